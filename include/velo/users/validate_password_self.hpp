// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_VALIDATE_PASSWORD_SELF_HPP
#define VELO_USERS_VALIDATE_PASSWORD_SELF_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/password_request.hpp>
#include <velo/models/validate_password_response.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Scores a password for the caller and changes nothing. The API accepts passwords with a score of at least 3.
///
/// operationId validatePasswordSelf: `POST /v2/users/self/password/validate`. Security: bearer. Success: 200 with a
/// `validate_password_response`.
/// Errors: 400, 401, 403.
/// Idempotency: safe, although the method is POST.
struct validate_password_self {
    velo::password_request body;  ///< the password to score

    using response = validate_password_response;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "validate_password_self",
        .operation_id = "validatePasswordSelf",
        .method = rest::method::post,
        .path = "/v2/users/self/password/validate",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::safe,
        .caller = rest::caller::person,
    };
    static constexpr rest::description description{
        .summary = "Scores a password for the caller and changes nothing.",
        .success = "the password was scored",
        .rules = {"A password is valid, and would be accepted, from a score of 3."},
    };

    friend bool operator==(validate_password_self const&, validate_password_self const&) = default;
};
BOOST_DESCRIBE_STRUCT(validate_password_self, (), (body))

}  // namespace velo::inline VELO_ABI

#endif
