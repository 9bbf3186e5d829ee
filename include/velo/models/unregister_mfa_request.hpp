// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_UNREGISTER_MFA_REQUEST_HPP
#define VELO_MODELS_UNREGISTER_MFA_REQUEST_HPP

#include <velo/models/mfa_type.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

namespace velo::inline VELO_ABI {

/// Body of `unregister_mfa`: the device to unregister. Schema UnregisterMFARequest.
struct unregister_mfa_request {
    rest::required<unregister_mfa_type> mfa_type;  ///< the type of the user's device; SMS cannot be unregistered
    /// Required to verify the user manually; see `register_sms`.
    rest::field<velo::verification_code> verification_code = {};

    friend bool operator==(unregister_mfa_request const&, unregister_mfa_request const&) = default;
};
BOOST_DESCRIBE_STRUCT(unregister_mfa_request, (), (mfa_type, verification_code))

template <>
inline constexpr std::string_view rest::schema_name<unregister_mfa_request> = "UnregisterMFARequest";

}  // namespace velo::inline VELO_ABI

#endif
