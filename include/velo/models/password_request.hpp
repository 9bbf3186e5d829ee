// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PASSWORD_REQUEST_HPP
#define VELO_MODELS_PASSWORD_REQUEST_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/types/new_password.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `validate_password_self`: the password to score. Schema PasswordRequest.
struct password_request {
    rest::required<velo::new_password> password;  ///< 8 to 128 characters

    friend bool operator==(password_request const&, password_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(password_request, (), (password))

}  // namespace velo::inline VELO_ABI

#endif
