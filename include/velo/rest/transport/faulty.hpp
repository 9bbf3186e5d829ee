// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_FAULTY_HPP
#define VELO_REST_TRANSPORT_FAULTY_HPP

#include <velo/rest/http/date.hpp>
#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/thread_wait.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/send_limits.hpp>
#include <velo/rest/transport/transport.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline v0::rest {

/// What may go wrong with one request on its way.
enum class fault_kind {
    none,
    refused,           ///< no connection: nothing is sent
    lost_before,       ///< the connection ends before the server has the request
    lost_after,        ///< the server acts, and the answer is lost
    request_delayed,   ///< the request waits before it reaches the server
    response_delayed,  ///< the server acts, and the answer waits
    truncated,         ///< the server acts, and the answer ends in its middle
    duplicated,        ///< the request reaches the server twice; the first answer comes back
    rate_limited,      ///< 429 with a Retry-After in seconds; the server does not act
    unavailable,       ///< 503 with a Retry-After that is a date; the server does not act
    failing,           ///< 500; the server does not act
    bad_gateway,       ///< the server acts, and a gateway answers 502
    unauthorized,      ///< 401 for a request with a token, as if it had been revoked; the server does not act
};

/// Every fault but `none`.
inline constexpr std::array all_faults{
    fault_kind::refused,          fault_kind::lost_before, fault_kind::lost_after,  fault_kind::request_delayed,
    fault_kind::response_delayed, fault_kind::truncated,   fault_kind::duplicated,  fault_kind::rate_limited,
    fault_kind::unavailable,      fault_kind::failing,     fault_kind::bad_gateway, fault_kind::unauthorized};

[[nodiscard]] constexpr std::string_view to_text(fault_kind f) noexcept {
    switch (f) {
        case fault_kind::none: return "none";
        case fault_kind::refused: return "refused";
        case fault_kind::lost_before: return "lost_before";
        case fault_kind::lost_after: return "lost_after";
        case fault_kind::request_delayed: return "request_delayed";
        case fault_kind::response_delayed: return "response_delayed";
        case fault_kind::truncated: return "truncated";
        case fault_kind::duplicated: return "duplicated";
        case fault_kind::rate_limited: return "rate_limited";
        case fault_kind::unavailable: return "unavailable";
        case fault_kind::failing: return "failing";
        case fault_kind::bad_gateway: return "bad_gateway";
        case fault_kind::unauthorized: return "unauthorized";
    }
    return "unknown";
}

/// What happens to one request.
struct fault {
    fault_kind what = fault_kind::none;
    /// How long it or its answer waits (`request_delayed`, `response_delayed`), or what a Retry-After says.
    std::chrono::milliseconds length{};
};

/// Faults by a seed: each request has one in so many percent of the cases, each fault as likely as another.
/// Deterministic when the order of the requests is. May be called from several threads at once.
class random_faults {
  public:
    explicit random_faults(std::uint64_t seed, unsigned percent = 30,
                           std::chrono::milliseconds longest = std::chrono::seconds(2))
        : state_(std::make_shared<state>(seed)), percent_(percent), longest_((std::max)(longest, longest.zero())) {}

    fault operator()(request const&) const {
        std::lock_guard const lock(state_->mutex);
        if (state_->bits() % 100 >= percent_) return {};
        fault_kind const what = all_faults[static_cast<std::size_t>(state_->bits() % all_faults.size())];
        auto const most = static_cast<std::uint64_t>(longest_.count()) + 1;
        return {what, std::chrono::milliseconds(static_cast<std::int64_t>(state_->bits() % most))};
    }

  private:
    struct state {
        explicit state(std::uint64_t seed) noexcept : bits(seed) {}
        std::mutex mutex;
        splitmix64 bits;
    };
    std::shared_ptr<state> state_;
    unsigned percent_;
    std::chrono::milliseconds longest_;
};

/// A Transport around a Transport that goes wrong as `Plan` says: for tests of what a program does when its network or
/// its server fails.
///
///     velo::fake fake;
///     velo::client client(velo::rest::faulty(fake, velo::rest::random_faults(seed)), velo::bearer(fake.token()));
///
/// `Plan` is a callable that takes the request and returns a `fault`. `WaitStrategy` is what a delay is spent with,
/// `WallClock` what the date of a Retry-After is of, and `Clock` what measures an attempt: tests in virtual time give
/// their own. Around a Transport that is
/// awaited, delays are spent with its `wait`. It keeps within the limits of each attempt, and reports how far the
/// request got as honestly as a Transport has to. Copies share what the copies of Transport and Plan share; as safe for
/// threads as these are.
template <transport Transport, class Plan, class WaitStrategy = thread_wait,
          class WallClock = std::chrono::system_clock, class Clock = std::chrono::steady_clock>
    requires requires(Plan const& plan, request const& q) {
        { plan(q) } -> std::same_as<fault>;
    }
class faulty : public detail::task_of<Transport> {
  public:
    faulty(Transport inner, Plan plan) : inner_(std::move(inner)), plan_(std::move(plan)) {}

    [[nodiscard]] bool is_confidential() const noexcept { return inner_.is_confidential(); }

    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const
        requires blocking_transport<Transport>
    {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        fault const m = plan_(q);
        if (auto a = instead(m, q, r)) return std::move(*a);
        time_limit const limit(limits);
        if (m.what == fault_kind::request_delayed) {
            if (auto a = too_late(limit, WaitStrategy{}(pause_of(m, limit), limits.stop))) return std::move(*a);
        }
        attempt a = inner_.send(q, r, limit.left());
        if (m.what == fault_kind::duplicated && !limit.has_passed()) {
            response second;
            static_cast<void>(inner_.send(q, second, limit.left()));
        }
        if (m.what == fault_kind::response_delayed && a.error == errc::none) {
            if (auto late = too_late(limit, WaitStrategy{}(pause_of(m, limit), limits.stop))) return std::move(*late);
        }
        return afterwards(m, std::move(a), r);
    }

    [[nodiscard]] auto send(request const& q, response& r, send_limits const& limits) const
        requires async_transport<Transport>
    {
        return run(*this, q, r, limits);
    }

    [[nodiscard]] auto wait(delay const& p) const
        requires async_transport<Transport>
    {
        return inner_.wait(p);
    }

  private:
    template <class Async = Transport>
    static typename Async::template task<attempt> run(faulty self, request const& q, response& r,
                                                      send_limits const& limits) {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            co_return attempt::failed(passed, delivery::not_sent);
        fault const m = self.plan_(q);
        if (auto a = instead(m, q, r)) co_return std::move(*a);
        time_limit const limit(limits);
        if (m.what == fault_kind::request_delayed) {
            delay const p = pause_of(m, limit);
            errc const reason = co_await self.inner_.wait(p);
            if (auto a = too_late(limit, reason)) co_return std::move(*a);
        }
        send_limits const first = limit.left();
        attempt a = co_await self.inner_.send(q, r, first);
        if (m.what == fault_kind::duplicated && !limit.has_passed()) {
            response second;
            send_limits const rest = limit.left();
            static_cast<void>(co_await self.inner_.send(q, second, rest));
        }
        if (m.what == fault_kind::response_delayed && a.error == errc::none) {
            delay const p = pause_of(m, limit);
            errc const reason = co_await self.inner_.wait(p);
            if (auto late = too_late(limit, reason)) co_return std::move(*late);
        }
        co_return afterwards(m, std::move(a), r);
    }

    /// What happens instead of sending; nothing when it is sent.
    static std::optional<attempt> instead(fault const& m, request const& q, response& r) {
        using std::chrono::seconds;
        switch (m.what) {
            case fault_kind::refused:
                return attempt::failed(errc::connect_failed, delivery::not_sent, "a fault: refused");
            case fault_kind::lost_before:
                return attempt::failed(errc::connection_lost, delivery::maybe_sent, "a fault: lost before");
            case fault_kind::rate_limited:
                return respond(r, 429, std::to_string(std::chrono::ceil<seconds>(m.length).count()));
            case fault_kind::unavailable: {
                auto const now = std::chrono::ceil<seconds>(WallClock::now());
                return respond(r, 503, to_http_date(now + std::chrono::ceil<seconds>(m.length)));
            }
            case fault_kind::failing: return respond(r, 500);
            case fault_kind::unauthorized: return carries_token(q) ? std::optional(respond(r, 401)) : std::nullopt;
            default: return std::nullopt;
        }
    }

    /// What becomes of the attempt that was made.
    static attempt afterwards(fault const& m, attempt a, response& r) {
        if (a.error != errc::none) return a;
        switch (m.what) {
            case fault_kind::lost_after:
            case fault_kind::truncated:
                r.clear();
                return attempt::failed(errc::connection_lost, delivery::maybe_sent,
                                       m.what == fault_kind::truncated ? "a fault: truncated" : "a fault: lost after");
            case fault_kind::bad_gateway: return respond(r, 502);
            default: return a;
        }
    }

    /// What the limits of an attempt leave, from moment to moment.
    class time_limit {
      public:
        explicit time_limit(send_limits const& limits) : limits_(limits), began_(Clock::now()) {}
        [[nodiscard]] send_limits left() const {
            auto const passed = std::chrono::duration_cast<duration>(Clock::now() - began_);
            return {limits_.timeout - passed, limits_.stop};
        }
        [[nodiscard]] bool has_passed() const { return left().timeout <= duration::zero(); }

      private:
        send_limits limits_;
        typename Clock::time_point began_;
    };

    static delay pause_of(fault const& m, time_limit const& limit) {
        duration const most = limit.left().timeout;
        // Compared in milliseconds: the longest do not fit into nanoseconds.
        if (m.length >= std::chrono::ceil<std::chrono::milliseconds>(most)) return {most, nullptr};
        return {m.length, nullptr};
    }
    /// After a pause: has the attempt no time any more?
    static std::optional<attempt> too_late(time_limit const& limit, errc stopped) {
        if (stopped != errc::none) return attempt::failed(stopped, delivery::maybe_sent);
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

}  // namespace velo::inline v0::rest

#endif
