// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOGIN_LOGOUT_HPP
#define VELO_LOGIN_LOGOUT_HPP

#include <velo/models/error_response.hpp>
#include <velo/rest/endpoint/description.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline v0 {

/// Logs the client's user or application out: its token is revoked.
///
/// operationId logout: `POST /v1/logout`. Success: 204. Security: bearer.
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

}  // namespace velo::inline v0

#endif
