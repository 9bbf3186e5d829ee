// SPDX-License-Identifier: BSL-1.0
#define ACCEPT 1
