// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_ROLE_NAME_HPP
#define VELO_TYPES_ROLE_NAME_HPP

#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/list.hpp>
#include <velo/rest/model/text.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI {

/// The most bytes of a role's name, 128 unless a program defines it: a request with roles has room for 16 of them,
/// which a board may not have. All sources of a program define the same. The longest system role has 23.
#if !defined(VELO_ROLE_NAME_CAPACITY)
#define VELO_ROLE_NAME_CAPACITY 128
#define VELO_ROLE_NAME_MISTAKE a_role_has_1_to_128_bytes
#else
#define VELO_ROLE_NAME_MISTAKE a_role_has_1_to_VELO_ROLE_NAME_CAPACITY_bytes
#endif

/// The form of a role's name: 1 to 128 bytes of UTF-8. The API specification sets no maximum; ours keeps a request free
/// of allocations.
struct role_name_rule : rest::code_points_rule<1, 0> {
    static constexpr std::size_t capacity = VELO_ROLE_NAME_CAPACITY;  ///< bytes
    static constexpr std::string_view expected =
        capacity == 128 ? "the name of a role: 1 to 128 bytes of UTF-8"
                        : "the name of a role: 1 to VELO_ROLE_NAME_CAPACITY bytes of UTF-8";
    using mistake = class VELO_ROLE_NAME_MISTAKE;
};
#undef VELO_ROLE_NAME_MISTAKE
/// The name of a role, system or custom, held inline: 1 to 128 bytes. The API specification writes the system roles in
/// two ways, `velo.payor.admin` and `payor.admin`.
using role_name = rest::text<role_name_rule>;

/// The roles in a request, held inline: `{"payor.admin", "payor.support"}`, at most 16. The API specification sets no
/// maximum; ours keeps a request free of allocations.
using role_list = rest::list<role_name, 16>;

}  // namespace velo::inline VELO_ABI

#endif
