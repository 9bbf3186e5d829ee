// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_USER_INFO_HPP
#define VELO_MODELS_USER_INFO_HPP

#include <velo/models/mfa_details.hpp>
#include <velo/models/user_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/types/id.hpp>

#include <boost/describe/class.hpp>

namespace velo::inline VELO_ABI {

/// The user who logged in. Schema UserInfo.
template <class Text>
struct basic_user_info {
    rest::field<rest::open<velo::user_id, Text>> user_id = {};      ///< a UUID, or the exact text that the server sent
    rest::field<rest::open<velo::user_type, Text>> user_type = {};  ///< back office, payor or payee
    rest::field<velo::basic_mfa_details<Text>> mfa_details = {};    ///< the MFA device that the user has

    /// Facts of the API specification about members, beyond their types. The API specification names two of the three
    /// in snake_case.
    static consteval auto attributes() {
        return rest::attributes<rest::of<&basic_user_info::user_id, rest::named<"user_id">>,
                                rest::of<&basic_user_info::mfa_details, rest::named<"mfa_details">>>();
    }

    friend bool operator==(basic_user_info const&, basic_user_info const&) = default;
    BOOST_DESCRIBE_CLASS(basic_user_info, (), (user_id, user_type, mfa_details), (), ())
};
/// The same with the text type of the models.
using user_info = basic_user_info<rest::default_text>;

}  // namespace velo::inline VELO_ABI

#endif
