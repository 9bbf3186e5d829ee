// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_IMPL_RETRY_AFTER_IPP
#define VELO_REST_RESPONSE_IMPL_RETRY_AFTER_IPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/date.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/response/retry_after.hpp>
#include <velo/rest/time/instant.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

VELO_DECL std::optional<duration> retry_after(response const& received, std::chrono::sys_seconds now) noexcept {
    using std::chrono::seconds;
    constexpr seconds longest = std::chrono::years{10};
    std::string_view const value = trimmed(received.header("Retry-After"));
    if (value.empty()) return std::nullopt;
    if (std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        seconds wait{0};
        for (char const c : value) wait = (std::min)(wait * 10 + seconds{c - '0'}, longest);
        return wait;
    }
    auto const present = parse_http_date(trimmed(received.header("Date")), now).value_or(now);
    auto const then = parse_http_date(value, present);
    if (!then) return std::nullopt;
    if (*then <= present) return seconds{0};
    // `then` has a year of four digits, but `now` may be any time point: a plain difference could overflow.
    return *then - longest >= present ? longest : *then - present;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
