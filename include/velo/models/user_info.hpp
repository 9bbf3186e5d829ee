// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_USER_INFO_HPP
#define VELO_MODELS_USER_INFO_HPP

#include <velo/models/mfa_details.hpp>
#include <velo/models/user_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/types/id.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// The user who logged in. Schema UserInfo.
struct user_info {
    rest::field<rest::open<velo::user_id>> user_id = {};      ///< a UUID, or the exact text that the server sent
    rest::field<rest::open<velo::user_type>> user_type = {};  ///< back office, payor or payee
    rest::field<velo::mfa_details> mfa_details = {};          ///< the MFA device that the user has

    friend bool operator==(user_info const&, user_info const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_info, (), (user_id, user_type, mfa_details))

// The API specification names two of the three in snake_case.
template <>
struct rest::member<&user_info::user_id> {
    static constexpr std::string_view name = "user_id";
};
template <>
struct rest::member<&user_info::mfa_details> {
    static constexpr std::string_view name = "mfa_details";
};

}  // namespace velo::inline VELO_ABI

#endif
