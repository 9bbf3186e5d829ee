// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_NO_AUTH_HPP
#define VELO_REST_AUTH_NO_AUTH_HPP

#include <velo/rest/endpoint/endpoint.hpp>

namespace velo::inline VELO_ABI::rest {

/// The Auth without a credential: only operations whose security is `none` compile with it. Stateless.
struct no_auth {
    /// True for `security::none`.
    [[nodiscard]] static constexpr bool supports(security s) noexcept { return s == security::none; }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
