// complaint: the halves differ in more than one line
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: nothing
#if ACCEPT
int x = 1;
int y = 1;
#else
int x = nothing;
int y = 2;
#endif
