// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_UNREGISTER_MFA_FOR_SELF_HPP
#define VELO_USERS_UNREGISTER_MFA_FOR_SELF_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/self_mfa_type_unregister_request.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Unregisters the caller's own MFA device. If no further verification is needed, the API mails the caller a token to
/// register a new device.
///
/// operationId unregisterMFAForSelf: `POST /v2/users/self/mfa/unregister`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403.
/// Idempotency: non-idempotent; resent only if the server has not acted.
struct unregister_mfa_for_self {
    velo::self_mfa_type_unregister_request body;  ///< the type of the device
    /// Replaces the client's credential for this call; a token without `Bearer `.
    rest::optional<rest::bearer_token> authorization = {};

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "unregister_mfa_for_self",
        .operation_id = "unregisterMFAForSelf",
        .method = rest::method::post,
        .path = "/v2/users/self/mfa/unregister",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::non_idempotent,
        .caller = rest::caller::person,
    };
    static constexpr rest::description description{
        .summary = "Unregisters the MFA device of the caller.",
        .success = "the device was unregistered",
        .rules = {"A token to register a new device is mailed to the user when no further verification is needed.",
                  "`authorization`, a token without `Bearer `, replaces the credential of the client for this call."},
    };

    friend bool operator==(unregister_mfa_for_self const&, unregister_mfa_for_self const&) = default;
};
BOOST_DESCRIBE_STRUCT(unregister_mfa_for_self, (), (body, authorization))

}  // namespace velo::inline VELO_ABI

#endif
