// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_TOKEN_TYPE_HPP
#define VELO_MODELS_TOKEN_TYPE_HPP

#include <velo/rest/model/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The type of a token that `resend_token` sends. Schema ResendTokenRequest.
enum class token_type : std::uint8_t { invite_mfa_user, mfa_registration };
BOOST_DESCRIBE_ENUM(token_type, invite_mfa_user, mfa_registration)

}  // namespace velo::inline VELO_ABI

#endif
