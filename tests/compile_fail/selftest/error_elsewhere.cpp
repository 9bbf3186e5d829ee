// complaint: the first error is not at the case's line
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: nothing
#include "error_elsewhere.hpp"
#if ACCEPT
int x = 1;
#else
int x = 2;
#endif
