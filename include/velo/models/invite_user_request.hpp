// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_INVITE_USER_REQUEST_HPP
#define VELO_MODELS_INVITE_USER_REQUEST_HPP

#include <velo/models/mfa_type.hpp>
#include <velo/models/user_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/types/email.hpp>
#include <velo/types/id_argument.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>
#include <velo/types/role_name.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `invite_user`: the user to create. Schema InviteUserRequest.
struct invite_user_request {
    rest::required<velo::email> email;             ///< the address that the invitation is sent to; unique among users
    rest::required<velo::mfa_type> mfa_type;       ///< the type may depend on the roles
    rest::required<phone> sms_number;              ///< a device that receives SMS
    rest::required<phone> primary_contact_number;  ///< the user's main number
    rest::field<phone> secondary_contact_number = {};  ///< the user's second number
    rest::required<role_list> roles;                 ///< existing roles, system or custom, which the caller may assign
    rest::optional<person_name> first_name = {};     ///< 1 to 128 characters
    rest::optional<person_name> last_name = {};      ///< 1 to 128 characters
    rest::field<entity_id_argument> entity_id = {};  ///< the payor or payee; null for a back-office user
    rest::optional<velo::user_type> user_type = {};  ///< default: PAYOR if `entity_id` is given
    /// Required to verify the user manually; see `register_sms`.
    rest::field<velo::verification_code> verification_code = {};

    friend bool operator==(invite_user_request const&, invite_user_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(invite_user_request, (),
                      (email, mfa_type, sms_number, primary_contact_number, secondary_contact_number, roles, first_name,
                       last_name, entity_id, user_type, verification_code))

}  // namespace velo::inline VELO_ABI

#endif
