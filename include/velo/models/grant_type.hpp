// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_GRANT_TYPE_HPP
#define VELO_MODELS_GRANT_TYPE_HPP

#include <velo/rest/model/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The OAuth 2 grant for which `velo_auth` issues a token (RFC 6749 section 4.4).
enum class grant_type : std::uint8_t { client_credentials };
BOOST_DESCRIBE_ENUM(grant_type, client_credentials)

template <>
inline constexpr rest::naming rest::enumerator_naming<grant_type> = rest::naming::snake_case;

}  // namespace velo::inline VELO_ABI

#endif
