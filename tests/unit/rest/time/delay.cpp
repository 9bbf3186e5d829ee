// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/time/delay.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

namespace rest = velo::rest;

/// Writes its name when it is woken.
struct named final : rest::waiter {
    named(char n, std::string& all) : name(n), woken(&all) {}
    void wake() noexcept override { *woken += name; }
    char name;
    std::string* woken;
};

/// An event that has happened, or not yet.
struct event final : rest::wake_signal {
    bool subscribe(rest::waiter& who) const override {
        if (!has_happened) waiters.add(who);
        return !has_happened;
    }
    void unsubscribe(rest::waiter& who) const noexcept override { waiters.remove(who); }
    bool has_happened = false;
    mutable rest::waiter_list waiters;
};

BOOST_AUTO_TEST_SUITE(rest_time_delay)

BOOST_AUTO_TEST_CASE(waiters_are_woken_in_their_order_and_once) {
    std::string woken;
    named a('a', woken), b('b', woken), c('c', woken);
    rest::waiter_list all;
    all.wake_all();
    all.add(a);
    all.add(b);
    all.add(c);
    all.wake_all();
    BOOST_TEST(woken == "abc");
    all.wake_all();
    BOOST_TEST(woken == "abc");
    all.add(c);
    all.add(a);
    all.wake_all();
    BOOST_TEST(woken == "abcca");
}

BOOST_AUTO_TEST_CASE(a_removed_waiter_is_not_woken) {
    for (char const gone : {'a', 'b', 'c'}) {
        std::string woken;
        named a('a', woken), b('b', woken), c('c', woken);
        rest::waiter_list all;
        for (named* const who : {&a, &b, &c}) all.add(*who);
        for (named* const who : {&a, &b, &c}) {
            if (who->name == gone) all.remove(*who);
        }
        all.wake_all();
        std::string expected = "abc";
        expected.erase(expected.find(gone), 1);
        BOOST_TEST(woken == expected);
    }
}

BOOST_AUTO_TEST_CASE(one_that_is_not_in_the_list_is_not_removed) {
    std::string woken;
    named a('a', woken), b('b', woken);
    rest::waiter_list all;
    all.remove(a);
    all.add(a);
    all.remove(b);
    all.wake_all();
    all.remove(a);
    BOOST_TEST(woken == "a");
}

BOOST_AUTO_TEST_CASE(all_are_forgotten_without_being_touched) {
    std::string woken;
    named a('a', woken), b('b', woken);
    rest::waiter_list all;
    {
        named gone('x', woken);
        all.add(gone);
        all.forget_all();
    }
    all.add(b);
    all.add(a);
    all.wake_all();
    BOOST_TEST(woken == "ba");
}

BOOST_AUTO_TEST_CASE(a_registration_is_for_the_time_of_a_wait) {
    std::string woken;
    named a('a', woken);
    event e;
    {
        rest::wait_registration const r({.until = &e}, a);
        BOOST_TEST(r.has_to_wait());
        e.waiters.wake_all();
        BOOST_TEST(woken == "a");
    }
    {
        rest::wait_registration const r({.until = &e}, a);
    }
    e.waiters.wake_all();
    BOOST_TEST(woken == "a");
}

BOOST_AUTO_TEST_CASE(an_event_that_has_happened_is_not_waited_for) {
    std::string woken;
    named a('a', woken);
    event e;
    e.has_happened = true;
    BOOST_TEST(!rest::wait_registration({.until = &e}, a).has_to_wait());
    BOOST_TEST(rest::wait_registration({}, a).has_to_wait());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
