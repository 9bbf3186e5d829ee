// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ROLE_UPDATE_REQUEST_HPP
#define VELO_MODELS_ROLE_UPDATE_REQUEST_HPP

#include <velo/rest/model/field.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/required.hpp>
#include <velo/types/role_list.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline v0 {

/// The roles to have from now on. Schema RoleUpdateRequest.
struct role_update_request {
    rest::required<role_list> roles;
    rest::field<velo::verification_code> verification_code = {};  ///< when they are verified manually

    friend bool operator==(role_update_request const&, role_update_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(role_update_request, (), (roles, verification_code))

}  // namespace velo::inline v0

#endif
