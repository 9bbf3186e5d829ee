// complaint: has words of the language for a kind that we have words for
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect g++: nothing
// expect clang: nothing
#if ACCEPT
int x = 1;
#else
int x = nothing;
#endif
