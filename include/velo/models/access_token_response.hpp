// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ACCESS_TOKEN_RESPONSE_HPP
#define VELO_MODELS_ACCESS_TOKEN_RESPONSE_HPP

#include <velo/models/user_info.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI {

/// The access token of a user and what it is good for. Schema AccessTokenResponse, response of validateAccessToken.
struct access_token_response {
    rest::field<rest::secret_string> access_token = {};   ///< the bearer token; zeroed on destruction
    rest::field<std::string> token_type = {};             ///< `bearer`
    rest::field<rest::secret_string> refresh_token = {};  ///< for a new access token; no published operation takes it
    rest::field<std::int64_t> expires_in = {};            ///< lifetime of the access token, in seconds
    rest::field<std::string> scope = {};                  ///< the scope of the access token: a URL
    rest::field<velo::user_info> user_info = {};          ///< the user who logged in
    std::vector<std::string> entity_ids = {};             ///< the id of the payor or payee of the user

    friend bool operator==(access_token_response const&, access_token_response const&) = default;
};
BOOST_DESCRIBE_STRUCT(access_token_response, (),
                      (access_token, token_type, refresh_token, expires_in, scope, user_info, entity_ids))

// RFC 6749 section 5.1 names these in snake_case; the API specification adds `user_info`.
template <>
struct rest::member<&access_token_response::access_token> {
    static constexpr std::string_view name = "access_token";
};
template <>
struct rest::member<&access_token_response::token_type> {
    static constexpr std::string_view default_value = "bearer";
    static constexpr std::string_view name = "token_type";
};
template <>
struct rest::member<&access_token_response::refresh_token> {
    static constexpr std::string_view name = "refresh_token";
};
template <>
struct rest::member<&access_token_response::expires_in> {
    static constexpr std::string_view name = "expires_in";
};
template <>
struct rest::member<&access_token_response::user_info> {
    static constexpr std::string_view name = "user_info";
};

}  // namespace velo::inline VELO_ABI

#endif
