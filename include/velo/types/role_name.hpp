// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_ROLE_NAME_HPP
#define VELO_TYPES_ROLE_NAME_HPP

#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/list.hpp>
#include <velo/rest/model/text.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of a role's name: 1 to 128 bytes of UTF-8. The API specification sets no maximum; ours keeps a request free
/// of allocations.
struct role_name_rule : rest::code_points_rule<1, 0> {
    static constexpr std::size_t capacity = 128;  ///< bytes
    static constexpr std::string_view expected = "the name of a role: 1 to 128 bytes of UTF-8";
    using mistake = class a_role_has_1_to_128_bytes;
};
/// The name of a role, system or custom, held inline: 1 to 128 bytes. The API specification writes the system roles in
/// two ways, `velo.payor.admin` and `payor.admin`.
using role_name = rest::text<role_name_rule>;

/// The roles in a request, held inline: `{"payor.admin", "payor.support"}`, at most 16. The API specification sets no
/// maximum; ours keeps a request free of allocations.
using role_list = rest::list<role_name, 16>;

}  // namespace velo::inline VELO_ABI

#endif
