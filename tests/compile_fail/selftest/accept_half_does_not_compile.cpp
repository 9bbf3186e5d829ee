// complaint: the accept half does not compile
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: was not declared
#if ACCEPT
int x = something;
#else
int x = nothing;
#endif
