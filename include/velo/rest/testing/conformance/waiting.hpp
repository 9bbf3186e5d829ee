// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_WAITING_HPP
#define VELO_REST_TESTING_CONFORMANCE_WAITING_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/time/instant.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

namespace velo::inline VELO_ABI::rest::testing::detail {

inline std::string expired_limits(fixture const& f) {
    std::atomic<int> seen = 0;
    {
        auto const server = f.serve([&](peer_connection& c) {
            while (auto const q = c.read()) {
                ++seen;
                c.send(ok_response(q->target()));
            }
        });
        auto const t = f.connect(server->url());
        std::stop_source stop;
        stop.request_stop();
        if (call_result const x = get(t, "/", {duration::zero(), {}}); !x.failed(errc::timed_out, delivery::not_sent))
            return expected("timed out, not sent", x);
        if (call_result const x = get(t, "/", {long_enough, stop.get_token()});
            f.options.is_stopped_while_it_waits && !x.failed(errc::cancelled, delivery::not_sent))
            return expected("cancelled, not sent", x);
        // After this response the server has accepted all earlier connections, and it reads them before it ends.
        if (call_result const x = get(t, "/3"); !x.is(200, "/3")) return expected("a response", x);
    }
    return seen == 1 ? "" : "the server saw a request";
}

/// Checks that a call ends by its timeout, neither much earlier nor much later. Meanwhile the server runs `act`, whose
/// future becomes ready when the call has ended. If it has not ended when `act` returns, the connection is reset: no
/// side waits forever.
inline std::string check_times_out(fixture const& f,
                                   std::function<void(peer_connection&, std::future<void> const&)> const& act) {
    std::promise<void> ended;
    auto const server = f.serve(first_then_echo([&](peer_connection& c) {
        auto const end = ended.get_future();
        act(c, end);
        if (end.wait_for(std::chrono::seconds::zero()) != std::future_status::ready) c.reset();
    }));
    auto const t = f.connect(server->url());
    auto const started = std::chrono::steady_clock::now();
    call_result const x = get(t, "/", {short_time, {}});
    auto const duration = std::chrono::steady_clock::now() - started;
    ended.set_value();
    if (!x.failed(errc::timed_out, delivery::maybe_sent)) return expected("timed out, maybe sent", x);
    return duration >= short_time / 2 ? "" : "it timed out before its time";
}

inline std::string timeout_ends_wait(fixture const& f) {
    for (std::string_view const part : partial_responses) {
        std::string const problem = check_times_out(f, [&](peer_connection& c, std::future<void> const& ended) {
            c.send(part);
            ended.wait_for(too_long);
        });
        if (!problem.empty()) return problem + ", after '" + std::string(part) + "'";
    }
    // The timeout is that of the whole call: a byte now and then does not extend it.
    for (std::string const part : {"HTTP/1.1 200 OK\r\nX-A: ", "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"}) {
        std::string const problem = check_times_out(f, [&](peer_connection& c, std::future<void> const& ended) {
            constexpr std::chrono::milliseconds now_and_then{20};
            c.send(part);
            for (int i = 0; i != too_long / now_and_then; ++i) {
                if (ended.wait_for(now_and_then) == std::future_status::ready || !c.send("a")) return;
            }
        });
        if (!problem.empty()) return problem + ", while bytes trickle in after '" + part + "'";
    }
    return {};
}

inline std::string stop_ends_wait(fixture const& f) {
    for (std::string_view const part : partial_responses) {
        std::stop_source stop;
        auto const server = f.serve(first_then_echo([&](peer_connection& c) {
            c.send(part);
            // Gives the client time to read the part and to wait for the next.
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            stop.request_stop();
            wait_for_hang_up_or_reset(c);
        }));
        auto const t = f.connect(server->url());
        if (call_result const x = get(t, "/", {long_enough, stop.get_token()});
            !x.failed(errc::cancelled, delivery::maybe_sent))
            return expected("cancelled, maybe sent, after '" + std::string(part) + "'", x);
        if (!f.options.reconnects) continue;
        if (call_result const x = get(t, "/2"); !x.is(200, "/2")) return expected("a second response", x);
    }
    return {};
}

/// Rules on timeout and stop.
inline constexpr rule waiting_rules[] = {
    {"a limit that has passed lets nothing out", expired_limits},
    {"silence ends at the timeout", timeout_ends_wait},
    {"a stop ends the wait", stop_ends_wait, &conformance_options::is_stopped_while_it_waits},
};

}  // namespace velo::inline VELO_ABI::rest::testing::detail

#endif
