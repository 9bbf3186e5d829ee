// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_STREAM_HPP
#define VELO_REST_TRANSPORT_STREAM_HPP

#include <velo/rest/memory/wipe.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/http1/exchange.hpp>
#include <velo/rest/transport/http1/write_head.hpp>
#include <velo/rest/transport/server_url.hpp>
#include <velo/rest/transport/transport.hpp>

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>

namespace velo::inline v0::rest {

/// What came of one step of a stream.
struct transferred {
    std::size_t count = 0;  ///< bytes; of a read, 0 without an error: the peer closed
    errc error{};           ///< `timed_out` when nothing could be moved in the time given; `connection_lost` and others
};

/// A stream of bytes: a socket, a modem, a TLS session of a board.
///
///  - `s.read_some(into, left)` waits until there is something to read, reads at most `into.size()` bytes, and returns
///    how many. With no time left it takes what is there and does not wait.
///  - `s.write_some(bytes, left)` waits until something can be written, writes some of `bytes`, and returns how many.
///  - `s.reopen(left)`, if there is one, makes a new connection, closing the old one: `errc::none` when it stands.
///
/// None of them waits for longer than `left`. They throw nothing that the user of the client does not expect.
template <class S>
concept byte_stream = requires(S& s, std::span<char> into, std::string_view bytes, duration const& left) {
    { s.read_some(into, left) } -> std::same_as<transferred>;
    { s.write_some(bytes, left) } -> std::same_as<transferred>;
};

/// What a stream needs to carry requests. The memory is the caller's, and is overwritten after each exchange.
struct stream_options {
    server_url server;    ///< for the Host field and the path in front of targets; the scheme plays no part
    std::span<char> out;  ///< holds the head of a request, and its body too if both fit
    std::span<char> in;   ///< holds at least the longest line of an answer's head
    bool confidential;    ///< can nobody on the way read what is sent?
};

/// One connection over a stream of one's own. It stays where it is: the transport points to it.
///
///     std::array<char, 1024> out, in;
///     velo::rest::stream_connection link(modem, {.server = "https://api.example.com", .out = out, .in = in,
///                                                .confidential = true});
///     velo::client client(velo::rest::stream(link), velo::bearer(token));
///
/// It allocates nothing, starts no thread and throws nothing of its own; `Clock` is the one that limits are measured
/// by. It is connected when it is made, unless the stream can `reopen`: then it is connected before the first request.
/// For one call at a time.
template <byte_stream Stream, class Clock = std::chrono::steady_clock>
class stream_connection {
  public:
    /// `s` and the memory have to outlive this. Preconditions: neither `out` nor `in` is empty.
    stream_connection(Stream& s, stream_options const& options) noexcept : stream_(&s), options_(options) {}
    stream_connection(stream_connection const&) = delete;
    stream_connection& operator=(stream_connection const&) = delete;

    [[nodiscard]] bool is_confidential() const noexcept { return options_.confidential; }

    /// As a Transport's `send`.
    attempt send(request const& q, response& r, send_limits const& limits) {
        using std::chrono::nanoseconds;
        auto const started = Clock::now();
        auto const left = [&] {
            return (std::max)(limits.timeout - std::chrono::duration_cast<nanoseconds>(Clock::now() - started),
                              nanoseconds::zero());
        };
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        server_parts const server = split(options_.server);
        std::size_t const size = http1::head_size(q, server);
        if (!http1::is_sendable(q) || size > options_.out.size()) {
            return attempt::failed(
                errc::invalid_request, delivery::not_sent,
                "the head of the request does not fit into the buffer, or has what no head may have");
        }
        bool reused = has_carried_;
        if (errc const e = connect(left(), reused); e != errc::none) return attempt::failed(e, delivery::not_sent);
        has_carried_ = true;

        is_usable_ = false;
        std::string_view const head = http1::write_head(q, server, options_.out);
        std::span<char> const behind = options_.out.subspan(size);
        bool const both_fit = q.body.size() <= behind.size();
        if (both_fit) std::copy(q.body.begin(), q.body.end(), behind.begin());
        std::string_view const all(head.data(), size + (both_fit ? q.body.size() : 0));
        r.clear();
        http1::exchange x(all, both_fit ? std::string_view() : q.body, options_.in, r);
        for (http1::io next = x.next(); next != http1::io::done; next = x.next()) {
            if (errc const passed = send_limits{left(), limits.stop}.exceeded(); passed != errc::none) {
                x.failed(passed);
            } else if (next == http1::io::write) {
                transferred const t = stream_->write_some(x.to_write(), left());
                x.wrote(t.count);
                if (t.error != errc::none || t.count == 0) x.failed(t.error != errc::none ? t.error : errc::timed_out);
            } else {
                transferred const t = stream_->read_some(x.free_space(), left());
                if (t.count != 0) {
                    x.received(t.count);
                } else if (t.error != errc::none) {
                    x.failed(t.error);
                } else {
                    x.closed();
                }
            }
        }
        wipe(options_.out.data(), all.size());
        is_usable_ = x.keeps_alive();
        attempt a = x.ended();
        a.reused_connection = reused;
        return a;
    }

  private:
    static constexpr bool can_reopen = requires(Stream& s, duration const& left) {
        { s.reopen(left) } -> std::same_as<errc>;
    };

    /// Sees to it that the connection stands, and that nothing came on it that nobody asked for.
    errc connect(duration left, bool& reused) {
        if (is_usable_) {
            transferred const t = stream_->read_some(options_.in, duration::zero());
            wipe(options_.in.data(), t.count);
            is_usable_ = t.count == 0 && t.error == errc::timed_out;
        }
        if (is_usable_) return errc::none;
        if constexpr (can_reopen) {
            reused = false;
            errc const e = stream_->reopen(left);
            is_usable_ = e == errc::none;
            return e;
        } else {
            return errc::connection_lost;
        }
    }

    Stream* stream_;
    stream_options options_;
    bool is_usable_ = !can_reopen;
    bool has_carried_ = false;
};

/// A Transport over a stream of one's own: HTTP/1.1 over two functions. It points to its `stream_connection`, which has
/// to outlive it and its copies. For one call at a time. A stop that is asked for is seen between two steps of the
/// stream, not while one waits.
template <class Connection>
class stream {
  public:
    explicit stream(Connection& c) noexcept : connection_(&c) {}
    [[nodiscard]] bool is_confidential() const noexcept { return connection_->is_confidential(); }
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        return connection_->send(q, r, limits);
    }

  private:
    Connection* connection_;
};

}  // namespace velo::inline v0::rest

#endif
