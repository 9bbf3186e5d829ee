// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_MACHINE_HPP
#define VELO_REST_TRANSPORT_NET_MACHINE_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/http1/exchange.hpp>
#include <velo/rest/transport/net/connection.hpp>
#include <velo/rest/transport/net/connector.hpp>
#include <velo/rest/transport/net/io_buffers.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/next_step.hpp>
#include <velo/rest/transport/net/poll.hpp>
#include <velo/rest/transport/net/server.hpp>
#include <velo/rest/transport/net/socket.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// One request over one connection, from a look at the idle connection or from the lookup of the server's name to the
/// whole response. A state machine: each step does at most one operation on a socket, which never waits and moves at
/// most 64 KiB, and returns what to wait for before the next step. So clock and stop are looked at whatever the server
/// does and however its caller waits.
///
///     while ((next = machine.step(clock::now(), stop.requested())) != next_step::done) { wait for `next` }
///     attempt a = machine.ended();
///
/// Thread safety: unsafe.
class connection_machine {
  public:
    /// All arguments have to outlive this. `who` is woken when a lookup is done. Precondition:
    /// `http1::is_sendable(q)`. Calls to allocate may throw.
    connection_machine(server const& s, server_memory& m, connection& c, waiter& who, io_buffers& b, request const& q,
                       response& r, io_clock::time_point deadline)
        : server_(&s),
          connection_(&c),
          buffers_(prepared(b, q, s, r)),
          deadline_(deadline),
          limit_(deadline),
          connector_(s, m, c, who),
          exchange_(b.head(), b.body(), b.in(), r, http1::long_line::held),
          was_idle_(c.is_open()) {
        c.is_healthy = false;
        if (!was_idle_) phase_ = phase::begin;
    }
    connection_machine(connection_machine const&) = delete;
    connection_machine& operator=(connection_machine const&) = delete;
    ~connection_machine() { buffers_->clear(); }

    /// Does one step. `stop_requested` is true if the caller asked to stop. Calls to allocate may throw.
    next_step step(io_clock::time_point now, bool stop_requested) {
        if (stop_requested) return give_up(errc::cancelled, call_limit_text(errc::cancelled));
        if (now >= limit_) {
            return give_up(errc::timed_out, now >= deadline_ ? call_limit_text(errc::timed_out) : limit_name_);
        }
        switch (phase_) {
            case phase::look: return look(now);
            case phase::begin: return begin_to_connect(now);
            case phase::connect: return connect(now);
            case phase::exchange: return transfer(now);
            case phase::done: break;
        }
        return next_step::done;
    }

    /// Ends it because its waiter cannot watch a socket. Precondition: nothing was sent. Calls to allocate may throw.
    next_step refuse(std::string problem) {
        connector_.close();
        return fail(errc::connect_failed, std::move(problem));
    }

    /// When a step is due, whatever the sockets do.
    [[nodiscard]] io_clock::time_point due() const noexcept {
        return phase_ == phase::connect ? (std::min)(limit_, connector_.due()) : limit_;
    }
    /// The socket to wait for.
    [[nodiscard]] native_socket socket() const noexcept { return connection_->socket(); }
    /// The sockets to wait for, until one is writable. Precondition: the last step returned `racing`.
    [[nodiscard]] std::span<polled_socket> racing() noexcept { return connector_.racing(); }

    /// Returns the outcome. Call it once. Precondition: the last step returned `done`.
    [[nodiscard]] attempt ended() {
        attempt a = failed_.error != errc::none ? std::move(failed_) : exchange_.ended();
        a.reused_connection = was_idle_;
        return a;
    }

  private:
    enum class phase : std::uint8_t { look, begin, connect, exchange, done };

    /// What one step sends at most.
    static constexpr std::size_t most_bytes = std::size_t{64} << 10;
    /// Reads of TLS records without data in a row. A server that sends more is not working on the response.
    static constexpr int most_empty_reads = 1'000;

    static io_buffers* prepared(io_buffers& b, request const& q, server const& s, response& r) {
        r.clear();
        b.fill(q, s.parts());
        return &b;
    }

    next_step fail(errc error, std::string problem) {
        failed_ = attempt::failed(error, delivery::not_sent, std::move(problem));
        return end();
    }

    next_step give_up(errc error, std::string_view limit) {
        std::string reason(limit);
        if (phase_ == phase::exchange) {
            exchange_.failed(error, std::move(reason));
            return end();
        }
        if (phase_ == phase::connect) {
            reason += ' ';
            reason += connector_.phase_name();
            connector_.close();
        }
        return fail(error, std::move(reason));
    }

    next_step end() noexcept {
        connection_->is_healthy = phase_ == phase::exchange && failed_.error == errc::none && exchange_.keeps_alive();
        if (!connection_->is_healthy) connection_->close();
        phase_ = phase::done;
        return next_step::done;
    }

    next_step look(io_clock::time_point now) {
        switch (connection_->look()) {
            case quietness::quiet: return begin_exchange(now);
            case quietness::unknown:
                if (++empty_reads_ < most_empty_reads) return next_step::turn;
                break;
            default: break;
        }
        return replace_connection();
    }

    /// The idle connection is dead, and nothing was sent over it: another one carries the request.
    next_step replace_connection() noexcept {
        connection_->close();
        was_idle_ = false;
        phase_ = phase::begin;
        limit_ = deadline_;
        return next_step::now;
    }

    next_step begin_to_connect(io_clock::time_point now) {
        limit_ = (std::min)(deadline_, after(now, server_->connect_timeout()));
        limit_name_ = "connect timeout";
        phase_ = phase::connect;
        return now < limit_ ? connect(now) : next_step::now;
    }

    next_step connect(io_clock::time_point now) {
        next_step const next = connector_.step(now, limit_);
        if (next != next_step::done) return next;
        if (connector_.error() != errc::none) {
            fail(connector_.error(), std::move(connector_.problem()));
            failed_.is_permanent = connector_.is_permanent();
            return next_step::done;
        }
        return begin_exchange(now);
    }

    next_step begin_exchange(io_clock::time_point now) noexcept {
        phase_ = phase::exchange;
        empty_reads_ = 0;
        limit_name_ = "silence timeout";
        progressed(now);
        return next_step::now;
    }

    void progressed(io_clock::time_point now) noexcept {
        limit_ = (std::min)(deadline_, after(now, server_->silence_timeout()));
        empty_reads_ = 0;
    }

    next_step transfer(io_clock::time_point now) {
        http1::exchange& x = exchange_;
        bool const writes = x.next() == http1::io::write;
        std::string_view const bytes = writes ? x.to_write().substr(0, most_bytes) : std::string_view();
        std::span<char> const space = writes ? std::span<char>() : x.free_space();
        std::size_t const asked = writes ? bytes.size() : space.size();
        io_result const r = writes ? connection_->write(bytes) : connection_->read(space);
        if (r.count != 0) {
            progressed(now);
            if (writes) {
                has_sent_ = true;
                x.wrote(r.count);
            } else {
                x.received(r.count);
            }
        } else if (r.error == errc::none && !r.is_closed && ++empty_reads_ != most_empty_reads) {
            return to_step(r.wants);
        } else if (was_idle_ && !has_sent_) {
            return replace_connection();
        } else if (r.error != errc::none) {
            x.failed(r.error, r.problem);
        } else if (r.is_closed) {
            x.closed();
        } else {
            x.failed(errc::protocol_error, "the server sends TLS records without data");
        }
        if (x.next() == http1::io::done) {
            connection_->idle_since = now;
            return end();
        }
        if (x.next() == http1::io::write) return r.count < asked ? next_step::writable : next_step::turn;
        // The response can hardly be there when the request has just been sent. More of it is there if it filled the
        // buffer.
        return connection_->has_pending() || (!writes && r.count == asked) ? next_step::turn : next_step::readable;
    }

    server const* server_;
    connection* connection_;
    io_buffers* buffers_;
    io_clock::time_point deadline_;
    io_clock::time_point limit_;
    std::string_view limit_name_;
    connector connector_;
    http1::exchange exchange_;
    attempt failed_{};
    int empty_reads_ = 0;
    bool was_idle_;
    bool has_sent_ = false;
    phase phase_ = phase::look;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
