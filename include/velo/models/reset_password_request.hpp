// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_RESET_PASSWORD_REQUEST_HPP
#define VELO_MODELS_RESET_PASSWORD_REQUEST_HPP

#include <velo/rest/model/required.hpp>
#include <velo/types/email.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline v0 {

/// Whose password to reset. Schema ResetPasswordRequest.
struct reset_password_request {
    rest::required<velo::email> email;

    friend bool operator==(reset_password_request const&, reset_password_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(reset_password_request, (), (email))

}  // namespace velo::inline v0

#endif
