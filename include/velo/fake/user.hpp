// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_USER_HPP
#define VELO_FAKE_USER_HPP

#include <velo/models/payee_type.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/types/password.hpp>

#include <boost/describe/enum.hpp>

#include <chrono>
#include <string>

namespace velo::inline VELO_ABI {

/// The purpose of a message that the fake sent.
enum class fake_message_kind {
    invitation,        ///< a mail with the token INVITE_MFA_USER
    mfa_registration,  ///< a mail with the token MFA_REGISTRATION
    password_reset,    ///< a mail with the token that resets a password
    login,             ///< an SMS with the one-time password of a login
    verification       ///< an SMS with the code of `register_sms`
};
BOOST_DESCRIBE_ENUM(fake_message_kind, invitation, mfa_registration, password_reset, login, verification)

/// A mail or an SMS that the API would have sent.
struct fake_message {
    fake_message_kind kind;         ///< its purpose
    std::string to;                 ///< the e-mail address or the phone number
    rest::secret_string secret;     ///< the token or code in it
    std::chrono::sys_seconds sent;  ///< when it was sent, by the fake's clock
};

/// A user of the fake: the part that the API shows, and the part that it keeps to itself.
struct fake_user {
    user_response shown = {};                          ///< as `get_user_by_id_v2` responds with it
    rest::optional<velo::payee_type> payee_type = {};  ///< for the filter `payeeType` of `list_users`
    bool enrolled = true;                              ///< false for an invited user who has not enrolled
    /// The password of the login; a user without one cannot log in. `fake::add` moves it into the fake, so that
    /// `fake::users` shows none.
    rest::optional<velo::password> password = {};
};

}  // namespace velo::inline VELO_ABI

#endif
