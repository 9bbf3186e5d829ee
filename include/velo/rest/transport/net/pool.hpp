// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_POOL_HPP
#define VELO_REST_TRANSPORT_NET_POOL_HPP

#include <velo/rest/memory/owning_ptr.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/idle_list.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/options.hpp>

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Connection pool of one server: a limited number of slots, and the idle connections. A call that finds no free slot
/// waits in a queue, first come, first served. `Connection` is a `connection`, with whatever it needs to run.
///
/// Thread safety: safe.
template <class Connection>
class pool {
    struct pooled {
        template <class... A>
        explicit pooled(A const&... arguments) : connection(arguments...) {}
        Connection connection;
        idle_place<pooled> place;
    };

  public:
    /// Of a larger pool, 1,024 connections are kept while they are idle.
    explicit pool(socket_options const& options)
        : most_((std::max)(options.max_connections, std::size_t{1})),
          free_(most_),
          keep_alive_time_(saturated(options.keep_alive_time)),
          longest_life_(saturated(options.max_connection_age)) {}

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
        /// Returns the connection of this slot, which may be idle; makes a closed one from `arguments` if there is
        /// none. Precondition: `is_granted()`. Calls to allocate may throw.
        template <class... A>
        [[nodiscard]] Connection& connection(A const&... arguments) {
            if (!connection_) connection_.reset(new pooled(arguments...));
            return connection_->connection;
        }

      private:
        friend class pool;
        pool* pool_;
        waiter* who_;
        slot* next_ = nullptr;  // in the queue
        bool granted_ = false;
        owning_ptr<pooled> connection_;
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
    static constexpr std::size_t most_idle = 1024;

    /// Connections to close after the lock is released. A few at a time: each call does a bounded amount of work.
    struct closing : idle_list<pooled> {
        /// Leaves room for one more.
        [[nodiscard]] bool is_full() const noexcept { return this->size() == 7; }
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
        while (!idle_.empty() && !s.connection_) {
            owning_ptr<pooled> one = idle_.take_newest();
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
        if (s.connection_ && !is_usable(*s.connection_, s.connection_->connection.idle_since))
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
        if (!s.connection_) return;
        close_old(s.connection_->connection.idle_since, old);
        if (idle_.size() < most_idle) {
            idle_.add(std::move(s.connection_));
        } else {
            old.add(std::move(s.connection_));
        }
    }

    /// Removes the connections that were idle for too long.
    void close_old(io_clock::time_point now, closing& old) noexcept {
        while (!idle_.empty() && !old.is_full() && !is_usable(idle_.oldest(), now)) old.add(idle_.take_oldest());
    }

    void leave_queue(slot& s) noexcept {
        slot* before = nullptr;
        for (slot* one = first_; one != &s; one = one->next_) before = one;
        (before == nullptr ? first_ : before->next_) = s.next_;
        if (last_ == &s) last_ = before;
        --queued_;
    }

    [[nodiscard]] bool is_usable(pooled const& one, io_clock::time_point now) const noexcept {
        Connection const& c = one.connection;
        return c.is_healthy && now - c.opened_at < longest_life_ && now - c.idle_since < keep_alive_time_;
    }

    mutable std::mutex mutex_;
    std::size_t most_;
    std::size_t free_;
    duration keep_alive_time_;
    duration longest_life_;
    idle_list<pooled> idle_;
    slot* first_ = nullptr;  // of the queue
    slot* last_ = nullptr;
    std::size_t queued_ = 0;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
