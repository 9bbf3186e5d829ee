// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_FAULTS_HPP
#define VELO_REST_TRANSPORT_FAULTS_HPP

#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/request/request.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Faults of networks and servers that a `faulty` transport can inject.
enum class fault_kind {
    none,
    refused,           ///< no connection: nothing is sent
    lost_before,       ///< the connection ends before the server has the request
    lost_after,        ///< the server acts, and the response is lost
    request_delayed,   ///< the request is delayed on its way to the server
    response_delayed,  ///< the server acts, and the response is delayed
    truncated,         ///< the server acts, and the response is cut off
    duplicated,        ///< the request reaches the server twice; the first response comes back
    rate_limited,      ///< 429 with Retry-After in seconds; the server does not act
    unavailable,       ///< 503 with Retry-After as a date; the server does not act
    failing,           ///< 500; the server does not act
    bad_gateway,       ///< the server acts, and a gateway responds with 502
    unauthorized,      ///< 401 to a request with a token, as if it had been revoked; the server does not act
};

/// All faults except `none`.
inline constexpr std::array all_faults{
    fault_kind::refused,          fault_kind::lost_before, fault_kind::lost_after,  fault_kind::request_delayed,
    fault_kind::response_delayed, fault_kind::truncated,   fault_kind::duplicated,  fault_kind::rate_limited,
    fault_kind::unavailable,      fault_kind::failing,     fault_kind::bad_gateway, fault_kind::unauthorized};

/// Returns the name of the enumerator. Static text.
[[nodiscard]] constexpr std::string_view to_text(fault_kind f) noexcept {
    switch (f) {
        case fault_kind::none: return "none";
        case fault_kind::refused: return "refused";
        case fault_kind::lost_before: return "lost_before";
        case fault_kind::lost_after: return "lost_after";
        case fault_kind::request_delayed: return "request_delayed";
        case fault_kind::response_delayed: return "response_delayed";
        case fault_kind::truncated: return "truncated";
        case fault_kind::duplicated: return "duplicated";
        case fault_kind::rate_limited: return "rate_limited";
        case fault_kind::unavailable: return "unavailable";
        case fault_kind::failing: return "failing";
        case fault_kind::bad_gateway: return "bad_gateway";
        case fault_kind::unauthorized: return "unauthorized";
    }
    return "unknown";
}

/// Fault of one request.
struct fault {
    fault_kind what = fault_kind::none;  ///< which fault
    /// Delay of `request_delayed` and `response_delayed`; wait in the Retry-After of `rate_limited` and `unavailable`.
    std::chrono::milliseconds length{};
};

/// Plan for a `faulty` transport that draws faults at random: a given percentage of requests fails, each fault is
/// equally likely. With one seed and one order of requests the faults are the same. Copies share the generator.
///
/// Thread safety: safe, also for copies.
class random_faults {
  public:
    /// Draws from `seed`. A fault has a chance of `percent` in 100 and a length of at most `longest`; a negative
    /// `longest` counts as zero. Calls to allocate may throw.
    explicit random_faults(std::uint64_t seed, unsigned percent = 30,
                           std::chrono::milliseconds longest = std::chrono::seconds(2))
        : state_(std::make_shared<state>(seed)), percent_(percent), longest_((std::max)(longest, longest.zero())) {}

    /// Draws the fault of the next request.
    fault operator()(request const&) const {
        std::lock_guard const lock(state_->mutex);
        if (state_->bits() % 100 >= percent_) return {};
        fault_kind const what = all_faults[static_cast<std::uint32_t>(state_->bits() % all_faults.size())];
        auto const most = static_cast<std::uint64_t>(longest_.count()) + 1;
        return {what, std::chrono::milliseconds(static_cast<std::int64_t>(state_->bits() % most))};
    }

  private:
    struct state {
        explicit state(std::uint64_t seed) noexcept : bits(seed) {}
        std::mutex mutex;
        splitmix64 bits;
    };
    std::shared_ptr<state> state_;
    unsigned percent_;
    std::chrono::milliseconds longest_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
