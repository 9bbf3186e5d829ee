// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_INVITE_USER_HPP
#define VELO_USERS_INVITE_USER_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/invite_user_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Creates a user and invites them by e-mail.
///
/// operationId inviteUser: `POST /v2/users/invite`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403, 409 (the e-mail address is taken), 412 (the user is verified manually and the verification
/// code is missing).
/// Idempotency: non-idempotent; resent only if the server has not acted.
struct invite_user {
    velo::invite_user_request body;  ///< the user to create

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "invite_user",
        .operation_id = "inviteUser",
        .method = rest::method::post,
        .path = "/v2/users/invite",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 409, 412},
        .idempotency = rest::idempotency::non_idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Creates a user and invites them.",
        .success = "the user was created and invited",
        .rules = {"The roles must exist, system or custom, and the caller must be permitted to assign them.",
                  "The user is of type PAYOR when `userType` is left out and an `entityId` is given; a back-office "
                  "user has no entity.",
                  "The MFA type may depend on the roles.",
                  "The verification code is needed when the user is verified manually: register_sms sends it to their "
                  "number."},
        .errors = {{409, "a user has this e-mail address already"},
                   {412, "the user is verified manually, and the verification code is missing"}},
    };

    friend bool operator==(invite_user const&, invite_user const&) = default;
};
BOOST_DESCRIBE_STRUCT(invite_user, (), (body))

}  // namespace velo::inline VELO_ABI

#endif
