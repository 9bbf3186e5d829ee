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

#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

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

/// Returns the number of seconds in an `expires_in` that is a number, or a string with a number in it, as some servers
/// send it. `std::nullopt` for any other value.
[[nodiscard]] inline std::optional<double> seconds_of(rest::json_text const& expires_in) noexcept {
    std::string_view digits = expires_in.text;
    if (digits.size() >= 2 && digits.front() == '"') digits = digits.substr(1, digits.size() - 2);
    double seconds = 0;
#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 200000
    // There `std::from_chars` reads no `double`.
    std::string const copy(digits);
    char* end = nullptr;
    seconds = std::strtod(copy.c_str(), &end);
    if (copy.empty() || end != copy.c_str() + copy.size()) return std::nullopt;
#else
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
#endif
    return seconds;
}

}  // namespace velo::inline VELO_ABI

#endif
