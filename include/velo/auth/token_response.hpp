// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_AUTH_TOKEN_RESPONSE_HPP
#define VELO_AUTH_TOKEN_RESPONSE_HPP

#include <velo/models/auth_response.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/value_kind.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI {

/// The part of the response to `velo_auth` that `client_credentials` reads. It has only the members that are needed, so
/// that no other member can make the response undecodable. `auth_response` is the whole model.
struct token_response {
    rest::field<rest::secret_string> access_token = {};  ///< the token
    rest::field<rest::json_text> expires_in = {};        ///< its lifetime, any JSON value (`seconds_of`)
};
BOOST_DESCRIBE_STRUCT(token_response, (), (access_token, expires_in))

template <>
struct rest::member<&token_response::access_token> : rest::member<&auth_response::access_token> {};
template <>
struct rest::member<&token_response::expires_in> : rest::member<&auth_response::expires_in> {};

/// Returns the whole seconds in an `expires_in` that is a number, or a string with a number in it, as some servers send
/// it. A fraction is dropped, and what is too large is the end of the type. `std::nullopt` for any other value, and for
/// an exponent above 308. It needs no floating point, which a small board has not.
[[nodiscard]] inline std::optional<std::int64_t> seconds_of(rest::json_text const& expires_in) noexcept {
    std::string_view text = expires_in.text;
    if (text.size() >= 2 && text.front() == '"') text = text.substr(1, text.size() - 2);
    bool const is_negative = text.starts_with('-');
    if (is_negative) text.remove_prefix(1);

    auto const take_digits = [&text] {
        std::string_view const digits = text.substr(0, text.find_first_not_of("0123456789"));
        text.remove_prefix(digits.size());
        return digits;
    };
    std::string_view const whole = take_digits();
    if (whole.empty()) return std::nullopt;
    std::string_view fraction;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        fraction = take_digits();
        if (fraction.empty()) return std::nullopt;
    }
    int exponent = 0;
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        bool const divides = text.starts_with('-');
        if (divides || text.starts_with('+')) text.remove_prefix(1);
        std::string_view const digits = take_digits();
        if (digits.empty()) return std::nullopt;
        for (char const c : digits) {
            exponent = 10 * exponent + (c - '0');
            if (exponent > 308) return std::nullopt;
        }
        if (divides) exponent = -exponent;
    }
    if (!text.empty()) return std::nullopt;

    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
    std::int64_t seconds = 0;
    std::ptrdiff_t const before_point = static_cast<std::ptrdiff_t>(whole.size()) + exponent;
    for (std::ptrdiff_t i = 0; i < before_point; ++i) {
        auto const at = static_cast<std::size_t>(i);
        std::size_t const behind = at - whole.size();
        char const digit = at < whole.size() ? whole[at] : behind < fraction.size() ? fraction[behind] : '0';
        if (seconds > (most - 9) / 10) return is_negative ? -most : most;
        seconds = 10 * seconds + (digit - '0');
    }
    return is_negative ? -seconds : seconds;
}

}  // namespace velo::inline VELO_ABI

#endif
