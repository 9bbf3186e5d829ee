// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/auth/token_store.hpp>

#include <velo/rest/client/config.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/process/fork.hpp>
#include <velo/rest/time/thread_wait.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <latch>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#if VELO_HAS_FORK
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using rest::token_action;
using store = rest::token_store<>;
using handle = store::handle;
using std::chrono::nanoseconds;

/// Clocks do not start at nothing.
constexpr rest::instant start{100h};

rest::token_grant grant(std::string_view token, std::optional<std::int64_t> seconds = 1800) {
    return {rest::secret_string(token), seconds};
}

/// What the call is told, and what was written.
struct response {
    token_action advice;
    std::string written;
};
response ask(handle& s, rest::instant now) {
    rest::secure_buffer out;
    token_action const advice = s.ask(now, out);
    return {advice, std::string(out.view())};
}
/// What another call is told that comes now.
response ask_anew(store const& all, rest::instant now) {
    handle s(all);
    return ask(s, now);
}

/// A token in the store.
void fill(store const& all, std::string_view token, std::optional<std::int64_t> seconds = 1800,
          rest::instant now = start) {
    handle s(all);
    rest::secure_buffer out;
    BOOST_REQUIRE((s.ask(now, out) == token_action::fetch));
    BOOST_REQUIRE((s.granted(grant(token, seconds), now, 0, out) == rest::errc::none));
}

struct counter final : rest::waiter {
    void wake() noexcept override { ++count; }
    int count = 0;
};

BOOST_AUTO_TEST_SUITE(rest_auth_token_store)

BOOST_AUTO_TEST_CASE(the_first_call_renews_and_the_others_wait) {
    store const all;
    handle first(all), second(all), third(all);
    BOOST_TEST((ask(first, start).advice == token_action::fetch));
    BOOST_TEST(!first.is_ahead());
    BOOST_TEST((ask(second, start).advice == token_action::wait));
    BOOST_TEST((ask(third, start + 1s).advice == token_action::wait));
    rest::secure_buffer out("before: ");
    BOOST_TEST((first.granted(grant("token"), start, 0, out) == rest::errc::none));
    BOOST_TEST(out.view() == "before: Bearer token");
    for (handle* s : {&first, &second, &third}) {
        auto const a = ask(*s, start + 2s);
        BOOST_TEST((a.advice == token_action::use));
        BOOST_TEST(a.written == "Bearer token");
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_written_without_a_token) {
    store const all;
    handle first(all), second(all);
    BOOST_TEST(ask(first, start).written == "");
    BOOST_TEST(ask(second, start).written == "");
    first.refused("no");
    BOOST_TEST(ask(second, start).written == "");
}

BOOST_AUTO_TEST_CASE(copies_are_one_store) {
    store const one;
    store const copy = one;
    store const other;
    fill(one, "token");
    BOOST_TEST((ask_anew(copy, start).written == "Bearer token"));
    BOOST_TEST((ask_anew(other, start).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(a_wait_that_the_server_asks_for_holds_for_all_calls) {
    store const all;
    handle one(all), waiting(all);
    BOOST_REQUIRE((ask(one, start).advice == token_action::fetch));
    BOOST_REQUIRE((ask(waiting, start).advice == token_action::wait));
    one.hold_off(start + 1s, 60s, "429");
    BOOST_TEST((ask(waiting, start + 1s).advice == token_action::wait));
    one.abandon();
    BOOST_TEST((ask(waiting, start + 1s).advice == token_action::later));
    BOOST_TEST((waiting.time_to_wait() == 60s));
    BOOST_TEST(waiting.reason() == "429");
    handle later(all);
    BOOST_TEST((ask(later, start + 61s - 1ns).advice == token_action::later));
    BOOST_TEST((later.time_to_wait() == 1ns));
    BOOST_TEST((ask(later, start + 61s).advice == token_action::fetch));
    BOOST_TEST((ask(waiting, start + 61s).advice == token_action::wait));
}

BOOST_AUTO_TEST_CASE(the_server_is_not_left_alone_for_ever) {
    store const all;
    for (rest::duration const asked : {rest::duration(1h), rest::duration(24h), (rest::duration::max)()}) {
        handle one(all);
        rest::secure_buffer out;
        BOOST_REQUIRE((ask(one, start).advice == token_action::fetch));
        one.hold_off(start, asked, "503");
        one.abandon();
        BOOST_TEST((ask_anew(all, start + 1h - 1ns).advice == token_action::later));
        handle next(all);
        BOOST_REQUIRE((ask(next, start + 1h).advice == token_action::fetch));
        // A token ends it.
        BOOST_REQUIRE((next.granted(grant("token"), start, 0, out) == rest::errc::none));
        next.rejected();
    }
}

BOOST_AUTO_TEST_CASE(a_valid_token_is_used_while_the_server_asks_to_wait) {
    store const all;
    fill(all, "old", 1800);
    handle ahead(all);
    BOOST_REQUIRE((ask(ahead, start + 1750s).advice == token_action::fetch));
    ahead.hold_off(start + 1750s, 100s, "429");
    ahead.postponed(start + 1750s, 100s);
    BOOST_TEST((ask_anew(all, start + 1799s).written == "Bearer old"));
    BOOST_TEST((ask_anew(all, start + 1801s).advice == token_action::later));
    BOOST_TEST((ask_anew(all, start + 1850s).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(instants_at_the_ends_of_the_clock_do_not_overflow) {
    for (rest::instant const now : {(rest::instant::min)() + 1ns, (rest::instant::max)() - 1ns}) {
        store const all;
        handle one(all);
        rest::secure_buffer out;
        BOOST_REQUIRE((ask(one, now).advice == token_action::fetch));
        BOOST_TEST((one.granted(grant("token", (std::numeric_limits<std::int64_t>::max)()), now, ~std::uint64_t{0},
                                out) == rest::errc::none));
        handle two(all);
        static_cast<void>(ask(two, now));
        one.hold_off(now, (rest::duration::max)(), "");
        two.postponed(now, (rest::duration::max)());
    }
}

#if VELO_HAS_FORK
BOOST_AUTO_TEST_CASE(a_child_does_not_wait_for_the_refresh_of_its_parent) {
    store const all;
    handle parent(all), waiting(all);
    counter woken;
    BOOST_REQUIRE((ask(parent, start).advice == token_action::fetch));
    BOOST_REQUIRE((ask(waiting, start).advice == token_action::wait));
    BOOST_REQUIRE(waiting.subscribe(woken));
    pid_t const child = ::fork();
    if (child == 0) {
        handle mine(all);
        bool const fetches = ask(mine, start).advice == token_action::fetch;
        mine.refused("ends it");
        ::_exit(fetches && woken.count == 0 ? 0 : 1);
    }
    int ended = 1;
    BOOST_TEST(::waitpid(child, &ended, 0) == child);
    BOOST_TEST(ended == 0);
    BOOST_TEST((ask_anew(all, start).advice == token_action::wait));
    waiting.unsubscribe(woken);
}
#endif

BOOST_AUTO_TEST_CASE(ahead_of_the_expiry_one_renews_and_the_others_go_on) {
    store const all;
    fill(all, "old", 1800);
    rest::instant const from = start + 1800s - 60s;
    BOOST_TEST((ask_anew(all, from - 1ns).advice == token_action::use));
    handle one(all), other(all);
    BOOST_TEST((ask(one, from).advice == token_action::fetch));
    BOOST_TEST(one.is_ahead());
    auto const meanwhile = ask(other, from);
    BOOST_TEST((meanwhile.advice == token_action::use));
    BOOST_TEST(meanwhile.written == "Bearer old");
    rest::secure_buffer out;
    BOOST_TEST((one.granted(grant("new"), from, 0, out) == rest::errc::none));
    BOOST_TEST(ask_anew(all, from + 1s).written == "Bearer new");
}

BOOST_AUTO_TEST_CASE(a_token_that_expires_while_one_renews_ahead_is_waited_for) {
    store const all;
    fill(all, "old", 1800);
    handle one(all);
    BOOST_TEST((ask(one, start + 1799s).advice == token_action::fetch));
    BOOST_TEST((ask_anew(all, start + 1800s - 1ns).advice == token_action::use));
    BOOST_TEST((ask_anew(all, start + 1800s).advice == token_action::wait));
}

BOOST_AUTO_TEST_CASE(a_short_lived_token_is_renewed_a_tenth_of_its_life_ahead) {
    store const all;
    fill(all, "token", 100);
    BOOST_TEST((ask_anew(all, start + 90s - 1ns).advice == token_action::use));
    handle one(all);
    BOOST_TEST((ask(one, start + 90s).advice == token_action::fetch));
    BOOST_TEST(one.is_ahead());
}

BOOST_AUTO_TEST_CASE(when_it_is_renewed_ahead_is_random_within_the_time_ahead) {
    constexpr std::uint64_t minute = 60'000'000'000, fifth_second = 200'000'000;
    struct {
        std::int64_t lifetime;
        std::uint64_t random;
        nanoseconds from;  // after the start
    } const cases[] = {{1800, 0, 1740s},
                       {1800, 1, 1740s - 1ns},
                       {1800, minute, 1680s},
                       {1800, minute + 1, 1740s},
                       {1800, ~std::uint64_t{0}, 1740s - nanoseconds(~std::uint64_t{0} % (minute + 1))},
                       {2, 0, 1800ms},
                       {2, fifth_second, 1600ms},
                       {2, fifth_second + 1, 1800ms}};
    for (auto const& c : cases) {
        store const all;
        handle first(all);
        rest::secure_buffer out;
        BOOST_REQUIRE((first.ask(start, out) == token_action::fetch));
        BOOST_TEST((first.granted(grant("token", c.lifetime), start, c.random, out) == rest::errc::none));
        BOOST_TEST((ask_anew(all, start + c.from - 1ns).advice == token_action::use));
        BOOST_TEST((ask_anew(all, start + c.from).advice == token_action::fetch));
    }
}

BOOST_AUTO_TEST_CASE(the_shortest_life_is_a_second) {
    store const all;
    fill(all, "token", 1);
    BOOST_TEST((ask_anew(all, start + 900ms - 1ns).advice == token_action::use));
    BOOST_TEST((ask_anew(all, start + 900ms).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(the_life_of_a_token_begins_when_it_was_asked_for) {
    store const all;
    handle one(all);
    BOOST_TEST((ask(one, start).advice == token_action::fetch));
    rest::secure_buffer out;
    BOOST_TEST((one.granted(grant("token", 1800), start + 5s, 0, out) == rest::errc::none));
    BOOST_TEST((ask_anew(all, start + 5s + 1740s - 1ns).advice == token_action::use));
    handle later(all);
    BOOST_TEST((ask(later, start + 5s + 1740s).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(a_token_is_for_the_call_that_got_it_whatever_has_passed) {
    store const all;
    handle one(all);
    BOOST_TEST((ask(one, start).advice == token_action::fetch));
    rest::secure_buffer out;
    BOOST_TEST((one.granted(grant("token", 1), start, 0, out) == rest::errc::none));
    BOOST_TEST(out.view() == "Bearer token");
    BOOST_TEST((ask_anew(all, start + 2s).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(a_renewal_ahead_that_failed_is_tried_again_after_half_of_the_time) {
    store const all;
    fill(all, "old", 1800);
    rest::instant const now = start + 1760s;  // 40 seconds are left
    handle one(all);
    BOOST_TEST((ask(one, now).advice == token_action::fetch));
    one.postponed(now, 0s);
    auto const a = ask(one, now);
    BOOST_TEST((a.advice == token_action::use));
    BOOST_TEST(a.written == "Bearer old");
    BOOST_TEST((ask_anew(all, now + 20s - 1ns).advice == token_action::use));
    handle later(all);
    BOOST_TEST((ask(later, now + 20s).advice == token_action::fetch));
    BOOST_TEST(later.is_ahead());
}

BOOST_AUTO_TEST_CASE(a_renewal_ahead_is_not_tried_again_before_the_server_wants_it) {
    rest::instant const now = start + 1760s;  // 40 seconds are left
    struct {
        nanoseconds asked, next;
    } const cases[] = {{5s, 20s}, {20s, 20s}, {21s, 21s}, {35s, 35s}};
    for (auto const& c : cases) {
        store const all;
        fill(all, "old", 1800);
        {
            handle one(all);
            BOOST_TEST((ask(one, now).advice == token_action::fetch));
            one.postponed(now, c.asked);
        }
        BOOST_TEST((ask_anew(all, now + c.next - 1ns).advice == token_action::use));
        BOOST_TEST((ask_anew(all, now + c.next).advice == token_action::fetch));
    }
    // When it wants it after the expiry, nobody tries ahead, and nobody before that.
    for (nanoseconds const asked :
         {nanoseconds(40s), nanoseconds(1h), nanoseconds(std::chrono::years(10)), (nanoseconds::max)()}) {
        store const all;
        fill(all, "old", 1800);
        {
            handle one(all);
            BOOST_TEST((ask(one, now).advice == token_action::fetch));
            one.hold_off(now, asked, "429");
            one.postponed(now, asked);
        }
        BOOST_TEST((ask_anew(all, now + 40s - 1ns).advice == token_action::use));
        handle later(all);
        nanoseconds const until = (std::min)(asked, nanoseconds(store::longest_hold_off));
        if (until > 40s) BOOST_TEST((ask(later, now + until - 1ns).advice == token_action::later));
        BOOST_TEST((ask(later, now + until).advice == token_action::fetch));
        BOOST_TEST(!later.is_ahead());
    }
}

BOOST_AUTO_TEST_CASE(who_has_postponed_a_renewal_does_not_try_again_while_the_token_is_valid) {
    store const all;
    fill(all, "old", 1800);
    handle one(all);
    BOOST_TEST((ask(one, start + 1760s).advice == token_action::fetch));
    one.postponed(start + 1760s, 0s);
    BOOST_TEST((ask(one, start + 1795s).advice == token_action::use));
    BOOST_TEST((ask(one, start + 1800s).advice == token_action::fetch));
    BOOST_TEST(!one.is_ahead());
}

BOOST_AUTO_TEST_CASE(a_renewal_is_postponed_though_the_token_was_rejected_meanwhile) {
    store const all;
    fill(all, "old", 1800);
    handle other(all), one(all);
    BOOST_TEST((ask(other, start).advice == token_action::use));
    BOOST_TEST((ask(one, start + 1760s).advice == token_action::fetch));
    other.rejected();
    one.postponed(start + 1761s, 0s);
    // There is no valid token any more.
    BOOST_TEST((ask(one, start + 1761s).advice == token_action::fetch));
    BOOST_TEST(!one.is_ahead());
}

BOOST_AUTO_TEST_CASE(a_renewal_is_postponed_though_the_token_was_taken_meanwhile) {
    store const all;
    fill(all, "old", 1800);
    handle one(all);
    BOOST_TEST((ask(one, start + 1760s).advice == token_action::fetch));
    BOOST_TEST(all.take().has_value());
    one.postponed(start + 1761s, 0s);
    BOOST_TEST((ask_anew(all, start + 1761s).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(those_that_waited_are_told_that_there_will_be_no_token) {
    store const all;
    handle first(all), second(all), third(all);
    BOOST_TEST((ask(first, start).advice == token_action::fetch));
    BOOST_TEST((ask(second, start).advice == token_action::wait));
    BOOST_TEST((ask(third, start).advice == token_action::wait));
    first.refused("the key is wrong");
    BOOST_TEST((ask(second, start + 1s).advice == token_action::failed));
    BOOST_TEST(second.reason() == "the key is wrong");
    BOOST_TEST((ask(third, start + 1s).advice == token_action::failed));
    BOOST_TEST(third.reason() == "the key is wrong");
    // One that comes later tries for itself.
    handle later(all);
    BOOST_TEST((ask(later, start + 1s).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(one_that_waited_is_told_of_a_refusal_also_when_somebody_tries_again) {
    store const all;
    handle first(all), second(all), later(all);
    BOOST_TEST((ask(first, start).advice == token_action::fetch));
    BOOST_TEST((ask(second, start).advice == token_action::wait));
    first.refused("no");
    BOOST_TEST((ask(later, start).advice == token_action::fetch));
    BOOST_TEST((ask(second, start).advice == token_action::failed));
    rest::secure_buffer out;
    BOOST_TEST((later.granted(grant("token"), start, 0, out) == rest::errc::none));
    BOOST_TEST((ask(second, start).advice == token_action::use));
}

BOOST_AUTO_TEST_CASE(a_refusal_is_forgotten_when_a_token_was_granted) {
    store const all;
    handle waited(all);
    {
        handle first(all);
        BOOST_TEST((ask(first, start).advice == token_action::fetch));
        BOOST_TEST((ask(waited, start).advice == token_action::wait));
        first.refused("no");
    }
    fill(all, "token");
    BOOST_TEST((ask(waited, start).advice == token_action::use));
    waited.rejected();
    BOOST_TEST((ask(waited, start).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(a_renewal_that_is_abandoned_is_taken_over_by_the_next) {
    store const all;
    handle waited(all);
    {
        handle first(all);
        BOOST_TEST((ask(first, start).advice == token_action::fetch));
        BOOST_TEST((ask(waited, start).advice == token_action::wait));
        first.abandon();
        BOOST_TEST((ask(waited, start).advice == token_action::fetch));
    }
    // What was given back is not given back twice.
    BOOST_TEST((ask_anew(all, start).advice == token_action::wait));
}

BOOST_AUTO_TEST_CASE(a_call_that_is_destroyed_abandons_its_renewal) {
    store const all;
    {
        handle first(all);
        BOOST_TEST((ask(first, start).advice == token_action::fetch));
    }
    handle second(all);
    BOOST_TEST((ask(second, start).advice == token_action::fetch));
    {
        handle third(all);
        BOOST_TEST((ask(third, start).advice == token_action::wait));
    }
    // One that only waited gives nothing back.
    BOOST_TEST((ask_anew(all, start).advice == token_action::wait));
}

BOOST_AUTO_TEST_CASE(a_renewal_goes_with_the_call_that_is_moved) {
    store const all;
    std::optional<handle> target;
    {
        handle source(all);
        BOOST_TEST((ask(source, start).advice == token_action::fetch));
        target.emplace(std::move(source));
    }
    BOOST_TEST((ask_anew(all, start).advice == token_action::wait));
    target.reset();
    BOOST_TEST((ask_anew(all, start).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(a_call_that_is_moved_is_what_it_was) {
    store const all;
    fill(all, "old", 1800);
    handle source(all);
    BOOST_TEST((ask(source, start + 1760s).advice == token_action::fetch));
    handle target(std::move(source));
    BOOST_TEST(target.is_ahead());
    target.postponed(start + 1760s, 0s);
    handle again(std::move(target));
    BOOST_TEST((ask(again, start + 1790s).advice == token_action::use));
    again.rejected();
    BOOST_TEST((ask_anew(all, start + 1760s).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(one_that_waited_is_still_told_of_a_refusal_after_it_was_moved) {
    store const all;
    handle first(all), second(all);
    BOOST_TEST((ask(first, start).advice == token_action::fetch));
    BOOST_TEST((ask(second, start).advice == token_action::wait));
    handle moved(std::move(second));
    first.refused("no");
    BOOST_TEST((ask(moved, start).advice == token_action::failed));
}

BOOST_AUTO_TEST_CASE(a_token_that_the_server_does_not_take_is_not_used_on) {
    store const all;
    fill(all, "old");
    handle one(all), other(all);
    BOOST_TEST((ask(one, start).advice == token_action::use));
    BOOST_TEST((ask(other, start).advice == token_action::use));
    one.rejected();
    BOOST_TEST((ask(one, start).advice == token_action::fetch));
    BOOST_TEST(!one.is_ahead());
    rest::secure_buffer out;
    BOOST_TEST((one.granted(grant("new"), start, 0, out) == rest::errc::none));
    // The other was told so as well, and means the old one.
    other.rejected();
    BOOST_TEST(ask_anew(all, start).written == "Bearer new");
    BOOST_TEST(ask(other, start).written == "Bearer new");
    other.rejected();
    BOOST_TEST((ask_anew(all, start).advice == token_action::fetch));
}

BOOST_AUTO_TEST_CASE(one_that_had_no_token_rejects_none) {
    store const all;
    handle early(all);
    fill(all, "token");
    early.rejected();
    BOOST_TEST((ask_anew(all, start).advice == token_action::use));
}

BOOST_AUTO_TEST_CASE(a_lifetime_that_is_nonsense_is_taken_for_five_minutes) {
    static_assert(store::assumed_lifetime == 5min);
    std::optional<std::int64_t> const nonsense[] = {std::nullopt, 0, -1, (std::numeric_limits<std::int64_t>::min)()};
    for (auto const& seconds : nonsense) {
        store const all;
        fill(all, "token", seconds);
        BOOST_TEST((ask_anew(all, start + 5min - 30s - 1ns).advice == token_action::use));
        handle ahead(all);
        BOOST_TEST((ask(ahead, start + 5min - 30s).advice == token_action::fetch));
        BOOST_TEST(ahead.is_ahead());
        BOOST_TEST((ask_anew(all, start + 5min).advice == token_action::wait));
    }
}

BOOST_AUTO_TEST_CASE(a_lifetime_that_is_too_long_is_cut_to_a_day) {
    static_assert(store::longest_lifetime == 24h);
    for (std::int64_t const seconds :
         {std::int64_t{86'400}, std::int64_t{86'401}, (std::numeric_limits<std::int64_t>::max)()}) {
        store const all;
        fill(all, "token", seconds);
        BOOST_TEST((ask_anew(all, start + 24h - 1min - 1ns).advice == token_action::use));
        handle ahead(all);
        BOOST_TEST((ask(ahead, start + 24h - 1min).advice == token_action::fetch));
        BOOST_TEST((ask_anew(all, start + 24h).advice == token_action::wait));
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_token_changes_nothing) {
    using namespace std::string_view_literals;
    for (std::string_view const bad :
         {""sv, " "sv, "a b"sv, "a\r\nX-More: 1"sv, "a\n"sv, "a\tb"sv, "a\0b"sv, "\x7F"sv, "\xC3\xA9"sv}) {
        store const all;
        handle one(all), other(all);
        BOOST_TEST((ask(one, start).advice == token_action::fetch));
        rest::secure_buffer out;
        BOOST_TEST((one.granted(grant(bad), start, 0, out) != rest::errc::none));
        BOOST_TEST(out.empty());
        // This call still refreshes the token.
        BOOST_TEST((ask(other, start).advice == token_action::wait));
        BOOST_TEST((one.granted(grant("good"), start, 0, out) == rest::errc::none));
        BOOST_TEST(ask(other, start).written == "Bearer good");
    }
    store const all;
    fill(all, "old", 1800);
    handle one(all);
    BOOST_TEST((ask(one, start + 1750s).advice == token_action::fetch));
    rest::secure_buffer out;
    BOOST_TEST((one.granted(grant(""), start + 1750s, 0, out) != rest::errc::none));
    BOOST_TEST(ask_anew(all, start + 1750s).written == "Bearer old");
}

BOOST_AUTO_TEST_CASE(a_long_token_is_one) {
    store const all;
    std::string const token(100'000, 'x');
    fill(all, token);
    BOOST_TEST((ask_anew(all, start).written == "Bearer " + token));
}

BOOST_AUTO_TEST_CASE(the_token_can_be_taken) {
    store const all;
    BOOST_TEST(!all.take().has_value());
    fill(all, "token");
    auto const taken = all.take();
    BOOST_REQUIRE(taken.has_value());
    BOOST_TEST(taken->reveal() == "token");
    BOOST_TEST(!all.take().has_value());
    handle next(all);
    auto const a = ask(next, start);
    BOOST_TEST((a.advice == token_action::fetch));
    BOOST_TEST(a.written == "");
    BOOST_TEST(!next.is_ahead());
}

BOOST_AUTO_TEST_CASE(a_token_that_was_rejected_cannot_be_taken) {
    store const all;
    fill(all, "old");
    handle one(all);
    BOOST_TEST((ask(one, start).advice == token_action::use));
    one.rejected();
    BOOST_TEST(!all.take().has_value());
}

BOOST_AUTO_TEST_CASE(taking_does_not_touch_a_renewal_under_way) {
    store const all;
    fill(all, "old", 1800);
    handle one(all), other(all);
    BOOST_TEST((ask(one, start + 1760s).advice == token_action::fetch));
    BOOST_TEST(all.take()->reveal() == "old");
    BOOST_TEST((ask(other, start + 1760s).advice == token_action::wait));
    rest::secure_buffer out;
    BOOST_TEST((one.granted(grant("new"), start + 1760s, 0, out) == rest::errc::none));
    BOOST_TEST(out.view() == "Bearer new");
    BOOST_TEST(ask(other, start + 1760s).written == "Bearer new");
}

BOOST_AUTO_TEST_CASE(a_call_wakes_those_that_wait_when_its_renewal_ends) {
    using ending = void (*)(handle&);
    ending const endings[] = {
        [](handle& s) {
            rest::secure_buffer out;
            BOOST_TEST((s.granted(grant("token"), start, 0, out) == rest::errc::none));
        },
        [](handle& s) { s.refused("no"); },
        [](handle& s) { s.abandon(); },
        [](handle& s) { handle const destroyed(std::move(s)); },
    };
    for (ending const end : endings) {
        store const all;
        handle first(all), second(all), third(all);
        BOOST_TEST((ask(first, start).advice == token_action::fetch));
        BOOST_TEST((ask(second, start).advice == token_action::wait));
        BOOST_TEST((ask(third, start).advice == token_action::wait));
        counter two, three, gone;
        BOOST_TEST(second.subscribe(two));
        BOOST_TEST(third.subscribe(three));
        BOOST_TEST(third.subscribe(gone));
        third.unsubscribe(gone);
        end(first);
        BOOST_TEST(two.count == 1);
        BOOST_TEST(three.count == 1);
        BOOST_TEST(gone.count == 0);
        second.unsubscribe(two);
        third.unsubscribe(three);
        // It has happened: nobody can wait for it any more.
        counter late;
        BOOST_TEST(!second.subscribe(late));
        BOOST_TEST(late.count == 0);
    }
}

BOOST_AUTO_TEST_CASE(who_waited_for_one_renewal_does_not_wait_for_the_next) {
    store const all;
    handle second(all);
    {
        handle first(all);
        BOOST_TEST((ask(first, start).advice == token_action::fetch));
        BOOST_TEST((ask(second, start).advice == token_action::wait));
    }
    handle next(all);
    BOOST_TEST((ask(next, start).advice == token_action::fetch));
    counter who;
    BOOST_TEST(!second.subscribe(who));
    // It asks again, and waits for that one then.
    BOOST_TEST((ask(second, start).advice == token_action::wait));
    BOOST_TEST(second.subscribe(who));
    next.abandon();
    BOOST_TEST(who.count == 1);
}

BOOST_AUTO_TEST_CASE(who_never_asked_waits_for_nothing) {
    store const all;
    handle first(all), second(all);
    counter who;
    BOOST_TEST(!second.subscribe(who));
    BOOST_TEST((ask(first, start).advice == token_action::fetch));
    BOOST_TEST(!second.subscribe(who));
}

BOOST_AUTO_TEST_CASE(a_program_with_one_thread_needs_no_mutex) {
    rest::token_store<rest::no_mutex> const all;
    rest::token_store<rest::no_mutex>::handle one(all);
    rest::secure_buffer out;
    BOOST_TEST((one.ask(start, out) == token_action::fetch));
    BOOST_TEST((one.granted(grant("token"), start, 0, out) == rest::errc::none));
    BOOST_TEST(out.view() == "Bearer token");
}

BOOST_AUTO_TEST_CASE(a_share_is_moved_and_not_copied) {
    static_assert(std::move_constructible<handle>);
    static_assert(!std::copy_constructible<handle>);
    static_assert(!std::is_move_assignable_v<handle>);
}

BOOST_AUTO_TEST_CASE(of_many_threads_with_an_expired_token_one_renews) {
    store const all;
    fill(all, "old", 1800);
    constexpr int threads = 64;
    std::atomic<int> renewals = 0, waits = 0, used = 0, wrong = 0;
    std::latch together(threads);
    std::vector<std::thread> crowd;
    for (int i = 0; i != threads; ++i) {
        crowd.emplace_back([&] {
            handle mine(all);
            rest::secure_buffer out;
            together.arrive_and_wait();
            for (;;) {
                switch (mine.ask(start + 1h, out)) {
                    case token_action::fetch:
                        ++renewals;
                        std::this_thread::sleep_for(5ms);
                        if (mine.granted(grant("new"), start + 1h, 0, out) != rest::errc::none) ++wrong;
                        [[fallthrough]];
                    case token_action::use:
                        ++used;
                        if (out.view() != "Bearer new") ++wrong;
                        return;
                    case token_action::wait:
                        ++waits;
                        if (rest::thread_wait{}({10min, &mine}, {}) != rest::errc::none) ++wrong;
                        break;
                    case token_action::later:
                    case token_action::failed: ++wrong; return;
                }
            }
        });
    }
    for (std::thread& t : crowd) t.join();
    BOOST_TEST(renewals == 1);
    BOOST_TEST(used == threads);
    BOOST_TEST(wrong == 0);
    BOOST_TEST(waits > 0);
}

BOOST_AUTO_TEST_CASE(many_threads_get_a_token_though_renewals_are_abandoned_and_tokens_rejected) {
    store const all;
    constexpr int threads = 16;
    std::atomic<int> at_once = 0, used = 0, wrong = 0, number = 0;
    std::atomic<bool> more_than_one = false;
    std::latch together(threads);
    std::vector<std::thread> crowd;
    for (int i = 0; i != threads; ++i) {
        crowd.emplace_back([&, i] {
            together.arrive_and_wait();
            for (int round = 0; round != 50; ++round) {
                handle mine(all);
                rest::secure_buffer out;
                bool gives_up = (i + round) % 3 == 0;
                for (bool over = false; !over;) {
                    switch (mine.ask(start, out)) {
                        case token_action::fetch:
                            if (++at_once > 1) more_than_one = true;
                            --at_once;
                            if (std::exchange(gives_up, false)) {
                                mine.abandon();
                                break;
                            }
                            if (mine.granted(grant("token-" + std::to_string(++number)), start, 0, out) !=
                                rest::errc::none)
                                ++wrong;
                            [[fallthrough]];
                        case token_action::use:
                            ++used;
                            if (!out.view().starts_with("Bearer token-")) ++wrong;
                            if ((i + round) % 5 == 0) mine.rejected();
                            over = true;
                            break;
                        case token_action::wait:
                            if (rest::thread_wait{}({10min, &mine}, {}) != rest::errc::none) ++wrong;
                            break;
                        case token_action::later:
                        case token_action::failed:
                            ++wrong;
                            over = true;
                            break;
                    }
                }
            }
        });
    }
    for (std::thread& t : crowd) t.join();
    BOOST_TEST(!more_than_one);
    BOOST_TEST(used == threads * 50);
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
