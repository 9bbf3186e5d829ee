// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_BLOCKING_WAITER_HPP
#define VELO_REST_TRANSPORT_NET_BLOCKING_WAITER_HPP

#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/machine.hpp>
#include <velo/rest/transport/net/next_step.hpp>
#include <velo/rest/transport/net/poll.hpp>
#include <velo/rest/transport/net/spares.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Puts the calling thread to sleep until a socket is ready, a limit is reached or another thread wakes it. It has a
/// descriptor of its own only if another thread may do that.
class blocking_waiter final : public waiter {
  public:
    /// `descriptors` has to outlive this.
    explicit blocking_waiter(spares<wake_descriptor>& descriptors) noexcept : descriptors_(&descriptors) {}
    blocking_waiter(blocking_waiter const&) = delete;
    blocking_waiter& operator=(blocking_waiter const&) = delete;
    /// Precondition: nothing wakes it any more.
    ~blocking_waiter() {
        if (owned_ == nullptr) return;
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
        if (owned_ != nullptr) return true;
        auto fresh = descriptors_->take([] { return std::make_unique<wake_descriptor>(); });
        if (!fresh->is_open()) {
            problem = "no descriptor to wake a wait: " + system_message(fresh->error());
            return false;
        }
        owned_ = std::move(fresh);
        descriptor_.store(owned_.get());
        return true;
    }

    /// Waits until it is woken, until `limit` at the latest. Precondition: `can_be_woken` returned true.
    void wait(io_clock::time_point now, io_clock::time_point limit) noexcept { wait_for_none(now, limit); }

    /// Waits for what the machine waits for. Precondition: `next` is neither `now` nor `done`.
    void wait(connection_machine& machine, next_step next, io_clock::time_point now) {
        io_clock::time_point const limit = machine.due();
        if (next == next_step::woken) return wait_for_none(now, limit);
        if (next == next_step::racing) {
            std::array<polled_socket, 17> all{};
            std::size_t count = 0;
            for (polled_socket const& one : machine.racing()) all[count++] = one;
            if (owned_ != nullptr) all[count++] = polled(owned_->reader(), want::read);
            return poll({all.data(), count}, now, limit);
        }
        want const w = next == next_step::writable ? want::write : want::read;
        std::array<polled_socket, 2> both{polled(machine.socket(), w), polled_socket{}};
        if (owned_ == nullptr) return poll_until({both.data(), 1}, now, limit);
        both[1] = polled(owned_->reader(), want::read);
        poll(both, now, limit);
    }

  private:
    void wait_for_none(io_clock::time_point now, io_clock::time_point limit) noexcept {
        std::array<polled_socket, 1> own{polled(owned_->reader(), want::read)};
        poll(own, now, limit);
    }

    /// The last one of `sockets` is the own descriptor, if there is one.
    void poll(std::span<polled_socket> sockets, io_clock::time_point now, io_clock::time_point limit) noexcept {
        // It may have been woken before it had a descriptor.
        if (!is_woken_.exchange(false)) poll_until(sockets, now, limit);
        if (owned_ != nullptr && sockets.back().revents != 0) owned_->drain();
    }

    spares<wake_descriptor>* descriptors_;
    std::unique_ptr<wake_descriptor> owned_;
    std::atomic<wake_descriptor*> descriptor_ = nullptr;
    std::atomic<bool> is_woken_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
