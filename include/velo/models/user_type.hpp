// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_USER_TYPE_HPP
#define VELO_MODELS_USER_TYPE_HPP

#include <velo/rest/model/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The type of a user. `backoffice` users belong to no payor or payee. Schema UserType.
enum class user_type : std::uint8_t { backoffice, payor, payee };
BOOST_DESCRIBE_ENUM(user_type, backoffice, payor, payee)

}  // namespace velo::inline VELO_ABI

#endif
