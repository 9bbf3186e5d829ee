// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_OTP_HPP
#define VELO_TYPES_OTP_HPP

#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/secret_text.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// The form of a one-time password: 6 to 64 characters of UTF-8. Schema AccessTokenValidationRequest.
struct otp_rule : rest::code_points_rule<6, 64> {
    /// A request that holds one is non-idempotent: the server accepts it once.
    static constexpr bool is_one_time = true;
    static constexpr std::string_view expected = "a one-time password: 6 to 64 characters";
    using mistake = class a_one_time_password_has_6_to_64_characters;
};
/// A one-time password from an SMS or an MFA device, held inline and zeroed on destruction: 6 to 64 characters.
using otp = rest::secret_text<otp_rule>;

}  // namespace velo::inline VELO_ABI

#endif
