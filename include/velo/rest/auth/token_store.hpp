// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_TOKEN_STORE_HPP
#define VELO_REST_AUTH_TOKEN_STORE_HPP

#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/auth/refreshing_auth.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/shared_object.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/process/fork.hpp>
#include <velo/rest/process/mutex.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/version.hpp>

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// What a call that needs the token does next.
enum class token_action {
    use,     ///< the token was written: send
    fetch,   ///< fetch a new token; no other call does
    wait,    ///< another call fetches one: wait for it, then ask again
    later,   ///< the server asked to wait: wait for `time_to_wait`, then ask again
    failed,  ///< the call that was waited for got none
};

/// One access token for all calls that share it. It has no I/O and no clock: it says which call refreshes the token,
/// and is told the outcome. One call refreshes at a time. Ahead of the expiry the other calls use the valid token
/// meanwhile; they wait only when there is none. A Retry-After of the token endpoint holds for all of them. After a
/// fork the child does not wait for a call of its parent.
///
/// Copies are one store. All instants are of one clock, the one of the clients that share the store. Thread safety: for
/// any number of threads when `Mutex` is a real mutex. The token is zeroed when it is released.
template <class Mutex = default_mutex>
class token_store {
    static_assert(
        requires { sizeof(Mutex); },
        "velo: this standard library has no mutex: write client_credentials<rest::no_mutex>, or the mutex of your "
        "RTOS");

    struct state {
        Mutex mutex{};
        secure_buffer credential{};    // "Bearer " and the token
        std::uint64_t generation = 0;  // counts the tokens
        instant expires = (instant::min)();
        instant refresh_from = (instant::min)();
        instant held_off_until = (instant::min)();  // by the server
        bool refreshing = false;
        unsigned forks = fork_count();     // of the process to which `refreshing` and `waiters` belong
        std::uint64_t flight = 0;          // counts the refreshes
        std::uint64_t refused_flight = 0;  // the last one that the server refused
        detail_words reason{};
#if VELO_HAS_HEAP
        waiter_list waiters;
#endif

        void forget() noexcept {
            credential.clear();
            expires = (instant::min)();
        }
        void hold_off(instant now, duration asked) noexcept {
            instant const until = saturating_add(now, asked < longest_hold_off ? asked : longest_hold_off);
            if (until > held_off_until) held_off_until = until;
        }
        // The threads whose calls fetch the token and wait for it are not in this process.
        void forget_parent() noexcept {
            unsigned const now = fork_count();
            if (forks == now) return;
            forks = now;
            refreshing = false;
#if VELO_HAS_HEAP
            waiters.forget_all();
#endif
        }
    };

  public:
    /// The lifetime that is assumed when the server states none, or one that is not positive.
    static constexpr duration assumed_lifetime = std::chrono::minutes(5);
    /// A longer lifetime is cut to this.
    static constexpr duration longest_lifetime = std::chrono::hours(24);
    /// A token is refreshed this long before it expires, or a tenth of its lifetime when that is shorter; plus random
    /// jitter of the same size, so that programs which started together do not refresh together.
    static constexpr duration refresh_margin = std::chrono::minutes(1);
    /// A longer wait that the server asks for is cut to this.
    static constexpr duration longest_hold_off = std::chrono::hours(1);

#if VELO_HAS_HEAP
    token_store() : state_(detail::shared_object<state>::make()) {}
#else
    /// The value of the Authorization field is kept in `memory`, which has to outlive this: 7 bytes and the token.
    explicit token_store(std::span<char> memory) noexcept
        : memory_(memory), state_{.credential = secure_buffer(memory)} {}
    /// Another store in the same memory, of which one is used.
    token_store(token_store const& other) noexcept : token_store(other.memory_) {}
#endif

    /// One call's handle of the store. When a call that fetches the token ends in any way without an outcome, the next
    /// call that asks fetches it. The store has to outlive the handle, which must not be moved while a waiter is
    /// subscribed to it. Not for several threads at once.
    class handle final : public wake_signal {
      public:
        /// A handle of a call that has not asked yet.
        explicit handle(token_store const& store) noexcept : state_(store.get()) {}
        handle(handle&& other) noexcept
            : state_(other.state_),
              generation_(other.generation_),
              flight_(other.flight_),
              refreshes_(std::exchange(other.refreshes_, false)),
              ahead_(other.ahead_),
              postponed_(other.postponed_),
              time_to_wait_(other.time_to_wait_) {}
        handle& operator=(handle&&) = delete;
        ~handle() { abandon(); }

        /// Asks for the token at `now`. With `use`, the value of the Authorization field is appended to `credential`.
        /// Calls to allocate may throw.
        [[nodiscard]] token_action ask(instant now, secure_buffer& credential) {
            std::lock_guard const lock(state_->mutex);
            state_->forget_parent();
            bool const valid = now < state_->expires;
            bool const is_held_off = now < state_->held_off_until;
            if (valid && (now < state_->refresh_from || state_->refreshing || postponed_ || is_held_off))
                return use(credential);
            if (!valid && flight_ != 0 && state_->refused_flight >= flight_) return token_action::failed;
            if (state_->refreshing) {
                flight_ = state_->flight;
                return token_action::wait;
            }
            if (is_held_off) {
                time_to_wait_ = saturating_subtract(state_->held_off_until, now);
                return token_action::later;
            }
            state_->refreshing = refreshes_ = true;
            flight_ = ++state_->flight;
            ahead_ = valid;
            return token_action::fetch;
        }

        /// With `later`: how long the server still asks to wait.
        [[nodiscard]] duration time_to_wait() const noexcept { return time_to_wait_; }

        /// True when the token is refreshed ahead of its expiry, so that the call can do without a new one.
        /// Precondition of this and of the five that follow: `ask` returned `fetch`.
        [[nodiscard]] bool is_ahead() const noexcept { return ahead_; }

        /// The server granted a token to a request that was sent at `sent`. Returns its problem and changes nothing
        /// when it cannot be sent. Otherwise the value of the Authorization field is appended to `credential`. `random`
        /// is uniform over all values. Calls to allocate may throw.
        [[nodiscard]] credential_problem granted(token_grant const& grant, instant sent, std::uint64_t random,
                                                 secure_buffer& credential) {
#if VELO_HAS_HEAP
            secure_buffer value;
            if (auto const problem = append_bearer(grant.token.reveal(), value); problem != errc::none) return problem;
            std::lock_guard const lock(state_->mutex);
            state_->credential.swap(value);
#else
            secure_buffer& value = state_->credential;
            state_->forget();
            if (auto const problem = append_bearer(grant.token.reveal(), value); problem != errc::none) return problem;
            if (value.is_short()) {
                value.clear();
                return {errc::invalid_credential, "the token", "is longer than the memory of client_credentials"};
            }
#endif
            duration const lifetime = lifetime_of(grant.expires_in);
            ++state_->generation;
            state_->refused_flight = 0;
            state_->expires = saturating_add(sent, lifetime);
            state_->held_off_until = (instant::min)();
            duration const margin = lifetime / 10 < refresh_margin ? lifetime / 10 : refresh_margin;
            auto const span = static_cast<std::uint64_t>(margin.count()) + 1;
            duration const ahead = margin + duration(static_cast<duration::rep>(random % span));
            state_->refresh_from = saturating_add(state_->expires, -ahead);
            end();
            // However long the request took: the token was granted to this call.
            use(credential);
            return {};
        }

        /// The server refuses to grant a token. Calls that wait are told so, with the reason. Calls to allocate may
        /// throw.
        void refused(std::string_view reason) {
            std::lock_guard const lock(state_->mutex);
            state_->reason = reason;
            state_->refused_flight = flight_;
            end();
        }

        /// Refreshing ahead has failed. The valid token stays in use; the next refresh begins when half of its time has
        /// passed, or later when the server `asked` for it.
        void postponed(instant now, duration asked) noexcept {
            std::lock_guard const lock(state_->mutex);
            // The token may have been rejected or taken meanwhile.
            duration const left = state_->expires > now ? saturating_subtract(state_->expires, now) : duration::zero();
            duration const wait = asked < left ? asked : left;
            state_->refresh_from = saturating_add(now, wait > left / 2 ? wait : left / 2);
            postponed_ = true;
            end();
        }

        /// The server did not grant a token and `asked` at `now` to wait: no other call asks it before that. Those that
        /// would have to wait too long get the reason. The refresh goes on. Calls to allocate may throw.
        void hold_off(instant now, duration asked, std::string_view reason) {
            std::lock_guard const lock(state_->mutex);
            state_->reason = reason;
            state_->hold_off(now, asked);
        }

        /// Leaves the refresh to the next call that asks. Does nothing when this call does not refresh.
        void abandon() noexcept {
            if (!refreshes_) return;
            std::lock_guard const lock(state_->mutex);
            end();
        }

        /// The server rejected the token that this call used: no call uses it any more. A newer token stays.
        void rejected() noexcept {
            std::lock_guard const lock(state_->mutex);
            if (generation_ == state_->generation) state_->forget();
        }

        /// Why there is no token, after `failed`. Calls to allocate may throw.
        [[nodiscard]] detail_words reason() const {
            std::lock_guard const lock(state_->mutex);
            return state_->reason;
        }

        [[nodiscard]] bool subscribe(waiter& who) const override {
            std::lock_guard const lock(state_->mutex);
            if (!state_->refreshing || state_->flight != flight_) return false;
#if VELO_HAS_HEAP
            state_->waiters.add(who);
            return true;
#else
            // Calls of one client do not run at once.
            static_cast<void>(who);
            return false;
#endif
        }
        void unsubscribe(waiter& who) const noexcept override {
#if VELO_HAS_HEAP
            std::lock_guard const lock(state_->mutex);
            state_->waiters.remove(who);
#else
            static_cast<void>(who);
#endif
        }

      private:
        token_action use(secure_buffer& credential) {
            generation_ = state_->generation;
            credential.append(state_->credential.view());
            return token_action::use;
        }
        void end() noexcept {
            refreshes_ = state_->refreshing = false;
#if VELO_HAS_HEAP
            state_->waiters.wake_all();
#endif
        }

        state* state_;
        std::uint64_t generation_ = 0;  // of the token that it used last
        std::uint64_t flight_ = 0;      // the refresh that it waits for or makes; 0 at first
        bool refreshes_ = false;
        bool ahead_ = false;
        bool postponed_ = false;
        duration time_to_wait_{};
    };

#if VELO_HAS_HEAP
    /// Removes the token and returns it; `std::nullopt` when there is none. The next call fetches another. A refresh
    /// that is under way goes on. Calls to allocate may throw.
    [[nodiscard]] std::optional<secret_string> take() const {
        std::lock_guard const lock(state_->mutex);
        if (state_->credential.empty()) return std::nullopt;
        secret_string token(state_->credential.view().substr(std::string_view("Bearer ").size()));
        state_->forget();
        return token;
    }
#endif

  private:
    static duration lifetime_of(std::optional<std::int64_t> seconds) noexcept {
        if (!seconds || *seconds <= 0) return assumed_lifetime;
        return *seconds < longest_lifetime / std::chrono::seconds(1) ? std::chrono::seconds(*seconds)
                                                                     : longest_lifetime;
    }

#if VELO_HAS_HEAP
    [[nodiscard]] state* get() const noexcept { return &*state_; }
    detail::shared_object<state> state_;
#else
    [[nodiscard]] state* get() const noexcept { return &state_; }
    std::span<char> memory_;
    state mutable state_;
#endif
};

}  // namespace velo::inline VELO_ABI::rest

#endif
