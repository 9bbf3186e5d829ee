// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_EXCHANGE_POOL_HPP
#define VELO_REST_CALL_EXCHANGE_POOL_HPP

#include <velo/rest/call/exchange.hpp>

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace velo::inline v0::rest {

/// The spare exchanges of a client. A call leases one and gives it back; as many are made as calls run at once, and
/// they are kept, so in steady state nothing is allocated. Copies are one pool. May be used from any thread when
/// `Mutex` is a real one.
template <class Mutex>
class exchange_pool {
    struct shared {
        Mutex mutex;
        std::vector<std::unique_ptr<exchange>> spare;
        std::size_t made = 0;
    };

  public:
    exchange_pool() : shared_(std::make_shared<shared>()) {}

    /// An exchange for the time of one call; given back, cleared, when the lease ends. It may outlive the pool.
    class lease {
      public:
        lease(std::shared_ptr<shared> pool, std::unique_ptr<exchange> x) noexcept
            : pool_(std::move(pool)), exchange_(std::move(x)) {}
        lease(lease&&) noexcept = default;
        lease& operator=(lease&&) = delete;
        ~lease() {
            if (exchange_ == nullptr) return;
            exchange_->clear();
            std::lock_guard const lock(pool_->mutex);
            pool_->spare.push_back(std::move(exchange_));
        }
        [[nodiscard]] exchange& operator*() const noexcept { return *exchange_; }

      private:
        std::shared_ptr<shared> pool_;
        std::unique_ptr<exchange> exchange_;
    };

    /// Calls to allocate may throw.
    [[nodiscard]] lease take() const {
        {
            std::lock_guard const lock(shared_->mutex);
            if (!shared_->spare.empty()) {
                lease spare(shared_, std::move(shared_->spare.back()));
                shared_->spare.pop_back();
                return spare;
            }
            // Room for giving it back is made here, where failing to allocate is still an error of the call.
            shared_->spare.reserve(++shared_->made);
        }
        return lease(shared_, std::make_unique<exchange>());
    }

  private:
    std::shared_ptr<shared> shared_;
};

}  // namespace velo::inline v0::rest

#endif
