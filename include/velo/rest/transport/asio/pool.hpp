// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_POOL_HPP
#define VELO_REST_TRANSPORT_ASIO_POOL_HPP

#include <velo/rest/time/delay.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace velo::inline v0::rest::asio::detail {

/// The connections to one server: those that are idle, and how many there may be. Who finds no place waits, and is
/// served in the order of coming. `Lane` is a connection and what it needs to run. May be used from several threads at
/// once.
template <class Lane>
class pool {
  public:
    using clock = std::chrono::steady_clock;

    /// At most 1,024 connections are kept while they are idle.
    pool(std::size_t most, std::chrono::milliseconds keep_alive_time)
        : free_((std::max)(most, std::size_t{1})), keep_alive_time_(keep_alive_time) {
        idle_.reserve((std::min)(free_, std::size_t{1024}));
    }

    /// A place for one connection, for the time of one exchange, perhaps with an idle connection in it; or a place in
    /// the queue for one.
    class place {
      public:
        /// Takes a place, or the end of the queue: `who` is woken when the place is granted. Both have to outlive this.
        place(pool& p, waiter& who) : pool_(&p), who_(&who) { pool_->enter(*this); }
        place(place const&) = delete;
        place& operator=(place const&) = delete;
        /// Gives it back. A connection that is not healthy is not kept.
        ~place() {
            if (lane != nullptr && !lane->is_healthy()) lane.reset();
            pool_->leave(*this);
        }

        [[nodiscard]] bool is_granted() const {
            std::lock_guard const lock(pool_->mutex_);
            return granted_;
        }
        /// Ours, and quiet: an idle connection that may be used again. Otherwise null: make one.
        [[nodiscard]] bool has_quiet_connection() {
            while (lane != nullptr && !lane->is_quiet()) lane = pool_->next_idle();
            return lane != nullptr;
        }

        std::unique_ptr<Lane> lane;

      private:
        friend class pool;
        pool* pool_;
        waiter* who_;
        bool granted_ = false;
    };

  private:
    void enter(place& p) {
        std::vector<std::unique_ptr<Lane>> old;  // closed when nothing is locked any more
        std::lock_guard const lock(mutex_);
        if (free_ == 0) {
            queue_.push_back(&p);
            return;
        }
        auto const now = clock::now();
        auto const young = std::find_if(idle_.begin(), idle_.end(),
                                        [&](auto const& lane) { return now - lane->idle_since <= keep_alive_time_; });
        old.assign(std::move_iterator(idle_.begin()), std::move_iterator(young));
        idle_.erase(idle_.begin(), young);
        if (!idle_.empty()) {
            p.lane = std::move(idle_.back());
            idle_.pop_back();
        }
        --free_;
        p.granted_ = true;
    }

    std::unique_ptr<Lane> next_idle() noexcept {
        std::lock_guard const lock(mutex_);
        if (idle_.empty()) return nullptr;
        auto lane = std::move(idle_.back());
        idle_.pop_back();
        return lane;
    }

    void leave(place& p) noexcept {
        std::unique_ptr<Lane> surplus;
        std::lock_guard const lock(mutex_);
        if (!p.granted_) {
            queue_.erase(std::find(queue_.begin(), queue_.end(), &p));
            return;
        }
        if (p.lane != nullptr) p.lane->idle_since = clock::now();
        if (!queue_.empty()) {
            place& next = *queue_.front();
            queue_.pop_front();
            next.lane = std::move(p.lane);
            next.granted_ = true;
            next.who_->wake();
            return;
        }
        ++free_;
        if (p.lane == nullptr) return;
        if (idle_.size() < idle_.capacity()) {
            idle_.push_back(std::move(p.lane));
        } else {
            surplus = std::move(p.lane);
        }
    }

    std::mutex mutex_;
    std::size_t free_;
    std::chrono::milliseconds keep_alive_time_;
    std::vector<std::unique_ptr<Lane>> idle_;  // the longest idle first
    std::deque<place*> queue_;
};

}  // namespace velo::inline v0::rest::asio::detail

#endif
