// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_MFA_STATUS_HPP
#define VELO_MODELS_MFA_STATUS_HPP

#include <velo/rest/model/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The status of an MFA device. `verified` is from version 2.38 of the API specification. Schema UserResponse.
enum class mfa_status : std::uint8_t { registered, unregistered, verified };
BOOST_DESCRIBE_ENUM(mfa_status, registered, unregistered, verified)

}  // namespace velo::inline VELO_ABI

#endif
