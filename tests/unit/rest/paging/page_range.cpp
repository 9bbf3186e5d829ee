// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/paging/page_range.hpp>

#include <velo/client.hpp>
#include <velo/fake.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <string_view>
#include <support/lazy_task.hpp>
#include <support/virtual_time.hpp>
#include <utility>
#include <vector>

namespace {

namespace rest = velo::rest;
using namespace tests;
using rest::errc;
using rest::scripted;

using scripted_client = rest::client<scripted, rest::bearer<rest::secret_string>>;
using page_range = rest::page_range<scripted_client, velo::list_users>;
using item_range = rest::item_range<scripted_client, velo::list_users>;

/// The body of a page with these people, of so many pages.
std::string page(std::vector<std::string> const& people, std::optional<int> total = {}) {
    std::string body = "{";
    if (total) body += R"("page":{"totalPages":)" + std::to_string(*total) + "},";
    body += R"("content":[)";
    for (std::string const& person : people) {
        if (body.back() == '}') body += ',';
        body += R"({"email":")" + person + R"("})";
    }
    return body + "]}";
}
rest::canned_response response(std::vector<std::string> const& people, std::optional<int> total = {}) {
    return {.status = 200, .body = page(people, total)};
}
rest::expected_request asks_for(std::string const& query) {
    return {.method = rest::method::get, .target = "/v2/users" + query};
}
scripted_client client_of(scripted const& server, std::int64_t max_pages = 10'000) {
    rest::default_config config;
    config.max_pages = max_pages;
    return scripted_client(server, rest::bearer("token"), rest::json{}, config);
}

/// The addresses of all people in the order in which they came; an error is its message.
template <class Range>
std::vector<std::string> people_of(Range&& pages) {
    std::vector<std::string> all;
    for (auto const& page : pages) {
        if (!page) {
            all.push_back(page.error().message());
            continue;
        }
        for (auto const& user : page->content) all.push_back(user.email.value_or("?"));
    }
    return all;
}
template <class Range>
std::vector<std::string> emails_of(Range&& items) {
    std::vector<std::string> all;
    for (auto const& user : items) all.push_back(user ? user->email.value_or("?") : user.error().message());
    return all;
}

void check(std::vector<std::string> const& got, std::vector<std::string> const& expected) {
    BOOST_TEST(got == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE(rest_call_pages)

BOOST_AUTO_TEST_CASE(they_are_input_ranges) {
    static_assert(std::ranges::input_range<page_range>);
    static_assert(std::ranges::input_range<item_range>);
    static_assert(!std::ranges::forward_range<page_range>);
    static_assert(!std::ranges::forward_range<item_range>);
    static_assert(std::same_as<std::ranges::range_value_t<page_range>, rest::outcome<velo::list_users>>);
    static_assert(
        std::same_as<std::ranges::range_value_t<item_range>, rest::result<velo::user_response, velo::error_response>>);
    static_assert(std::input_iterator<std::ranges::iterator_t<page_range>>);
    static_assert(std::sentinel_for<std::default_sentinel_t, std::ranges::iterator_t<item_range>>);
}

BOOST_AUTO_TEST_CASE(nothing_is_asked_for_before_it_begins) {
    scripted server;
    server.always(response({"a"}, 5));
    auto const client = client_of(server);
    auto pages = client.pages(velo::list_users{});
    auto items = client.items(velo::list_users{});
    BOOST_TEST(server.request_count() == 0u);
    auto i = pages.begin();
    BOOST_TEST(server.request_count() == 1u);
    static_cast<void>(*i);
    BOOST_TEST(i->has_value());
    BOOST_TEST(server.request_count() == 1u);
    ++i;
    BOOST_TEST(server.request_count() == 2u);
    static_cast<void>(items.begin());
    BOOST_TEST(server.request_count() == 3u);
}

BOOST_AUTO_TEST_CASE(each_page_is_asked_for_by_its_number) {
    scripted server;
    server.expect(asks_for("?page=1"), response({"a", "b"}, 3))
        .expect(asks_for("?page=2"), response({"c"}, 3))
        .expect(asks_for("?page=3"), response({"d"}, 3));
    check(people_of(client_of(server).pages(velo::list_users{})), {"a", "b", "c", "d"});
    BOOST_TEST(server.is_finished());
    BOOST_TEST(server.request_count() == 3u);
}

BOOST_AUTO_TEST_CASE(it_begins_at_the_page_that_is_named_and_keeps_the_rest_of_the_query) {
    scripted server;
    server.expect(asks_for("?status=ENABLED&page=4&pageSize=50&sort=email%3Adesc"), response({"a"}, 5))
        .expect(asks_for("?status=ENABLED&page=5&pageSize=50&sort=email%3Adesc"), response({"b"}, 5));
    auto pages = client_of(server).pages(
        velo::list_users{.status = velo::user_status::enabled, .page = 4, .page_size = 50, .sort = "email:desc"});
    BOOST_TEST(pages.number() == 4);
    check(people_of(pages), {"a", "b"});
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(an_empty_page_in_the_middle_is_gone_over) {
    scripted server;
    server.expect({}, response({"a"}, 4))
        .expect({}, response({}, 4))
        .expect({}, response({}, 4))
        .expect({}, response({"b"}, 4));
    check(people_of(client_of(server).pages(velo::list_users{})), {"a", "b"});
    BOOST_TEST(server.is_finished());
    server.expect({}, response({}, 4))
        .expect({}, response({"a"}, 4))
        .expect({}, response({}, 4))
        .expect({}, response({}, 4));
    check(emails_of(client_of(server).items(velo::list_users{})), {"a"});
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(without_a_total_it_goes_on_to_the_first_empty_page) {
    scripted server;
    server.expect(asks_for("?page=1"), response({"a"}))
        .expect(asks_for("?page=2"), response({"b", "c"}))
        .expect(asks_for("?page=3"), response({}));
    check(people_of(client_of(server).pages(velo::list_users{})), {"a", "b", "c"});
    BOOST_TEST(server.is_finished());
    server.expect({}, response({"a"})).expect({}, {.body = R"({"page":{"totalPages":null},"content":null})"});
    check(emails_of(client_of(server).items(velo::list_users{})), {"a"});
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(an_empty_list_is_one_empty_page_and_no_item) {
    scripted server;
    server.always(response({}, 0));
    int pages = 0;
    for (auto const& p : client_of(server).pages(velo::list_users{})) {
        BOOST_TEST(p.has_value());
        ++pages;
    }
    BOOST_TEST(pages == 1);
    check(emails_of(client_of(server).items(velo::list_users{})), {});
    BOOST_TEST(server.request_count() == 2u);
}

BOOST_AUTO_TEST_CASE(a_list_that_does_not_end_is_given_up) {
    scripted server;
    server.always(response({"a"}));
    auto const client = client_of(server, 3);
    auto pages = client.pages(velo::list_users{});
    check(people_of(pages), {"a", "a", "a", "list_users: the list has more pages than the client asks for"});
    BOOST_TEST(server.request_count() == 3u);
    BOOST_TEST(pages.number() == 4);
    BOOST_TEST(!pages.next().has_value());
    check(emails_of(client.items(velo::list_users{})),
          {"a", "a", "a", "list_users: the list has more pages than the client asks for"});
    BOOST_TEST(server.request_count() == 6u);
    // A list that ends in time is not.
    scripted exact;
    exact.always(response({"a"}, 3));
    check(people_of(client_of(exact, 3).pages(velo::list_users{})), {"a", "a", "a"});
}

BOOST_AUTO_TEST_CASE(an_error_is_the_last_element) {
    scripted server;
    server.expect({}, response({"a", "b"}, 3)).expect({}, {.status = 403});
    auto pages = client_of(server).pages(velo::list_users{});
    check(people_of(pages), {"a", "b", "list_users: HTTP 403 forbidden"});
    BOOST_TEST(pages.number() == 2);
    BOOST_TEST(!pages.next().has_value());
    server.expect({}, response({"a", "b"}, 3)).expect({}, {.status = 403});
    auto items = client_of(server).items(velo::list_users{});
    check(emails_of(items), {"a", "b", "list_users: HTTP 403 forbidden"});
    BOOST_TEST(items.number() == 2);
    BOOST_TEST(!items.next().has_value());
    BOOST_TEST(server.request_count() == 4u);
}

BOOST_AUTO_TEST_CASE(an_error_at_the_beginning_is_the_only_element) {
    scripted server;
    server.always({.status = 401});
    check(people_of(client_of(server).pages(velo::list_users{})), {"list_users: HTTP 401 unauthorized"});
    check(emails_of(client_of(server).items(velo::list_users{})), {"list_users: HTTP 401 unauthorized"});
    BOOST_TEST(server.request_count() == 2u);
    // Also when nothing could be sent.
    auto pages = client_of(server).pages(velo::list_users{}, {.headers = {{"Host", "x"}}});
    auto const first = pages.next();
    BOOST_REQUIRE(first.has_value());
    BOOST_TEST((first->error() == errc::invalid_request));
    BOOST_TEST(!pages.next().has_value());
}

BOOST_AUTO_TEST_CASE(pages_that_came_before_an_error_stay_valid) {
    scripted server;
    server.expect({}, response({"a"}, 3)).expect({}, response({"b"}, 3)).expect({}, {.status = 403});
    std::vector<rest::outcome<velo::list_users>> kept;
    {
        auto const client = client_of(server);
        for (auto& p : client.pages(velo::list_users{})) kept.push_back(std::move(p));
    }
    BOOST_REQUIRE(kept.size() == 3u);
    BOOST_TEST(*kept[0]->content.at(0).email == "a");
    BOOST_TEST(*kept[1]->content.at(0).email == "b");
    BOOST_TEST((kept[2].error() == rest::condition::forbidden));
}

BOOST_AUTO_TEST_CASE(one_goes_on_after_an_error_at_the_page_that_was_not_got) {
    scripted server;
    server.expect(asks_for("?page=1"), response({"a"}, 3)).expect(asks_for("?page=2"), {.status = 403});
    auto const client = client_of(server);
    auto pages = client.pages(velo::list_users{});
    auto all = people_of(pages);
    server.expect(asks_for("?page=2"), response({"b"}, 3)).expect(asks_for("?page=3"), response({"c"}, 3));
    for (std::string const& person :
         people_of(client.pages(velo::list_users{.page = static_cast<std::int32_t>(pages.number())})))
        all.push_back(person);
    check(all, {"a", "list_users: HTTP 403 forbidden", "b", "c"});
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(the_number_is_that_of_the_next_page) {
    scripted server;
    server.always(response({"a", "b"}, 5));
    auto const client = client_of(server);
    auto pages = client.pages(velo::list_users{});
    BOOST_TEST(pages.number() == 1);
    BOOST_TEST(pages.next().has_value());
    BOOST_TEST(pages.number() == 2);
    auto items = client.items(velo::list_users{.page = 3});
    BOOST_TEST(items.number() == 3);
    BOOST_TEST(items.next().has_value());
    BOOST_TEST(items.number() == 4);
    BOOST_TEST(items.next().has_value());
    BOOST_TEST(items.number() == 4);
}

BOOST_AUTO_TEST_CASE(each_page_is_a_call_with_the_options) {
    virtual_time const from_the_start;
    timed_server server;
    server.then({.body = page({"a"}, 2)}).then({.status = 503}).then({.body = page({"b"}, 2)});
    auto const client = rest::client(server, rest::bearer("token"), rest::json{}, virtual_config{});
    auto const each_second = [](rest::retry::retry_context const&) -> std::optional<nanoseconds> { return 1s; };
    check(people_of(client.pages(velo::list_users{}, {.timeout = 9s,
                                                      .headers = {{"X-Reason", "audit"}},
                                                      .retry = each_second,
                                                      .token = rest::secret_string("own"),
                                                      .correlation = "job"})),
          {"a", "b"});
    BOOST_REQUIRE(server.count() == 3u);
    for (seen_request const& q : server.requests())
        BOOST_TEST(
            q.headers ==
            "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer own\n"
            "X-Reason: audit\nX-Correlation-Id: job\n");
    // Each has its time anew.
    BOOST_TEST((server.requests()[0].time_left == 9s));
    BOOST_TEST((server.requests()[1].time_left == 9s));
    BOOST_TEST((server.requests()[2].time_left == 8s));
}

BOOST_AUTO_TEST_CASE(a_range_outlives_its_client) {
    scripted server;
    server.always(response({"a"}, 2));
    auto pages = std::make_unique<scripted_client>(client_of(server))->pages(velo::list_users{});
    check(people_of(pages), {"a", "a"});
}

BOOST_AUTO_TEST_CASE(who_leaves_early_asks_for_no_more) {
    scripted server;
    server.always(response({"a", "b"}, 100));
    for (auto const& user : client_of(server).items(velo::list_users{})) {
        BOOST_TEST(*user->email == "a");
        break;
    }
    BOOST_TEST(server.request_count() == 1u);
    auto const client = client_of(server);
    auto items = client.items(velo::list_users{});
    for (auto const& user : items | std::views::take(3)) BOOST_TEST(user.has_value());
    BOOST_TEST(server.request_count() <= 3u);
}

BOOST_AUTO_TEST_CASE(algorithms_of_the_standard_library_take_them) {
    scripted server;
    server.always(response({"a", "b", "c"}, 2));
    auto items = client_of(server).items(velo::list_users{});
    BOOST_TEST(std::ranges::count_if(items, [](auto const& user) { return *user->email == "b"; }) == 2);
    auto more = client_of(server).items(velo::list_users{});
    std::vector<std::string> all;
    std::ranges::transform(more, std::back_inserter(all), [](auto const& user) { return *user->email; });
    check(all, {"a", "b", "c", "a", "b", "c"});
}

BOOST_AUTO_TEST_CASE(they_can_be_awaited) {
    virtual_time const from_the_start;
    scripted server;
    server.expect(asks_for("?page=1"), response({"a", "b"}, 3))
        .expect(asks_for("?page=2"), response({}, 3))
        .expect(asks_for("?page=3"), {.status = 403});
    rest::client const client(lazy<scripted, virtual_wait>(server), rest::bearer("token"), rest::json{},
                              virtual_config{});
    auto pages = client.pages(velo::list_users{});
    BOOST_TEST(server.request_count() == 0u);
    std::vector<std::string> all;
    while (auto const p = pages.next().get()) {
        if (!*p) {
            all.push_back((*p).error().message());
        } else {
            for (auto const& user : (*p)->content) all.push_back(*user.email);
        }
    }
    check(all, {"a", "b", "list_users: HTTP 403 forbidden"});
    BOOST_TEST(pages.number() == 3);
    BOOST_TEST(server.is_finished());

    server.expect(asks_for("?page=3"), response({"c"}, 4)).expect(asks_for("?page=4"), response({"d"}, 4));
    auto items = client.items(velo::list_users{.page = static_cast<std::int32_t>(pages.number())});
    all.clear();
    while (auto const user = items.next().get()) all.push_back(*(*user)->email);
    check(all, {"c", "d"});
    BOOST_TEST(items.number() == 5);
    BOOST_TEST(server.is_finished());

    server.always(response({"e"}));
    virtual_config two;
    two.max_pages = 2;
    rest::client const careful(lazy<scripted, virtual_wait>(server), rest::bearer("token"), rest::json{}, two);
    auto endless = careful.items(velo::list_users{});
    all.clear();
    while (auto const user = endless.next().get()) all.push_back(*user ? *(*user)->email : (*user).error().message());
    check(all, {"e", "e", "list_users: the list has more pages than the client asks for"});
}

// On the fake.

BOOST_AUTO_TEST_CASE(everybody_comes_once_whatever_the_size_of_a_page) {
    std::vector<velo::fake_user> people(250);
    for (std::size_t i = 0; i != people.size(); ++i)
        people[i].shown.email = "person" + std::to_string(1000 + (i * 7) % 250) + "@example.com";
    velo::fake const fake(std::move(people));
    velo::client const client(fake, velo::bearer(fake.token()));
    for (std::int32_t const size : {1, 25, 100}) {
        auto const page_size = velo::page_size::checked(size).value();
        std::vector<std::string> const all = emails_of(client.items(velo::list_users{.page_size = page_size}));
        BOOST_TEST(all.size() == 250u);
        BOOST_TEST(std::set<std::string>(all.begin(), all.end()).size() == 250u);
        BOOST_TEST(std::is_sorted(all.begin(), all.end()));
        BOOST_TEST(all.front() == "person1000@example.com");
        BOOST_TEST(all.back() == "person1249@example.com");
        std::size_t pages = 0, items = 0;
        for (auto const& p : client.pages(velo::list_users{.page_size = page_size})) {
            BOOST_REQUIRE(p.has_value());
            ++pages;
            items += p->content.size();
        }
        auto const expected = (250 + static_cast<std::size_t>(size) - 1) / static_cast<std::size_t>(size);
        BOOST_TEST(pages == expected);
        BOOST_TEST(items == 250u);
    }
}

BOOST_AUTO_TEST_CASE(pages_of_the_fake_are_sent_again_when_they_fail) {
    std::vector<velo::fake_user> people(30);
    for (std::size_t i = 0; i != people.size(); ++i) people[i].shown.email = std::to_string(i) + "@example.com";
    velo::fake const fake(std::move(people));
    struct eager : virtual_config {
        rest::retry::backoff retry{.initial_delay = 0s};
    };
    rest::client const client(fake, rest::bearer(fake.token()), rest::json{}, eager{});
    auto items = client.items(velo::list_users{.page_size = 10});
    std::set<std::string> all;
    for (int i = 0; auto const& user : items) {
        BOOST_REQUIRE(user.has_value());
        all.insert(*user->email);
        if (++i % 10 == 0) fake.lose_next_response();
    }
    BOOST_TEST(all.size() == 30u);
}

BOOST_AUTO_TEST_CASE(a_page_beyond_the_last_is_empty_and_the_end) {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
    velo::client const client(fake, velo::bearer(fake.token()));
    check(emails_of(client.items(velo::list_users{.page = 9})), {});
    auto pages = client.pages(velo::list_users{.page = 0});
    auto const refused = pages.next();
    BOOST_REQUIRE(refused.has_value());
    BOOST_TEST((refused->error() == rest::condition::bad_request));
    BOOST_TEST(!pages.next().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
