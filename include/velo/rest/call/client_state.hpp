// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_CLIENT_STATE_HPP
#define VELO_REST_CALL_CLIENT_STATE_HPP

#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/memory/shared_object.hpp>
#include <velo/rest/process/fork.hpp>
#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/retry/budget.hpp>
#include <velo/version.hpp>

#include <boost/assert.hpp>

#include <cstdint>
#include <mutex>
#include <utility>

namespace velo::inline VELO_ABI::rest {

#if VELO_HAS_HEAP

/// What the copies of a client share: Auth, Serializer, Config, spare buffers, the retry budget and the generator of
/// jitter. A call leases buffers and returns them. There are as many as calls run at once, and they are kept, so that
/// in steady state nothing is allocated. Copies are one state. Thread safety: any number of threads when
/// `Config::mutex` is a real mutex.
template <class Auth, class Serializer, class Config>
class client_state {
    /// The buffers of a call. Those that no call uses are chained, so that giving them back allocates nothing.
    struct leased_buffers {
        call_buffers content{};
        leased_buffers* next = nullptr;
    };
    struct shared {
        Auth auth;
        Serializer serializer;
        Config config;
        retry::budget budget;
        typename Config::mutex mutex{};
        leased_buffers* spare = nullptr;
        unsigned forks = fork_count();
        std::uint64_t salt = 0;  // makes the numbers of a forked process differ from its parent's and its siblings'

        ~shared() {
            while (spare != nullptr) delete std::exchange(spare, spare->next);
        }
    };

  public:
    using auth_type = Auth;
    using config_type = Config;

    /// Calls to allocate may throw.
    client_state(Auth auth, Serializer serializer, Config config)
        : shared_(detail::shared_object<shared>::make(std::move(auth), std::move(serializer), config,
                                                      retry::budget(config.retry_budget))) {}

    /// The buffers of one call. They are zeroed and returned when the lease ends. It may outlive the client, because it
    /// shares the state.
    class lease {
      public:
        /// `take` calls it.
        lease(detail::shared_object<shared> state, leased_buffers* buffers) noexcept
            : shared_(std::move(state)), buffers_(buffers) {}
        lease(lease&& other) noexcept
            : shared_(std::move(other.shared_)), buffers_(std::exchange(other.buffers_, nullptr)) {}
        lease& operator=(lease&&) = delete;
        ~lease() {
            if (buffers_ == nullptr) return;
            buffers_->content.clear();
            std::lock_guard const lock(shared_->mutex);
            buffers_->next = std::exchange(shared_->spare, buffers_);
        }
        [[nodiscard]] call_buffers& operator*() const noexcept { return buffers_->content; }

        /// These are the client's own; valid as long as the lease.
        [[nodiscard]] Auth const& auth() const noexcept { return shared_->auth; }
        [[nodiscard]] Serializer const& serializer() const noexcept { return shared_->serializer; }
        [[nodiscard]] Config const& config() const noexcept { return shared_->config; }

        /// 64 random bits.
        [[nodiscard]] std::uint64_t random() const {
            std::lock_guard const lock(shared_->mutex);
#if VELO_HAS_FORK
            if (unsigned const forks = fork_count(); forks != shared_->forks) {
                shared_->forks = forks;
                shared_->salt = splitmix64()();
            }
#endif
            return shared_->config.generator() ^ shared_->salt;
        }
        /// Takes one retry from the budget; false when none is left.
        [[nodiscard]] bool take_retry() const {
            std::lock_guard const lock(shared_->mutex);
            return shared_->budget.take();
        }
        /// Gives back to the retry budget.
        void succeeded() const {
            std::lock_guard const lock(shared_->mutex);
            shared_->budget.give_back();
        }

      private:
        detail::shared_object<shared> shared_;
        leased_buffers* buffers_;
    };

    /// Calls to allocate may throw.
    [[nodiscard]] lease take() const {
        {
            std::lock_guard const lock(shared_->mutex);
            if (leased_buffers* const spare = shared_->spare) {
                shared_->spare = spare->next;
                return lease(shared_, spare);
            }
        }
        return lease(shared_, new leased_buffers);
    }

    /// These are valid as long as the state or a copy.
    [[nodiscard]] Auth const& auth() const noexcept { return shared_->auth; }
    [[nodiscard]] Config const& config() const noexcept { return shared_->config; }

  private:
    detail::shared_object<shared> shared_;
};

#else

/// What a client has: Auth, Serializer, Config, the buffers of its call, the retry budget and the generator of jitter.
/// One call at a time leases the buffers. It can be neither copied nor moved. Thread safety: none.
template <class Auth, class Serializer, class Config>
class client_state {
  public:
    using auth_type = Auth;
    using config_type = Config;

    /// The memory of the Config has to outlive it.
    client_state(Auth auth, Serializer serializer, Config config)
        : auth_(std::move(auth)),
          serializer_(std::move(serializer)),
          config_(std::move(config)),
          budget_(config_.retry_budget),
          buffers_(config_.memory) {}
    client_state(client_state const&) = delete;
    client_state& operator=(client_state const&) = delete;

    /// The buffers of one call. What they have of the request is zeroed when the lease ends. The client has to outlive
    /// it.
    class lease {
      public:
        /// `take` calls it.
        explicit lease(client_state const& state) noexcept : state_(&state) {}
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
        client_state const* state_;
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

#endif

}  // namespace velo::inline VELO_ABI::rest

#endif
