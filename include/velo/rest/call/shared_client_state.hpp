// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_SHARED_CLIENT_STATE_HPP
#define VELO_REST_CALL_SHARED_CLIENT_STATE_HPP

#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/memory/shared_object.hpp>
#include <velo/rest/process/fork.hpp>
#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/retry/budget.hpp>
#include <velo/version.hpp>

#include <cstdint>
#include <mutex>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// What the copies of a client share: Auth, Serializer, Config, spare buffers, the retry budget and the generator of
/// jitter. A call leases buffers and returns them. There are as many as calls run at once, and they are kept, so that
/// in steady state nothing is allocated. Copies are one state. Thread safety: any number of threads when
/// `Config::mutex` is a real mutex.
template <class Auth, class Serializer, class Config>
class shared_client_state {
    using mutex_type = typename Config::mutex;
    // The buffers of a call. Those that no call uses are chained, so that giving them back allocates nothing.
    struct leased_buffers {
        call_buffers content{};
        leased_buffers* next = nullptr;
    };
    struct shared {
        Auth auth;
        Serializer serializer;
        Config config;
        retry::budget budget;
        mutex_type mutex{};
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
    shared_client_state(Auth auth, Serializer serializer, Config config)
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

}  // namespace velo::inline VELO_ABI::rest

#endif
