// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_HPP
#define VELO_REST_TRANSPORT_ASIO_HPP

#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/asio/alarm.hpp>
#include <velo/rest/transport/asio/call.hpp>
#include <velo/rest/transport/asio/waiter.hpp>
#include <velo/rest/transport/asio/watched_connection.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/next_step.hpp>
#include <velo/rest/transport/net/options.hpp>
#include <velo/rest/transport/net/per_process.hpp>
#include <velo/rest/transport/net/pool.hpp>
#include <velo/rest/transport/net/server.hpp>
#include <velo/rest/transport/net/spares.hpp>
#include <velo/rest/transport/transport.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/error_code.hpp>

#include <coroutine>
#include <exception>
#include <memory>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Asynchronous Transport over Boost.Asio. Calls return `boost::asio::awaitable` coroutines:
///
///     velo::client client(velo::rest::asio(context.get_executor(), "https://api.example.com"), velo::bearer(token));
///     auto me = co_await client.call(velo::get_self{});
///
///  - Connections, TLS and lookups: as `sockets`.
///  - A call runs in the coroutine that awaits it, on its executor. One thread or many may run the context.
///  - Other work of the context gets its turn while a server keeps a call busy.
///  - Cancelling the coroutine cancels the call, with any cancellation type that the coroutine passes on (by default
///    only terminal). The call ends with `errc::cancelled`.
///  - The context of the executor has to outlive the transport and its copies.
///
/// Thread safety: safe, also for copies.
class asio {
    using pool = detail::pool<detail::watched_connection>;

  public:
    /// Coroutine type of the calls.
    template <class T>
    using task = boost::asio::awaitable<T>;

    /// Connects to `server`, with sockets in the context of `executor`. Throws `boost::system::system_error` with
    /// `errc::tls_failed` for `https` without OpenSSL (`VELO_HAS_TLS`), and if a certificate or key of the options
    /// cannot be read; for a proxy as `sockets`.
    asio(boost::asio::any_io_executor executor, server_url const& server, socket_options options = {})
        : shared_(std::make_shared<shared>(std::move(executor), server, std::move(options))) {}

    /// True if the server is `https` or on this machine.
    [[nodiscard]] bool is_confidential() const noexcept { return shared_->server.is_confidential(); }

    /// Returns the number of connections of this transport and its copies, and of calls that wait for one.
    [[nodiscard]] connection_counts connections() const { return shared_->here().pool.counts(); }

    /// Sends `q` and receives `r`. See `transport`. `q`, `r` and `limits` have to outlive the coroutine.
    [[nodiscard]] task<attempt> send(request const& q, response& r, send_limits const& limits) const {
        return run(shared_, q, r, limits);
    }

    /// Waits for a delay without blocking a thread. See `transport`. `d` has to outlive the coroutine.
    [[nodiscard]] task<errc> wait(delay const& d) const { return sleep(shared_, d); }

  private:
    using executor_type = boost::asio::any_io_executor;
    using call_ptr = std::shared_ptr<detail::async_call>;

    /// State of one process.
    struct local {
        local(detail::server const& s, executor_type const& executor)
            : memory(s), pool(s.options()), alarm(std::make_shared<detail::alarm>(executor)) {}
        void abandon() noexcept { pool.abandon(); }
        detail::server_memory memory;
        detail::pool<detail::watched_connection> pool;
        detail::spares<call_ptr, 8> calls;
        std::shared_ptr<detail::alarm> alarm;
    };
    /// State that copies share.
    struct shared {
        shared(executor_type e, server_url const& url, socket_options&& options)
            : executor(std::move(e)), server(url, std::move(options)), locals(server, executor) {}
        [[nodiscard]] local& here() { return locals.get(server, executor); }
        executor_type executor;
        detail::server server;
        detail::per_process<local> locals;
    };

    /// An `async_call` for the time of one request.
    class call_lease {
      public:
        call_lease(shared& s, local& here)
            : here_(&here), call_(here.calls.take([&] { return std::make_shared<detail::async_call>(s.executor); })) {
            call_->entry.who = &call_->waiter;
            call_->entry.limit.store(detail::no_limit.time_since_epoch().count());
            call_->waiter.end_wait();
            here_->alarm->add(call_->entry);
        }
        call_lease(call_lease const&) = delete;
        call_lease& operator=(call_lease const&) = delete;
        ~call_lease() {
            here_->alarm->remove(call_->entry);
            here_->calls.give_back(std::move(call_));
        }
        [[nodiscard]] detail::async_call& operator*() const noexcept { return *call_; }

      private:
        local* here_;
        call_ptr call_;
    };

    /// The machine of a call. It ends before its connection goes back to the pool.
    class machine_run {
      public:
        machine_run(shared& s, local& here, detail::async_call& call, pool::slot& slot, request const& q, response& r,
                    detail::io_clock::time_point deadline)
            : here_(&here), call_(&call), connection_(&slot.connection(s.executor)) {
            call.machine.emplace(s.server, here.memory, *connection_, call.waiter, call.buffers, q, r, deadline);
        }
        machine_run(machine_run const&) = delete;
        machine_run& operator=(machine_run const&) = delete;
        ~machine_run() { call_->machine.reset(); }

        /// Does a step, and has the context watch what it waits for. Calls to allocate may throw.
        [[nodiscard]] detail::next_step step(detail::io_clock::time_point now,
                                             boost::asio::cancellation_state const& state) const {
            using detail::next_step;
            next_step const next = call_->machine->step(now, is_cancelled(state));
            boost::system::error_code refused;
            if (next == next_step::now) {
                // As soon as it has connected, and so before anything is sent.
                if (connection_->is_open()) connection_->watch(connection_->socket(), refused);
            } else if (next == next_step::racing) {
                refused = call_->watch(call_->machine->racing(), *connection_);
            } else if (next == next_step::readable || next == next_step::writable) {
                here_->alarm->set(call_->entry, call_->machine->due());
            }
            return refused ? call_->machine->refuse("the context cannot watch a socket: " + refused.message()) : next;
        }
        /// The socket to wait for.
        [[nodiscard]] boost::asio::ip::tcp::socket& socket() const noexcept { return connection_->watched(); }
        /// Returns the outcome, once.
        [[nodiscard]] attempt ended() const { return call_->machine->ended(); }

      private:
        local* here_;
        detail::async_call* call_;
        detail::watched_connection* connection_;
    };

    /// True if the coroutine was cancelled.
    static bool is_cancelled(boost::asio::cancellation_state const& state) noexcept {
        return state.cancelled() != boost::asio::cancellation_type::none;
    }

    static task<attempt> run(std::shared_ptr<shared> self, request const& q, response& r, send_limits const& limits) {
        namespace net = boost::asio;
        if (limits.timeout <= duration::zero()) co_return attempt::limited(errc::timed_out, delivery::not_sent);
        if (!http1::is_sendable(q)) co_return attempt::failed(errc::invalid_request, delivery::not_sent);
        auto now = detail::io_clock::now();
        auto const deadline = detail::after(now, limits.timeout);
        // A cancellation ends the call with a result instead of an exception. The coroutine is the caller's: what it
        // has set is restored.
        bool const throws = co_await net::this_coro::throw_if_cancelled();
        co_await net::this_coro::throw_if_cancelled(false);
        auto const state = co_await net::this_coro::cancellation_state;
        attempt a;
        std::exception_ptr thrown;
        try {
            local& here = self->here();
            call_lease const lease(*self, here);
            detail::async_call& call = *lease;
            pool::slot slot(here.pool, call.waiter, now);
            bool is_granted = slot.is_granted();
            while (!is_granted && !is_cancelled(state) && now < deadline) {
                co_await call.waiter.woken(deadline);
                call.waiter.end_wait();
                now = detail::io_clock::now();
                is_granted = slot.is_granted();
            }
            if (is_granted) {
                machine_run const run(*self, here, call, slot, q, r, deadline);
                for (auto next = run.step(now, state); next != detail::next_step::done; next = run.step(now, state)) {
                    if (next == detail::next_step::turn) {
                        co_await net::post(co_await net::this_coro::executor, detail::no_throw);
                    } else if (next == detail::next_step::racing || next == detail::next_step::woken) {
                        co_await call.waiter.woken(call.machine->due());
                    } else if (next != detail::next_step::now) {
                        co_await call.waiter.ready(run.socket(), next);
                    }
                    call.waiter.end_wait();
                    now = detail::io_clock::now();
                }
                a = run.ended();
            } else {
                a = attempt::failed(is_cancelled(state) ? errc::cancelled : errc::timed_out, delivery::not_sent,
                                    "all connections are in use");
            }
        } catch (...) {
            thrown = std::current_exception();
        }
        co_await net::this_coro::throw_if_cancelled(throws);
        if (thrown != nullptr) std::rethrow_exception(thrown);
        co_return a;
    }

    static task<errc> sleep(std::shared_ptr<shared> self, rest::delay const& d) {
        namespace net = boost::asio;
        bool const throws = co_await net::this_coro::throw_if_cancelled();
        co_await net::this_coro::throw_if_cancelled(false);
        auto const state = co_await net::this_coro::cancellation_state;
        std::exception_ptr thrown;
        try {
            detail::async_waiter waiter(self->executor);
            wait_registration const s(d, waiter);
            // Ends with the delay's signal, with the timer or by cancellation: each ends the delay.
            if (s.has_to_wait()) co_await waiter.woken(detail::after(detail::io_clock::now(), d.length));
        } catch (...) {
            thrown = std::current_exception();
        }
        co_await net::this_coro::throw_if_cancelled(throws);
        if (thrown != nullptr) std::rethrow_exception(thrown);
        co_return is_cancelled(state) ? errc::cancelled : errc::none;
    }

    std::shared_ptr<shared> shared_;
};

static_assert(async_transport<asio>);

}  // namespace velo::inline VELO_ABI::rest

#endif
