// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_USER_DETAILS_UPDATE_FOR_SELF_HPP
#define VELO_USERS_USER_DETAILS_UPDATE_FOR_SELF_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/payee_user_self_update_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Changes the caller's own profile: an absent member keeps the property, null clears it. For payee users only.
///
/// operationId userDetailsUpdateForSelf: `POST /v2/users/self/userDetailsUpdate`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403, 409 (the e-mail address is taken).
/// Idempotency: idempotent.
struct user_details_update_for_self {
    velo::payee_user_self_update_request body = {};  ///< the changes; none by default

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "user_details_update_for_self",
        .operation_id = "userDetailsUpdateForSelf",
        .method = rest::method::post,
        .path = "/v2/users/self/userDetailsUpdate",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403, 409},
        .idempotency = rest::idempotency::idempotent,
        .caller = rest::caller::person,
    };
    static constexpr rest::description description{
        .summary = "Changes the profile of the caller.",
        .success = "the profile was changed",
        .rules = {"It is for payee users.",
                  "All properties are optional: what is left out stays as it is, null clears it."},
        .errors = {{409, "another user has this e-mail address"}},
    };

    friend bool operator==(user_details_update_for_self const&, user_details_update_for_self const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_details_update_for_self, (), (body))

}  // namespace velo::inline VELO_ABI

#endif
