// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_ROLE_LIST_HPP
#define VELO_TYPES_ROLE_LIST_HPP

#include <velo/rest/model/list.hpp>
#include <velo/types/role_name.hpp>

namespace velo::inline v0 {

/// The roles in a request, held inline: `{"payor.admin", "payor.support"}`, at most 16. The API specification sets no
/// maximum; ours keeps a request free of allocations.
using role_list = rest::list<role_name, 16>;

}  // namespace velo::inline v0

#endif
