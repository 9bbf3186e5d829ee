// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_SOCKETS_HPP
#define VELO_REST_TRANSPORT_SOCKETS_HPP

#include <velo/rest/memory/shared_object.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/transport/net/blocking_waiter.hpp>
#include <velo/rest/transport/net/connection.hpp>
#include <velo/rest/transport/net/io_buffers.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/machine.hpp>
#include <velo/rest/transport/net/options.hpp>
#include <velo/rest/transport/net/per_process.hpp>
#include <velo/rest/transport/net/poll.hpp>
#include <velo/rest/transport/net/pool.hpp>
#include <velo/rest/transport/net/server.hpp>
#include <velo/rest/transport/net/spares.hpp>
#include <velo/rest/transport/transport.hpp>

#include <stop_token>
#include <string>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Blocking Transport over the sockets of the operating system.
///
///     velo::client client(velo::rest::sockets("https://api.example.com"), velo::bearer(token));
///
///  - HTTP/1.1, over TLS 1.2 or newer for `https`. The certificate chain and the host name are verified.
///  - Connections are kept alive and shared by all copies. A connection whose request failed is closed.
///  - An idle connection is checked before it is reused, and replaced if the server closed it or sent bytes on it.
///  - All addresses of the server are tried (RFC 8305).
///  - A lookup runs in its own thread, because it cannot be interrupted. A call that gives up leaves it behind.
///    Addresses and `localhost` need no lookup. No other thread is started.
///  - A connection has one descriptor. A call that can be stopped, waits in the queue or looks up a name has another
///    one to be woken by.
///  - A forked child makes its own connections and leaves those of its parent alone.
///  - The TLS library keeps copies of credentials that this library cannot zero.
///
/// Thread safety: safe, also for copies.
class sockets {
    using pool = detail::pool<detail::connection>;

  public:
    /// Connects to `server`. Throws `boost::system::system_error` with `errc::tls_failed` for `https` without OpenSSL
    /// (`VELO_HAS_TLS`), and if a certificate or key of the options cannot be read; with `errc::connect_failed` if the
    /// proxy is not one of HTTP, with `errc::invalid_credential` if its user or password cannot be sent.
    explicit sockets(server_url const& server, socket_options options = {})
        : shared_(detail::shared_object<shared>::make(server, std::move(options))) {}

    /// True if the server is `https` or on this machine.
    [[nodiscard]] bool is_confidential() const noexcept { return shared_->server.is_confidential(); }

    /// Returns the number of connections of this transport and its copies, and of calls that wait for one.
    [[nodiscard]] connection_counts connections() const { return shared_->here().pool.counts(); }

    /// Sends `q` and receives `r`. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::limited(passed, delivery::not_sent);
        if (!http1::is_sendable(q)) return attempt::failed(errc::invalid_request, delivery::not_sent);
        local& here = shared_->here();
        auto now = detail::io_clock::now();
        auto const deadline = detail::after(now, limits.timeout);

        std::string problem;
        detail::blocking_waiter waiter(here.descriptors);
        if (limits.stop.possible() && !waiter.can_be_woken(problem)) return no_connection(problem);
        std::stop_callback const on_stop(limits.stop.token(), wake{&waiter});
        pool::slot slot(here.pool, waiter, now);
        while (!slot.is_granted()) {
            if (!waiter.can_be_woken(problem)) return no_connection(problem);
            waiter.wait(now, deadline);
            if (slot.is_granted()) break;
            now = detail::io_clock::now();
            if (errc const passed = send_limits{deadline - now, limits.stop}.exceeded(); passed != errc::none)
                return attempt::failed(passed, delivery::not_sent, "all connections are in use");
        }

        detail::io_buffers buffers;
        detail::connection_machine machine(shared_->server, here.memory, slot.connection(), waiter, buffers, q, r,
                                           deadline);
        for (;;) {
            detail::next_step const next = machine.step(now, limits.stop.requested());
            if (next == detail::next_step::done) return machine.ended();
            if (next == detail::next_step::woken && !waiter.can_be_woken(problem)) return no_connection(problem);
            if (next != detail::next_step::now && next != detail::next_step::turn) waiter.wait(machine, next, now);
            now = detail::io_clock::now();
        }
    }

  private:
    /// State of one process.
    struct local {
        explicit local(detail::server const& s) : memory(s), pool(s.options()) {}
        void abandon() noexcept { pool.abandon(); }
        detail::server_memory memory;
        detail::pool<detail::connection> pool;
        detail::spare_descriptors descriptors;
    };
    /// State that copies share.
    struct shared {
        shared(server_url const& url, socket_options&& options) : server(url, std::move(options)), locals(server) {}
        [[nodiscard]] local& here() { return locals.get(server); }
        detail::server server;
        detail::per_process<local> locals;
    };

    struct wake {
        detail::blocking_waiter* who;
        void operator()() const noexcept { who->wake(); }
    };

    static attempt no_connection(std::string& problem) {
        return attempt::failed(errc::connect_failed, delivery::not_sent, std::move(problem));
    }

    detail::shared_object<shared> shared_;
};

static_assert(blocking_transport<sockets>);

}  // namespace velo::inline VELO_ABI::rest

#endif
