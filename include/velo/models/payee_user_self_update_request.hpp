// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PAYEE_USER_SELF_UPDATE_REQUEST_HPP
#define VELO_MODELS_PAYEE_USER_SELF_UPDATE_REQUEST_HPP

#include <velo/rest/model/field.hpp>
#include <velo/types/email.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline v0 {

/// What to change of oneself, a payee user: absent leaves a property as it is, null clears it, a value sets it.
/// Schema PayeeUserSelfUpdateRequest.
struct payee_user_self_update_request {
    rest::field<phone> primary_contact_number = {};
    rest::field<phone> secondary_contact_number = {};
    rest::field<person_name> first_name = {};
    rest::field<person_name> last_name = {};
    rest::field<velo::email> email = {};
    rest::field<phone> sms_number = {};

    friend bool operator==(payee_user_self_update_request const&, payee_user_self_update_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(payee_user_self_update_request, (),
                      (primary_contact_number, secondary_contact_number, first_name, last_name, email, sms_number))

}  // namespace velo::inline v0

#endif
