// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOGIN_LOGOUT_HPP
#define VELO_LOGIN_LOGOUT_HPP

#include <velo/models/error_response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Revokes the access token of the call, of a user or of an application.
///
/// operationId logout: `POST /v1/logout`. Security: bearer. Success: 204.
/// Errors: 401, 403.
/// Idempotency: non-idempotent; resent only if the server has not acted.
struct logout {
    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "logout",
        .operation_id = "logout",
        .method = rest::method::post,
        .path = "/v1/logout",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {401, 403},
        .idempotency = rest::idempotency::non_idempotent,
    };
    static constexpr rest::description description{
        .summary = "Logs the user or the application of the token out.",
        .success = "the token was revoked",
    };

    friend bool operator==(logout const&, logout const&) = default;
};
BOOST_DESCRIBE_STRUCT(logout, (), ())

}  // namespace velo::inline VELO_ABI

#endif
