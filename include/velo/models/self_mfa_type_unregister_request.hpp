// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_SELF_MFA_TYPE_UNREGISTER_REQUEST_HPP
#define VELO_MODELS_SELF_MFA_TYPE_UNREGISTER_REQUEST_HPP

#include <velo/models/mfa_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// Body of `unregister_mfa_for_self`: the device to unregister. Schema SelfMFATypeUnregisterRequest.
struct self_mfa_type_unregister_request {
    rest::required<velo::mfa_type> mfa_type;  ///< the type of the caller's device

    friend bool operator==(self_mfa_type_unregister_request const&, self_mfa_type_unregister_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(self_mfa_type_unregister_request, (), (mfa_type))

template <>
inline constexpr std::string_view rest::schema_name<self_mfa_type_unregister_request> = "SelfMFATypeUnregisterRequest";

}  // namespace velo::inline VELO_ABI

#endif
