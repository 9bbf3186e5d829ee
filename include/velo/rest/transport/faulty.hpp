// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_FAULTY_HPP
#define VELO_REST_TRANSPORT_FAULTY_HPP

#include <velo/rest/http/date.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/thread_wait.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/faults.hpp>
#include <velo/rest/transport/transport.hpp>

#include <chrono>
#include <concepts>
#include <coroutine>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Transport around a Transport that injects faults, to test what a program does when its network or server fails.
///
///     velo::fake fake;
///     velo::client client(velo::rest::faulty(fake, velo::rest::random_faults(seed)), velo::bearer(fake.token()));
///
///  - `Plan` is a callable that takes the `request const&` and returns its `fault`. It is called once per request.
///  - `WaitStrategy` spends the delays of blocking calls. Asynchronous calls use `wait` of the inner transport.
///  - `WallClock` is the clock of dates in Retry-After.
///  - `Clock` measures the time of an attempt.
///
/// Tests in virtual time pass their own three. Like any Transport it keeps to the limits of each attempt and never
/// claims `not_sent` for a request that may have arrived. Copies share what copies of Transport and Plan share.
///
/// Thread safety: as Transport and Plan.
template <transport Transport, class Plan, class WaitStrategy = thread_wait,
          class WallClock = std::chrono::system_clock, class Clock = std::chrono::steady_clock>
    requires requires(Plan const& plan, request const& q) {
        { plan(q) } -> std::same_as<fault>;
    }
class faulty : public detail::task_of<Transport> {
  public:
    /// Sends over `inner`, with the faults of `plan`.
    faulty(Transport inner, Plan plan) : inner_(std::move(inner)), plan_(std::move(plan)) {}

    /// True if the inner transport is confidential.
    [[nodiscard]] bool is_confidential() const noexcept { return inner_.is_confidential(); }

    /// Sends `q` and receives `r` with the fault of the plan. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const
        requires blocking_transport<Transport>
    {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        fault const f = plan_(q);
        if (auto a = outcome_without_sending(f, q, r)) return std::move(*a);
        time_limit const limit(limits);
        if (f.what == fault_kind::request_delayed) {
            if (auto a = failure_after_delay(limit, WaitStrategy{}(delay_of(f, limit), limits.stop)))
                return std::move(*a);
        }
        attempt a = inner_.send(q, r, limit.left());
        if (f.what == fault_kind::duplicated && !limit.has_passed()) {
            response second;
            static_cast<void>(inner_.send(q, second, limit.left()));
        }
        if (f.what == fault_kind::response_delayed && a.error == errc::none) {
            if (auto late = failure_after_delay(limit, WaitStrategy{}(delay_of(f, limit), limits.stop)))
                return std::move(*late);
        }
        return outcome_after_sending(f, std::move(a), r);
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
    // A static function with a copy of the transport: the coroutine may outlive `*this`.
    template <class Async = Transport>
    static typename Async::template task<attempt> send_async(faulty self, request const& q, response& r,
                                                             send_limits const& limits) {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            co_return attempt::failed(passed, delivery::not_sent);
        fault const f = self.plan_(q);
        if (auto a = outcome_without_sending(f, q, r)) co_return std::move(*a);
        time_limit const limit(limits);
        if (f.what == fault_kind::request_delayed) {
            delay const d = delay_of(f, limit);
            errc const reason = co_await self.inner_.wait(d);
            if (auto a = failure_after_delay(limit, reason)) co_return std::move(*a);
        }
        send_limits const first = limit.left();
        attempt a = co_await self.inner_.send(q, r, first);
        if (f.what == fault_kind::duplicated && !limit.has_passed()) {
            response second;
            send_limits const rest = limit.left();
            static_cast<void>(co_await self.inner_.send(q, second, rest));
        }
        if (f.what == fault_kind::response_delayed && a.error == errc::none) {
            delay const d = delay_of(f, limit);
            errc const reason = co_await self.inner_.wait(d);
            if (auto late = failure_after_delay(limit, reason)) co_return std::move(*late);
        }
        co_return outcome_after_sending(f, std::move(a), r);
    }

    /// Returns the outcome of a fault that keeps the request from the server; `std::nullopt` if it has to be sent.
    static std::optional<attempt> outcome_without_sending(fault const& f, request const& q, response& r) {
        using std::chrono::seconds;
        switch (f.what) {
            case fault_kind::refused:
                return attempt::failed(errc::connect_failed, delivery::not_sent, "a fault: refused");
            case fault_kind::lost_before:
                return attempt::failed(errc::connection_lost, delivery::maybe_sent, "a fault: lost before");
            case fault_kind::rate_limited:
                return respond(r, 429, std::to_string(std::chrono::ceil<seconds>(f.length).count()));
            case fault_kind::unavailable: {
                auto const now = std::chrono::ceil<seconds>(WallClock::now());
                return respond(r, 503, to_http_date(now + std::chrono::ceil<seconds>(f.length)));
            }
            case fault_kind::failing: return respond(r, 500);
            case fault_kind::unauthorized: return carries_token(q) ? std::optional(respond(r, 401)) : std::nullopt;
            default: return std::nullopt;
        }
    }

    /// Returns the outcome `a` of the inner transport as the fault changes it.
    static attempt outcome_after_sending(fault const& f, attempt a, response& r) {
        if (a.error != errc::none) return a;
        switch (f.what) {
            case fault_kind::lost_after:
            case fault_kind::truncated:
                r.clear();
                return attempt::failed(errc::connection_lost, delivery::maybe_sent,
                                       f.what == fault_kind::truncated ? "a fault: truncated" : "a fault: lost after");
            case fault_kind::bad_gateway: return respond(r, 502);
            default: return a;
        }
    }

    /// Limits of an attempt, less the time that has passed.
    class time_limit {
      public:
        explicit time_limit(send_limits const& limits) : limits_(limits), began_(Clock::now()) {}
        [[nodiscard]] send_limits left() const {
            auto const passed = std::chrono::duration_cast<duration>(Clock::now() - began_);
            return {saturating_subtract(limits_.timeout, passed), limits_.stop};
        }
        [[nodiscard]] bool has_passed() const { return left().timeout <= duration::zero(); }

      private:
        send_limits limits_;
        typename Clock::time_point began_;
    };

    static delay delay_of(fault const& f, time_limit const& limit) {
        duration const most = limit.left().timeout;
        // Compared in milliseconds: the longest do not fit into nanoseconds.
        if (f.length >= std::chrono::ceil<std::chrono::milliseconds>(most)) return {most, nullptr};
        return {saturated(f.length), nullptr};
    }
    /// Returns how the attempt fails after a delay that ended with `reason`; `std::nullopt` if it goes on.
    static std::optional<attempt> failure_after_delay(time_limit const& limit, errc reason) {
        if (reason != errc::none) return attempt::failed(reason, delivery::maybe_sent);
        if (limit.has_passed()) return attempt::failed(errc::timed_out, delivery::maybe_sent);
        return std::nullopt;
    }

    static attempt respond(response& r, int status, std::string_view retry_after = {}) {
        r.start(status);
        bool const fits = retry_after.empty() || r.add_header("Retry-After", retry_after);
        return fits ? attempt::answered() : attempt::failed(errc::response_too_large, delivery::maybe_sent);
    }

    static bool carries_token(request const& q) noexcept {
        for (header const& h : q.headers) {
            if (same_name(h.name, "Authorization") && h.value.starts_with("Bearer ")) return true;
        }
        return false;
    }

    Transport inner_;
    Plan plan_;
};

template <class Transport, class Plan>
faulty(Transport, Plan) -> faulty<Transport, Plan>;

}  // namespace velo::inline VELO_ABI::rest

#endif
