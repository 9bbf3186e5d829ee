// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_IMPL_RETRY_AFTER_IPP
#define VELO_REST_RESPONSE_IMPL_RETRY_AFTER_IPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/date.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/response/retry_after.hpp>
#include <velo/rest/time/instant.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

VELO_DECL std::optional<duration> retry_after(response const& received, std::chrono::sys_seconds now) noexcept {
    using std::chrono::seconds;
    constexpr std::int64_t longest = seconds(std::chrono::years{10}).count();
    std::string_view const value = trimmed(received.header("Retry-After"));
    if (value.empty()) return std::nullopt;
    if (value.find_first_not_of("0123456789") == value.npos) {
        std::int64_t wait = 0;
        for (char const c : value) {
            wait = wait * 10 + (c - '0');
            if (wait > longest) wait = longest;
        }
        return seconds{wait};
    }
    auto const date = parse_http_date(trimmed(received.header("Date")), now);
    auto const from = date ? *date : now;
    auto const until = parse_http_date(value, from);
    if (!until) return std::nullopt;
    std::int64_t const begin = from.time_since_epoch().count();
    std::int64_t const end = until->time_since_epoch().count();
    if (end <= begin) return seconds{0};
    // `end` is in a year of four digits, but `now` may be any time point: a plain difference could overflow.
    return seconds{end - longest >= begin ? longest : end - begin};
}

}  // namespace velo::inline VELO_ABI::rest

#endif
