// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_INVITE_USER_REQUEST_HPP
#define VELO_MODELS_INVITE_USER_REQUEST_HPP

#include <velo/models/mfa_type.hpp>
#include <velo/models/user_type.hpp>
#include <velo/rest/model/field.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/optional.hpp>
#include <velo/rest/model/required.hpp>
#include <velo/types/email.hpp>
#include <velo/types/id_argument.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>
#include <velo/types/role_list.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline v0 {

/// Whom to invite. Schema InviteUserRequest.
struct invite_user_request {
    rest::required<velo::email> email;
    rest::required<velo::mfa_type> mfa_type;  ///< may depend on the roles
    rest::required<phone> sms_number;
    rest::required<phone> primary_contact_number;
    rest::field<phone> secondary_contact_number = {};
    rest::required<role_list> roles;  ///< they must exist, and the caller must be allowed to assign them
    rest::optional<person_name> first_name = {};
    rest::optional<person_name> last_name = {};
    rest::field<entity_id_argument> entity_id = {};               ///< the payor or payee; null for a back-office user
    rest::optional<velo::user_type> user_type = {};               ///< PAYOR when left out and an entity is given
    rest::field<velo::verification_code> verification_code = {};  ///< when they are verified manually

    friend bool operator==(invite_user_request const&, invite_user_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(invite_user_request, (),
                      (email, mfa_type, sms_number, primary_contact_number, secondary_contact_number, roles, first_name,
                       last_name, entity_id, user_type, verification_code))

}  // namespace velo::inline v0

#endif
