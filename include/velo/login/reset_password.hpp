// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOGIN_RESET_PASSWORD_HPP
#define VELO_LOGIN_RESET_PASSWORD_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/reset_password_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Mails a link to a user who forgot their password. The token in the link resets the password.
///
/// operationId resetPassword: `POST /v1/password/reset`. Security: none. Success: 204.
/// Errors: 400.
/// Idempotency: non-idempotent; resent only if the server has not acted.
struct reset_password {
    velo::reset_password_request body;  ///< the user who forgot their password

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "reset_password",
        .operation_id = "resetPassword",
        .method = rest::method::post,
        .path = "/v1/password/reset",
        .security = rest::security::none,
        .success = 204,
        .errors = {400},
        .idempotency = rest::idempotency::non_idempotent,
    };
    static constexpr rest::description description{
        .summary = "Mails a link to somebody who forgot their password.",
        .success = "the request was accepted",
        .rules = {"The token in the link resets the password."},
    };

    friend bool operator==(reset_password const&, reset_password const&) = default;
};
BOOST_DESCRIBE_STRUCT(reset_password, (), (body))

}  // namespace velo::inline VELO_ABI

#endif
