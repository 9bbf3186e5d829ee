// complaint: needs two halves, a kind and an expectation
// SPDX-License-Identifier: BSL-1.0
#if ACCEPT
int x = 1;
#else
int x = nothing;
#endif
