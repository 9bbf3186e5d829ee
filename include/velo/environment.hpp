// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_ENVIRONMENT_HPP
#define VELO_ENVIRONMENT_HPP

#include <velo/rest/transport/server_url.hpp>

namespace velo::inline v0 {

/// The document's servers. Any other is a `rest::server_url` of one's own, with a path prefix if it has one:
/// `velo::server_url::checked(text)`.
using rest::server_url;

/// The hosted test system of the API, and the document's default.
inline constexpr server_url sandbox = "https://api.sandbox.velopayments.com";
/// The production system.
inline constexpr server_url production = "https://api.payouts.velopayments.com";

}  // namespace velo::inline v0

#endif
