// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_THROTTLED_CALL_HPP
#define VELO_REST_BULK_THROTTLED_CALL_HPP

#include <velo/rest/bulk/throttle.hpp>
#include <velo/rest/call/step.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// One call of a bulk: the steps of its machine, and before each attempt the delay that the server asked of all calls.
/// It tells the throttle what each response asks. No I/O. Not for several threads at once.
template <class Config, class Machine>
class throttled_call {
  public:
    /// Begins the call at `now`. `machine` and `throttle` have to outlive this.
    throttled_call(Machine& machine, bulk_throttle& throttle, instant now) : machine_(&machine), throttle_(&throttle) {
        machine.begin(now);
        begin_attempt(now);
    }

    /// What the call needs next. Precondition of the other functions: as in `call_machine`.
    [[nodiscard]] step next() const noexcept { return is_held_back() ? step::wait : machine_->next(); }
    /// How long the next attempt may take.
    [[nodiscard]] duration time_left() const noexcept { return saturating_subtract(machine_->time_left(), held_for_); }
    /// How long to wait, and for what.
    [[nodiscard]] rest::delay delay() const noexcept {
        return is_held_back() ? rest::delay{hold_, nullptr} : machine_->delay();
    }

    /// An attempt ended at `now`.
    void ended(attempt a, instant now) {
        if (a.error == errc::none) {
            throttle_->template note<typename Config::wall_clock>(machine_->response_buffer(), now);
        }
        machine_->ended(std::move(a), now);
        begin_attempt(now);
    }

    /// A wait ended at `now`: it was over (`errc::none`), or the caller asked to stop.
    void waited(errc reason, instant now) {
        if (is_held_back() && reason == errc::none) return hold_back(now);
        if (is_held_back()) {
            machine_->ended(attempt::limited(reason, delivery::not_sent), now);
        } else {
            machine_->waited(reason, now);
        }
        begin_attempt(now);
    }

  private:
    [[nodiscard]] bool is_held_back() const noexcept { return hold_ > duration::zero(); }

    void begin_attempt(instant now) {
        due_ = now;
        hold_back(now);
    }
    /// Looks at the throttle again after each wait: another response may ask for a longer delay meanwhile.
    void hold_back(instant now) {
        held_for_ = saturating_subtract(now, due_);
        hold_ = duration::zero();
        while (machine_->next() == step::send) {
            duration const left = throttle_->left(now);
            if (left <= duration::zero()) return;
            if (left < time_left()) {
                hold_ = left;
                return;
            }
            machine_->ended(attempt::failed(errc::timed_out, delivery::not_sent,
                                            "the server asked for a longer delay than the call has"),
                            now);
            due_ = now;
            held_for_ = duration::zero();
        }
    }

    Machine* machine_;
    bulk_throttle* throttle_;
    instant due_{};        // when the next attempt would have begun
    duration held_for_{};  // since then
    duration hold_{};      // what is left of the delay; zero when the attempt may begin
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
