// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PAYEE_USER_SELF_UPDATE_REQUEST_HPP
#define VELO_MODELS_PAYEE_USER_SELF_UPDATE_REQUEST_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/types/email.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// Body of `user_details_update_for_self`: a payee user's changes to their own profile. An absent member keeps the
/// property, null clears it, a value sets it. Schema PayeeUserSelfUpdateRequest.
struct payee_user_self_update_request {
    rest::field<phone> primary_contact_number = {};    ///< the user's main number
    rest::field<phone> secondary_contact_number = {};  ///< the user's second number
    rest::field<person_name> first_name = {};          ///< 1 to 128 characters
    rest::field<person_name> last_name = {};           ///< 1 to 128 characters
    rest::field<velo::email> email = {};               ///< unique among users
    rest::field<phone> sms_number = {};                ///< a device that receives SMS

    friend bool operator==(payee_user_self_update_request const&, payee_user_self_update_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_user_self_update_request, (),
                      (primary_contact_number, secondary_contact_number, first_name, last_name, email, sms_number))

}  // namespace velo::inline VELO_ABI

#endif
