// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TIME_DELAY_HPP
#define VELO_REST_TIME_DELAY_HPP

#include <velo/rest/time/waiter.hpp>

#include <chrono>

namespace velo::inline v0::rest {

/// Something that happens once, and that calls wait for: the end of a renewal that another call has begun. May be used
/// from any thread.
class wake_signal {
  public:
    /// `who` is woken when it happens. False, and nobody is woken, when it has happened already. Calls to allocate may
    /// throw.
    [[nodiscard]] virtual bool subscribe(waiter& who) const = 0;
    /// `who` is not woken from now on; after this it may be destroyed.
    virtual void unsubscribe(waiter& who) const noexcept = 0;

  protected:
    ~wake_signal() = default;
};

/// How long a call waits before it goes on: that long, or until the signal when it has one and it comes earlier. The
/// signal belongs to the call, and outlives its waiting.
struct delay {
    std::chrono::nanoseconds length{};
    wake_signal const* until = nullptr;
};

/// Subscribes for the time of one wait.
class wait_registration {
  public:
    /// `who` has to outlive this. Calls to allocate may throw.
    wait_registration(delay const& p, waiter& who)
        : who_(&who),
          signal_(p.until != nullptr && p.until->subscribe(who) ? p.until : nullptr),
          waits_(p.until == nullptr || signal_ != nullptr) {}
    wait_registration(wait_registration const&) = delete;
    wait_registration& operator=(wait_registration const&) = delete;
    ~wait_registration() {
        if (signal_ != nullptr) signal_->unsubscribe(*who_);
    }

    /// False when the signal came before anybody could wait for it.
    [[nodiscard]] bool has_to_wait() const noexcept { return waits_; }

  private:
    waiter* who_;
    wake_signal const* signal_;
    bool waits_;
};

}  // namespace velo::inline v0::rest

#endif
