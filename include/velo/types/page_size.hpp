// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_PAGE_SIZE_HPP
#define VELO_TYPES_PAGE_SIZE_HPP

#include <velo/rest/model/bounded.hpp>

namespace velo::inline VELO_ABI {

/// The maximum number of items in a page: 1 to 100. Parameter `pageSize` of listUsers.
using page_size = rest::bounded<1, 100>;

}  // namespace velo::inline VELO_ABI

#endif
