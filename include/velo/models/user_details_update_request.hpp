// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_USER_DETAILS_UPDATE_REQUEST_HPP
#define VELO_MODELS_USER_DETAILS_UPDATE_REQUEST_HPP

#include <velo/models/mfa_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/types/email.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `user_details_update`: changes to a user's profile. An absent member keeps the property, null clears it, a
/// value sets it. Schema UserDetailsUpdateRequest.
struct user_details_update_request {
    rest::field<phone> primary_contact_number = {};    ///< the user's main number
    rest::field<phone> secondary_contact_number = {};  ///< the user's second number
    rest::field<person_name> first_name = {};          ///< 1 to 128 characters
    rest::field<person_name> last_name = {};           ///< 1 to 128 characters
    rest::field<velo::email> email = {};               ///< unique among users
    rest::field<phone> sms_number = {};                ///< a device that receives SMS
    rest::field<velo::mfa_type> mfa_type = {};         ///< the type of the user's MFA device
    /// Required for a payor user with the role payor.master_admin.
    rest::field<velo::verification_code> verification_code = {};

    friend bool operator==(user_details_update_request const&, user_details_update_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_details_update_request, (),
                      (primary_contact_number, secondary_contact_number, first_name, last_name, email, sms_number,
                       mfa_type, verification_code))

}  // namespace velo::inline VELO_ABI

#endif
