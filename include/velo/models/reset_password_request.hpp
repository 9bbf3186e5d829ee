// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_RESET_PASSWORD_REQUEST_HPP
#define VELO_MODELS_RESET_PASSWORD_REQUEST_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/types/email.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `reset_password`: the user who forgot their password. Schema ResetPasswordRequest.
struct reset_password_request {
    rest::required<velo::email> email;  ///< the address that the link is mailed to

    friend bool operator==(reset_password_request const&, reset_password_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(reset_password_request, (), (email))

}  // namespace velo::inline VELO_ABI

#endif
