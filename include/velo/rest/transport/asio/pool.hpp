// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_POOL_HPP
#define VELO_REST_TRANSPORT_ASIO_POOL_HPP

#include <velo/rest/time/delay.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::asio::detail {

/// Connection pool of one server: a limited number of slots, and the idle connections. A call that finds no free slot
/// waits in a queue, first come, first served. `Connection` is a pooled connection and whatever it needs to run.
///
/// Thread safety: safe.
template <class Connection>
class pool {
  public:
    using clock = std::chrono::steady_clock;

    /// Allows `most` connections at a time, but at least one, and keeps an idle one for `keep_alive_time`. Of a larger
    /// pool, 1,024 connections are kept while they are idle.
    pool(std::size_t most, std::chrono::milliseconds keep_alive_time)
        : free_((std::max)(most, std::size_t{1})), keep_alive_time_(keep_alive_time) {
        idle_.reserve((std::min)(free_, std::size_t{1024}));
    }

    /// Right to one connection for the time of one request. Waits in the queue until it is granted; may come with an
    /// idle connection.
    class slot {
      public:
        /// Takes a free slot, or joins the queue: then `who` is woken when the slot is granted. `p` and `who` have to
        /// outlive this.
        slot(pool& p, waiter& who) : pool_(&p), who_(&who) { pool_->enter(*this); }
        slot(slot const&) = delete;
        slot& operator=(slot const&) = delete;
        /// Returns the slot. Keeps the connection if it is healthy, else closes it.
        ~slot() {
            if (connection != nullptr && !connection->is_healthy()) connection.reset();
            pool_->leave(*this);
        }

        /// False while it waits in the queue.
        [[nodiscard]] bool is_granted() const {
            std::lock_guard const lock(pool_->mutex_);
            return granted_;
        }
        /// True if `connection` is an idle connection that may be reused. Otherwise it is null and the caller makes
        /// one. Precondition: `is_granted()`.
        [[nodiscard]] bool has_quiet_connection() {
            while (connection != nullptr && !connection->is_quiet()) connection = pool_->next_idle();
            return connection != nullptr;
        }

        std::unique_ptr<Connection> connection;

      private:
        friend class pool;
        pool* pool_;
        waiter* who_;
        bool granted_ = false;
    };

  private:
    void enter(slot& s) {
        std::vector<std::unique_ptr<Connection>> old;  // closed after the lock is released
        std::lock_guard const lock(mutex_);
        if (free_ == 0) {
            queue_.push_back(&s);
            return;
        }
        auto const now = clock::now();
        auto const young = std::find_if(idle_.begin(), idle_.end(), [&](auto const& connection) {
            return now - connection->idle_since <= keep_alive_time_;
        });
        old.assign(std::move_iterator(idle_.begin()), std::move_iterator(young));
        idle_.erase(idle_.begin(), young);
        if (!idle_.empty()) {
            s.connection = std::move(idle_.back());
            idle_.pop_back();
        }
        --free_;
        s.granted_ = true;
    }

    std::unique_ptr<Connection> next_idle() noexcept {
        std::lock_guard const lock(mutex_);
        if (idle_.empty()) return nullptr;
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }

    void leave(slot& s) noexcept {
        std::unique_ptr<Connection> surplus;
        std::lock_guard const lock(mutex_);
        if (!s.granted_) {
            queue_.erase(std::find(queue_.begin(), queue_.end(), &s));
            return;
        }
        if (s.connection != nullptr) s.connection->idle_since = clock::now();
        if (!queue_.empty()) {
            slot& next = *queue_.front();
            queue_.pop_front();
            next.connection = std::move(s.connection);
            next.granted_ = true;
            next.who_->wake();
            return;
        }
        ++free_;
        if (s.connection == nullptr) return;
        if (idle_.size() < idle_.capacity()) {
            idle_.push_back(std::move(s.connection));
        } else {
            surplus = std::move(s.connection);
        }
    }

    std::mutex mutex_;
    std::size_t free_;
    std::chrono::milliseconds keep_alive_time_;
    std::vector<std::unique_ptr<Connection>> idle_;  // longest idle first
    std::deque<slot*> queue_;
};

}  // namespace velo::inline VELO_ABI::rest::asio::detail

#endif
