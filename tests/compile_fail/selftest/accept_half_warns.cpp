// complaint: the accept half does not compile cleanly
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: nothing
#if ACCEPT
void f() { int unused = 1; }
#else
int x = nothing;
#endif
