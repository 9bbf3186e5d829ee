// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_BLOCKING_WAITER_HPP
#define VELO_REST_TRANSPORT_NET_BLOCKING_WAITER_HPP

#include <velo/rest/memory/owning_ptr.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/machine.hpp>
#include <velo/rest/transport/net/next_step.hpp>
#include <velo/rest/transport/net/poll.hpp>
#include <velo/rest/transport/net/spares.hpp>

#include <atomic>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Descriptors that calls use in turns.
using spare_descriptors = spares<owning_ptr<wake_descriptor>, 16>;

/// Sockets to wait for: those of a race, and one more.
class polled_sockets {
  public:
    // The array is not zeroed: it is written before it is read.
    polled_sockets() noexcept {}  // NOLINT(cppcoreguidelines-pro-type-member-init,modernize-use-equals-default)
    void add(polled_socket const& s) noexcept { all_[size_++] = s; }
    [[nodiscard]] std::span<polled_socket> all() noexcept { return {all_, size_}; }
    /// The one that was added last. Precondition: there is one.
    [[nodiscard]] polled_socket const& last() const noexcept { return all_[size_ - 1]; }

  private:
    std::size_t size_ = 0;
    polled_socket all_[17];
};

/// Puts the calling thread to sleep until a socket is ready, a limit is reached or another thread wakes it. It has a
/// descriptor of its own only if another thread may do that.
class blocking_waiter final : public waiter {
  public:
    /// `descriptors` has to outlive this.
    explicit blocking_waiter(spare_descriptors& descriptors) noexcept : descriptors_(&descriptors) {}
    blocking_waiter(blocking_waiter const&) = delete;
    blocking_waiter& operator=(blocking_waiter const&) = delete;
    /// Precondition: nothing wakes it any more.
    ~blocking_waiter() {
        if (!owned_) return;
        owned_->reset();
        descriptors_->give_back(std::move(owned_));
    }

    void wake() noexcept override {
        is_woken_.store(true);
        if (wake_descriptor* const d = descriptor_.load()) d->wake();
    }

    /// Makes sure that this can be woken while it waits. Returns false with the reason in `problem` if the system
    /// refuses. Calls to allocate may throw.
    [[nodiscard]] bool can_be_woken(std::string& problem) {
        if (owned_) return true;
        owning_ptr<wake_descriptor> fresh = descriptors_->take([] { return owning_ptr(new wake_descriptor); });
        if (!fresh->is_open()) {
            problem = "no descriptor to wake a wait: " + system_message(fresh->error());
            return false;
        }
        owned_ = std::move(fresh);
        descriptor_.store(owned_.get());
        return true;
    }

    /// Waits until it is woken, until `limit` at the latest. Precondition: `can_be_woken` returned true.
    void wait(io_clock::time_point now, io_clock::time_point limit) noexcept {
        polled_sockets none;
        poll(none, now, limit);
    }

    /// Waits for what the machine waits for. Precondition: `next` is neither `now` nor `done`.
    void wait(connection_machine& machine, next_step next, io_clock::time_point now) {
        polled_sockets all;
        if (next == next_step::racing) {
            for (polled_socket const& one : machine.racing()) all.add(one);
        } else if (next != next_step::woken) {
            all.add(polled(machine.socket(), next == next_step::writable ? want::write : want::read));
        }
        poll(all, now, machine.due());
    }

  private:
    /// Waits for the sockets and for the own descriptor, if there is one.
    void poll(polled_sockets& sockets, io_clock::time_point now, io_clock::time_point limit) noexcept {
        if (!owned_) return poll_until(sockets.all(), now, limit);
        sockets.add(polled(owned_->reader(), want::read));
        // It may have been woken before it had a descriptor.
        if (!is_woken_.exchange(false)) poll_until(sockets.all(), now, limit);
        if (sockets.last().revents != 0) owned_->drain();
    }

    spare_descriptors* descriptors_;
    owning_ptr<wake_descriptor> owned_;
    std::atomic<wake_descriptor*> descriptor_ = nullptr;
    std::atomic<bool> is_woken_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
