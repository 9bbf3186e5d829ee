// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_SELF_UPDATE_PASSWORD_REQUEST_HPP
#define VELO_MODELS_SELF_UPDATE_PASSWORD_REQUEST_HPP

#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/required.hpp>
#include <velo/types/new_password.hpp>
#include <velo/types/password.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline v0 {

/// A password and the one that replaces it. Schema SelfUpdatePasswordRequest.
struct self_update_password_request {
    rest::required<velo::password> old_password;
    rest::required<velo::new_password> new_password;

    friend bool operator==(self_update_password_request const&, self_update_password_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(self_update_password_request, (), (old_password, new_password))

}  // namespace velo::inline v0

#endif
