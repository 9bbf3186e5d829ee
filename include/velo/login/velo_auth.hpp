// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOGIN_VELO_AUTH_HPP
#define VELO_LOGIN_VELO_AUTH_HPP

#include <velo/models/auth_response.hpp>
#include <velo/models/error_response.hpp>
#include <velo/models/grant_type.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// Issues an access token for an API key and its secret. A client with `client_credentials` calls it by itself.
///
/// operationId veloAuth: `POST /v1/authenticate`. Security: basic. Success: 200 with an `auth_response`.
/// Errors: 401 (the key or the secret is wrong).
/// Idempotency: idempotent.
struct velo_auth {
    /// Default: `client_credentials`, the only grant.
    rest::optional<velo::grant_type> grant_type = velo::grant_type::client_credentials;

    using response = auth_response;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "velo_auth",
        .operation_id = "veloAuth",
        .method = rest::method::post,
        .path = "/v1/authenticate",
        .security = rest::security::basic,
        .success = 200,
        .errors = {401},  // not in the API specification, which lists no failure (docs/design.md)
        .idempotency = rest::idempotency::idempotent,
    };
    static constexpr rest::description description{
        .summary = "Gets an access token for an API key and its secret.",
        .success = "an access token of the application",
        .rules = {"Key and secret go into the Authorization field, as HTTP Basic."},
        .errors = {{401, "the key or the secret is wrong"}},
        .headers = {{"Cache-Control", "no-store"}, {"Pragma", "no-cache"}},
    };

    friend bool operator==(velo_auth const&, velo_auth const&) = default;
};
BOOST_DESCRIBE_STRUCT(velo_auth, (), (grant_type))

template <>
struct rest::member<&velo_auth::grant_type> {
    static constexpr std::string_view default_value = "client_credentials";
    static constexpr std::string_view name = "grant_type";
};

}  // namespace velo::inline VELO_ABI

#endif
