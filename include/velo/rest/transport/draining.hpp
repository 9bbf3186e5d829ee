// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_DRAINING_HPP
#define VELO_REST_TRANSPORT_DRAINING_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/process/mutex.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/time/thread_wait.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/transport.hpp>

#include <coroutine>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Decorator of a Transport for the end of a program: it refuses new requests and waits for those that are on the way.
///
///     velo::rest::draining const api{velo::curl{}};
///     velo::client const client(api, velo::bearer(token));
///     …
///     bool const all_ended = api.drain(std::chrono::seconds(5));
///
/// A request that is refused ends its call with `errc::cancelled` and is not sent. A call that waits for another
/// attempt ends in that way when its delay is over, so that a program does not retry while it ends: the error's
/// delivery says how far the last attempt came. Copies share one state. Thread safety: as `T`; `close` and `drain` may
/// be called from any thread.
template <transport T>
class draining : public detail::task_of<T> {
    static constexpr bool is_async = detail::sends_async<T>;

  public:
    /// Sends over a copy of `transport`. Calls to allocate may throw.
    explicit draining(T transport) : transport_(std::move(transport)), state_(std::make_shared<state>()) {}

    /// What the transport says at this moment.
    [[nodiscard]] bool is_confidential() const noexcept { return transport_.is_confidential(); }

    /// Sends over the transport, unless it is closed: see `transport`. An asynchronous request has one coroutine more.
    [[nodiscard]] detail::returned_by<T, attempt> send(request const& q, response& r,
                                                       send_limits const& limits = {}) const {
        if constexpr (is_async) {
            return send_async(state_, transport_, q, r, limits);
        } else {
            lease const here(*state_);
            return here.is_granted() ? transport_.send(q, r, limits) : refused();
        }
    }

    /// Waits as an asynchronous transport does: see `transport`.
    [[nodiscard]] auto wait(delay const& d) const
        requires is_async
    {
        return transport_.wait(d);
    }

    /// Refuses new requests from now on. May be called again.
    void close() const {
        std::lock_guard const lock(state_->mutex);
        state_->is_closed = true;
    }

    /// The number of requests on the way.
    [[nodiscard]] std::size_t in_flight() const {
        std::lock_guard const lock(state_->mutex);
        return state_->in_flight;
    }

    /// Closes, and waits until no request is on the way, for at most `limit`. True if none is. With an asynchronous
    /// transport it returns a coroutine, to be awaited; it closes at once. May be called again. Calls to allocate may
    /// throw.
    [[nodiscard]] detail::returned_by<T, bool> drain(duration limit) const {
        close();
        if constexpr (is_async) {
            return drain_async(state_, transport_, limit);
        } else {
            thread_wait{}({.length = limit, .until = state_.get()}, {});
            return in_flight() == 0;
        }
    }

  private:
    /// It happens when the last request ends after `close`.
    struct state final : wake_signal {
        [[nodiscard]] bool subscribe(waiter& who) const override {
            std::lock_guard const lock(mutex);
            if (in_flight == 0) return false;
            waiters.add(who);
            return true;
        }
        void unsubscribe(waiter& who) const noexcept override {
            std::lock_guard const lock(mutex);
            waiters.remove(who);
        }
        mutable default_mutex mutex;
        std::size_t in_flight = 0;
        bool is_closed = false;
        mutable waiter_list waiters;
    };

    /// One request on the way.
    class lease {
      public:
        explicit lease(state& s) : state_(&s) {
            std::lock_guard const lock(s.mutex);
            is_granted_ = !s.is_closed;
            if (is_granted_) ++s.in_flight;
        }
        lease(lease const&) = delete;
        lease& operator=(lease const&) = delete;
        ~lease() {
            if (!is_granted_) return;
            std::lock_guard const lock(state_->mutex);
            if (--state_->in_flight == 0 && state_->is_closed) state_->waiters.wake_all();
        }
        [[nodiscard]] bool is_granted() const noexcept { return is_granted_; }

      private:
        state* state_;
        bool is_granted_;
    };

    static attempt refused() {
        attempt a =
            attempt::failed(errc::cancelled, delivery::not_sent, "the program ends: no request is sent any more");
        a.is_permanent = true;
        return a;
    }

    static detail::returned_by<T, attempt> send_async(std::shared_ptr<state> self, T transport, request const& q,
                                                      response& r, send_limits const& limits)
        requires is_async
    {
        lease const here(*self);
        if (!here.is_granted()) co_return refused();
        co_return co_await transport.send(q, r, limits);
    }

    static detail::returned_by<T, bool> drain_async(std::shared_ptr<state> self, T transport, duration limit)
        requires is_async
    {
        delay const d{.length = limit, .until = self.get()};
        static_cast<void>(co_await transport.wait(d));
        std::lock_guard const lock(self->mutex);
        co_return self->in_flight == 0;
    }

    T transport_;
    std::shared_ptr<state> state_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
