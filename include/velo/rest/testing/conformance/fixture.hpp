// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_FIXTURE_HPP
#define VELO_REST_TESTING_CONFORMANCE_FIXTURE_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/any_transport.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::testing {

/// Abilities of the transport under test. Rules about an ability that it lacks are not tested.
struct conformance_options {
    /// A stop ends a wait. False for a transport that checks for a stop only between two steps. Default true.
    bool is_stopped_while_it_waits = true;
    /// Several threads may call `send` at once. Default true.
    bool is_for_several_threads = true;
    /// Opens connections as it needs them. Default true.
    bool reconnects = true;
    /// Reads a field as long as `response_limits::head`. False for a transport whose buffer is shorter. Default true.
    bool reads_long_fields = true;
};

namespace detail {

/// Returns a 200 response with `body`.
inline std::string ok_response(std::string_view body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

/// Responds to every request with its target.
inline void echo(peer_connection& c) {
    while (auto const q = c.read()) c.send(ok_response(q->target()));
}

/// As `echo`, and counts the requests in `seen`, which has to outlive the server.
inline loopback_peer::serve_function counting_echo(std::atomic<int>& seen) {
    return [&seen](peer_connection& c) {
        while (auto const q = c.read()) {
            ++seen;
            c.send(ok_response(q->target()));
        }
    };
}

/// Calls `act` after the first request of the first connection. Responds to every other request with its target.
inline loopback_peer::serve_function first_then_echo(std::function<void(peer_connection&)> act) {
    return [act = std::move(act)](peer_connection& c) {
        if (c.number == 0) {
            if (!c.read()) return;
            act(c);
        }
        echo(c);
    };
}

/// Calls `act` after the first request of the first connection, then closes it. Other connections echo.
inline loopback_peer::serve_function first_only(std::function<void(peer_connection&)> act) {
    return [act = std::move(act)](peer_connection& c) {
        if (c.number != 0) return echo(c);
        if (c.read()) act(c);
    };
}

/// Waits until the client hangs up. Resets the connection if a request comes instead: it was not to be reused.
inline void wait_for_hang_up_or_reset(peer_connection& c) {
    if (!c.wait_for_hang_up()) c.reset();
}

/// Beginnings of responses, after which a server falls silent or ends the connection.
inline constexpr std::array<std::string_view, 6> partial_responses{
    "",
    "HTT",
    "HTTP/1.1 200 OK\r\nContent-Le",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n"};

/// Longer than anything takes here. For calls that should end for another reason.
inline constexpr std::chrono::seconds long_enough{30};
/// Timeout of calls that have to end by it.
inline constexpr std::chrono::milliseconds short_time{150};
/// A call with `short_time` that has not ended by then ignores its timeout.
inline constexpr std::chrono::seconds too_long{2};

/// Outcome of a call, with a copy of the response.
struct call_result {
    attempt ended;
    int status = 0;
    std::string body{};
    std::string field{};  ///< value of X-A

    [[nodiscard]] bool is(int expected_status, std::string_view expected_body) const {
        return ended.error == errc::none && ended.delivered == delivery::answered && status == expected_status &&
               body == expected_body;
    }
    [[nodiscard]] bool failed(errc error, delivery delivered) const {
        return ended.error == error && ended.delivered == delivered;
    }
    [[nodiscard]] std::string text() const {
        if (ended.error == errc::none) return std::to_string(status) + " '" + body + "'";
        return std::string(to_text(ended.error)) + ", " + std::string(to_text(ended.delivered)) + " (" + ended.detail +
               ")";
    }
};

/// Sends `q` and returns the outcome.
template <class T>
call_result send_over(T const& transport, request const& q, send_limits const& limits = {long_enough, {}},
                      response_limits const& response_limits = {}) {
    response received;
    received.limit(response_limits);
    call_result x;
    // An exception past a server that waits for the next step of a rule would leave it waiting forever.
    try {
        x.ended = transport.send(q, received, limits);
    } catch (std::exception const& e) {
        x.ended = attempt::failed(errc::transport_failed, delivery::maybe_sent, std::string("it threw: ") + e.what());
    } catch (...) {
        x.ended = attempt::failed(errc::transport_failed, delivery::maybe_sent, "it threw: not an exception of std");
    }
    x.status = received.status();
    x.body = received.body();
    x.field = received.header("x-a");
    return x;
}

/// Sends a GET without fields and returns the outcome.
template <class T>
call_result get(T const& transport, std::string_view target = "/", send_limits const& limits = {long_enough, {}},
                response_limits const& response_limits = {}) {
    return send_over(transport, {.operation = "conformance", .target = target}, limits, response_limits);
}

/// Returns the text of a violation: `what` was expected instead of `x`.
inline std::string expected(std::string_view what, call_result const& x) {
    return std::string(what) + ", and not: " + x.text();
}

/// Makes servers, and transports under test that connect to them.
struct fixture {
    std::function<std::shared_ptr<loopback_peer>(loopback_peer::serve_function)> serve;
    std::function<any_transport(server_url const&)> connect;
    conformance_options options;
};

/// Rule of the kit.
struct rule {
    std::string_view name;
    std::string (*test)(fixture const&);          ///< returns the violation; empty if the rule is kept
    bool conformance_options::* needs = nullptr;  ///< tested only on transports with this ability
};

/// Checks that a response of these bytes is refused with `error`, and that its connection is not reused.
inline std::string check_refused(fixture const& f, std::string const& bytes, response_limits const& limits,
                                 errc error) {
    auto const server = f.serve(first_then_echo([&](peer_connection& c) {
        c.send(bytes);
        wait_for_hang_up_or_reset(c);
    }));
    auto const t = f.connect(server->url());
    if (call_result const x = get(t, "/", {long_enough, {}}, limits); !x.failed(error, delivery::maybe_sent))
        return expected(make_error_code(error).message() + ", maybe sent", x);
    if (!f.options.reconnects) return {};
    call_result const x = get(t, "/2");
    return x.is(200, "/2") ? "" : expected("a second response", x);
}

}  // namespace detail

}  // namespace velo::inline VELO_ABI::rest::testing

#endif
