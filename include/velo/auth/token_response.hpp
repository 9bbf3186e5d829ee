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

    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    auto const at = [text](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    auto const end_of_digits = [at, is_digit](std::size_t i) {
        while (is_digit(at(i))) ++i;
        return i;
    };
    std::size_t const point = end_of_digits(0);  // or the end of the digits
    std::size_t const end = at(point) == '.' ? end_of_digits(point + 1) : point;
    if (point == 0 || end == point + 1) return std::nullopt;
    int exponent = 0;
    if (end != text.size()) {
        if (at(end) != 'e' && at(end) != 'E') return std::nullopt;
        bool const divides = at(end + 1) == '-';
        std::size_t i = end + (divides || at(end + 1) == '+' ? 2 : 1);
        do {
            if (!is_digit(at(i)) || exponent > 30) return std::nullopt;
            exponent = 10 * exponent + (at(i) - '0');
        } while (++i != text.size());
        if (exponent > 308) return std::nullopt;
        if (divides) exponent = -exponent;
    }

    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
    std::int64_t seconds = 0;
    std::size_t i = 0;
    for (auto digits = static_cast<std::ptrdiff_t>(point) + exponent; digits > 0; --digits) {
        if (i == point) ++i;
        char const digit = i < end ? text[i] : '0';
        ++i;
        if (seconds > (most - 9) / 10) {
            seconds = most;
            break;
        }
        seconds = 10 * seconds + (digit - '0');
    }
    return is_negative ? -seconds : seconds;
}

}  // namespace velo::inline VELO_ABI

#endif
