// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_TOKEN_STORE_HPP
#define VELO_REST_AUTH_TOKEN_STORE_HPP

#include <velo/rest/auth/bearer_token.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/time/delay.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline v0::rest {

/// An access token as a server grants it.
struct token_grant {
    secret_string token{};
    std::optional<double> expires_in{};  ///< how long it is valid, as the server says
};

/// What a call that needs the token has to do.
enum class token_action {
    use,     ///< the token was written
    fetch,   ///< get a new one: nobody else does
    wait,    ///< another call is getting one: wait for it, and ask again
    failed,  ///< the call that was waited for was told that there will be none
};

/// One access token for all calls that share it, without I/O and without a clock: it says who renews it, and is told
/// what came of it. One call renews at a time. Ahead of the expiry the others go on with the valid token meanwhile;
/// only when there is none do they wait.
///
/// Copies are one store. All times are of one clock, that of the clients which share it. May be used from any number of
/// threads when `Mutex` is a real one. The token is kept in memory that is overwritten when released.
template <class Mutex = std::mutex>
class token_store {
    struct state;

  public:
    using time = std::chrono::nanoseconds;

    /// What is taken for the lifetime when the server states none, or nonsense: zero, negative, not a number.
    static constexpr time assumed_lifetime = std::chrono::minutes(5);
    /// What a longer one is cut to.
    static constexpr time longest_lifetime = std::chrono::hours(24);
    /// A token is renewed at least that long before it expires; when it lives short, a tenth of its lifetime before. At
    /// random it is up to twice as long, so that programs which got theirs together do not come back together.
    static constexpr time refresh_margin = std::chrono::minutes(1);

    token_store() : state_(std::make_shared<state>()) {}

    /// The part that one call has in the store. A call that was told to renew and is abandoned, in whatever way, gives
    /// the task back: the next one renews. The store has to outlive it, and it must not be moved while somebody is
    /// subscribed to it. Not for several threads at once.
    class handle final : public wake_signal {
      public:
        explicit handle(token_store const& store) noexcept : state_(store.state_.get()) {}
        handle(handle&& other) noexcept
            : state_(other.state_),
              generation_(other.generation_),
              flight_(other.flight_),
              renews_(std::exchange(other.renews_, false)),
              ahead_(other.ahead_),
              postponed_(other.postponed_) {}
        handle& operator=(handle&&) = delete;
        ~handle() { abandon(); }

        /// Asks for the token at `now`; with `use`, the value of the Authorization field is appended to `out`. Calls to
        /// allocate may throw.
        [[nodiscard]] token_action ask(time now, secure_buffer& out) {
            std::lock_guard const lock(state_->mutex);
            bool const valid = now < state_->expires;
            if (valid && (now < state_->refresh_from || state_->renewing || postponed_)) return use(out);
            if (!valid && flight_ != 0 && state_->refused_flight >= flight_) return token_action::failed;
            if (state_->renewing) {
                flight_ = state_->flight;
                return token_action::wait;
            }
            state_->renewing = renews_ = true;
            flight_ = ++state_->flight;
            ahead_ = valid;
            return token_action::fetch;
        }

        /// Is it renewed ahead of its expiry, so that the call can do without? Precondition: it was told to renew.
        [[nodiscard]] bool is_ahead() const noexcept { return ahead_; }

        /// The server granted a token on a request that was sent at `sent`. False, and nothing has changed, when it is
        /// no token: empty, or not visible ASCII. Otherwise the field's value is appended to `out`. `random` is uniform
        /// over all values. Precondition: it was told to renew. Calls to allocate may throw.
        [[nodiscard]] bool granted(token_grant const& grant, time sent, std::uint64_t random, secure_buffer& out) {
            if (!bearer_token_rule::accepts(grant.token.reveal())) return false;
            secure_buffer token(grant.token.reveal());
            std::lock_guard const lock(state_->mutex);
            time const lifetime = lifetime_of(grant.expires_in);
            state_->token.swap(token);
            ++state_->generation;
            state_->refused_flight = 0;
            state_->expires = sent + lifetime;
            time const ahead = (std::min)(refresh_margin, lifetime / 10);
            auto const span = static_cast<std::uint64_t>(ahead.count()) + 1;
            state_->refresh_from = state_->expires - ahead - time(static_cast<time::rep>(random % span));
            end();
            // Whatever has passed since it was sent, it was granted for this call.
            return use(out) == token_action::use;
        }

        /// There will be no token: the server refuses. Those who wait are told so, with the reason. Precondition: it
        /// was told to renew. Calls to allocate may throw.
        void refused(std::string reason) {
            std::lock_guard const lock(state_->mutex);
            state_->reason = std::move(reason);
            state_->refused_flight = flight_;
            end();
        }

        /// Renewing ahead has failed: the valid token is used on, and half of its time has to pass before the next try,
        /// and as much as the server asks for. Precondition: it was told to renew. Throws nothing.
        void postponed(time now, time asked) noexcept {
            std::lock_guard const lock(state_->mutex);
            // It may have been rejected or taken meanwhile.
            time const left = state_->expires > now ? state_->expires - now : time::zero();
            state_->refresh_from = now + (std::max)(left / 2, (std::min)(asked, left));
            postponed_ = true;
            end();
        }

        /// Gives up renewing: the next call that asks renews. Throws nothing.
        void abandon() noexcept {
            if (!renews_) return;
            std::lock_guard const lock(state_->mutex);
            end();
        }

        /// The server does not take the token that this call had: nobody uses it on. A newer one is left alone. Throws
        /// nothing.
        void rejected() noexcept {
            std::lock_guard const lock(state_->mutex);
            if (generation_ == state_->generation) state_->forget();
        }

        /// Why there will be no token.
        [[nodiscard]] std::string reason() const {
            std::lock_guard const lock(state_->mutex);
            return state_->reason;
        }

        [[nodiscard]] bool subscribe(waiter& who) const override {
            std::lock_guard const lock(state_->mutex);
            if (!state_->renewing || state_->flight != flight_) return false;
            state_->waiting.push_back(&who);
            return true;
        }
        void unsubscribe(waiter& who) const noexcept override {
            std::lock_guard const lock(state_->mutex);
            auto& all = state_->waiting;
            all.erase(std::remove(all.begin(), all.end(), &who), all.end());
        }

      private:
        token_action use(secure_buffer& out) {
            generation_ = state_->generation;
            out.append("Bearer ");
            out.append(state_->token.view());
            return token_action::use;
        }
        /// Woken while locked: so nobody is woken who has just unsubscribed.
        void end() noexcept {
            renews_ = state_->renewing = false;
            for (waiter* const who : state_->waiting) who->wake();
            state_->waiting.clear();
        }

        state* state_;
        std::uint64_t generation_ = 0;
        std::uint64_t flight_ = 0;  // the renewal that it waits for or makes; 0 at first
        bool renews_ = false;
        bool ahead_ = false;
        bool postponed_ = false;
    };

    /// Forgets the token, and gives it to the caller: the next call gets another one from the server. Nothing when
    /// there is none. A renewal under way is not touched.
    [[nodiscard]] std::optional<secret_string> take() const {
        std::lock_guard const lock(state_->mutex);
        if (state_->token.empty()) return std::nullopt;
        secret_string token(state_->token.view());
        state_->forget();
        return token;
    }

  private:
    /// `seconds` as a lifetime that makes sense.
    static time lifetime_of(std::optional<double> seconds) noexcept {
        if (!seconds || !(*seconds > 0)) return assumed_lifetime;  // also what is not a number
        if (*seconds >= static_cast<double>(longest_lifetime / std::chrono::seconds(1))) return longest_lifetime;
        return (std::max)(time(1), std::chrono::duration_cast<time>(std::chrono::duration<double>(*seconds)));
    }

    struct state {
        Mutex mutex;
        secure_buffer token;
        std::uint64_t generation = 0;  // counts the tokens
        time expires = (time::min)();
        time refresh_from = (time::min)();
        bool renewing = false;
        std::uint64_t flight = 0;          // counts the renewals
        std::uint64_t refused_flight = 0;  // the last that was refused
        std::string reason;
        std::vector<waiter*> waiting;

        void forget() noexcept {
            token.clear();
            expires = (time::min)();
        }
    };

    std::shared_ptr<state> state_;
};

}  // namespace velo::inline v0::rest

#endif
