// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_OTP_HPP
#define VELO_TYPES_OTP_HPP

#include <velo/rest/model/secret_text.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0 {

/// A one-time password from an SMS or an MFA device: 6 to 64 characters of UTF-8, as the schema has it.
struct otp_rule {
    static constexpr std::size_t capacity = 256;
    static constexpr bool is_one_time = true;
    static constexpr rest::text_facts facts{.min_length = 6, .max_length = 64};
    static constexpr std::string_view expected = "a one-time password: 6 to 64 characters";
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        auto const count = rest::code_points(s);
        return count && facts.allows_length(*count);
    }
    using mistake = class a_one_time_password_has_6_to_64_characters;
};
using otp = rest::secret_text<otp_rule>;

}  // namespace velo::inline v0

#endif
