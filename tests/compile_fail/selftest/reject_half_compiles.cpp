// complaint: the reject half compiles
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: anything
#if ACCEPT
int x = 1;
#else
int x = 2;
#endif
