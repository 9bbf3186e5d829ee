// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_DELAY_HPP
#define VELO_REST_TIME_DELAY_HPP

#include <velo/rest/time/instant.hpp>

namespace velo::inline VELO_ABI::rest {

namespace detail {
class waiter_list;
}  // namespace detail

/// Something that waits for what another thread or coroutine does. It is registered with one signal at a time.
class waiter {
  public:
    /// The event may have happened: check again. May be called from any thread, also when nothing waits any more.
    virtual void wake() noexcept = 0;

  protected:
    ~waiter() = default;

  private:
    friend class detail::waiter_list;
    waiter* next_ = nullptr;  // that is registered with the same signal
};

namespace detail {

/// The waiters that are registered with a signal. They are chained, so that registering one allocates nothing. Not for
/// several threads at once.
class waiter_list {
  public:
    waiter_list() noexcept = default;
    waiter_list(waiter_list const&) = delete;
    waiter_list& operator=(waiter_list const&) = delete;

    void add(waiter& who) noexcept {
        who.next_ = nullptr;
        *end_ = &who;
        end_ = &who.next_;
    }
    /// Does nothing if `who` is not in the list.
    void remove(waiter& who) noexcept {
        waiter** at = &first_;
        while (*at != &who) {
            if (*at == nullptr) return;
            at = &(*at)->next_;
        }
        *at = who.next_;
        if (end_ == &who.next_) end_ = at;
    }
    /// Wakes all in the order of their registration, and removes them. The caller has the lock that guards the list, so
    /// that none is woken that has just unsubscribed.
    void wake_all() noexcept {
        for (waiter* who = first_; who != nullptr; who = who->next_) who->wake();
        clear();
    }
    /// Removes all.
    void clear() noexcept {
        first_ = nullptr;
        end_ = &first_;
    }

  private:
    waiter* first_ = nullptr;
    waiter** end_ = &first_;  // where the next one is written
};

}  // namespace detail

/// An event that happens once and that calls wait for, such as the end of a token refresh that another call has begun.
/// Thread safety: may be used from any thread.
class wake_signal {
  public:
    /// Registers `who`, to be woken when the event happens. Returns false and registers nothing when it has already
    /// happened. Calls to allocate may throw.
    [[nodiscard]] virtual bool subscribe(waiter& who) const = 0;
    /// Removes `who`. It is not woken after this, and may be destroyed.
    virtual void unsubscribe(waiter& who) const noexcept = 0;

  protected:
    ~wake_signal() = default;
};

/// How long a call waits before it goes on: `length`, or less when it has a signal and that comes earlier. The signal
/// belongs to the call and outlives the wait.
struct delay {
    duration length{};                   ///< at most
    wake_signal const* until = nullptr;  ///< none: only time ends the wait
};

/// Registers a waiter for the time of one wait.
class wait_registration {
  public:
    /// `who` has to outlive this. Calls to allocate may throw.
    wait_registration(delay const& d, waiter& who)
        : who_(&who),
          signal_(d.until != nullptr && d.until->subscribe(who) ? d.until : nullptr),
          has_to_wait_(d.until == nullptr || signal_ != nullptr) {}
    wait_registration(wait_registration const&) = delete;
    wait_registration& operator=(wait_registration const&) = delete;
    ~wait_registration() {
        if (signal_ != nullptr) signal_->unsubscribe(*who_);
    }

    /// False when the signal came before the waiter was registered.
    [[nodiscard]] bool has_to_wait() const noexcept { return has_to_wait_; }

  private:
    waiter* who_;
    wake_signal const* signal_;
    bool has_to_wait_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
