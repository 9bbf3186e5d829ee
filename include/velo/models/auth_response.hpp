// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_AUTH_RESPONSE_HPP
#define VELO_MODELS_AUTH_RESPONSE_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/text_type.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// The access token of an application. Schema AuthResponse, response of veloAuth.
template <class Text>
struct basic_auth_response {
    rest::field<rest::secret_in<Text>> access_token = {};   ///< the bearer token; zeroed on destruction
    rest::field<Text> token_type = {};                      ///< `bearer`
    rest::field<double> expires_in = {};                    ///< lifetime of the access token, in seconds
    rest::field<rest::secret_in<Text>> refresh_token = {};  ///< for a new access token; no published operation takes it
    rest::field<Text> scope = {};                           ///< the scope of the access token
    rest::list_in<Text, Text> entity_ids = {};              ///< ids of payors or payees

    /// Facts of the API specification about members, beyond their types. RFC 6749 section 5.1 names these in
    /// snake_case.
    static consteval auto attributes() {
        return rest::attributes<
            rest::of<&basic_auth_response::access_token, rest::always_present, rest::named<"access_token">>,
            rest::of<&basic_auth_response::token_type, rest::always_present, rest::named<"token_type">>,
            rest::of<&basic_auth_response::expires_in, rest::named<"expires_in">>,
            rest::of<&basic_auth_response::refresh_token, rest::named<"refresh_token">>>();
    }

    friend bool operator==(basic_auth_response const&, basic_auth_response const&) = default;
    BOOST_DESCRIBE_CLASS(basic_auth_response, (),
                         (access_token, token_type, expires_in, refresh_token, scope, entity_ids), (), ())
};
/// The same with the text type of the models.
using auth_response = basic_auth_response<rest::default_text>;

}  // namespace velo::inline VELO_ABI

#endif
