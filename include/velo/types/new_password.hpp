// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_NEW_PASSWORD_HPP
#define VELO_TYPES_NEW_PASSWORD_HPP

#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/secret_text.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of a password to set or to score: 8 to 128 characters of UTF-8, the limits of version 2.30 of the API
/// specification. Version 2.38 has 10 to 64; its server answers 400 to others.
struct new_password_rule : rest::code_points_rule<8, 128> {
    static constexpr std::string_view expected = "a new password: 8 to 128 characters";
    using mistake = class a_new_password_has_8_to_128_characters;
};
/// A password to set or to score, held inline and zeroed on destruction: 8 to 128 characters of any script.
using new_password = rest::secret_text<new_password_rule>;

}  // namespace velo::inline VELO_ABI

#endif
