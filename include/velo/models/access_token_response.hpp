// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ACCESS_TOKEN_RESPONSE_HPP
#define VELO_MODELS_ACCESS_TOKEN_RESPONSE_HPP

#include <velo/models/user_info.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/text_type.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The access token of a user and what it is good for. Schema AccessTokenResponse, response of validateAccessToken.
template <class Text>
struct basic_access_token_response {
    rest::field<rest::secret_in<Text>> access_token = {};   ///< the bearer token; zeroed on destruction
    rest::field<Text> token_type = {};                      ///< `bearer`
    rest::field<rest::secret_in<Text>> refresh_token = {};  ///< for a new access token; no published operation takes it
    rest::field<std::int64_t> expires_in = {};              ///< lifetime of the access token, in seconds
    rest::field<Text> scope = {};                           ///< the scope of the access token: a URL
    rest::field<velo::basic_user_info<Text>> user_info = {};  ///< the user who logged in
    rest::list_in<Text, Text> entity_ids = {};                ///< the id of the payor or payee of the user

    /// Facts of the API specification about members, beyond their types. RFC 6749 section 5.1 names these in
    /// snake_case; the API specification adds `user_info`.
    static consteval auto attributes() {
        return rest::attributes<
            rest::of<&basic_access_token_response::access_token, rest::named<"access_token">>,
            rest::of<&basic_access_token_response::token_type, rest::by_default<"bearer">, rest::named<"token_type">>,
            rest::of<&basic_access_token_response::refresh_token, rest::named<"refresh_token">>,
            rest::of<&basic_access_token_response::expires_in, rest::named<"expires_in">>,
            rest::of<&basic_access_token_response::user_info, rest::named<"user_info">>>();
    }

    friend bool operator==(basic_access_token_response const&, basic_access_token_response const&) = default;
    BOOST_DESCRIBE_CLASS(basic_access_token_response, (),
                         (access_token, token_type, refresh_token, expires_in, scope, user_info, entity_ids), (), ())
};
/// The same with the text type of the models.
using access_token_response = basic_access_token_response<rest::default_text>;

}  // namespace velo::inline VELO_ABI

#endif
