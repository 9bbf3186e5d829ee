// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOGIN_VALIDATE_ACCESS_TOKEN_HPP
#define VELO_LOGIN_VALIDATE_ACCESS_TOKEN_HPP

#include <velo/models/access_token_response.hpp>
#include <velo/models/access_token_validation_request.hpp>
#include <velo/models/error_response.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Finishes a login with MFA: exchanges an access token with PRE_AUTH authority and a one-time password for a full
/// access token. The API publishes no operation that issues a PRE_AUTH token.
///
/// operationId validateAccessToken: `POST /v1/validate`. Security: bearer. Success: 200 with an
/// `access_token_response`.
/// Errors: 401, 403.
/// Idempotency: non-idempotent; resent only if the server has not acted.
struct validate_access_token {
    velo::access_token_validation_request body;  ///< the one-time password
    /// Replaces the client's credential for this call; a token without `Bearer `.
    rest::optional<rest::bearer_token> authorization = {};

    using response = access_token_response;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "validate_access_token",
        .operation_id = "validateAccessToken",
        .method = rest::method::post,
        .path = "/v1/validate",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {401, 403},
        .idempotency = rest::idempotency::non_idempotent,
    };
    static constexpr rest::description description{
        .summary =
            "Finishes a login: a token with PRE_AUTH authority and a one-time password give a full access token.",
        .success = "an access token of the user",
        .rules = {"The one-time password comes by SMS or from the registered MFA device.",
                  "`authorization`, a token without `Bearer `, replaces the credential of the client for this call.",
                  "The call that gives a PRE_AUTH token is not in the published API."},
    };

    friend bool operator==(validate_access_token const&, validate_access_token const&) = default;
};
BOOST_DESCRIBE_STRUCT(validate_access_token, (), (body, authorization))

}  // namespace velo::inline VELO_ABI

#endif
