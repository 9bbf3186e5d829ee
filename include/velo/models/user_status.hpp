// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_USER_STATUS_HPP
#define VELO_MODELS_USER_STATUS_HPP

#include <velo/rest/model/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The status of a user. `pending`: invited and not enrolled yet. Schema UserStatus.
enum class user_status : std::uint8_t { enabled, disabled, pending };
BOOST_DESCRIBE_ENUM(user_status, enabled, disabled, pending)

}  // namespace velo::inline VELO_ABI

#endif
