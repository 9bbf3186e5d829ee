// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_RATE_LIMITED_HPP
#define VELO_REST_TRANSPORT_RATE_LIMITED_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/process/mutex.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/default_clock.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/thread_wait.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/token_bucket.hpp>
#include <velo/rest/transport/transport.hpp>

#include <coroutine>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Transport around a Transport that keeps to a rate of requests. Copies share the rate, and with them all copies of a
/// client:
///
///     velo::client client(rest::rate_limited(velo::curl{}, rest::rate_limit{.per_second = 20, .burst = 5}), auth);
///
/// A request that comes too early waits for its turn, in the order of the requests. If its turn is after its deadline,
/// it fails at once with `errc::timed_out` and `not_sent`. A request that is cancelled while it waits keeps its turn.
/// Every attempt counts, those for a token included.
///
/// `Clock` measures time; `WaitStrategy` spends the waits of blocking calls. Tests in virtual time give their own.
///
/// Thread safety: safe if Transport is, also for copies.
template <transport Transport, class Clock = default_clock, class WaitStrategy = thread_wait>
class rate_limited : public detail::task_of<Transport> {
  public:
    /// Sends over `inner`, at the rate `limit`. Calls to allocate may throw.
    rate_limited(Transport inner, rate_limit limit, Clock = {}, WaitStrategy wait = {})
        : inner_(std::move(inner)), state_(std::make_shared<state>(limit)), wait_(std::move(wait)) {}

    /// True if the inner transport is confidential.
    [[nodiscard]] bool is_confidential() const noexcept { return inner_.is_confidential(); }

    /// Waits for a turn and sends `q`. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const
        requires blocking_transport<Transport>
    {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        instant const begun = now();
        std::optional<duration> const turn = state_->take(begun, limits.timeout);
        if (!turn) return too_late();
        if (*turn > duration::zero()) {
            if (errc const reason = wait_(delay{*turn, nullptr}, limits.stop); reason != errc::none)
                return attempt::limited(reason, delivery::not_sent);
        }
        return inner_.send(q, r, {left(limits, begun), limits.stop});
    }

    /// The same as a coroutine. `q`, `r` and `limits` have to outlive it.
    [[nodiscard]] auto send(request const& q, response& r, send_limits const& limits) const
        requires async_transport<Transport>
    {
        return send_async(*this, q, r, limits);
    }

    /// Waits as the inner transport does. See `transport`.
    [[nodiscard]] auto wait(delay const& d) const
        requires async_transport<Transport>
    {
        return inner_.wait(d);
    }

  private:
    struct state {
        explicit state(rate_limit limit) noexcept : bucket(limit) {}
        [[nodiscard]] std::optional<duration> take(instant at, duration most) {
            std::lock_guard const lock(mutex);
            return bucket.take(at, most);
        }
        default_mutex mutex;
        token_bucket bucket;
    };

    [[nodiscard]] static instant now() { return instant(Clock::now().time_since_epoch()); }
    [[nodiscard]] static duration left(send_limits const& limits, instant begun) {
        return saturating_subtract(limits.timeout, saturating_subtract(now(), begun));
    }
    [[nodiscard]] static attempt too_late() {
        return attempt::failed(errc::timed_out, delivery::not_sent, "the turn of the rate limit is after the deadline");
    }

    // A static function with a copy of the transport: the coroutine may outlive `*this`.
    template <class Async = Transport>
    static typename Async::template task<attempt> send_async(rate_limited self, request const& q, response& r,
                                                             send_limits const& limits) {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            co_return attempt::failed(passed, delivery::not_sent);
        instant const begun = now();
        std::optional<duration> const turn = self.state_->take(begun, limits.timeout);
        if (!turn) co_return too_late();
        if (*turn > duration::zero()) {
            delay const d{*turn, nullptr};
            errc const reason = co_await self.inner_.wait(d);
            if (reason != errc::none) co_return attempt::limited(reason, delivery::not_sent);
        }
        send_limits const rest{left(limits, begun), {}};
        attempt a = co_await self.inner_.send(q, r, rest);
        co_return a;
    }

    Transport inner_;
    std::shared_ptr<state> state_;
    [[no_unique_address]] WaitStrategy wait_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
