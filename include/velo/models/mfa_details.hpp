// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_MFA_DETAILS_HPP
#define VELO_MODELS_MFA_DETAILS_HPP

#include <velo/models/mfa_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/attributes.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/text_type.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// The MFA device of a user who logged in. Schema MFADetails.
template <class Text>
struct basic_mfa_details {
    rest::field<rest::open<velo::mfa_type, Text>> mfa_type = {};  ///< the type of the device
    rest::field<bool> verified = {};                              ///< true once the device was used for a login

    /// Facts of the API specification about members, beyond their types.
    static consteval auto attributes() {
        return rest::attributes<rest::of<&basic_mfa_details::mfa_type, rest::may_be_null, rest::named<"mfa_type">>>();
    }

    friend bool operator==(basic_mfa_details const&, basic_mfa_details const&) = default;
    BOOST_DESCRIBE_CLASS(basic_mfa_details, (), (mfa_type, verified), (), ())
};
/// The same with the text type of the models.
using mfa_details = basic_mfa_details<rest::default_text>;

template <class Text>
inline constexpr std::string_view rest::schema_name<basic_mfa_details<Text>> = "MFADetails";

}  // namespace velo::inline VELO_ABI

#endif
