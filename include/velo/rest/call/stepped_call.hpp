// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_STEPPED_CALL_HPP
#define VELO_REST_CALL_STEPPED_CALL_HPP

#include <velo/rest/call/step.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <optional>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// A call over a `stream_connection` in steps that never wait, for a program with one loop:
///
///     velo::rest::stepped_call call(client.machine(velo::get_self{}), connection);
///     while (!call.step()) do_something_else();
///     auto const self = call.result();
///
/// It makes the attempts, delays and token requests of `client.call`, with the same machine; the clock is that of the
/// connection and has to be that of the client. Each step reads or writes once with a time of zero, so the stream must
/// not wait then: `read_some` and `write_some` return `timed_out` and no bytes when nothing can be moved, and `reopen`
/// returns `timed_out` while it is still connecting.
///
/// The client and the connection have to outlive it, and its connection carries no other call meanwhile. It may be
/// destroyed at any step; a connection with a request under way is then not used again. Neither copyable nor movable.
/// Thread safety: unsafe.
template <class Machine, class Connection>
class stepped_call {
  public:
    /// Begins the call of `machine`, which is what `client.machine` returned. Nothing is sent yet.
    stepped_call(Machine machine, Connection& connection) : machine_(std::move(machine)), connection_(&connection) {
        machine_.begin(now());
    }
    stepped_call(stepped_call const&) = delete;
    stepped_call& operator=(stepped_call const&) = delete;

    /// Does what can be done without waiting. True when the call has ended. Calls to allocate may throw.
    [[nodiscard]] bool step() {
        if (machine_.next() == rest::step::send) {
            send();
        } else if (machine_.next() == rest::step::wait) {
            wait();
        }
        return is_done();
    }
    /// True when the call has ended.
    [[nodiscard]] bool is_done() const noexcept { return machine_.next() == rest::step::done; }
    /// How long the loop may sleep before the next step has something to do, unless bytes arrive: the rest of a delay
    /// between two attempts, else zero.
    [[nodiscard]] duration idle_time() const {
        if (!waiting_ || waiting_->is_woken()) return duration::zero();
        duration const left = saturating_subtract(waiting_->until, now());
        return left > duration::zero() ? left : duration::zero();
    }
    /// The outcome. Once only. Precondition: `is_done()`. Calls to allocate may throw.
    [[nodiscard]] auto result() { return machine_.result(); }

  private:
    /// A delay that has begun.
    struct waiting final : waiter {
        waiting(delay const& d, instant from) : until(saturating_add(from, d.length)), registration(d, *this) {}
        waiting(waiting const&) = delete;
        waiting& operator=(waiting const&) = delete;
        void wake() noexcept override { was_woken = true; }
        [[nodiscard]] bool is_woken() const noexcept { return was_woken || !registration.has_to_wait(); }

        instant until;
        bool was_woken = false;
        wait_registration registration;
    };

    [[nodiscard]] static instant now() { return instant(Connection::clock_type::now().time_since_epoch()); }

    void send() {
        if (!sending_) {
            request_ = machine_.request();
            sending_.emplace(*connection_, request_, machine_.response_buffer(), machine_.time_left(), stop_);
        }
        if (!sending_->step(duration::zero())) return;
        attempt a = sending_->ended();
        sending_.reset();
        machine_.ended(std::move(a), now());
    }
    void wait() {
        if (!waiting_) waiting_.emplace(machine_.delay(), now());
        if (!waiting_->is_woken() && now() < waiting_->until) return;
        waiting_.reset();
        machine_.waited(errc::none, now());
    }

    Machine machine_;
    Connection* connection_;
    stop stop_{};  // never requested: the call is destroyed instead
    request request_{};
    std::optional<typename Connection::sending> sending_;
    std::optional<waiting> waiting_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
