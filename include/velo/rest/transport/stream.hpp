// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_STREAM_HPP
#define VELO_REST_TRANSPORT_STREAM_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/rest/time/default_clock.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/http1/exchange.hpp>
#include <velo/rest/transport/http1/write_head.hpp>
#include <velo/rest/transport/server_url.hpp>
#include <velo/rest/transport/transport.hpp>

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Result of one read or write of a `byte_stream`.
struct transferred {
    std::size_t count = 0;  ///< bytes moved; a read of 0 without an error is EOF
    errc error{};           ///< `timed_out` if nothing could be moved in time; else for example `connection_lost`
};

/// Byte stream that carries HTTP: a socket, a modem, the TLS session of a board.
///
/// Syntactic requirements, for `S& s`, `std::span<char> into`, `std::string_view bytes` and `duration const& left`:
///  - `s.read_some(into, left)` returns a `transferred`.
///  - `s.write_some(bytes, left)` returns a `transferred`.
///  - `s.reopen(left)` is optional and returns an `errc`.
///
/// Semantic requirements:
///  - `read_some` waits until bytes arrive and reads at most `into.size()` of them. If `left` is zero it does not wait.
///  - `write_some` waits until bytes can be written and writes some of `bytes`.
///  - `reopen` closes the connection, opens a new one and returns `errc::none`, or why it could not.
///  - None of them waits longer than `left`. What they throw reaches the caller of the client.
///
/// Exemplar: `examples/1_tutorial/6_byte_stream.cpp`.
template <class S>
concept byte_stream = requires(S& s, std::span<char> into, std::string_view bytes, duration const& left) {
    { s.read_some(into, left) } -> std::same_as<transferred>;
    { s.write_some(bytes, left) } -> std::same_as<transferred>;
};

/// Server and memory of a `stream_connection`. The caller owns the memory. It is zeroed after each request.
struct stream_options {
    server_url server;    ///< for the Host field and the path in front of targets; the scheme is ignored
    std::span<char> out;  ///< holds the head of a request, and its body if both fit
    std::span<char> in;   ///< holds at least the longest line of a response's head
    bool confidential;    ///< true if the stream is encrypted or local
};

/// HTTP/1.1 connection over a `byte_stream` of the user.
///
///     std::array<char, 1024> out, in;
///     velo::rest::stream_connection link(modem, {.server = "https://api.example.com", .out = out, .in = in,
///                                                .confidential = true});
///     velo::client client(velo::rest::stream(link), velo::bearer(token));
///
/// It allocates nothing, starts no thread and throws no exception of its own. `Clock` measures the limits. A stream
/// with `reopen` is opened before the first request, and again after a request that ended the connection. A stream
/// without it is already open; once a request has ended the connection, later ones fail with `connection_lost`,
/// `not_sent`.
///
/// Not movable: `stream` holds its address. Thread safety: unsafe; one call at a time.
template <byte_stream Stream, class Clock = default_clock>
class stream_connection {
    static_assert(
        requires { sizeof(Clock); },
        "velo: this standard library has no clock: write rest::stream_connection<the stream, the clock of your board>");

  public:
    /// `s` and the memory in `options` have to outlive this. Preconditions: neither `out` nor `in` is empty.
    stream_connection(Stream& s, stream_options const& options) noexcept
        : stream_(&s), options_(options), server_(split_for_head(options_.server)) {}
    stream_connection(stream_connection const&) = delete;
    stream_connection& operator=(stream_connection const&) = delete;

    /// True if the options say so.
    [[nodiscard]] bool is_confidential() const noexcept { return options_.confidential; }

    using clock_type = Clock;  ///< measures the limits

    /// Sends `q` and receives `r`. See `transport`. A head that does not fit into `out` fails with `invalid_request`,
    /// a line of the response that does not fit into `in` with `response_too_large`. What the stream throws passes
    /// through; the connection is then not used again, and its memory is zeroed.
    attempt send(request const& q, response& r, send_limits const& limits) {
        sending s(*this, q, r, limits.timeout, limits.stop);
        while (!s.step((duration::max)())) {
        }
        return s.ended();
    }

    class sending;

  private:
    static constexpr bool can_reopen = requires(Stream& s, duration const& left) {
        { s.reopen(left) } -> std::same_as<errc>;
    };

    /// Zeroes the request at its end. When the stream throws it zeroes all that the stream may have received as well;
    /// the exchange zeroes what it knows of.
    class zeroing {
      public:
        zeroing(std::span<char> out, std::span<char> in) noexcept : out_(out), in_(in) {}
        zeroing(zeroing const&) = delete;
        zeroing& operator=(zeroing const&) = delete;
        ~zeroing() {
            wipe(out_.data(), out_.size());
            wipe(in_.data(), in_.size());
        }
        void received_all() noexcept { in_ = {}; }

      private:
        std::span<char> out_, in_;
    };

    /// Makes sure that the connection is open and that no unsolicited bytes arrived: they would become the response.
    attempt connect(duration left, bool& reused) {
        if (is_usable_) is_usable_ = look().error == errc::none;
        if (is_usable_) return attempt::answered();
        if constexpr (can_reopen) {
            reused = false;
            if (errc const e = stream_->reopen(left); e != errc::none) return attempt::limited(e, delivery::not_sent);
            // A server that speaks first would have every response taken for that to the next request.
            attempt a = look();
            is_usable_ = a.error == errc::none;
            return a;
        } else {
            return attempt::failed(errc::connection_lost, delivery::not_sent);
        }
    }
    /// Looks at a connection that carries no request, without waiting.
    attempt look() {
        transferred const t = stream_->read_some(options_.in, duration::zero());
        wipe(options_.in.data(), t.count);
        if (t.count != 0) {
            return attempt::failed(errc::protocol_error, delivery::not_sent,
                                   "bytes arrived before the request was sent");
        }
        if (t.error == errc::timed_out) return attempt::answered();
        return attempt::failed(t.error == errc::none ? errc::connection_lost : t.error, delivery::not_sent);
    }

    Stream* stream_;
    stream_options options_;
    server_parts server_;  // views `options_`
    bool is_usable_ = !can_reopen;
    bool has_carried_ = false;  // a request
};

/// One request over a `stream_connection`, and its response, in steps. `stepped_call` drives it, and `send` does. It is
/// the only one of its connection. When it is destroyed before its end, the connection is not used again.
///
/// Not movable. Thread safety: unsafe.
template <byte_stream Stream, class Clock>
class stream_connection<Stream, Clock>::sending {
  public:
    /// All that is given has to outlive this, and what `q` views. `timeout` runs from here.
    sending(stream_connection& connection, request const& q, response& r, duration timeout, stop const& stop)
        : connection_(&connection),
          request_(&q),
          response_(&r),
          stop_(&stop),
          timeout_(timeout),
          started_(Clock::now()) {
        stream_options const& memory = connection.options_;
        size_ = http1::head_size(q, connection.server_);
        if (!http1::is_sendable(q) || size_ > memory.out.size()) {
            ended_ =
                attempt::failed(errc::invalid_request, delivery::not_sent,
                                "the head of the request does not fit into the buffer, or has what no head may have");
            is_ended_ = true;
        }
        reused_ = connection.has_carried_;
    }
    sending(sending const&) = delete;
    sending& operator=(sending const&) = delete;

    /// Reads or writes once, and waits for that no longer than `wait`; zero does not wait. True when it has ended.
    [[nodiscard]] bool step(duration wait) {
        if (is_ended_) return true;
        duration const left = time_left();
        duration const most = (std::min)(wait, left);
        errc const passed = exceeded(left);
        if (!exchange_) {
            if (passed == errc::none) return connect(left, most);
            ended_ = attempt::limited(passed, delivery::not_sent);
            is_ended_ = true;
            return true;
        }
        http1::exchange& x = *exchange_;
        if (passed != errc::none) {
            fail(x, passed);
        } else if (x.next() == http1::io::write) {
            write_some(x, most, most == left);
        } else {
            read_some(x, most, most == left);
        }
        return x.next() == http1::io::done;
    }

    /// The outcome. Once only. Precondition: `step` returned true.
    [[nodiscard]] attempt ended() {
        if (!exchange_) return std::move(ended_);
        memory_->received_all();
        connection_->is_usable_ = exchange_->keeps_alive();
        attempt a = exchange_->ended();
        a.reused_connection = reused_;
        return a;
    }

  private:
    [[nodiscard]] duration time_left() const {
        auto const passed = std::chrono::duration_cast<duration>(Clock::now() - started_);
        return (std::max)(saturating_subtract(timeout_, passed), duration::zero());
    }
    [[nodiscard]] errc exceeded(duration left) const noexcept {
        if (stop_->requested()) return errc::cancelled;
        return left <= duration::zero() ? errc::timed_out : errc::none;
    }

    bool connect(duration left, duration wait) {
        ended_ = connection_->connect(wait, reused_);
        // It may still be opening the connection.
        if (ended_.error == errc::timed_out && wait < left) return false;
        is_ended_ = ended_.error != errc::none;
        if (is_ended_) return true;
        connection_->has_carried_ = true;
        connection_->is_usable_ = false;
        request const& q = *request_;
        stream_options const& memory = connection_->options_;
        std::span<char> const behind = memory.out.subspan(size_);
        bool const both_fit = q.body.size() <= behind.size();
        std::size_t const size = size_ + (both_fit ? q.body.size() : 0);
        memory_.emplace(memory.out.first(size), memory.in);
        std::string_view const head = http1::write_head(q, connection_->server_, memory.out);
        if (both_fit) std::copy(q.body.begin(), q.body.end(), behind.begin());
        response_->clear();
        exchange_.emplace(std::string_view(head.data(), size), both_fit ? std::string_view() : q.body, memory.in,
                          *response_);
        return exchange_->next() == http1::io::done;
    }
    /// Ends the exchange, with the name of the limit if that was one.
    static void fail(http1::exchange& x, errc e) { x.failed(e, attempt_words(call_limit_text(e))); }
    // `is_last`: the time of the attempt has passed when nothing was moved.
    void write_some(http1::exchange& x, duration wait, bool is_last) {
        transferred const t = connection_->stream_->write_some(x.to_write(), wait);
        x.wrote(t.count);
        bool const is_due = t.count == 0 && (t.error == errc::none || t.error == errc::timed_out);
        if (is_due && !is_last) return;
        if (t.error != errc::none) return fail(x, t.error);
        if (t.count == 0) x.failed(errc::timed_out, "the stream took no byte");
    }
    void read_some(http1::exchange& x, duration wait, bool is_last) {
        transferred const t = connection_->stream_->read_some(x.free_space(), wait);
        if (t.count != 0) {
            x.received(t.count);
        } else if (t.error == errc::timed_out && !is_last) {
            return;
        } else if (t.error != errc::none) {
            fail(x, t.error);
        } else {
            x.closed();
        }
    }

    stream_connection* connection_;
    request const* request_;
    response* response_;
    stop const* stop_;
    duration timeout_;
    typename Clock::time_point started_;
    std::size_t size_ = 0;  // of the head
    attempt ended_{};       // without an exchange
    bool is_ended_ = false;
    bool reused_ = false;
    std::optional<zeroing> memory_;
    std::optional<http1::exchange> exchange_;
};

/// Transport over a `stream_connection`, which has to outlive it and its copies. A stop is seen between two reads or
/// writes of the stream, not while one of them waits.
///
/// Thread safety: unsafe; one call at a time, also over copies.
template <class Connection>
class stream {
  public:
    /// Sends over `c`.
    explicit stream(Connection& c) noexcept : connection_(&c) {}
    /// True if the connection's options say so.
    [[nodiscard]] bool is_confidential() const noexcept { return connection_->is_confidential(); }
    /// Sends `q` and receives `r`. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        return connection_->send(q, r, limits);
    }

  private:
    Connection* connection_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
