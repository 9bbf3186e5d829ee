// complaint: the halves are equal
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: nothing
#if ACCEPT
int x = nothing;
#else
int x = nothing;
#endif
