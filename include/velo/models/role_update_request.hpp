// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_ROLE_UPDATE_REQUEST_HPP
#define VELO_MODELS_ROLE_UPDATE_REQUEST_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/types/role_name.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `role_update`: the new roles of the user. Schema RoleUpdateRequest.
struct role_update_request {
    /// Existing roles, system or custom, which the caller may assign. They replace the old ones.
    rest::required<role_list> roles;
    /// Required to verify the user manually; see `register_sms`.
    rest::field<velo::verification_code> verification_code = {};

    friend bool operator==(role_update_request const&, role_update_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(role_update_request, (), (roles, verification_code))

}  // namespace velo::inline VELO_ABI

#endif
