// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_VERIFICATION_CODE_HPP
#define VELO_TYPES_VERIFICATION_CODE_HPP

#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/secret_text.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of a verification code: 6 characters of UTF-8. Schemas InviteUserRequest, RoleUpdateRequest and others.
struct verification_code_rule : rest::code_points_rule<6, 6> {
    /// A request that holds one is non-idempotent: the server accepts it once.
    static constexpr bool is_one_time = true;
    static constexpr std::string_view expected = "a verification code: 6 characters";
    using mistake = class a_verification_code_has_6_characters;
};
/// A one-time code that verifies a user manually, held inline and zeroed on destruction: 6 characters. `register_sms`
/// sends it to the user's phone; the user reads it back to the caller.
using verification_code = rest::secret_text<verification_code_rule>;

}  // namespace velo::inline VELO_ABI

#endif
