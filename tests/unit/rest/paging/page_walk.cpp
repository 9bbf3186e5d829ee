// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/paging/page_walk.hpp>

#include <velo/users/list_users.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace {

namespace rest = velo::rest;
using walk = rest::page_walk<velo::list_users>;
using outcome = rest::outcome<velo::list_users>;

/// A page of so many people, whose server says how many pages there are, or does not.
outcome page(std::size_t people, std::optional<std::int64_t> total = {}) {
    velo::paged_user_response r;
    r.content.resize(people);
    if (total) r.page = velo::page_info{.total_pages = *total};
    return outcome(std::move(r));
}
outcome failed() {
    rest::error_info f;
    f.code = rest::errc::connection_lost;
    return outcome(rest::error<velo::error_response>(std::move(f)));
}
/// The page that is asked for, as it stands in the call.
std::optional<std::int32_t> asked(walk& w) {
    auto const& number = w.operation().page;
    return number ? std::optional(*number) : std::nullopt;
}

BOOST_AUTO_TEST_SUITE(rest_call_page_walk)

BOOST_AUTO_TEST_CASE(it_begins_at_the_first_page_or_at_the_one_that_is_named) {
    walk first(velo::list_users{}, 10);
    BOOST_TEST(first.number() == 1);
    BOOST_TEST(!first.is_done());
    BOOST_TEST(first.can_continue());
    BOOST_TEST((asked(first) == 1));
    walk seventh(velo::list_users{.page = 7}, 10);
    BOOST_TEST(seventh.number() == 7);
    BOOST_TEST((asked(seventh) == 7));
}

BOOST_AUTO_TEST_CASE(nothing_but_the_number_changes) {
    velo::list_users const op{.status = velo::user_status::enabled, .page_size = 50, .sort = "email:desc"};
    walk w(op, 10);
    w.received(page(50, 3));
    velo::list_users expected = op;
    expected.page = 2;
    BOOST_TEST((w.operation() == expected));
}

BOOST_AUTO_TEST_CASE(it_ends_at_the_last_page_that_the_server_says) {
    walk w(velo::list_users{}, 10);
    for (std::int32_t number = 1; number != 4; ++number) {
        BOOST_TEST(!w.is_done());
        BOOST_TEST(w.number() == number);
        BOOST_TEST((asked(w) == number));
        w.received(page(25, 3));
    }
    BOOST_TEST(w.is_done());
}

BOOST_AUTO_TEST_CASE(an_empty_page_in_the_middle_is_not_the_end) {
    walk w(velo::list_users{}, 10);
    w.received(page(0, 3));
    BOOST_TEST(!w.is_done());
    w.received(page(0, 3));
    BOOST_TEST(!w.is_done());
    w.received(page(1, 3));
    BOOST_TEST(w.is_done());
}

BOOST_AUTO_TEST_CASE(without_a_total_it_ends_at_the_first_empty_page) {
    walk w(velo::list_users{}, 10);
    for (int i = 0; i != 3; ++i) {
        w.received(page(1));
        BOOST_TEST(!w.is_done());
    }
    w.received(page(0));
    BOOST_TEST(w.is_done());
}

BOOST_AUTO_TEST_CASE(the_total_of_each_page_counts) {
    walk growing(velo::list_users{}, 10);
    growing.received(page(1, 2));
    growing.received(page(1, 3));
    BOOST_TEST(!growing.is_done());
    growing.received(page(1, 3));
    BOOST_TEST(growing.is_done());
    walk shrinking(velo::list_users{}, 10);
    shrinking.received(page(1, 5));
    shrinking.received(page(0, 1));
    BOOST_TEST(shrinking.is_done());
}

BOOST_AUTO_TEST_CASE(a_list_without_pages_has_ended_after_the_first) {
    for (std::int64_t const total : {std::int64_t{0}, std::int64_t{-1}, (std::numeric_limits<std::int64_t>::min)()}) {
        walk w(velo::list_users{}, 10);
        w.received(page(0, total));
        BOOST_TEST(w.is_done());
    }
    walk beyond(velo::list_users{.page = 9}, 10);
    beyond.received(page(0, 3));
    BOOST_TEST(beyond.is_done());
}

BOOST_AUTO_TEST_CASE(an_error_ends_it_and_the_number_is_that_of_the_page_that_was_not_got) {
    walk w(velo::list_users{}, 10);
    w.received(page(1, 5));
    w.received(failed());
    BOOST_TEST(w.is_done());
    BOOST_TEST(w.number() == 2);
}

BOOST_AUTO_TEST_CASE(so_many_pages_may_be_asked_for) {
    walk w(velo::list_users{}, 3);
    for (int i = 0; i != 3; ++i) {
        BOOST_TEST(w.can_continue());
        w.received(page(1, (std::numeric_limits<std::int64_t>::max)()));
    }
    BOOST_TEST(!w.is_done());
    BOOST_TEST(!w.can_continue());
    outcome const end = w.limit_error();
    BOOST_TEST(w.is_done());
    BOOST_TEST(w.number() == 4);
    BOOST_REQUIRE(end.has_error());
    BOOST_TEST((end.error() == rest::errc::too_many_pages));
    BOOST_TEST(end.error().operation() == "list_users");
    BOOST_TEST(end.error().attempts() == 0);
    BOOST_TEST((end.error().delivery() == rest::delivery::not_sent));
}

BOOST_AUTO_TEST_CASE(no_page_may_be_asked_for_when_the_policies_say_none) {
    for (std::int64_t const none : {std::int64_t{0}, std::int64_t{-5}}) {
        walk const w(velo::list_users{}, none);
        BOOST_TEST(!w.is_done());
        BOOST_TEST(!w.can_continue());
    }
}

BOOST_AUTO_TEST_CASE(a_number_that_does_not_fit_is_not_asked_for) {
    constexpr std::int32_t last = (std::numeric_limits<std::int32_t>::max)();
    walk w(velo::list_users{.page = last}, (std::numeric_limits<std::int64_t>::max)());
    BOOST_TEST(w.can_continue());
    BOOST_TEST((asked(w) == last));
    w.received(page(1));
    BOOST_TEST(!w.is_done());
    BOOST_TEST(!w.can_continue());
    BOOST_TEST(w.number() == std::int64_t{last} + 1);
}

BOOST_AUTO_TEST_CASE(it_is_for_operations_that_give_a_page) {
    static_assert(rest::paged_operation<velo::list_users>);
    static_assert(!rest::paged_operation<velo::user_response>);
    static_assert(!rest::paged_operation<int>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
