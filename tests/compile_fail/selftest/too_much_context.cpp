// complaint: lines of context name our headers
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: nothing of this name
// where: header
#include "include/velo/deep.hpp"
#if ACCEPT
int x = 1;
#else
int x = deep::f<9>(0);
#endif
