// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_DELAY_HPP
#define VELO_REST_TIME_DELAY_HPP

#include <velo/rest/time/instant.hpp>

namespace velo::inline VELO_ABI::rest {

class waiter;
class waiter_list;

namespace detail {
/// The place of a waiter in its list. A base, because a friend of `waiter` itself could reach its destructor, of which
/// compilers warn.
class waiter_link {
    friend class rest::waiter_list;
    waiter* next_ = nullptr;
};
}  // namespace detail

/// Something that waits for what another thread or coroutine does. It is in one `waiter_list` at a time.
class waiter : public detail::waiter_link {
  public:
    /// The event may have happened: check again. May be called from any thread, also when nothing waits any more.
    virtual void wake() noexcept = 0;

  protected:
    ~waiter() = default;
};

/// The waiters of an event, linked through themselves, so that it allocates nothing. A waiter that is in it has to stay
/// where it is. Not for several threads at once.
class waiter_list {
  public:
    /// Adds `who`. Precondition: it is in no list.
    void add(waiter& who) noexcept {
        who.next_ = last_;
        last_ = &who;
    }
    /// Removes `who`, if it is in the list.
    void remove(waiter const& who) noexcept {
        for (waiter** at = &last_; *at != nullptr; at = &(*at)->next_) {
            if (*at != &who) continue;
            *at = who.next_;
            return;
        }
    }
    /// Removes all waiters, and wakes them in the order in which they were added.
    void wake_all() noexcept {
        waiter* first = nullptr;
        while (last_ != nullptr) {
            waiter* const who = last_;
            last_ = who->next_;
            who->next_ = first;
            first = who;
        }
        while (first != nullptr) {
            waiter& who = *first;
            first = who.next_;
            who.wake();
        }
    }
    /// Removes all waiters without touching them: they may be gone.
    void forget_all() noexcept { last_ = nullptr; }

  private:
    waiter* last_ = nullptr;
};

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
