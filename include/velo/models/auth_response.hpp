// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_AUTH_RESPONSE_HPP
#define VELO_MODELS_AUTH_RESPONSE_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <boost/describe/class.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI {

/// The access token of an application. Schema AuthResponse, response of veloAuth.
struct auth_response {
    rest::field<rest::secret_string> access_token = {};   ///< the bearer token; zeroed on destruction
    rest::field<std::string> token_type = {};             ///< `bearer`
    rest::field<double> expires_in = {};                  ///< lifetime of the access token, in seconds
    rest::field<rest::secret_string> refresh_token = {};  ///< for a new access token; no published operation takes it
    rest::field<std::string> scope = {};                  ///< the scope of the access token
    std::vector<std::string> entity_ids = {};             ///< ids of payors or payees

    friend bool operator==(auth_response const&, auth_response const&) = default;
};
BOOST_DESCRIBE_STRUCT(auth_response, (), (access_token, token_type, expires_in, refresh_token, scope, entity_ids))

// RFC 6749 section 5.1 names these in snake_case.
template <>
struct rest::member<&auth_response::access_token> {
    static constexpr bool is_required = true;
    static constexpr std::string_view name = "access_token";
};
template <>
struct rest::member<&auth_response::token_type> {
    static constexpr bool is_required = true;
    static constexpr std::string_view name = "token_type";
};
template <>
struct rest::member<&auth_response::expires_in> {
    static constexpr std::string_view name = "expires_in";
};
template <>
struct rest::member<&auth_response::refresh_token> {
    static constexpr std::string_view name = "refresh_token";
};

}  // namespace velo::inline VELO_ABI

#endif
