// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/paging/paged_operation.hpp>

#include <velo/rest/client.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/paging/link.hpp>
#include <velo/rest/response/with_headers.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace paged_operation_tests {

namespace rest = velo::rest;

struct problem {};
BOOST_DESCRIBE_STRUCT(problem, (), ())

struct event {
    rest::field<std::int64_t> n = {};
};
BOOST_DESCRIBE_STRUCT(event, (), (n))
struct event_page {
    std::vector<event> data = {};
    rest::field<std::string> next_cursor = {};
};
BOOST_DESCRIBE_STRUCT(event_page, (), (data, next_cursor))
struct links {
    rest::field<std::string> link = {};
};
BOOST_DESCRIBE_STRUCT(links, (), (link))

consteval rest::endpoint list(std::string_view path) {
    return {.name = "list",
            .operation_id = "list",
            .method = rest::method::get,
            .path = path,
            .security = rest::security::none,
            .success = 200,
            .errors = {500},
            .idempotency = rest::idempotency::safe};
}

struct by_cursor {
    rest::optional<std::string> after = {};
    using response = event_page;
    using error_payload = problem;
    static constexpr rest::endpoint endpoint = list("/c");
};
BOOST_DESCRIBE_STRUCT(by_cursor, (), (after))

struct by_offset {
    rest::optional<std::int64_t> offset = {};
    using response = event_page;
    using error_payload = problem;
    static constexpr rest::endpoint endpoint = list("/o");
};
BOOST_DESCRIBE_STRUCT(by_offset, (), (offset))

struct by_link {
    rest::optional<std::string> page = {};
    using response = rest::with_headers<links, std::vector<event>>;
    using error_payload = problem;
    static constexpr rest::endpoint endpoint = list("/l");
};
BOOST_DESCRIBE_STRUCT(by_link, (), (page))

/// A response that is a vector itself.
struct bare_list {
    rest::optional<std::int64_t> offset = {};
    using response = std::vector<event>;
    using error_payload = problem;
    static constexpr rest::endpoint endpoint = list("/b");
};
BOOST_DESCRIBE_STRUCT(bare_list, (), (offset))

}  // namespace paged_operation_tests

template <>
struct velo::rest::paging<paged_operation_tests::bare_list> {
    static bool next(paged_operation_tests::bare_list& op, std::vector<paged_operation_tests::event> const&,
                     std::size_t count) {
        op.offset = op.offset.value_or(0) + static_cast<std::int64_t>(count);
        return count != 0;
    }
};
template <>
struct velo::rest::paging<paged_operation_tests::by_cursor> {
    static constexpr auto items = &paged_operation_tests::event_page::data;
    static bool next(paged_operation_tests::by_cursor& op, paged_operation_tests::event_page const& page, std::size_t) {
        if (!page.next_cursor) return false;
        op.after = *page.next_cursor;
        return true;
    }
};
template <>
struct velo::rest::paging<paged_operation_tests::by_offset> {
    static constexpr auto items = &paged_operation_tests::event_page::data;
    static bool next(paged_operation_tests::by_offset& op, paged_operation_tests::event_page const&,
                     std::size_t count) {
        op.offset = op.offset.value_or(0) + static_cast<std::int64_t>(count);
        return count != 0;
    }
};
template <>
struct velo::rest::paging<paged_operation_tests::by_link> {
    using page_type = paged_operation_tests::by_link::response;
    static constexpr auto items = &page_type::body;
    static bool next(paged_operation_tests::by_link& op, page_type const& page, std::size_t) {
        auto const number = query_value(link_target(page.headers.link.value_or(""), "next"), "page");
        if (number) op.page = *number;
        return number.has_value();
    }
};

namespace {

namespace rest = velo::rest;
using namespace paged_operation_tests;

/// The numbers of all items, walked in each of the ways that a client has.
template <class Op>
std::string walked(rest::scripted& server, auto const& script) {
    rest::client client(server, rest::no_auth(), rest::text_json());
    std::string all;
    script();
    for (auto const& item : client.items(Op{})) all += item ? std::to_string(*item->n) : "error";
    all += ' ';
    script();
    for (auto const& page : client.pages(Op{})) {
        for (event const& item : rest::detail::items_of<Op>(*page)) all += std::to_string(*item.n);
        all += '|';
    }
    all += ' ';
    script();
    auto const end = client.each(Op{}, [&](event& item) { all += std::to_string(*item.n); });
    BOOST_TEST(end.has_value());
    BOOST_TEST(server.is_finished());
    return all;
}

BOOST_AUTO_TEST_SUITE(rest_paging_paged_operation)

BOOST_AUTO_TEST_CASE(the_ways_of_paging_are_told_apart) {
    static_assert(rest::chained_pages<by_cursor> && rest::chained_pages<by_offset> && rest::chained_pages<by_link>);
    static_assert(!rest::numbered_pages<by_cursor>);
    static_assert(rest::paged_operation<by_link>);
}

BOOST_AUTO_TEST_CASE(pages_follow_a_cursor) {
    rest::scripted server;
    BOOST_TEST(walked<by_cursor>(server, [&] {
                   server.expect({.target = "/c"}, {.body = R"({"data":[{"n":1},{"n":2}],"nextCursor":"a/b"})"});
                   server.expect({.target = "/c?after=a%2Fb"}, {.body = R"({"data":[],"nextCursor":"z"})"});
                   server.expect({.target = "/c?after=z"}, {.body = R"({"data":[{"n":3}],"nextCursor":null})"});
               }) == "123 12||3| 123");
}

BOOST_AUTO_TEST_CASE(pages_follow_an_offset) {
    rest::scripted server;
    BOOST_TEST(walked<by_offset>(server, [&] {
                   server.expect({.target = "/o"}, {.body = R"({"data":[{"n":1},{"n":2}]})"});
                   server.expect({.target = "/o?offset=2"}, {.body = R"({"data":[{"n":3}]})"});
                   server.expect({.target = "/o?offset=3"}, {.body = R"({"data":[]})"});
               }) == "123 12|3|| 123");
}

BOOST_AUTO_TEST_CASE(a_page_may_be_a_vector_itself) {
    rest::scripted server;
    BOOST_TEST(walked<bare_list>(server, [&] {
                   server.expect({.target = "/b"}, {.body = R"([{"n":1},{"n":2}])"});
                   server.expect({.target = "/b?offset=2"}, {.body = R"([{"n":3}])"});
                   server.expect({.target = "/b?offset=3"}, {.body = "[]"});
               }) == "123 12|3|| 123");
}

BOOST_AUTO_TEST_CASE(pages_follow_a_link) {
    rest::scripted server;
    BOOST_TEST(walked<by_link>(server, [&] {
                   server.expect({.target = "/l"},
                                 {.body = R"([{"n":1}])", .headers = {{"Link", "<https://x/l?page=2>; rel=\"next\""}}});
                   server.expect({.target = "/l?page=2"},
                                 {.body = R"([{"n":2}])", .headers = {{"Link", "</l?page=1>; rel=\"prev\""}}});
               }) == "12 1|2| 12");
}

BOOST_AUTO_TEST_CASE(the_walk_ends_at_an_error_and_at_the_limit) {
    rest::page_walk<by_cursor> walk(by_cursor{.after = "x"}, 2);
    BOOST_TEST(*walk.operation().after == "x");
    event_page page;
    page.next_cursor = "y";
    walk.received(rest::outcome<by_cursor>(page));
    BOOST_TEST(!walk.is_done());
    BOOST_TEST(walk.can_continue());
    BOOST_TEST(*walk.operation().after == "y");
    walk.received(rest::outcome<by_cursor>(page));
    BOOST_TEST(!walk.is_done());
    BOOST_TEST(!walk.can_continue());
    BOOST_TEST((walk.limit_error().error() == rest::errc::too_many_pages));
    BOOST_TEST(walk.is_done());
    rest::page_walk<by_cursor> failing(by_cursor{}, 2);
    failing.received(rest::outcome<by_cursor>(rest::error<problem>(rest::error_info{.code = rest::errc::timed_out})));
    BOOST_TEST(failing.is_done());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
