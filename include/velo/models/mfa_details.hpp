// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_MFA_DETAILS_HPP
#define VELO_MODELS_MFA_DETAILS_HPP

#include <velo/models/mfa_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// The MFA device of a user who logged in. Schema MFADetails.
struct mfa_details {
    rest::field<rest::open<velo::mfa_type>> mfa_type = {};  ///< the type of the device
    rest::field<bool> verified = {};                        ///< true once the device was used for a login

    friend bool operator==(mfa_details const&, mfa_details const&) = default;
};
BOOST_DESCRIBE_STRUCT(mfa_details, (), (mfa_type, verified))

template <>
struct rest::member<&mfa_details::mfa_type> {
    static constexpr bool is_nullable = true;
    static constexpr std::string_view name = "mfa_type";
};

template <>
inline constexpr std::string_view rest::schema_name<mfa_details> = "MFADetails";

}  // namespace velo::inline VELO_ABI

#endif
