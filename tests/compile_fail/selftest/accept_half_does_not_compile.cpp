// complaint: the accept half does not compile
// SPDX-License-Identifier: BSL-1.0
// kind: 0
// expect: was not declared
#if ACCEPT
int x = something;
#else
int x = nothing;
#endif
