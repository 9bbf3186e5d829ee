// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_RETRY_AFTER_HPP
#define VELO_REST_RESPONSE_RETRY_AFTER_HPP

#include <velo/rest/response/response.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/version.hpp>

#include <chrono>
#include <optional>

namespace velo::inline VELO_ABI::rest {

/// The delay that a response asks for in its Retry-After field, which is a number of seconds or a date (RFC 9110
/// section 10.2.3). `std::nullopt` without the field, and if its value is neither.
///
/// A date is compared with the response's own Date field, so that both times are of the server's clock; with `now` if
/// there is no valid Date. A date in the past is a delay of zero. A longer delay than ten years is cut to that, so that
/// a caller can add to it without overflow.
[[nodiscard]] std::optional<duration> retry_after(response const& received, std::chrono::sys_seconds now) noexcept;

}  // namespace velo::inline VELO_ABI::rest

#if VELO_HEADER_ONLY
#include <velo/rest/response/impl/retry_after.ipp>
#endif

#endif
