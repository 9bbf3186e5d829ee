// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_ENVIRONMENT_HPP
#define VELO_ENVIRONMENT_HPP

#include <velo/rest/transport/server_url.hpp>

namespace velo::inline VELO_ABI {

/// The URL of a server, with an optional path prefix. For a server other than the two below:
/// `velo::server_url::checked(text)`.
using rest::server_url;

/// The API's hosted test system, the default server of the API specification.
inline constexpr server_url sandbox = "https://api.sandbox.velopayments.com";
/// The API's production system.
inline constexpr server_url production = "https://api.payouts.velopayments.com";

}  // namespace velo::inline VELO_ABI

#endif
