// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_SETTINGS_HPP
#define VELO_REST_CALL_SETTINGS_HPP

#include <velo/rest/auth/token_argument.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/http/header.hpp>
#include <velo/rest/retry/option.hpp>

#include <chrono>
#include <span>
#include <string_view>

namespace velo::inline v0::rest {

/// The options of a call that its machine knows: all but who stops it, whatever kind of client it is. Views them.
struct call_settings {
    std::chrono::nanoseconds timeout{};
    std::span<header const> headers{};
    retry::option_value retry{};
    token_argument token{};
    std::string_view correlation{};

    template <bool Async, bool AllowsAlways>
    [[nodiscard]] static call_settings of(basic_call_options<Async, AllowsAlways> const& o,
                                          std::chrono::nanoseconds default_timeout) noexcept {
        return {o.timeout.value_or(default_timeout), o.headers, o.retry.chosen(), o.token, o.correlation};
    }
};

}  // namespace velo::inline v0::rest

#endif
