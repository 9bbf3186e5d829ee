// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_VIRTUAL_TIME_HPP
#define VELO_TESTS_SUPPORT_VIRTUAL_TIME_HPP

#include <velo/rest/client/config.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/transport.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Virtual time: clocks that only the test moves, so that every wait is known to the nanosecond.
namespace tests {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

/// Clock of calls. It does not start at zero, as real clocks do not.
struct virtual_clock {
    using time_point = std::chrono::time_point<std::chrono::steady_clock, nanoseconds>;
    static constexpr nanoseconds start = 1000h;
    static time_point now() noexcept { return time_point(at); }
    inline static nanoseconds at = start;
};

/// Wall clock: Sunday, 6 November 1994, 08:49:37 when the test begins.
struct virtual_wall_clock {
    static constexpr std::chrono::sys_seconds start{std::chrono::seconds(784'111'777)};
    static std::chrono::sys_time<nanoseconds> now() noexcept {
        return start + (virtual_clock::at - virtual_clock::start);
    }
};

/// Wait strategy that moves the clock instead of waiting, and records the wait.
struct virtual_wait {
    velo::rest::errc operator()(velo::rest::delay const& d, velo::rest::stop const& stop) const {
        waits.push_back(d.length);
        if (stop.requested()) return velo::rest::errc::cancelled;
        if (instead) return std::exchange(instead, nullptr)(d);
        virtual_clock::at += d.length;
        return velo::rest::errc::none;
    }
    inline static std::vector<nanoseconds> waits;
    /// Runs instead of the next wait. It moves the clock itself.
    inline static std::function<velo::rest::errc(velo::rest::delay const&)> instead;
};

/// Generator that returns the given numbers in order, then 0.
struct chosen_numbers {
    std::deque<std::uint64_t> numbers{};
    std::uint64_t operator()() {
        if (numbers.empty()) return 0;
        std::uint64_t const n = numbers.front();
        numbers.pop_front();
        return n;
    }
};

struct virtual_config : velo::rest::default_config {
    using clock = virtual_clock;
    using wall_clock = virtual_wall_clock;
    using wait_strategy = virtual_wait;
    using mutex = velo::rest::no_mutex;
    std::string_view user_agent = "test/1";
    chosen_numbers generator{};
};

/// Fixture: each test begins at the same time.
struct virtual_time {
    virtual_time() {
        virtual_clock::at = virtual_clock::start;
        virtual_wait::waits.clear();
        virtual_wait::instead = nullptr;
    }
    [[nodiscard]] static nanoseconds passed() noexcept { return virtual_clock::at - virtual_clock::start; }
    [[nodiscard]] static std::vector<nanoseconds> const& waits() noexcept { return virtual_wait::waits; }
};

/// Response of a server or failure to reach it, and how long that takes.
struct reply {
    int status = 200;
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{};
    velo::rest::attempt ended{};
    nanoseconds duration{};
    std::function<void()> meanwhile{};
};
inline reply no_response(velo::rest::errc e, velo::rest::delivery d, nanoseconds duration = {}) {
    return {.ended = velo::rest::attempt::failed(e, d), .duration = duration};
}
/// Response of `velo_auth` with a token.
inline reply granted(std::string const& token, std::string const& seconds = "1800") {
    return {.body = R"({"access_token":")" + token + R"(","token_type":"bearer","expires_in":)" + seconds + "}"};
}

/// Request as a server received it.
struct seen_request {
    std::string operation, target, headers, body;
    nanoseconds at;         ///< since the test began
    nanoseconds time_left;  ///< of the attempt
};

/// Transport that returns the given replies in order, each after its duration.
class timed_server {
  public:
    timed_server& then(reply r) {
        state_->script.push_back(std::move(r));
        return *this;
    }
    /// Sets the reply after the end of the script.
    timed_server& always(reply r) {
        state_->otherwise = std::move(r);
        return *this;
    }
    [[nodiscard]] bool is_finished() const noexcept { return state_->script.empty(); }
    [[nodiscard]] std::vector<seen_request> const& requests() const noexcept { return state_->requests; }
    [[nodiscard]] std::size_t count() const noexcept { return state_->requests.size(); }
    /// Names of the received operations, separated by spaces.
    [[nodiscard]] std::string operations() const {
        std::string all;
        for (seen_request const& q : state_->requests) (all += all.empty() ? "" : " ") += q.operation;
        return all;
    }

    [[nodiscard]] bool is_confidential() const noexcept { return true; }
    [[nodiscard]] velo::rest::attempt send(velo::rest::request const& q, velo::rest::response& r,
                                           velo::rest::send_limits const& limits) const {
        using velo::rest::attempt, velo::rest::delivery, velo::rest::errc;
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        record(q, limits);
        reply const next = take();
        if (next.meanwhile) next.meanwhile();
        if (next.duration >= limits.timeout) {
            virtual_clock::at += limits.timeout;
            return attempt::failed(errc::timed_out, delivery::maybe_sent);
        }
        virtual_clock::at += next.duration;
        if (next.ended.error != velo::rest::errc::none) return next.ended;
        r.start(next.status);
        bool fits = r.append(next.body);
        for (auto const& [name, value] : next.headers) fits = fits && r.add_header(name, value);
        return fits ? next.ended : attempt::failed(errc::response_too_large, delivery::maybe_sent);
    }

  private:
    struct state {
        std::deque<reply> script;
        std::optional<reply> otherwise;
        std::vector<seen_request> requests;
    };

    void record(velo::rest::request const& q, velo::rest::send_limits const& limits) const {
        std::string headers;
        for (velo::rest::header const& h : q.headers)
            headers += std::string(h.name) + ": " + std::string(h.value) + "\n";
        state_->requests.push_back({std::string(q.operation), std::string(q.target), std::move(headers),
                                    std::string(q.body), virtual_clock::at - virtual_clock::start, limits.timeout});
    }
    [[nodiscard]] reply take() const {
        if (state_->script.empty()) {
            if (state_->otherwise) return *state_->otherwise;
            return no_response(velo::rest::errc::unexpected_request, velo::rest::delivery::not_sent);
        }
        reply next = std::move(state_->script.front());
        state_->script.pop_front();
        return next;
    }

    std::shared_ptr<state> state_ = std::make_shared<state>();
};

}  // namespace tests

#endif
