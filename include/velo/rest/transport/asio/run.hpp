// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_RUN_HPP
#define VELO_REST_TRANSPORT_ASIO_RUN_HPP

#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/transport/asio/connection.hpp>
#include <velo/rest/transport/asio/io_wait.hpp>
#include <velo/rest/transport/asio/lookup.hpp>
#include <velo/rest/transport/asio/options.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/http1/exchange.hpp>
#include <velo/rest/transport/http1/write_head.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <coroutine>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace velo::inline VELO_ABI::rest::asio::detail {

namespace net = boost::asio;

/// State of one server that copies of a transport share.
struct server {
    server(server_url const& u, asio::options o) : url(u), options(std::move(o)), addresses(split(url)) {
#ifdef VELO_HAS_TLS
        if (split(url).tls) tls = std::make_unique<tls_context>(split(url), options.ca_file);
#else
        if (split(url).tls) {
            boost::throw_exception(boost::system::system_error(
                make_error_code(errc::tls_failed), "velo: https needs OpenSSL: define VELO_HAS_TLS and link OpenSSL"));
        }
#endif
    }

    [[nodiscard]] bool is_confidential() const noexcept { return split(url).tls || split(url).is_loopback(); }

    server_url url;
    asio::options options;
    resolver addresses;
#ifdef VELO_HAS_TLS
    std::unique_ptr<tls_context> tls;
#endif
};

/// Completion token for waits that return their error instead of throwing it.
inline constexpr auto no_throw = net::as_tuple(net::use_awaitable);

/// Why no connection could be made; `errc::none` if it was made. Nothing was sent.
struct connect_error {
    errc error{};
    std::string_view detail{};
};

/// Returns why a wait has to end: `timed_out`, or `cancelled` by a stop or with the coroutine; else `errc::none`.
[[nodiscard]] inline errc stopped(io_wait const& w, net::cancellation_state const& state) noexcept {
    if (w.reason() != errc::none) return w.reason();
    return state.cancelled() == net::cancellation_type::none ? errc::none : errc::cancelled;
}

/// Finds the addresses of the server.
inline net::awaitable<connect_error> find(server& s, io_wait& w, endpoints& found) {
    found = s.addresses.known();
    if (!found.empty()) co_return connect_error{};
    auto const state = co_await net::this_coro::cancellation_state;
    std::shared_ptr<lookup> const names = s.addresses.look_up();
    lookup::registration const woken(names, w);
    while (!names->is_done()) {
        w.reset_signal();
        if (names->is_done()) break;
        co_await w.signal().async_wait(no_throw);
        if (errc const reason = stopped(w, state); reason != errc::none) co_return connect_error{reason, {}};
    }
    found = names->found();
    if (found.empty()) co_return connect_error{errc::connect_failed, "the server's name has no address"};
    co_return connect_error{};
}

/// Connects `c`: lookup, TCP, TLS.
inline net::awaitable<connect_error> connect(server& s, connection& c, io_wait& w) {
    auto const state = co_await net::this_coro::cancellation_state;
    w.allow(s.options.connect_timeout);
    endpoints found;
    if (connect_error const refused = co_await find(s, w, found); refused.error != errc::none) co_return refused;
    bool is_connected = false;
    for (auto const& endpoint : found) {
        boost::system::error_code e;
        c.close();
        static_cast<void>(c.socket().open(endpoint.protocol(), e));
        if (e) continue;
        std::tie(e) = co_await c.socket().async_connect(endpoint, no_throw);
        if (errc const reason = stopped(w, state); reason != errc::none) co_return connect_error{reason, {}};
        is_connected = !e;
        if (is_connected) break;
    }
    if (!is_connected) co_return connect_error{errc::connect_failed, "no address of the server accepts a connection"};
    c.connected();
#ifdef VELO_HAS_TLS
    if (s.tls != nullptr) {
        c.begin_tls(*s.tls);
        for (;;) {
            io_result const step = c.handshake();
            if (step.error != errc::none) co_return connect_error{step.error, step.problem};
            if (step.wants == want::nothing) break;
            co_await c.wait(step.wants, no_throw);
            if (errc const reason = stopped(w, state); reason != errc::none) co_return connect_error{reason, {}};
        }
    }
#endif
    co_return connect_error{};
}

/// Sends `q` and receives `r` over an open connection. Closes it unless it may carry another exchange.
inline net::awaitable<attempt> exchange(server& s, connection& c, io_wait& w, request const& q, response& r) {
    auto const state = co_await net::this_coro::cancellation_state;
    server_parts const parts = split(s.url);
    // Head and body go into one buffer, so that one write can send both.
    std::size_t const size = http1::head_size(q, parts);
    c.out.clear();
    char* const start = c.out.extend(size);
    static_cast<void>(http1::write_head(q, parts, {start, size}));
    c.out.append(q.body);

    r.clear();
    http1::exchange x(c.out.view(), {}, c.in, r);
    for (http1::io next = x.next(); next != http1::io::done; next = x.next()) {
        io_result step;
        if (next == http1::io::write) {
            step = c.write(x.to_write());
        } else if (c.is_plain()) {
            w.allow(s.options.silence_timeout);
            auto const [error, count] = co_await c.receive(x.free_space(), no_throw);
            // On timeout or cancel, ignore the socket error that it causes.
            if (!error || stopped(w, state) == errc::none) step = c.to_result(error, count, want::read);
        } else {
            step = c.read(x.free_space());
        }
        if (step.error != errc::none) {
            x.failed(step.error, step.problem);
        } else if (step.is_closed) {
            x.closed();
        } else if (step.wants != want::nothing) {
            w.allow(s.options.silence_timeout);
            co_await c.wait(step.wants, no_throw);
        } else if (next == http1::io::write) {
            x.wrote(step.count);
        } else if (step.count != 0) {
            x.received(step.count);
        }
        if (errc const reason = stopped(w, state); reason != errc::none && x.next() != http1::io::done)
            x.failed(reason);
    }
    c.out.clear();
    c.is_healthy = x.keeps_alive();
    if (!c.is_healthy) c.close();
    co_return x.ended();
}

/// Sends `q` and receives `r` over `c`. Connects it if it is closed, and again if an idle connection turns out to be
/// dead before anything was sent.
inline net::awaitable<attempt> run(server& s, connection& c, io_wait& w, request const& q, response& r) {
    w.watch(&c);
    for (;;) {
        bool const was_idle = c.is_open();
        c.is_healthy = false;
        if (!was_idle) {
            connect_error const refused = co_await connect(s, c, w);
            if (refused.error != errc::none) {
                c.close();
                co_return attempt::failed(refused.error, delivery::not_sent, std::string(refused.detail));
            }
        }
        attempt a = co_await exchange(s, c, w, q, r);
        bool const is_dead = a.error == errc::connection_lost && a.delivered == delivery::not_sent;
        if (!(was_idle && is_dead)) co_return a;
    }
}

}  // namespace velo::inline VELO_ABI::rest::asio::detail

#endif
