// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_MESSAGE_HPP
#define VELO_FAKE_MESSAGE_HPP

#include <velo/rest/model/secret_string.hpp>

#include <boost/describe/enum.hpp>

#include <chrono>
#include <string>

namespace velo::inline v0 {

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

}  // namespace velo::inline v0

#endif
