// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_SELF_UPDATE_PASSWORD_REQUEST_HPP
#define VELO_MODELS_SELF_UPDATE_PASSWORD_REQUEST_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/types/new_password.hpp>
#include <velo/types/password.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `update_password_self`. Schema SelfUpdatePasswordRequest.
struct self_update_password_request {
    rest::required<velo::password> old_password;      ///< the current password; 8 to 128 characters
    rest::required<velo::new_password> new_password;  ///< 8 to 128 characters; a score of at least 3, not used before

    friend bool operator==(self_update_password_request const&, self_update_password_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(self_update_password_request, (), (old_password, new_password))

}  // namespace velo::inline VELO_ABI

#endif
