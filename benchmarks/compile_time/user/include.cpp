// SPDX-License-Identifier: BSL-1.0
#include <velo/velo.hpp>
