// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_UNREGISTER_MFA_HPP
#define VELO_USERS_UNREGISTER_MFA_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/unregister_mfa_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Unregisters the MFA device of a user. If no further verification is needed, the API mails the user a token to
/// register a new device.
///
/// operationId unregisterMFA: `POST /v2/users/{userId}/mfa/unregister`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403, 404 (no such user).
/// Idempotency: non-idempotent; resent only if the server has not acted.
struct unregister_mfa {
    rest::required<user_id_argument> user_id;  ///< the user whose device to unregister
    velo::unregister_mfa_request body;         ///< the type of the device: not SMS

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "unregister_mfa",
        .operation_id = "unregisterMFA",
        .method = rest::method::post,
        .path = "/v2/users/{userId}/mfa/unregister",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404},
        .idempotency = rest::idempotency::non_idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Unregisters the MFA device of a user.",
        .success = "the device was unregistered",
        .rules = {"A token to register a new device is mailed to the user when no further verification is needed.",
                  "SMS is no device that this operation takes.",
                  "The verification code is needed when the user is verified manually."},
        .errors = {{404, "there is no user with this id"}},
    };

    friend bool operator==(unregister_mfa const&, unregister_mfa const&) = default;
};
BOOST_DESCRIBE_STRUCT(unregister_mfa, (), (user_id, body))

}  // namespace velo::inline VELO_ABI

#endif
