// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_MFA_TYPE_HPP
#define VELO_MODELS_MFA_TYPE_HPP

#include <velo/rest/model/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The type of a device for multi-factor authentication. Schema MFAType.
enum class mfa_type : std::uint8_t { sms, yubikey, totp };
BOOST_DESCRIBE_ENUM(mfa_type, sms, yubikey, totp)

/// The type of a device that `unregister_mfa` accepts: not SMS. Schema UnregisterMFARequest.
enum class unregister_mfa_type : std::uint8_t { yubikey, totp };
BOOST_DESCRIBE_ENUM(unregister_mfa_type, yubikey, totp)

}  // namespace velo::inline VELO_ABI

#endif
