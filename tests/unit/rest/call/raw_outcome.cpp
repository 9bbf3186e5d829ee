// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/raw_outcome.hpp>

#include <velo/auth/client_credentials.hpp>
#include <velo/client.hpp>
#include <velo/fake.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <support/virtual_time.hpp>
#include <utility>

namespace {

namespace rest = velo::rest;
using namespace tests;
using rest::delivery;
using rest::errc;

template <class Config = virtual_config>
auto client_of(timed_server const& server, Config config = {}) {
    return rest::client(server, rest::bearer("token"), rest::json{}, std::move(config));
}
constexpr velo::user_id ann = "8bbf301c-948f-4445-b411-357eec53e441";

constexpr auto each_second = [](rest::retry::retry_context const& s) -> std::optional<nanoseconds> {
    if (!rest::retry::is_transient(s)) return std::nullopt;
    return 1s;
};

BOOST_FIXTURE_TEST_SUITE(rest_call_raw_outcome, virtual_time)

BOOST_AUTO_TEST_CASE(the_answer_comes_beside_the_outcome) {
    timed_server server;
    server.then({.status = 203,
                 .body = R"( {"email":"a@b"} )",
                 .headers = {{"Content-Type", "application/json"}, {"X-More", "1"}, {"X-More", "2"}},
                 .duration = 40ms});
    auto const r = client_of(server).raw(velo::get_self{});
    BOOST_REQUIRE(r.outcome.has_value());
    BOOST_TEST(*r.outcome->email == "a@b");
    BOOST_TEST(r.response.status() == 203);
    BOOST_TEST(r.response.body() == R"( {"email":"a@b"} )");
    BOOST_TEST(r.response.header("content-type") == "application/json");
    BOOST_TEST(r.response.header("X-More") == "1");
    BOOST_TEST(r.attempts == 1);
    BOOST_TEST((r.elapsed == 40ms));
    BOOST_TEST(r.correlation == "");
}

BOOST_AUTO_TEST_CASE(it_views_nothing_of_the_client) {
    auto const r = [] {
        timed_server server;
        server.then({.body = R"({"email":"a@b"})", .headers = {{"X-More", "1"}}});
        std::string correlation = "job";
        auto const client = client_of(server);
        auto raw = client.raw(velo::get_self{}, {.correlation = correlation});
        correlation = "overwritten";
        // Another call uses the memory of the first.
        server.then({.status = 404, .body = std::string(1000, 'x')});
        static_cast<void>(client.call(velo::get_self{}));
        return raw;
    }();
    BOOST_TEST(r.response.body() == R"({"email":"a@b"})");
    BOOST_TEST(r.response.header("X-More") == "1");
    BOOST_TEST(r.correlation == "job");
}

BOOST_AUTO_TEST_CASE(it_is_the_last_answer) {
    timed_server server;
    server.then({.status = 503, .body = "first", .headers = {{"X-First", "1"}}, .duration = 10ms})
        .then({.status = 404, .body = "second", .duration = 20ms});
    auto const r = client_of(server).raw(velo::get_self{}, {.retry = each_second});
    BOOST_REQUIRE(r.outcome.has_error());
    BOOST_TEST((r.outcome.error() == rest::condition::not_found));
    BOOST_TEST(r.response.status() == 404);
    BOOST_TEST(r.response.body() == "second");
    BOOST_TEST(r.response.header("X-First") == "");
    BOOST_TEST(r.attempts == 2);
    BOOST_TEST((r.elapsed == 1030ms));
    BOOST_TEST((r.outcome.error().elapsed() == r.elapsed));
    BOOST_TEST(r.outcome.error().attempts() == r.attempts);
}

BOOST_AUTO_TEST_CASE(without_a_whole_answer_there_is_none) {
    timed_server server;
    server.then({.status = 503, .body = "first"}).then(no_response(errc::tls_failed, delivery::not_sent));
    auto const lost = client_of(server).raw(velo::get_self{}, {.retry = each_second});
    BOOST_TEST((lost.outcome.error() == errc::tls_failed));
    BOOST_TEST(lost.response.status() == 0);
    BOOST_TEST(lost.response.body() == "");
    server.then({.status = 503, .body = "first"});
    virtual_wait::instead = [](rest::delay const&) { return errc::cancelled; };
    auto const stopped = client_of(server).raw(velo::get_self{}, {.retry = each_second});
    BOOST_TEST((stopped.outcome.error() == errc::cancelled));
    BOOST_TEST(stopped.response.status() == 0);
    BOOST_TEST(stopped.attempts == 1);
}

BOOST_AUTO_TEST_CASE(a_call_that_is_refused_has_no_answer) {
    timed_server const server;
    auto const r = client_of(server).raw(velo::get_self{}, {.headers = {{"Host", "x"}}, .correlation = "job"});
    BOOST_TEST((r.outcome.error() == errc::invalid_request));
    BOOST_TEST(r.response.status() == 0);
    BOOST_TEST(r.attempts == 0);
    BOOST_TEST((r.elapsed == 0s));
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_not_understood_is_there) {
    timed_server server;
    server.then({.body = "[1]"});
    auto const r = client_of(server).raw(velo::get_self{});
    BOOST_TEST((r.outcome.error() == errc::decode_failed));
    BOOST_TEST(r.response.status() == 200);
    BOOST_TEST(r.response.body() == "[1]");
}

BOOST_AUTO_TEST_CASE(the_correlation_is_that_of_the_answer_or_that_of_the_call) {
    timed_server server;
    server.always({.status = 204, .headers = {{"x-correlation-id", "of-the-server"}}});
    auto const client = client_of(server);
    velo::enable_user_v2 const op{ann};
    BOOST_TEST(client.raw(op, {.correlation = "mine"}).correlation == "of-the-server");
    BOOST_TEST(client.raw(op).correlation == "of-the-server");
    server.always({.status = 204});
    BOOST_TEST(client.raw(op, {.correlation = "mine"}).correlation == "mine");
    BOOST_TEST(client.raw(op).correlation == "");
    server.always(no_response(errc::tls_failed, delivery::not_sent));
    BOOST_TEST(client.raw(op, {.correlation = "mine"}).correlation == "mine");
    virtual_config config;
    config.correlation_field = "X-Request-Id";
    server.always({.status = 204, .headers = {{"X-Correlation-Id", "not this"}, {"X-Request-Id", "this"}}});
    BOOST_TEST(client_of(server, config).raw(op, {.correlation = "mine"}).correlation == "this");
}

BOOST_AUTO_TEST_CASE(the_requests_for_a_token_are_not_counted_and_their_time_is) {
    timed_server server;
    server.then({.status = 503, .duration = 1s}).then(granted("token")).then({.body = "{}", .duration = 2s});
    auto const client = rest::client(
        server, velo::client_credentials<rest::no_mutex>(rest::secret_string("k"), rest::secret_string("s")),
        rest::json{}, virtual_config{});
    auto const r = client.raw(velo::get_self{}, {.retry = each_second});
    BOOST_TEST(r.outcome.has_value());
    BOOST_TEST(r.attempts == 1);
    BOOST_TEST((r.elapsed == 4s));
}

BOOST_AUTO_TEST_CASE(the_answer_that_grants_a_token_is_not_that_of_the_call) {
    timed_server server;
    server.then(granted("secret")).then(no_response(errc::tls_failed, delivery::not_sent)).then({.status = 401});
    auto const client = rest::client(
        server, velo::client_credentials<rest::no_mutex>(rest::secret_string("k"), rest::secret_string("s")),
        rest::json{}, virtual_config{});
    BOOST_TEST(client.raw(velo::get_self{}).response.body() == "");
    static_cast<void>(client.auth().tokens().take());
    auto const refused = client.raw(velo::get_self{});
    BOOST_TEST((refused.outcome.error() == errc::token_refresh_failed));
    BOOST_TEST(refused.response.status() == 0);
}

BOOST_AUTO_TEST_CASE(what_was_deleted_is_a_success_with_the_answer_that_said_so) {
    timed_server server;
    server.then(no_response(errc::connection_lost, delivery::maybe_sent)).then({.status = 404});
    auto const r = client_of(server).raw(velo::delete_user_by_id_v2{ann}, {.retry = each_second});
    BOOST_TEST(r.outcome.has_value());
    BOOST_TEST(r.response.status() == 404);
    BOOST_TEST(r.attempts == 2);
}

BOOST_AUTO_TEST_CASE(the_fake_answers_raw_calls) {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
    velo::client const client(fake, velo::bearer(fake.token()));
    auto const r = client.raw(velo::list_users{});
    BOOST_TEST(r.outcome.has_value());
    BOOST_TEST(r.response.status() == 200);
    BOOST_TEST(r.response.header("Content-Type") == "application/json");
    BOOST_TEST(r.response.body().find("ann@example.com") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
