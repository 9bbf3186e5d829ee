// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_SOLE_CLIENT_STATE_HPP
#define VELO_REST_CALL_SOLE_CLIENT_STATE_HPP

#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/retry/budget.hpp>
#include <velo/version.hpp>

#include <boost/assert.hpp>

#include <cstdint>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// What a client has: Auth, Serializer, Config, the buffers of its call, the retry budget and the generator of jitter.
/// One call at a time leases the buffers. It can be neither copied nor moved. Thread safety: none.
template <class Auth, class Serializer, class Config>
class sole_client_state {
  public:
    using auth_type = Auth;
    using config_type = Config;

    /// The memory of the Config has to outlive it.
    sole_client_state(Auth auth, Serializer serializer, Config config)
        : auth_(std::move(auth)),
          serializer_(std::move(serializer)),
          config_(std::move(config)),
          budget_(config_.retry_budget),
          buffers_(config_.memory) {}
    sole_client_state(sole_client_state const&) = delete;
    sole_client_state& operator=(sole_client_state const&) = delete;

    /// The buffers of one call. What they have of the request is zeroed when the lease ends. The client has to outlive
    /// it.
    class lease {
      public:
        /// `take` calls it.
        explicit lease(sole_client_state const& state) noexcept : state_(&state) {}
        lease(lease&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
        lease& operator=(lease&&) = delete;
        ~lease() {
            if (state_ == nullptr) return;
            state_->buffers_.clear_requests();
            state_->is_leased_ = false;
        }
        [[nodiscard]] call_buffers& operator*() const noexcept { return state_->buffers_; }

        /// These are the client's own; valid as long as the client.
        [[nodiscard]] Auth const& auth() const noexcept { return state_->auth_; }
        [[nodiscard]] Serializer const& serializer() const noexcept { return state_->serializer_; }
        [[nodiscard]] Config const& config() const noexcept { return state_->config_; }

        /// 64 random bits.
        [[nodiscard]] std::uint64_t random() const { return state_->config_.generator(); }
        /// Takes one retry from the budget; false when none is left.
        [[nodiscard]] bool take_retry() const noexcept { return state_->budget_.take(); }
        /// Gives back to the retry budget.
        void succeeded() const noexcept { state_->budget_.give_back(); }

      private:
        sole_client_state const* state_;
    };

    /// Zeroes the last response. Precondition: no other call is under way.
    [[nodiscard]] lease take() const noexcept {
        BOOST_ASSERT(!is_leased_);
        is_leased_ = true;
        buffers_.clear();
        return lease(*this);
    }

    /// These are valid as long as the state.
    [[nodiscard]] Auth const& auth() const noexcept { return auth_; }
    [[nodiscard]] Config const& config() const noexcept { return config_; }

  private:
    Auth auth_;
    Serializer serializer_;
    Config mutable config_;  // the generator
    retry::budget mutable budget_;
    call_buffers mutable buffers_;
    bool mutable is_leased_ = false;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
