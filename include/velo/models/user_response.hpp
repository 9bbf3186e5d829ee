// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_USER_RESPONSE_HPP
#define VELO_MODELS_USER_RESPONSE_HPP

#include <velo/models/mfa_status.hpp>
#include <velo/models/mfa_type.hpp>
#include <velo/models/role.hpp>
#include <velo/models/user_status.hpp>
#include <velo/models/user_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/types/email.hpp>
#include <velo/types/id.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// A user, as the API returns it. Any member may be absent or null. No received text is matched against a pattern.
/// Schema UserResponse, response of getSelf and getUserByIdV2.
template <class Text>
struct basic_user_response {
    /// A UUID, or the exact text that the server sent; pass it to the next call as it is.
    rest::field<rest::open<user_id, Text>> id = {};
    rest::field<rest::open<user_status, Text>> status = {};         ///< pending: invited and not enrolled yet
    rest::field<Text> email = {};                                   ///< the user's e-mail address
    rest::field<Text> sms_number = {};                              ///< a device that receives SMS
    rest::field<Text> primary_contact_number = {};                  ///< the user's main number
    rest::field<Text> secondary_contact_number = {};                ///< the user's second number
    rest::field<Text> first_name = {};                              ///< 1 to 128 characters
    rest::field<Text> last_name = {};                               ///< 1 to 128 characters
    rest::field<rest::open<velo::entity_id, Text>> entity_id = {};  ///< the payor or payee; null for a back-office user
    rest::field<Text> company_name = {};               ///< of the payor or payee; null for a back-office user
    rest::list_in<Text, basic_role<Text>> roles = {};  ///< absent, null and an empty list read the same
    rest::field<rest::open<velo::user_type, Text>> user_type = {};    ///< back office, payor or payee
    rest::field<rest::open<velo::mfa_type, Text>> mfa_type = {};      ///< the type of the MFA device
    rest::field<rest::open<velo::mfa_status, Text>> mfa_status = {};  ///< the status of the MFA device
    rest::field<bool> locked_out = {};  ///< true while the user cannot log in; see `unlock_user_v2`
    /// Time of the lock-out; null while not locked out.
    rest::field<rest::open<rest::timestamp, Text>> locked_out_timestamp = {};

    /// Facts of the API specification about members, beyond their types.
    static consteval auto attributes() {
        return rest::attributes<rest::of<&basic_user_response::email, rest::form_of<velo::email>>,
                                rest::of<&basic_user_response::sms_number, rest::form_of<phone>>,
                                rest::of<&basic_user_response::primary_contact_number, rest::form_of<phone>>,
                                rest::of<&basic_user_response::secondary_contact_number, rest::form_of<phone>>,
                                rest::of<&basic_user_response::first_name, rest::form_of<person_name>>,
                                rest::of<&basic_user_response::last_name, rest::form_of<person_name>>,
                                rest::of<&basic_user_response::company_name, rest::form_of<person_name>>,
                                rest::of<&basic_user_response::roles, rest::at_least<1>>,
                                rest::of<&basic_user_response::locked_out_timestamp, rest::may_be_null>>();
    }

    friend bool operator==(basic_user_response const&, basic_user_response const&) = default;
    BOOST_DESCRIBE_CLASS(basic_user_response, (),
                         (id, status, email, sms_number, primary_contact_number, secondary_contact_number, first_name,
                          last_name, entity_id, company_name, roles, user_type, mfa_type, mfa_status, locked_out,
                          locked_out_timestamp),
                         (), ())
};
/// The same with the text type of the models.
using user_response = basic_user_response<rest::default_text>;

}  // namespace velo::inline VELO_ABI

#endif
