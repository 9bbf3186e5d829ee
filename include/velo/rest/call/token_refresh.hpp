// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_TOKEN_REFRESH_HPP
#define VELO_REST_CALL_TOKEN_REFRESH_HPP

#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/auth/token_store.hpp>
#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/call/prepare.hpp>
#include <velo/rest/call/prepared_call.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/response/content_coding.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/retry/retry_context.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/version.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Why a call ends without a response of its own.
struct call_end {
    errc code = errc::none;  ///< of the call's error
    detail_words detail{};   ///< in our words, safe to log
};

namespace detail {
template <class Serializer, class T>
decode_result read_token(response const& received, Serializer const& serializer, T& target) {
#if VELO_HAS_HEAP
    return serializer.read(received.body(), target);
#else
    return serializer.read(received.body_in_place(), target, received.lists());
#endif
}
}  // namespace detail

/// One call's part in getting the token that the calls of a client share. It says whether to use the token, to fetch a
/// new one or to wait for the call that does; it writes the token request and reads its response. It sends nothing and
/// has no clock. A refresh that is abandoned, in whatever way, is taken over by the next call that asks.
template <class Auth>
class token_refresh {
    using operation = typename Auth::token_operation;
    static_assert(operation::endpoint.idempotency != idempotency::non_idempotent,
                  "velo: the token request of an Auth may be sent twice, so it cannot be non_idempotent");

  public:
    /// `auth` has to outlive this.
    explicit token_refresh(Auth const& auth) : store_(auth.tokens()) {}

    /// Asks the store for the token at `now`. With `use` its value is appended to `credential`. Calls to allocate may
    /// throw.
    [[nodiscard]] token_action ask(instant now, secure_buffer& credential) { return store_.ask(now, credential); }
    /// With `token_action::wait`: what the call waits for.
    [[nodiscard]] wake_signal const* signal() const noexcept { return &store_; }
    /// With `token_action::later`: how long the server still asks to wait.
    [[nodiscard]] duration time_to_wait() const noexcept { return store_.time_to_wait(); }
    /// With `token_action::failed` and `later`: why there is no token.
    [[nodiscard]] detail_words reason() const { return store_.reason(); }

    /// Begins to fetch a token: writes the token request into its buffers. Precondition: `ask` returned `fetch`. Calls
    /// to allocate may throw.
    template <class Lease>
    [[nodiscard]] prepared_token begin(Lease const& lease, instant now) {
        is_running_ = true;
        began_ = now;
        attempts_ = 0;
        (*lease).token.clear();
        return prepare_token(lease.auth().token_request(), lease);
    }
    /// True from `begin` to `end`.
    [[nodiscard]] bool is_running() const noexcept { return is_running_; }
    /// True when the token is refreshed ahead of its expiry, so that the call can do without a new one.
    [[nodiscard]] bool is_ahead() const noexcept { return is_running_ && store_.is_ahead(); }
    /// Attempts to fetch the token that have ended.
    [[nodiscard]] int attempts() const noexcept { return attempts_; }
    /// An attempt to fetch the token has ended.
    void count_attempt() noexcept { ++attempts_; }

    /// Reads the response to an attempt that was sent at `sent`. True when it has a token; its value is then appended
    /// to `credential`. Calls to allocate may throw.
    template <class Lease>
    [[nodiscard]] bool take(response const& r, Lease const& lease, instant sent, secure_buffer& credential) {
        problem_ = {};
        coding_ = foreign_content_coding(r);
        if (r.status() < 200 || r.status() > 299) return false;
        auto model = make_blank<typename Auth::token_response>();
        if (!detail::read_token(r, lease.serializer(), model)) return false;
        credential_problem const p = store_.granted(Auth::grant_of(std::move(model)), sent, lease.random(), credential);
        // An empty token is none.
        if (p == errc::invalid_credential) problem_ = p.what;
        return p == errc::none;
    }

    /// Refreshing ahead has failed: the valid token is used until half of its time has passed, or for as long as the
    /// server asked.
    void postpone(instant now, duration asked) noexcept { store_.postponed(now, asked); }
    /// The server rejected the token that this call used.
    void reject() noexcept { store_.rejected(); }
    /// Leaves the refresh to the next call that asks.
    void abandon() noexcept { store_.abandon(); }

    /// An attempt `c` ended at `now` without a token. If the server asked to wait, no other call asks for a token
    /// before that. Calls to allocate may throw.
    void remember_wait(retry::retry_context const& c, instant now) {
        if (!c.retry_after) return;
        detail_words reason = reason_of(c, {});
        reason += ": the server asked to wait";
        store_.hold_off(now, *c.retry_after, reason);
    }
    /// The last attempt `c` brought no token: why the call ends. `detail` has the transport's words. If the server
    /// refused, the calls that wait get that reason. If this call was stopped, ran out of time or met a transient
    /// failure, the next of them tries. Calls to allocate may throw.
    [[nodiscard]] call_end give_up(retry::retry_context const& c, std::string_view detail) {
        bool const is_cancelled = c.error == errc::cancelled;
        bool const is_out_of_time = is_cancelled || c.time_left <= duration::zero();
        call_end end{errc::token_refresh_failed, reason_of(c, detail)};
        is_out_of_time || retry::is_transient(c) ? store_.abandon() : store_.refused(end.detail);
        if (is_out_of_time) {
            end.code = is_cancelled ? errc::cancelled : errc::timed_out;
            end.detail = "while it got the token";
        }
        return end;
    }
    /// The token request cannot be sent: the calls that wait are told why. Calls to allocate may throw.
    [[nodiscard]] call_end refuse(call_refusal const& why) {
        call_end end{errc::token_refresh_failed, detail_words(to_text(why.code))};
        if (auto const detail = why.detail(); !detail.empty()) (end.detail += ": ") += detail;
        store_.refused(end.detail);
        return end;
    }

    /// The refresh has ended; how long it took.
    duration end(instant now) noexcept {
        is_running_ = false;
        return saturating_subtract(now, began_);
    }

  private:
    /// "velo_auth: HTTP 401 unauthorized"
    detail_words reason_of(retry::retry_context const& c, std::string_view detail) const {
        detail_words text(operation::endpoint.name);
        text += ": ";
        if (c.error != errc::none) {
            text += to_text(c.error);
            if (!detail.empty()) (text += ": ") += detail;
        } else if (c.status >= 200 && c.status <= 299 && !problem_.empty()) {
            (text += "the token in the response ") += problem_;
        } else {
            if (c.status >= 200 && c.status <= 299) {
                text += "the response has no token";
            } else {
                detail::append_status(text, c.status);
            }
            if (!coding_.empty()) (text += ": ") += coding_;
        }
        return text;
    }

    typename std::remove_cvref_t<decltype(std::declval<Auth const&>().tokens())>::handle store_;
    instant began_{};
    std::string_view problem_{};  // of the token in the last response
    std::string_view coding_{};   // of the body of the last response
    int attempts_ = 0;
    bool is_running_ = false;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
