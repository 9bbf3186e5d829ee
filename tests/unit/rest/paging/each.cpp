// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/paging/each.hpp>

#include <velo/client.hpp>
#include <velo/fake.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <stdexcept>
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

rest::canned_response page(std::vector<std::string> const& people, int total = 0) {
    std::string body = "{";
    if (total != 0) body += R"("page":{"totalPages":)" + std::to_string(total) + "},";
    body += R"("content":[)";
    for (std::string const& person : people) {
        if (body.back() == '}') body += ',';
        body += R"({"email":")" + person + R"("})";
    }
    return {.status = 200, .body = body + "]}"};
}
rest::expected_request asks_for(std::string const& query) {
    return {.method = rest::method::get, .target = "/v2/users" + query};
}

template <class Serializer = rest::json>
auto client_of(scripted const& server, std::int64_t max_pages = 10'000, Serializer serializer = {}) {
    rest::default_config config;
    config.max_pages = max_pages;
    return rest::client(server, rest::bearer("token"), serializer, config);
}

/// `json` without `read_items`.
struct whole_pages {
    [[nodiscard]] std::string_view media_type() const noexcept { return "application/json"; }
    template <class T>
    void write(T const& value, rest::secure_buffer& out) const {
        rest::write_json(value, out);
    }
    template <class T>
    [[nodiscard]] rest::decode_result read(std::string_view bytes, T& target) const {
        return rest::read_json(bytes, target);
    }
};

BOOST_AUTO_TEST_SUITE(rest_paging_each)

using visit = rest::detail::item_visit<velo::list_users, void (*)(velo::user_response&)>;
static_assert(rest::reads_items<rest::json, velo::list_users, visit>);
static_assert(rest::reads_items<rest::text_json, velo::list_users, visit>);
static_assert(!rest::reads_items<whole_pages, velo::list_users, visit>);

BOOST_AUTO_TEST_CASE(it_gives_the_items_of_all_pages_with_every_serializer) {
    auto const check = [](auto serializer) {
        scripted server;
        server.expect(asks_for("?page=1&pageSize=2"), page({"a", "b"}, 3))
            .expect(asks_for("?page=2&pageSize=2"), page({}, 3))
            .expect(asks_for("?page=3&pageSize=2"), page({"c"}, 3));
        std::string all;
        auto const done = client_of(server, 10'000, serializer)
                              .each(velo::list_users{.page_size = 2},
                                    [&](velo::user_response& user) { all += std::exchange(*user.email, ""); });
        BOOST_TEST(done.has_value());
        BOOST_TEST(all == "abc");
        BOOST_TEST(server.is_finished());
    };
    check(rest::json{});
    check(rest::text_json{});
    check(whole_pages{});
}

BOOST_AUTO_TEST_CASE(without_a_number_of_pages_an_empty_one_is_the_last) {
    scripted server;
    server.expect(asks_for("?page=1"), page({"a"})).expect(asks_for("?page=2"), page({}));
    int count = 0;
    BOOST_TEST(client_of(server).each(velo::list_users{}, [&](velo::user_response const&) { ++count; }).has_value());
    BOOST_TEST(count == 1);
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(it_stops_when_the_function_returns_false) {
    scripted server;
    server.expect(asks_for("?page=1"), page({"a", "b", "c"}, 3));
    std::string all;
    auto const done = client_of(server).each(velo::list_users{}, [&](velo::user_response const& user) {
        all += *user.email;
        return all.size() != 2;
    });
    BOOST_TEST(done.has_value());
    BOOST_TEST(all == "ab");
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(the_error_of_a_page_ends_it_after_the_items_before) {
    scripted server;
    server.expect(asks_for("?page=1"), page({"a", "b"}, 3))
        .expect(asks_for("?page=2"), {.status = 403, .body = R"({"errors":[{"errorMessage":"no"}]})"});
    std::string all;
    auto const done =
        client_of(server).each(velo::list_users{}, [&](velo::user_response const& user) { all += *user.email; });
    BOOST_REQUIRE(done.has_error());
    BOOST_TEST(done.error().status() == 403);
    BOOST_TEST(done.error().payload()->errors.size() == 1u);
    BOOST_TEST(all == "ab");
}

BOOST_AUTO_TEST_CASE(an_item_that_cannot_be_read_is_named) {
    scripted server;
    server.always({.status = 200, .body = R"({"content":[{"email":"a"},{"email":[]}]})"});
    int count = 0;
    auto const done = client_of(server).each(velo::list_users{}, [&](velo::user_response const&) { ++count; });
    BOOST_REQUIRE(done.has_error());
    BOOST_TEST((done.error() == errc::decode_failed));
    BOOST_TEST(done.error().pointer() == "/content/1/email");
    BOOST_TEST(count == 1);
}

BOOST_AUTO_TEST_CASE(the_number_of_pages_is_limited) {
    scripted server;
    server.always(page({"a"}, 100));
    int count = 0;
    auto const done = client_of(server, 5).each(velo::list_users{}, [&](velo::user_response const&) { ++count; });
    BOOST_REQUIRE(done.has_error());
    BOOST_TEST((done.error() == errc::too_many_pages));
    BOOST_TEST(count == 5);
}

BOOST_AUTO_TEST_CASE(what_the_function_throws_passes_through) {
    scripted server;
    server.always(page({"a"}, 100));
    auto const client = client_of(server);
    auto const throws = [](velo::user_response const&) { throw std::runtime_error("mine"); };
    BOOST_CHECK_THROW(static_cast<void>(client.each(velo::list_users{}, throws)), std::runtime_error);
    BOOST_TEST(client.call(velo::list_users{}).has_value());
}

BOOST_AUTO_TEST_CASE(a_coroutine_gets_the_same) {
    scripted server;
    server.expect(asks_for("?page=1"), page({"a", "b"}, 2)).expect(asks_for("?page=2"), page({"c"}, 2));
    rest::client const client(lazy<scripted, virtual_wait>(server), rest::bearer("token"), rest::json{},
                              virtual_config{});
    std::string all;
    auto call = client.each(velo::list_users{}, [&](velo::user_response const& user) { all += *user.email; });
    BOOST_TEST(server.request_count() == 0u);
    BOOST_TEST(call.get().has_value());
    BOOST_TEST(all == "abc");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
