// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_CORE_HPP
#define VELO_REST_CALL_CORE_HPP

#include <velo/rest/auth/refreshing_auth.hpp>
#include <velo/rest/auth/token_store.hpp>
#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/call/notify.hpp>
#include <velo/rest/call/prepared_call.hpp>
#include <velo/rest/call/retry_decision.hpp>
#include <velo/rest/call/step.hpp>
#include <velo/rest/call/token_refresh.hpp>
#include <velo/rest/error/error.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/shortage.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/retry/retry_context.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/version.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// In the place of `token_refresh` for an Auth whose token is not fetched by calls: the same functions, which do
/// nothing and are never reached. It stands beside the core, so that who reads such a call need not read how tokens are
/// fetched.
struct no_token_refresh {
    /// These are the functions of `token_refresh`.
    template <class Auth>
    explicit constexpr no_token_refresh(Auth const&) noexcept {}
    [[nodiscard]] static constexpr token_action ask(instant, secure_buffer&) noexcept { return token_action::use; }
    [[nodiscard]] static constexpr wake_signal const* signal() noexcept { return nullptr; }
    [[nodiscard]] static constexpr duration time_to_wait() noexcept { return {}; }
    static void remember_wait(retry::retry_context const&, instant) noexcept {}
    [[nodiscard]] static detail_words reason() { return {}; }
    template <class Lease>
    [[nodiscard]] static constexpr prepared_token begin(Lease const&, instant) noexcept {
        return {};
    }
    [[nodiscard]] static constexpr bool is_running() noexcept { return false; }
    [[nodiscard]] static constexpr bool is_ahead() noexcept { return false; }
    [[nodiscard]] static constexpr int attempts() noexcept { return 0; }
    static constexpr void count_attempt() noexcept {}
    template <class Lease>
    [[nodiscard]] static constexpr bool take(response const&, Lease const&, instant, secure_buffer&) noexcept {
        return false;
    }
    static constexpr void postpone(instant, duration) noexcept {}
    static constexpr void reject() noexcept {}
    static constexpr void abandon() noexcept {}
    [[nodiscard]] static call_end give_up(retry::retry_context const&, std::string_view) { return {}; }
    [[nodiscard]] static call_end refuse(call_refusal const&) { return {}; }
    static constexpr duration end(instant) noexcept { return {}; }
};

/// Takes a prepared call from `begin` to `done`: attempts, waits, the refresh of its token, the deadline. It asks
/// `retry_decision` and `token_refresh`, which return values; only the core decides what is next. It has no thread and
/// no socket, and asks one clock, `wall_clock`, when a Retry-After is a date. It does not know the operation, so it is
/// compiled once for a client. `State` is a `client_state`. It may be moved until it begins. Not for several threads.
template <class State>
class call_core {
    using wall_clock = typename State::config_type::wall_clock;
    using state_lease = typename State::lease;
    using auth_type = typename State::auth_type;
    using refresh = std::conditional_t<refreshing_auth<auth_type>, token_refresh<auth_type>, no_token_refresh>;

  public:
    /// `call` was prepared in the buffers of `lease`.
    call_core(prepared_call const& call, state_lease&& lease)
        : lease_(std::move(lease)),
          call_(call),
          decision_(call.not_found_on_resend_is_success, call.takes_token),
          refresh_(lease_.auth()),
          outgoing_(call.request),
          info_{
              .operation = call.request.endpoint->name, .field = call.refused.field, .expected = call.refused.expected},
          error_(call.refused.code),
          next_(error_ == errc::none ? step::send : step::done) {
        buffers().response.limit(lease_.config().limits);
        if (call.model_memory) buffers().response.limit_model(*call.model_memory);
        if (error_ != errc::none) info_.detail = call.refused.detail();
    }

    /// The next step of the driver.
    [[nodiscard]] step next() const noexcept { return next_; }

    /// The call begins: its time runs from now on. Calls to allocate may throw.
    void begin(instant now) {
        started_ = now_ = now;
        if (next_ == step::send) return send_own();
        tell<event::ended>(0, 0, error_, duration::zero());
    }

    /// How long the next attempt may take. Precondition: `next() == step::send`.
    [[nodiscard]] duration time_left() const noexcept {
        // Ahead of expiry the token request takes half of the time: the call can still use the old token.
        return refresh_.is_ahead() ? left() / 2 : left();
    }
    /// The request to send. Views the call's buffers. Precondition: `next() == step::send`.
    [[nodiscard]] rest::request request() const noexcept { return outgoing_.view(buffers().headers); }
    /// Where the transport puts the response. Precondition: `next() == step::send`.
    [[nodiscard]] rest::response& response_buffer() noexcept { return buffers().response; }
    /// How long to wait, and for what. Precondition: `next() == step::wait`.
    [[nodiscard]] rest::delay delay() const noexcept { return delay_; }

    /// An attempt ended at `now`. Precondition: `next() == step::send`. Calls to allocate may throw.
    void ended(attempt a, instant now) {
        now_ = now;
        memory_shortage const shortage = buffers().response.shortage();
        if (a.error != errc::none) buffers().response.clear();
        if (refresh_.is_running()) {
            refresh_.count_attempt();
        } else {
            ++info_.attempts;
        }
        int const status = buffers().response.status();
        tell<event::sent>(attempts_now(), status, a.error, a.delivered, a.reused_connection,
                          saturating_subtract(now_, sent_at_));
        retry::retry_context c{.idempotency = outgoing_.idempotency,
                               .delivered = a.delivered,
                               .error = a.error,
                               .status = status,
                               .is_permanent = a.is_permanent,
                               .attempts = attempts_now(),
                               .retry_after = asked_to_wait<wall_clock>(buffers().response),
                               .time_left = left(),
                               .timed_out_while_idle = a.reused_connection && ended_by_408(buffers().response)};
        if (refresh_.is_running()) return token_attempt_ended(c, a.detail);
        info_.detail = std::move(a.detail);
        if (a.error == errc::response_too_large && shortage) info_.detail = shortage.words();
        own_attempt_ended(c);
    }

    /// A wait ended at `now`: it was over (`errc::none`), or the caller asked to stop (`errc::cancelled`).
    /// Precondition: `next() == step::wait`. Calls to allocate may throw.
    void waited(errc reason, instant now) {
        now_ = now;
        if (reason == errc::none && left() <= duration::zero()) reason = errc::timed_out;
        if (reason == errc::none) return refresh_.is_running() ? send() : send_own();
        if (refresh_.is_running()) {
            end_refresh(false);
            refresh_.abandon();
        }
        give_up({reason, delay_.until != nullptr ? "while another call got the token" : "before the next attempt"});
    }

    /// Attempts of the operation; those for the token are not counted.
    [[nodiscard]] int attempts() const noexcept { return info_.attempts; }
    /// From `begin` to the last event, by the driver's clock.
    [[nodiscard]] duration elapsed() const noexcept { return saturating_subtract(now_, started_); }
    /// The call's name from its options. Views the call's buffers.
    [[nodiscard]] std::string_view correlation() const noexcept { return buffers().call.correlation.view(); }
    /// The response to the last attempt; empty when none came. Views the call's buffers.
    [[nodiscard]] rest::response const& response() const noexcept { return buffers().response; }
    /// True when the call's purpose is met although its response is an error (`attempt_result::deleted_earlier`).
    [[nodiscard]] bool deleted_earlier() const noexcept { return decision_.last() == attempt_result::deleted_earlier; }
    /// The client's Serializer and Config, and this call's buffers.
    [[nodiscard]] state_lease const& lease() const noexcept { return lease_; }

    /// The request of a call that does not begin. Precondition: `next() == step::send`.
    [[nodiscard]] rest::request unsent() noexcept {
        lay_out_headers();
        return request();
    }
    /// Why the call ended without a response; `errc::none` when one came. Precondition: it is done.
    [[nodiscard]] errc failure() const noexcept { return error_; }
    /// How the call ended, to be moved from; without a code when a response came. Precondition: it is done.
    [[nodiscard]] error_info& end() noexcept {
        if (error_ != errc::none) info_.code = error_;
        info_.delivered = decision_.delivered();
        info_.elapsed = elapsed();
        return info_;
    }

  private:
    [[nodiscard]] call_buffers& buffers() noexcept { return *lease_; }
    [[nodiscard]] call_buffers const& buffers() const noexcept { return *lease_; }
    [[nodiscard]] duration left() const noexcept { return saturating_subtract(call_.timeout, elapsed()); }
    [[nodiscard]] int attempts_now() const noexcept {
        return refresh_.is_running() ? refresh_.attempts() : info_.attempts;
    }

    /// Sends the call's own request, with a token if it needs one.
    void send_own() { call_.takes_token ? ask_for_token() : send(); }

    // `next_` is written by `send`, `wait` and `finish`, and nowhere else.

    void send() {
        sent_at_ = now_;
        next_ = step::send;
        int const number = attempts_now() + 1;
        tell<event::sending>(number);
        let_add_headers(lease_.config().observer, {about(), number}, outgoing_.own_headers, outgoing_.buffers->extra);
        lay_out_headers();
    }
    void wait(duration length, event::wait_reason reason, wake_signal const* until = nullptr) {
        delay_ = {length, until};
        next_ = step::wait;
        tell<event::waiting>(reason, attempts_now(), length);
    }
    void finish() {
        next_ = step::done;
        tell<event::ended>(info_.attempts, buffers().response.status(), error_, elapsed());
    }
    void give_up(call_end&& end) {
        buffers().response.clear();
        error_ = end.code;
        info_.detail = std::move(end.detail);
        finish();
    }

    void lay_out_headers() noexcept {
        outgoing_.lay_out_headers(lease_.serializer().media_type(), lease_.config().user_agent, buffers().headers);
    }

    void own_attempt_ended(retry::retry_context& c) {
        error_ = c.error;
        switch (decision_.after(c)) {
            case attempt_result::succeeded: lease_.succeeded(); return finish();
            case attempt_result::deleted_earlier: return finish();
            case attempt_result::rejected:
                refresh_.reject();
                if (call_.repeats_with_new_token && !std::exchange(has_repeated_, true)) return ask_for_token();
                break;
            case attempt_result::failed: break;
        }
        if (!waits_before_retry(c)) finish();
    }

    /// Waits before the attempt is repeated; false when it is not. Random bits and the budget are taken under the
    /// client's mutex, so only when they are needed.
    [[nodiscard]] bool waits_before_retry(retry::retry_context& c) {
        if (!may_ask_policy(c)) return false;
        c.random = lease_.random();
        auto const length = delay_before_retry(c, call_.retry, lease_.config().retry);
        if (!length || !lease_.take_retry()) return false;
        wait(*length, c.retry_after ? event::wait_reason::retry_after : event::wait_reason::backoff);
        return true;
    }

    void ask_for_token() {
        secure_buffer& credential = buffers().call.authorization;
        credential.clear();
        switch (refresh_.ask(now_, credential)) {
            case token_action::use: return send_with_token();
            case token_action::wait: return wait(left(), event::wait_reason::token, refresh_.signal());
            case token_action::later: return wait_for_token_endpoint();
            case token_action::failed: return give_up({errc::token_refresh_failed, refresh_.reason()});
            case token_action::fetch: break;
        }
        prepared_token const token = refresh_.begin(lease_, now_);
        outgoing_ = token.request;
        if (token.refused.code == errc::none) return send();
        end_refresh(false);
        give_up(refresh_.refuse(token.refused));
    }
    void send_with_token() {
        secure_buffer const& credential = buffers().call.authorization;
        if (credential.is_short())
            return give_up({errc::token_refresh_failed, memory_shortage::of("authorization", credential).words()});
        send();
    }
    /// Waits as long as the token endpoint asked for, or ends when that is too long: the reason says more than a
    /// timeout.
    void wait_for_token_endpoint() {
        if (refresh_.time_to_wait() >= left()) return give_up({errc::token_refresh_failed, refresh_.reason()});
        wait(refresh_.time_to_wait(), event::wait_reason::token);
    }
    void token_attempt_ended(retry::retry_context& c, std::string_view detail) {
        if (refresh_.take(buffers().response, lease_, sent_at_, buffers().call.authorization)) {
            end_refresh(true);
            return send_with_token();
        }
        refresh_.remember_wait(c, now_);
        if (refresh_.is_ahead() && c.error != errc::cancelled) {
            refresh_.postpone(now_, c.retry_after.value_or(duration::zero()));
            end_refresh(false);
            return ask_for_token();
        }
        if (waits_before_retry(c)) return;
        end_refresh(false);
        give_up(refresh_.give_up(c, detail));
    }
    // The event is about the token request, so it comes before the call's own request is the outgoing one again.
    void end_refresh(bool granted) {
        event::event_context const token = about();
        notify<event::token_refreshed>(lease_.config().observer, token, granted, refresh_.end(now_));
        buffers().token.clear();
        outgoing_ = call_.request;
    }

    [[nodiscard]] event::event_context about() const noexcept {
        return {*outgoing_.endpoint, correlation(), refresh_.is_running()};
    }
    template <class Event, class... Fields>
    void tell(Fields const&... fields) const {
        notify<Event>(lease_.config().observer, about(), fields...);
    }

    state_lease lease_;
    prepared_call call_;
    retry_decision decision_;
    [[no_unique_address]] refresh refresh_;
    prepared_request outgoing_;  // what is sent now
    error_info info_;
    instant started_{};
    instant now_{};
    instant sent_at_{};
    rest::delay delay_{};
    errc error_;
    step next_;
    bool has_repeated_ = false;  // with a new token
};

}  // namespace velo::inline VELO_ABI::rest

#endif
