// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_POOL_HPP
#define VELO_REST_TRANSPORT_NET_POOL_HPP

#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/options.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::detail {

/// Connection pool of one server: a limited number of slots, and the idle connections. A call that finds no free slot
/// waits in a queue, first come, first served. `Connection` is a `connection`, with whatever it needs to run.
///
/// Thread safety: safe.
template <class Connection>
class pool {
  public:
    /// Of a larger pool, 1,024 connections are kept while they are idle.
    explicit pool(socket_options const& options)
        : most_((std::max)(options.max_connections, std::size_t{1})),
          free_(most_),
          keep_alive_time_(saturated(options.keep_alive_time)),
          longest_life_(saturated(options.max_connection_age)) {
        idle_.reserve((std::min)(free_, std::size_t{1024}));
    }

    /// Right to one connection for the time of one request. Waits in the queue until it is granted; may come with an
    /// idle connection.
    class slot {
      public:
        /// Takes a free slot, or joins the queue: then `who` is woken when the slot is granted. `p` and `who` have to
        /// outlive this.
        slot(pool& p, waiter& who, io_clock::time_point now) : pool_(&p), who_(&who) { pool_->enter(*this, now); }
        slot(slot const&) = delete;
        slot& operator=(slot const&) = delete;
        /// Returns the slot. Keeps the connection if it is healthy, else closes it.
        ~slot() { pool_->leave(*this); }

        /// False while it waits in the queue.
        [[nodiscard]] bool is_granted() const noexcept {
            std::lock_guard const lock(pool_->mutex_);
            return granted_;
        }
        /// Returns the connection of this slot, which may be idle; makes a closed one if there is none. Precondition:
        /// `is_granted()`. Calls to allocate may throw.
        template <class Make>
        [[nodiscard]] Connection& connection(Make const& make) {
            if (connection_ == nullptr) connection_ = make();
            return *connection_;
        }

      private:
        friend class pool;
        pool* pool_;
        waiter* who_;
        slot* next_ = nullptr;  // in the queue
        bool granted_ = false;
        std::unique_ptr<Connection> connection_;
    };

    [[nodiscard]] connection_counts counts() const noexcept {
        std::lock_guard const lock(mutex_);
        return {.open = most_ - free_ + idle_.size(), .idle = idle_.size(), .queued = queued_};
    }

    /// Closes the idle connections, in the child of a fork.
    void abandon() noexcept {
        // Another thread may have held the mutex when the process forked: then nobody gives it back.
        std::unique_lock const lock(mutex_, std::try_to_lock);
        if (lock.owns_lock()) idle_.clear();
    }

  private:
    /// Connections to close after the lock is released. A few at a time: each call does a bounded amount of work.
    class closing {
      public:
        /// Leaves room for one more.
        [[nodiscard]] bool is_full() const noexcept { return count_ + 1 == all_.size(); }
        void add(std::unique_ptr<Connection> one) noexcept { all_[count_++] = std::move(one); }

      private:
        std::size_t count_ = 0;
        std::array<std::unique_ptr<Connection>, 8> all_;
    };

    void enter(slot& s, io_clock::time_point now) noexcept {
        closing old;
        std::lock_guard const lock(mutex_);
        if (free_ == 0) {
            (first_ == nullptr ? first_ : last_->next_) = &s;
            last_ = &s;
            ++queued_;
            return;
        }
        --free_;
        s.granted_ = true;
        while (!idle_.empty() && s.connection_ == nullptr) {
            auto one = std::move(idle_.back());
            idle_.pop_back();
            if (is_usable(*one, now)) {
                s.connection_ = std::move(one);
            } else if (old.is_full()) {
                break;
            } else {
                old.add(std::move(one));
            }
        }
        close_old(now, old);
    }

    void leave(slot& s) noexcept {
        closing old;
        std::lock_guard const lock(mutex_);
        if (!s.granted_) return leave_queue(s);
        if (s.connection_ != nullptr && !is_usable(*s.connection_, s.connection_->idle_since))
            old.add(std::move(s.connection_));
        if (first_ != nullptr) {
            slot& next = *first_;
            leave_queue(next);
            next.connection_ = std::move(s.connection_);
            next.granted_ = true;
            next.who_->wake();
            return;
        }
        ++free_;
        if (s.connection_ == nullptr) return;
        close_old(s.connection_->idle_since, old);
        if (idle_.size() < idle_.capacity()) {
            idle_.push_back(std::move(s.connection_));
        } else {
            old.add(std::move(s.connection_));
        }
    }

    /// Removes the connections that were idle for too long.
    void close_old(io_clock::time_point now, closing& old) noexcept {
        std::size_t count = 0;
        while (count != idle_.size() && !old.is_full() && !is_usable(*idle_[count], now))
            old.add(std::move(idle_[count++]));
        if (count != 0) idle_.erase(idle_.begin(), idle_.begin() + static_cast<std::ptrdiff_t>(count));
    }

    void leave_queue(slot& s) noexcept {
        slot* before = nullptr;
        for (slot* one = first_; one != &s; one = one->next_) before = one;
        (before == nullptr ? first_ : before->next_) = s.next_;
        if (last_ == &s) last_ = before;
        --queued_;
    }

    [[nodiscard]] bool is_usable(Connection const& c, io_clock::time_point now) const noexcept {
        return c.is_healthy && now - c.opened_at < longest_life_ && now - c.idle_since <= keep_alive_time_;
    }

    mutable std::mutex mutex_;
    std::size_t most_;
    std::size_t free_;
    duration keep_alive_time_;
    duration longest_life_;
    std::vector<std::unique_ptr<Connection>> idle_;  // longest idle first
    slot* first_ = nullptr;                          // of the queue
    slot* last_ = nullptr;
    std::size_t queued_ = 0;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
