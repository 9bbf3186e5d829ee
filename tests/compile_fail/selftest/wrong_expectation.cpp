// complaint: the first error is not
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: these words are nowhere
#if ACCEPT
int x = 1;
#else
int x = nothing;
#endif
