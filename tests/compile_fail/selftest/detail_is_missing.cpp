// complaint: the message does not say
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: nothing
// detail: these words are nowhere
#if ACCEPT
int x = 1;
#else
int x = nothing;
#endif
