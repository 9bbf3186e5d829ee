// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_CORE_HPP
#define VELO_REST_CALL_CORE_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/call/token_request.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/replay.hpp>
#include <velo/rest/error/error_info.hpp>
#include <velo/rest/observe/observer.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/retry_after.hpp>
#include <velo/rest/retry/option.hpp>
#include <velo/rest/retry/policy.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// What a call wants next.
enum class step {
    send,  ///< give `request()` to the transport, then tell `ended`
    wait,  ///< wait as `delay()` says, then tell `waited`
    done,  ///< take the result
};

/// What the course of a call has to know of its operation.
struct call_facts {
    rest::endpoint const& endpoint;
    rest::idempotency idempotency;  ///< of this call
    bool has_body;
    bool absence_is_success;  ///< a 404 is what was wanted, when an earlier attempt may have acted
    bool takes_token;         ///< signed with the client's token, which can be renewed
    retry::option_value retry;
    std::chrono::nanoseconds timeout;
};

/// The course of a call, from its beginning to its end: attempts, waits, the renewal of the token, the deadline. It
/// decides what is sent and when, and neither how a request is made nor what an answer means; so it is compiled once
/// for a client, not once for an operation. It has no clock, no thread and no socket.
///
/// `State` is a `client_state`. It may be moved until it begins. Not for several threads at once.
template <class State>
class call_course {
    using auth_type = typename State::auth_type;
    using config_type = typename State::config_type;
    static constexpr bool renews = refreshing_auth<auth_type>;
    struct no_handle {
        explicit no_handle(auth_type const&) noexcept {}
    };
    using handle = typename detail::token_handle<auth_type, no_handle>::type;

  public:
    using time = std::chrono::nanoseconds;

    [[nodiscard]] step next() const noexcept { return next_; }

    /// The call begins: its time runs from now on. Calls to allocate may throw.
    void begin(time now) {
        started_ = now_ = now;
        if (next_ == step::send) return prepare();
        tell<event::ended>(0, 0, state_.code, time::zero());
    }

    /// How long the next attempt may take. Precondition: `next() == step::send`.
    [[nodiscard]] time time_left() const noexcept {
        if constexpr (renews) {
            // A call that has a valid token does not give all its time to getting another.
            if (renewing_ && handle_.is_ahead()) return left() / 2;
        }
        return left();
    }

    /// What to send. Views the call's memory. Precondition: `next() == step::send`.
    [[nodiscard]] rest::request request() const noexcept {
        request_buffers const& m = memory_to_send();
        rest::endpoint const& e = endpoint();
        return {e.name,          e.method,
                m.target.view(), {memory().headers.data(), headers_},
                m.body.view(),   !renewing_ && facts_.has_body};
    }

    /// Where the transport puts the answer. Precondition: `next() == step::send`.
    [[nodiscard]] rest::response& response_buffer() const noexcept { return memory().response; }

    /// How long to wait, and for what. Precondition: `next() == step::wait`.
    [[nodiscard]] rest::delay delay() const noexcept { return pause_; }

    /// An attempt ended at `now`. Precondition: `next() == step::send`. Calls to allocate may throw.
    void ended(attempt a, time now) {
        now_ = now;
        if (a.error) memory().response.clear();
        int const number = renewing_ ? ++token_attempts_ : ++state_.attempts;
        int const status = a.error ? 0 : memory().response.status();
        tell<event::sent>(number, status, a.error, a.delivered, a.reused_connection, now_ - sent_at_);
        if (renewing_) {
            if constexpr (renews) token_attempt_ended(std::move(a), status);
        } else {
            attempt_ended(std::move(a), status);
        }
    }

    /// A wait ended at `now`, because it was over or because the caller asked to stop (`errc::cancelled`).
    /// Precondition: `next() == step::wait`. Calls to allocate may throw.
    void waited(errc reason, time now) {
        now_ = now;
        if (reason == errc{} && left() <= time::zero()) reason = errc::timed_out;
        if (reason != errc{}) {
            if constexpr (renews) {
                if (renewing_) abandon_renewal();
            }
            give_up(reason, pause_.until != nullptr ? "while another call got the token" : "before the next attempt");
        } else if (renewing_) {
            send();
        } else {
            prepare();
        }
    }

    /// How many attempts were made, those for the token not counted.
    [[nodiscard]] int attempts() const noexcept { return state_.attempts; }
    [[nodiscard]] time elapsed() const noexcept { return now_ - started_; }
    /// The call's name, as its options gave it. Views the call's memory.
    [[nodiscard]] std::string_view correlation() const noexcept { return memory().correlation.view(); }
    /// The answer to the last attempt; empty when none came. Views the call's memory.
    [[nodiscard]] rest::response const& response() const noexcept { return memory().response; }

  protected:
    call_course(typename State::lease memory, call_facts const& facts)
        : lease_(std::move(memory)), facts_(facts), handle_(make_handle(lease_.auth())) {
        state_.operation = facts.endpoint.name;
        next_ = step::send;
    }

    [[nodiscard]] call_buffers& memory() const noexcept { return *lease_; }
    [[nodiscard]] auto const& client() const noexcept { return lease_; }

    /// The request cannot be sent. Before the call begins.
    void refuse(errc code, std::string_view field, std::string_view expected) noexcept {
        state_.code = code;
        state_.field = field;
        state_.expected = expected;
        next_ = step::done;
    }

    /// The request, of a call that does not begin.
    [[nodiscard]] rest::request unsent() noexcept {
        lay_out_headers(memory().call, facts_.has_body);
        return request();
    }

    /// How the call ended: what went wrong on the way, if something did. Precondition: `next() == step::done`.
    [[nodiscard]] error_info& end() noexcept {
        state_.elapsed = elapsed();
        return state_;
    }
    /// Is what the call should do done, though the answer is an error?
    [[nodiscard]] bool is_gone() const noexcept { return gone_; }

  private:
    static handle make_handle(auth_type const& auth) noexcept {
        if constexpr (renews) {
            return handle(auth.tokens());
        } else {
            return handle(auth);
        }
    }

    [[nodiscard]] time left() const noexcept { return facts_.timeout - (now_ - started_); }
    [[nodiscard]] request_buffers& memory_to_send() const noexcept {
        return renewing_ ? memory().token : memory().call;
    }
    [[nodiscard]] rest::endpoint const& endpoint() const noexcept {
        if constexpr (renews) {
            if (renewing_) return auth_type::token_operation::endpoint;
        }
        return facts_.endpoint;
    }

    /// Signs the request, getting a token if need be, and sends it.
    void prepare() {
        if constexpr (renews) {
            if (facts_.takes_token) return ask_for_token();
        }
        send();
    }

    void send() {
        request_buffers& m = memory_to_send();
        sent_at_ = now_;
        next_ = step::send;
        int const number = (renewing_ ? token_attempts_ : state_.attempts) + 1;
        tell<event::sending>(number);
        if constexpr (detail::adds_headers<observer_type>) {
            m.extra.truncate(renewing_ ? 0 : own_headers_);
            observer().add_headers(event::sending{{endpoint(), correlation(), renewing_}, number}, m.extra);
        }
        lay_out_headers(m, !renewing_ && facts_.has_body);
    }

    void lay_out_headers(request_buffers const& m, bool has_body) noexcept {
        auto& all = memory().headers;
        std::string_view const media_type = lease_.serializer().media_type();
        headers_ = 0;
        all[headers_++] = {"Accept", media_type};
        all[headers_++] = {"User-Agent", lease_.config().user_agent};
        if (!m.authorization.empty()) all[headers_++] = {"Authorization", m.authorization.view()};
        if (has_body) all[headers_++] = {"Content-Type", media_type};
        for (std::size_t i = 0; i != m.extra.size(); ++i) all[headers_++] = m.extra[i];
    }

    void attempt_ended(attempt a, int status) {
        retry::retry_context s{.idempotency = facts_.idempotency,
                               .delivered = a.delivered,
                               .error = a.error,
                               .status = status,
                               .attempts = state_.attempts,
                               .retry_after = asked_to_wait(status),
                               .time_left = left()};
        state_.code = a.error;
        state_.detail = std::move(a.detail);
        // What an earlier attempt may have done is not undone because the last one did not leave.
        state_.delivered = a.delivered == delivery::not_sent && may_have_acted_ ? delivery::maybe_sent : a.delivered;
        if (status >= 200 && status <= 299) {
            lease_.succeeded();
            return finish();
        }
        gone_ = status == 404 && may_have_acted_ && facts_.absence_is_success;
        if (gone_) return finish();
        may_have_acted_ = may_have_acted_ || retry::may_have_acted(s);
        if constexpr (renews) {
            if (status == 401 && facts_.takes_token) {
                handle_.rejected();
                if (!repeated_with_new_token_ && s.idempotency != idempotency::non_idempotent && !is_sent_once()) {
                    repeated_with_new_token_ = true;
                    return ask_for_token();
                }
            }
        }
        if (auto const length = wait_before_retry(s)) return wait(*length, reason_of(s));
        finish();
    }

    [[nodiscard]] std::optional<time> asked_to_wait(int status) const {
        if (status != 429 && status != 503) return std::nullopt;
        using wall_clock = typename config_type::wall_clock;
        return retry_after(memory().response, std::chrono::floor<std::chrono::seconds>(wall_clock::now()));
    }

    /// How long to wait before the attempt is repeated; nothing when it is not.
    [[nodiscard]] std::optional<time> wait_before_retry(retry::retry_context& s) {
        if (!retry::is_safe_to_resend(s) || s.error == errc::cancelled || s.time_left <= time::zero())
            return std::nullopt;
        s.random = lease_.random();
        std::optional<time> const length = ask_policy(s);
        // When the next attempt would come too late, the error that there is says more than a timeout.
        if (!length || *length >= s.time_left || !lease_.take_retry()) return std::nullopt;
        return (std::max)(*length, time::zero());
    }

    [[nodiscard]] std::optional<time> ask_policy(retry::retry_context const& s) const {
        using kind = retry::option_value::kind;
        switch (facts_.retry.what) {
            case kind::no_retry: return retry::never(s);
            case kind::unlimited: return retry::always(s);
            case kind::backoff: return facts_.retry.numbers(s);
            case kind::function: return facts_.retry.decide(s);
            case kind::client_default: break;
        }
        return lease_.config().retry(s);
    }

    /// Did the user say never?
    [[nodiscard]] bool is_sent_once() const noexcept {
        using kind = retry::option_value::kind;
        using policy = retry::policy_of<config_type>;
        return facts_.retry.what == kind::no_retry ||
               (facts_.retry.what == kind::client_default && std::is_same_v<policy, retry::never_t>);
    }

    static event::wait_reason reason_of(retry::retry_context const& s) noexcept {
        return s.retry_after ? event::wait_reason::retry_after : event::wait_reason::backoff;
    }

    void wait(time length, event::wait_reason reason, wake_signal const* until = nullptr) {
        pause_ = {length, until};
        next_ = step::wait;
        tell<event::waiting>(reason, renewing_ ? token_attempts_ : state_.attempts, length);
    }

    // The token.

    void ask_for_token()
        requires renews
    {
        memory().call.authorization.clear();
        switch (handle_.ask(now_, memory().call.authorization)) {
            case token_action::use: return send();
            case token_action::wait: return wait(left(), event::wait_reason::token, &handle_);
            case token_action::failed: return give_up(errc::token_refresh_failed, handle_.reason());
            case token_action::fetch: break;
        }
        renewing_ = true;
        token_attempts_ = 0;
        renewal_began_ = now_;
        if (errc const e = build_token_request(lease_.auth(), lease_.serializer(), memory().token); e != errc{}) {
            return token_refused(make_error_code(e).message());
        }
        send();
    }

    void token_attempt_ended(attempt a, int status)
        requires renews
    {
        if (status >= 200 && status <= 299) {
            auto const grant = read_token_grant<auth_type>(memory().response, lease_.serializer());
            if (grant && handle_.granted(*grant, sent_at_, lease_.random(), memory().call.authorization)) {
                end_renewal(true);
                return send();
            }
        }
        if (a.error == errc::cancelled) {
            abandon_renewal();
            return give_up(errc::cancelled, "while it got the token");
        }
        if (handle_.is_ahead()) {
            handle_.postponed(now_, asked_to_wait(status).value_or(time::zero()));
            end_renewal(false);
            return ask_for_token();
        }
        if (left() <= time::zero()) {
            abandon_renewal();
            return give_up(errc::timed_out, "while it got the token");
        }
        retry::retry_context s{.idempotency = auth_type::token_operation::endpoint.idempotency,
                               .delivered = a.delivered,
                               .error = a.error,
                               .status = status,
                               .attempts = token_attempts_,
                               .retry_after = asked_to_wait(status),
                               .time_left = left()};
        if (auto const length = wait_before_retry(s)) return wait(*length, reason_of(s));
        std::string reason = token_failure(auth_type::token_operation::endpoint.name, a, status);
        if (!retry::is_transient(s)) return token_refused(std::move(reason));
        // It is this call that gives up, with its time and its policy; those that wait may try.
        abandon_renewal();
        give_up(errc::token_refresh_failed, std::move(reason));
    }

    void token_refused(std::string reason)
        requires renews
    {
        end_renewal(false);
        handle_.refused(reason);
        give_up(errc::token_refresh_failed, std::move(reason));
    }

    void abandon_renewal()
        requires renews
    {
        end_renewal(false);
        handle_.abandon();
    }

    void end_renewal(bool granted) {
        tell<event::token_refreshed>(granted, now_ - renewal_began_);
        renewing_ = false;
        memory().token.clear();
    }

    // The end.

    void give_up(errc code, std::string detail) {
        memory().response.clear();
        state_.code = code;
        state_.detail = std::move(detail);
        finish();
    }
    void finish() {
        next_ = step::done;
        tell<event::ended>(state_.attempts, memory().response.status(), state_.code, elapsed());
    }

    // What is seen of it.

    using observer_type = detail::observer_of<config_type>;
    [[nodiscard]] observer_type const& observer() const noexcept { return lease_.config().observer; }

    /// Tells the observer, if it wants to know: otherwise there is nothing.
    template <class Event, class... Fields>
    void tell(Fields const&... fields) const {
        if constexpr (detail::wants<observer_type, Event>) {
            observer()(Event{{endpoint(), correlation(), renewing_}, fields...});
        }
    }

    typename State::lease lease_;
    call_facts facts_;
    error_info state_;
    [[no_unique_address]] handle handle_;
    time started_{};
    time now_{};
    time sent_at_{};
    time renewal_began_{};
    rest::delay pause_{};
    std::size_t headers_ = 0;
    int token_attempts_ = 0;
    step next_ = step::done;
    bool renewing_ = false;
    bool may_have_acted_ = false;
    bool repeated_with_new_token_ = false;
    bool gone_ = false;

  protected:
    std::size_t own_headers_ = 0;  ///< how many extra headers belong to the call, and not to an attempt
};

}  // namespace velo::inline v0::rest

#endif
