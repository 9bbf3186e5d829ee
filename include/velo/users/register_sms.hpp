// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_REGISTER_SMS_HPP
#define VELO_USERS_REGISTER_SMS_HPP

#include <velo/models/error_response.hpp>
#include <velo/models/register_sms_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Sends a one-time code to a phone number, so that a back-office user can verify a user manually. The user reads the
/// code back; it becomes the `verification_code` of the request that needs one.
///
/// operationId registerSms: `POST /v2/users/registration/sms`. Security: bearer. Success: 204.
/// Errors: 400, 401, 403.
/// Idempotency: non-idempotent; resent only if the server has not acted.
struct register_sms {
    velo::register_sms_request body;  ///< the number to send the code to

    using response = void;
    using error_payload = error_response;
    static constexpr rest::endpoint endpoint{
        .name = "register_sms",
        .operation_id = "registerSms",
        .method = rest::method::post,
        .path = "/v2/users/registration/sms",
        .security = rest::security::bearer,
        .success = 204,
        .errors = {400, 401, 403},
        .idempotency = rest::idempotency::non_idempotent,
        .caller = rest::caller::manager,
    };
    static constexpr rest::description description{
        .summary = "Sends a one-time code to a phone number, to verify a user manually.",
        .success = "the code was sent",
        .rules = {"It is for back-office users.",
                  "The user reads the code back, and it goes into `verificationCode` of the requests that need it."},
    };

    friend bool operator==(register_sms const&, register_sms const&) = default;
};
BOOST_DESCRIBE_STRUCT(register_sms, (), (body))

}  // namespace velo::inline VELO_ABI

#endif
