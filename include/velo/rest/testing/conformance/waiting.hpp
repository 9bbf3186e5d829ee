// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_WAITING_HPP
#define VELO_REST_TESTING_CONFORMANCE_WAITING_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <limits>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace velo::inline VELO_ABI::rest::testing::detail {

inline std::string expired_limits(fixture const& f) {
    std::atomic<int> seen = 0;
    {
        auto const server = f.serve(counting_echo(seen));
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

/// Checks that timeout and stop end a call while the server sends `begin` and then `piece` without end.
inline std::string check_flood(fixture const& f, std::string const& begin, std::string const& piece) {
    // A body without a limit: only timeout and stop can end the call.
    response_limits most;
    most.body = (std::numeric_limits<std::size_t>::max)();
    for (bool const by_stop : {false, true}) {
        if (by_stop && !f.options.is_stopped_while_it_waits) break;
        std::stop_source stop;
        auto const server = f.serve(first_then_echo([&](peer_connection& c) {
            auto const begun = std::chrono::steady_clock::now();
            auto const passed = [&] { return std::chrono::steady_clock::now() - begun; };
            for (bool goes_on = c.send(begin); goes_on; goes_on = c.send(piece)) {
                if (by_stop && passed() > short_time) stop.request_stop();
                if (passed() > too_long) c.reset();
            }
        }));
        send_limits const limits = by_stop ? send_limits{long_enough, stop.get_token()} : send_limits{short_time, {}};
        call_result const x = get(f.connect(server->url()), "/", limits, most);
        errc const right = by_stop ? errc::cancelled : errc::timed_out;
        if (!x.failed(right, delivery::maybe_sent))
            return expected(make_error_code(right).message() + ", maybe sent, while bytes arrive without end", x);
    }
    return {};
}

inline std::string flood_ends(fixture const& f) {
    for (std::string const& piece : {std::string("a"), std::string(65'536, 'a')}) {
        std::string problem = check_flood(f, "HTTP/1.1 200 OK\r\n\r\n", piece);
        if (!problem.empty()) return problem;
    }
    return check_flood(f, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n");
}

/// Listens, and accepts nothing: connections beyond the first few wait for one another.
class full_listener {
    using tcp = boost::asio::ip::tcp;

  public:
    full_listener() : acceptor_(context_) {
        acceptor_.open(tcp::v4());
        acceptor_.bind({boost::asio::ip::address_v4::loopback(), 0});
        acceptor_.listen(0);
        // A connection that stays in progress shows that the listener is full.
        for (int i = 0; i != 64 && !is_full_; ++i) {
            auto& s = sockets_.emplace_back(context_);
            s.open(tcp::v4());
            s.async_connect(acceptor_.local_endpoint(), [](boost::system::error_code const&) {});
            context_.restart();
            is_full_ = context_.run_one_for(std::chrono::milliseconds(50)) == 0;
        }
    }
    /// False on a system that bounds its queue in another way.
    [[nodiscard]] bool is_full() const noexcept { return is_full_; }
    /// Returns the URL of the listener, with the scheme of `like`.
    [[nodiscard]] server_url url(server_url const& like) const {
        bool const is_https = like.view().starts_with("https");
        std::string const port = std::to_string(acceptor_.local_endpoint().port());
        return server_url::checked((is_https ? "https://127.0.0.1:" : "http://127.0.0.1:") + port).value();
    }

  private:
    boost::asio::io_context context_;
    tcp::acceptor acceptor_;
    std::vector<tcp::socket> sockets_;
    bool is_full_ = false;
};

inline std::string connect_ends(fixture const& f) {
    full_listener const silent;
    if (!silent.is_full()) return {};
    server_url const url = silent.url(f.serve(echo)->url());
    auto const begun = std::chrono::steady_clock::now();
    call_result const x = get(f.connect(url), "/", {short_time, {}});
    if (std::chrono::steady_clock::now() - begun > too_long) return "it connects without a limit";
    if (!x.failed(errc::timed_out, delivery::not_sent)) return expected("timed out while connecting, not sent", x);
    if (!f.options.is_stopped_while_it_waits) return {};
    std::stop_source stop;
    std::jthread const stopper([&] {
        std::this_thread::sleep_for(short_time);
        stop.request_stop();
    });
    call_result const y = get(f.connect(url), "/", {too_long, stop.get_token()});
    return y.failed(errc::cancelled, delivery::not_sent) ? "" : expected("cancelled while connecting, not sent", y);
}

inline std::string stop_at_any_time(fixture const& f) {
    auto const server = f.serve([](peer_connection& c) {
        if (c.read()) wait_for_hang_up_or_reset(c);
    });
    auto const t = f.connect(server->url());
    for (int i = 0; i != 40; ++i) {
        std::stop_source stop;
        std::atomic<bool> begins = false;
        std::jthread const stopper([&] {
            while (!begins) std::this_thread::yield();
            auto const due = std::chrono::steady_clock::now() + std::chrono::microseconds(i * 25);
            while (std::chrono::steady_clock::now() < due) continue;
            stop.request_stop();
        });
        begins = true;
        call_result const x = get(t, "/", {too_long, stop.get_token()});
        if (x.ended.error != errc::cancelled)
            return expected("cancelled, " + std::to_string(i * 25) + " us after the begin", x);
    }
    return {};
}

inline std::string extreme_timeouts(fixture const& f) {
    auto const server = f.serve(echo);
    auto const t = f.connect(server->url());
    for (duration const d :
         {(duration::max)(), (duration::max)() - duration(1), duration(std::chrono::hours(24 * 365))}) {
        if (call_result const x = get(t, "/", {d, {}}); !x.is(200, "/"))
            return expected("a response within " + std::to_string(d.count()) + " ns", x);
    }
    for (duration const d : {(duration::min)(), duration(-1)}) {
        if (call_result const x = get(t, "/", {d, {}}); !x.failed(errc::timed_out, delivery::not_sent))
            return expected("timed out, not sent, within " + std::to_string(d.count()) + " ns", x);
    }
    return server->requests() == 3 ? "" : "it was sent after its time";
}

/// Rules on timeout and stop.
inline constexpr rule waiting_rules[] = {
    {"a limit that has passed lets nothing out", expired_limits},
    {"silence ends at the timeout", timeout_ends_wait},
    {"a stop ends the wait", stop_ends_wait, &conformance_options::is_stopped_while_it_waits},
    {"bytes without end do not move the limits", flood_ends},
    {"a limit ends the wait for a connection", connect_ends, &conformance_options::reconnects},
    {"a stop is noticed whenever it comes", stop_at_any_time, &conformance_options::is_stopped_while_it_waits},
    {"a timeout may have any length", extreme_timeouts},
};

}  // namespace velo::inline VELO_ABI::rest::testing::detail

#endif
