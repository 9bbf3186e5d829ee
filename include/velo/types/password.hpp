// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_PASSWORD_HPP
#define VELO_TYPES_PASSWORD_HPP

#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/secret_text.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of a user's current password: 8 to 128 characters of UTF-8, the limits of version 2.30 of the API
/// specification. Version 2.38 demands 10 to 64 of every password.
struct password_rule : rest::code_points_rule<8, 128> {
    static constexpr std::string_view expected = "an old password: 8 to 128 characters";
    using mistake = class an_old_password_has_8_to_128_characters;
};
/// A user's current password, held inline and zeroed on destruction: 8 to 128 characters. A password to set is a
/// `new_password`.
using password = rest::secret_text<password_rule>;

}  // namespace velo::inline VELO_ABI

#endif
