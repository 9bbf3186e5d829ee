// SPDX-License-Identifier: BSL-1.0
#if ACCEPT
#else
int in_a_header = nothing;
#endif
