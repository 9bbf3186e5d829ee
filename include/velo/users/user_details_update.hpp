// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_USER_DETAILS_UPDATE_HPP
#define VELO_USERS_USER_DETAILS_UPDATE_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/user_details_update_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Changes the profile of a user: an absent member keeps the property, null clears it. A payor's user with the role
/// payor.master_admin needs a verification code.
///
/// operationId userDetailsUpdate: `POST /v2/users/{userId}/userDetailsUpdate`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403, 404 (no such user), 409 (the e-mail address is taken).
/// Idempotency: idempotent, unless the body holds a verification code.
struct user_details_update {
    rest::required<user_id_argument> user_id;     ///< the user to change
    velo::user_details_update_request body = {};  ///< the changes; none by default

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "user_details_update",
        .operation_id = "userDetailsUpdate",
        .method = rest::method::post,
        .path = "/v2/users/{userId}/userDetailsUpdate",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 404, 409},
        .idempotency = rest::idempotency::idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Changes the profile of a user.",
        .success = "the profile was changed",
        .rules = {"All properties are optional: what is left out stays as it is, null clears it.",
                  "A payor's user with the role payor.master_admin needs a verification code."},
        .errors = {{404, "there is no user with this id"}, {409, "another user has this e-mail address"}},
    };

    friend bool operator==(user_details_update const&, user_details_update const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_details_update, (), (user_id, body))

}  // namespace velo::inline VELO_ABI

#endif
