// complaint: needs two halves, a kind and an expectation
// SPDX-License-Identifier: BSL-1.0
// kind: selftest
// expect: nothing
int x = nothing;
