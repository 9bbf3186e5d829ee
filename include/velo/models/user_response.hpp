// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_USER_RESPONSE_HPP
#define VELO_MODELS_USER_RESPONSE_HPP

#include <velo/models/mfa_status.hpp>
#include <velo/models/mfa_type.hpp>
#include <velo/models/role.hpp>
#include <velo/models/user_status.hpp>
#include <velo/models/user_type.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/field.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/types/email.hpp>
#include <velo/types/id.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace velo::inline v0 {

/// A user, as the API returns it. Every member may be absent or null; nothing received is matched against a pattern.
/// Schema UserResponse.
struct user_response {
    rest::field<rest::open<user_id>> id = {};
    rest::field<rest::open<user_status>> status = {};
    rest::field<std::string> email = {};
    rest::field<std::string> sms_number = {};
    rest::field<std::string> primary_contact_number = {};
    rest::field<std::string> secondary_contact_number = {};
    rest::field<std::string> first_name = {};
    rest::field<std::string> last_name = {};
    rest::field<rest::open<velo::entity_id>> entity_id = {};  ///< the payor or payee; null for a back-office user
    rest::field<std::string> company_name = {};               ///< null for a back-office user
    std::vector<role> roles = {};                             ///< absent, null and empty read the same
    rest::field<rest::open<velo::user_type>> user_type = {};
    rest::field<rest::open<velo::mfa_type>> mfa_type = {};
    rest::field<rest::open<velo::mfa_status>> mfa_status = {};
    rest::field<bool> locked_out = {};
    rest::field<rest::open<rest::timestamp>> locked_out_timestamp = {};  ///< null while the user is not locked out

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

}  // namespace velo::inline v0

#endif
