// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_PAGE_SIZE_HPP
#define VELO_TYPES_PAGE_SIZE_HPP

#include <velo/rest/model/bounded.hpp>

namespace velo::inline v0 {

/// The number of results in a page: 1 to 100, as the schema has it.
using page_size = rest::bounded<1, 100>;

}  // namespace velo::inline v0

#endif
