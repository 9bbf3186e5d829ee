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
/// they are kept, so in steady state nothing is allocated. May be used from any thread when `Mutex` is a real one.
template <class Mutex>
class exchange_pool {
  public:
    /// An exchange for the time of one call; given back, cleared, when the lease ends. Outlived by the pool.
    class lease {
      public:
        lease(exchange_pool& pool, std::unique_ptr<exchange> x) noexcept : pool_(&pool), exchange_(std::move(x)) {}
        lease(lease&&) noexcept = default;
        lease& operator=(lease&&) = delete;
        ~lease() {
            if (exchange_ != nullptr) pool_->give_back(std::move(exchange_));
        }
        [[nodiscard]] exchange& operator*() const noexcept { return *exchange_; }

      private:
        exchange_pool* pool_;
        std::unique_ptr<exchange> exchange_;
    };

    /// Calls to allocate may throw.
    [[nodiscard]] lease take() {
        {
            std::lock_guard const lock(mutex_);
            if (!spare_.empty()) {
                lease spare(*this, std::move(spare_.back()));
                spare_.pop_back();
                return spare;
            }
            // Room for giving it back is made here, where failing to allocate is still an error of the call.
            spare_.reserve(++made_);
        }
        return lease(*this, std::make_unique<exchange>());
    }

  private:
    void give_back(std::unique_ptr<exchange> x) noexcept {
        x->clear();
        std::lock_guard const lock(mutex_);
        spare_.push_back(std::move(x));
    }

    Mutex mutex_;
    std::vector<std::unique_ptr<exchange>> spare_;
    std::size_t made_ = 0;
};

}  // namespace velo::inline v0::rest

#endif
