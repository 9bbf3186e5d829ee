// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_PERSON_NAME_HPP
#define VELO_TYPES_PERSON_NAME_HPP

#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/text.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of a first or last name: 1 to 128 characters of UTF-8. Schema InviteUserRequest.
struct person_name_rule : rest::code_points_rule<1, 128> {
    static constexpr std::string_view expected = "1 to 128 characters of UTF-8";
    using mistake = class a_name_has_1_to_128_characters;
};
/// A first or last name, held inline: 1 to 128 characters.
using person_name = rest::text<person_name_rule>;

}  // namespace velo::inline VELO_ABI

#endif
