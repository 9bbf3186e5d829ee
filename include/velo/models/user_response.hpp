// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_USER_RESPONSE_HPP
#define VELO_MODELS_USER_RESPONSE_HPP

#include <velo/models/mfa_status.hpp>
#include <velo/models/mfa_type.hpp>
#include <velo/models/role.hpp>
#include <velo/models/user_status.hpp>
#include <velo/models/user_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/types/email.hpp>
#include <velo/types/id.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace velo::inline VELO_ABI {

/// A user, as the API returns it. Any member may be absent or null. No received text is matched against a pattern.
/// Schema UserResponse, response of getSelf and getUserByIdV2.
struct user_response {
    /// A UUID, or the exact text that the server sent; pass it to the next call as it is.
    rest::field<rest::open<user_id>> id = {};
    rest::field<rest::open<user_status>> status = {};           ///< pending: invited and not enrolled yet
    rest::field<std::string> email = {};                        ///< the user's e-mail address
    rest::field<std::string> sms_number = {};                   ///< a device that receives SMS
    rest::field<std::string> primary_contact_number = {};       ///< the user's main number
    rest::field<std::string> secondary_contact_number = {};     ///< the user's second number
    rest::field<std::string> first_name = {};                   ///< 1 to 128 characters
    rest::field<std::string> last_name = {};                    ///< 1 to 128 characters
    rest::field<rest::open<velo::entity_id>> entity_id = {};    ///< the payor or payee; null for a back-office user
    rest::field<std::string> company_name = {};                 ///< of the payor or payee; null for a back-office user
    std::vector<role> roles = {};                               ///< absent, null and an empty list read the same
    rest::field<rest::open<velo::user_type>> user_type = {};    ///< back office, payor or payee
    rest::field<rest::open<velo::mfa_type>> mfa_type = {};      ///< the type of the MFA device
    rest::field<rest::open<velo::mfa_status>> mfa_status = {};  ///< the status of the MFA device
    rest::field<bool> locked_out = {};  ///< true while the user cannot log in; see `unlock_user_v2`
    /// Time of the lock-out; null while not locked out.
    rest::field<rest::open<rest::timestamp>> locked_out_timestamp = {};

    friend bool operator==(user_response const&, user_response const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_response, (),
                      (id, status, email, sms_number, primary_contact_number, secondary_contact_number, first_name,
                       last_name, entity_id, company_name, roles, user_type, mfa_type, mfa_status, locked_out,
                       locked_out_timestamp))

template <>
struct rest::member<&user_response::email> {
    using form = velo::email;
};

template <>
struct rest::member<&user_response::sms_number> {
    using form = phone;
};

template <>
struct rest::member<&user_response::primary_contact_number> {
    using form = phone;
};

template <>
struct rest::member<&user_response::secondary_contact_number> {
    using form = phone;
};

template <>
struct rest::member<&user_response::first_name> {
    using form = person_name;
};

template <>
struct rest::member<&user_response::last_name> {
    using form = person_name;
};

template <>
struct rest::member<&user_response::company_name> {
    using form = person_name;
};

template <>
struct rest::member<&user_response::roles> {
    static constexpr std::size_t min_items = 1;
};

template <>
struct rest::member<&user_response::locked_out_timestamp> {
    static constexpr bool is_nullable = true;
};

}  // namespace velo::inline VELO_ABI

#endif
