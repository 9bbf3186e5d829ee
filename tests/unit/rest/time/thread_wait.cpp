// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/time/thread_wait.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <limits>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using rest::errc;
using clock_type = std::chrono::steady_clock;

/// Longer than any test may take.
constexpr auto for_ever = 10min;
/// What a wait that ends early may take on a busy machine.
constexpr auto soon = 1min;

/// Happens when `give` is called.
class flag final : public rest::wake_signal {
  public:
    bool subscribe(rest::waiter& who) const override {
        std::lock_guard const lock(mutex_);
        if (given_) return false;
        waiting_.push_back(&who);
        return true;
    }
    void unsubscribe(rest::waiter& who) const noexcept override {
        std::lock_guard const lock(mutex_);
        waiting_.erase(std::remove(waiting_.begin(), waiting_.end(), &who), waiting_.end());
    }
    void give() {
        std::lock_guard const lock(mutex_);
        given_ = true;
        for (rest::waiter* const who : waiting_) who->wake();
    }
    std::size_t subscribed() const {
        std::lock_guard const lock(mutex_);
        return waiting_.size();
    }

  private:
    mutable std::mutex mutex_;
    mutable std::vector<rest::waiter*> waiting_;
    bool given_ = false;
};

void wait_until_somebody_waits_for(flag const& f) {
    while (f.subscribed() == 0) std::this_thread::yield();
}

BOOST_AUTO_TEST_SUITE(rest_pause_thread_pause)

BOOST_AUTO_TEST_CASE(a_pause_is_over_after_its_length_and_not_before) {
    auto const start = clock_type::now();
    BOOST_TEST((rest::thread_wait{}({20ms, nullptr}, {}) == errc::none));
    auto const duration = clock_type::now() - start;
    BOOST_TEST((duration >= 20ms));
    BOOST_TEST((duration < soon));
}

BOOST_AUTO_TEST_CASE(a_pause_without_a_signal_in_time_is_over_after_its_length) {
    flag const never_given;
    auto const start = clock_type::now();
    BOOST_TEST((rest::thread_wait{}({20ms, &never_given}, {}) == errc::none));
    BOOST_TEST((clock_type::now() - start >= 20ms));
    BOOST_TEST(never_given.subscribed() == 0u);
}

BOOST_AUTO_TEST_CASE(no_length_and_less_is_over_at_once) {
    for (std::chrono::nanoseconds const length : {0ns, -1ns, (std::chrono::nanoseconds::min)()}) {
        auto const start = clock_type::now();
        BOOST_TEST((rest::thread_wait{}({length, nullptr}, {}) == errc::none));
        BOOST_TEST((clock_type::now() - start < soon));
    }
}

BOOST_AUTO_TEST_CASE(a_signal_from_another_thread_ends_it) {
    for (auto const length : {std::chrono::nanoseconds(for_ever), (std::chrono::nanoseconds::max)()}) {
        flag f;
        std::thread giver([&f] {
            wait_until_somebody_waits_for(f);
            f.give();
        });
        auto const start = clock_type::now();
        BOOST_TEST((rest::thread_wait{}({length, &f}, {}) == errc::none));
        BOOST_TEST((clock_type::now() - start < soon));
        giver.join();
        BOOST_TEST(f.subscribed() == 0u);
    }
}

BOOST_AUTO_TEST_CASE(a_signal_that_came_earlier_is_not_waited_for) {
    flag f;
    f.give();
    auto const start = clock_type::now();
    BOOST_TEST((rest::thread_wait{}({for_ever, &f}, {}) == errc::none));
    BOOST_TEST((clock_type::now() - start < soon));
}

BOOST_AUTO_TEST_CASE(several_threads_wait_for_one_signal) {
    flag f;
    std::vector<std::thread> threads;
    std::vector<errc> ended(8, errc::timed_out);
    for (errc& e : ended) threads.emplace_back([&f, &e] { e = rest::thread_wait{}({for_ever, &f}, {}); });
    while (f.subscribed() != ended.size()) std::this_thread::yield();
    auto const start = clock_type::now();
    f.give();
    for (std::thread& t : threads) t.join();
    BOOST_TEST((clock_type::now() - start < soon));
    for (errc const e : ended) BOOST_TEST((e == errc::none));
}

BOOST_AUTO_TEST_CASE(who_asks_to_stop_ends_it_as_cancelled) {
    flag const never_given;
    for (auto const length : {std::chrono::nanoseconds(for_ever), (std::chrono::nanoseconds::max)()}) {
        std::stop_source stop;
        std::thread stopper([&] {
            wait_until_somebody_waits_for(never_given);
            stop.request_stop();
        });
        auto const start = clock_type::now();
        BOOST_TEST((rest::thread_wait{}({length, &never_given}, stop.get_token()) == errc::cancelled));
        BOOST_TEST((clock_type::now() - start < soon));
        stopper.join();
        BOOST_TEST(never_given.subscribed() == 0u);
    }
}

BOOST_AUTO_TEST_CASE(who_asked_to_stop_before_need_not_wait) {
    std::stop_source stop;
    stop.request_stop();
    auto const start = clock_type::now();
    BOOST_TEST((rest::thread_wait{}({for_ever, nullptr}, stop.get_token()) == errc::cancelled));
    BOOST_TEST((clock_type::now() - start < soon));
}

BOOST_AUTO_TEST_CASE(a_subscription_says_whether_there_is_something_to_wait_for) {
    struct : rest::waiter {
        void wake() noexcept override { ++count; }
        int count = 0;
    } who;
    flag f;
    {
        rest::wait_registration const none({1s, nullptr}, who);
        BOOST_TEST(none.has_to_wait());
        rest::wait_registration const one({1s, &f}, who);
        BOOST_TEST(one.has_to_wait());
        BOOST_TEST(f.subscribed() == 1u);
    }
    BOOST_TEST(f.subscribed() == 0u);
    f.give();
    BOOST_TEST(who.count == 0);
    BOOST_TEST(!rest::wait_registration({1s, &f}, who).has_to_wait());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
