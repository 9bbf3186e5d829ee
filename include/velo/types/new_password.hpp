// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_NEW_PASSWORD_HPP
#define VELO_TYPES_NEW_PASSWORD_HPP

#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/secret_text.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of a password to set or to score: 10 to 64 characters of UTF-8, the limits of version 2.38 of the API
/// specification. They lie within those of version 2.30 (8 to 128), so both versions accept it.
struct new_password_rule : rest::code_points_rule<10, 64> {
    /// Room for the 128 characters of version 2.30, for `unchecked`.
    static constexpr std::size_t capacity = 512;
    static constexpr std::string_view expected = "a new password: 10 to 64 characters";
    using mistake = class a_new_password_has_10_to_64_characters;
};
/// A password to set or to score, held inline and zeroed on destruction: 10 to 64 characters. `new_password::unchecked`
/// takes others, for a server of version 2.30.
using new_password = rest::secret_text<new_password_rule>;

}  // namespace velo::inline VELO_ABI

#endif
