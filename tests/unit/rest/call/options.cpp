// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/options.hpp>

#include <velo/auth/client_credentials.hpp>
#include <velo/client.hpp>
#include <velo/login_api.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <concepts>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <support/virtual_time.hpp>
#include <type_traits>
#include <utility>

namespace {

namespace rest = velo::rest;
using namespace tests;
using rest::errc;

template <class Config = virtual_config>
auto client_of(timed_server const& server, Config config = {}) {
    return rest::client(server, rest::bearer("of-the-client"), rest::json{}, std::move(config));
}

std::string const fields_of_the_client =
    "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer of-the-client\n";

template <class Error>
void check_headers_refused(Error const& e) {
    BOOST_TEST((e == errc::invalid_request));
    BOOST_TEST((e == rest::condition::invalid_request));
    BOOST_TEST(e.field() == "headers");
    BOOST_TEST(!e.expected().empty());
    BOOST_TEST(e.attempts() == 0);
    BOOST_TEST((e.delivery() == rest::delivery::not_sent));
}

BOOST_FIXTURE_TEST_SUITE(rest_call_options, virtual_time)

BOOST_AUTO_TEST_CASE(without_options_a_call_has_the_fields_of_the_client) {
    timed_server server;
    server.always({.body = "{}"});
    auto const client = client_of(server);
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(client.call(velo::get_self{}, {}).has_value());
    for (seen_request const& q : server.requests()) {
        BOOST_TEST(q.headers == fields_of_the_client);
        BOOST_TEST((q.time_left == 30s));
    }
}

BOOST_AUTO_TEST_CASE(fields_are_sent_beside_those_of_the_client) {
    timed_server server;
    server.always({.status = 204});
    auto const client = client_of(server);
    BOOST_TEST(client
                   .call(velo::register_sms{.body = {.sms_number = "+14155550101"}},
                         {.headers = {{"X-Reason", "audit"}, {"X-Ticket", "a b\tc"}}})
                   .has_value());
    BOOST_TEST(server.requests()[0].headers ==
               fields_of_the_client + "Content-Type: application/json\nX-Reason: audit\nX-Ticket: a b\tc\n");
    // The next call has them no more.
    BOOST_TEST(client.call(velo::reset_password{.body = {.email = "a@example.com"}}).has_value());
    BOOST_TEST(
        server.requests()[1].headers ==
        "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nContent-Type: application/json\n");
}

BOOST_AUTO_TEST_CASE(eight_fields_can_be_given) {
    timed_server server;
    server.always({.body = "{}"});
    auto const r = client_of(server).call(velo::get_self{}, {.headers = {{"X-1", "1"},
                                                                         {"X-2", "2"},
                                                                         {"X-3", "3"},
                                                                         {"X-4", "4"},
                                                                         {"X-5", "5"},
                                                                         {"X-6", "6"},
                                                                         {"X-7", "7"},
                                                                         {"X-8", "8"}},
                                                             .correlation = "c"});
    BOOST_TEST(r.has_value());
    BOOST_TEST(server.requests()[0].headers ==
               fields_of_the_client +
                   "X-1: 1\nX-2: 2\nX-3: 3\nX-4: 4\nX-5: 5\nX-6: 6\nX-7: 7\nX-8: 8\nX-Correlation-Id: c\n");
}

BOOST_AUTO_TEST_CASE(a_field_that_may_not_be_added_is_refused) {
    timed_server server;
    server.always({.body = "{}"});
    auto const client = client_of(server);
    for (std::string_view const name : {"Accept",
                                        "Authorization",
                                        "Connection",
                                        "Accept-Encoding",
                                        "Content-Encoding",
                                        "Content-Length",
                                        "Content-Type",
                                        "Expect",
                                        "Host",
                                        "Keep-Alive",
                                        "TE",
                                        "Trailer",
                                        "Transfer-Encoding",
                                        "Upgrade",
                                        "User-Agent",
                                        "host",
                                        "AUTHORIZATION",
                                        "",
                                        "X Y",
                                        "X:",
                                        "X\r\nY",
                                        "\xC3\xA9"}) {
        check_headers_refused(client.call(velo::get_self{}, {.headers = {{name, "value"}}}).error());
        // Also when it is not the first.
        check_headers_refused(client.call(velo::get_self{}, {.headers = {{"X-Good", "1"}, {name, "value"}}}).error());
    }
    using namespace std::string_view_literals;
    for (std::string_view const value : {""sv, "a\r\nX-More: 1"sv, "a\n"sv, "\r"sv, "a\0b"sv, "\x7F"sv})
        check_headers_refused(client.call(velo::get_self{}, {.headers = {{"X-Field", value}}}).error());
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(a_refusal_does_not_repeat_what_was_given) {
    timed_server const server;
    auto const r = client_of(server).call(velo::get_self{}, {.headers = {{"X-Field", "se\ncret"}}});
    BOOST_TEST(r.error().message().find("cret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_correlation_is_sent) {
    timed_server server;
    server.always({.body = "{}"});
    BOOST_TEST(client_of(server).call(velo::get_self{}, {.correlation = "job 7"}).has_value());
    BOOST_TEST(server.requests()[0].headers == fields_of_the_client + "X-Correlation-Id: job 7\n");
    virtual_config config;
    config.correlation_field = "X-Request-Id";
    BOOST_TEST(client_of(server, config).call(velo::get_self{}, {.correlation = "job"}).has_value());
    BOOST_TEST(server.requests()[1].headers == fields_of_the_client + "X-Request-Id: job\n");
}

BOOST_AUTO_TEST_CASE(a_call_has_a_limit_of_its_own_on_the_memory_of_the_model) {
    std::string body = R"({"content":[{})";
    for (int i = 0; i != 99; ++i) body += ",{}";
    body += "]}";
    timed_server server;
    server.always({.status = 200, .body = body});
    auto const client = client_of(server);
    auto const page = client.call(velo::list_users{}, {.model_memory = 10'000});
    BOOST_REQUIRE(page.has_error());
    BOOST_TEST((page.error() == errc::response_too_large));
    BOOST_TEST(client.call(velo::list_users{}, {.model_memory = 200'000})->content.size() == 100u);
    BOOST_TEST(client.call(velo::get_self{}, {.model_memory = 0}).has_value());
    // The next call has the limit of the Config again.
    BOOST_TEST(client.call(velo::list_users{})->content.size() == 100u);
    virtual_config config;
    config.limits.model = 10'000;
    BOOST_TEST(client_of(server, config).call(velo::list_users{}).has_error());
    BOOST_TEST(client_of(server, config).call(velo::list_users{}, {.model_memory = 200'000}).has_value());
}

BOOST_AUTO_TEST_CASE(a_header_of_the_same_name_is_sent_instead_of_the_correlation) {
    timed_server server;
    server.always({.body = "{}"});
    auto const r = client_of(server).raw(
        velo::get_self{}, {.headers = {{"x-correlation-ID", "theirs"}, {"X-Other", "1"}}, .correlation = "ours"});
    BOOST_TEST(r.outcome.has_value());
    BOOST_TEST(server.requests()[0].headers == fields_of_the_client + "x-correlation-ID: theirs\nX-Other: 1\n");
    BOOST_TEST(r.correlation == "ours");
}

BOOST_AUTO_TEST_CASE(a_correlation_with_a_line_break_is_refused) {
    timed_server server;
    server.always({.body = "{}"});
    check_headers_refused(
        client_of(server).call(velo::get_self{}, {.correlation = "job\r\nAuthorization: Bearer x"}).error());
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(the_timeout_is_that_of_the_call) {
    timed_server server;
    server.always({.body = "{}"});
    auto const client = client_of(server);
    BOOST_TEST(client.call(velo::get_self{}, {.timeout = 2s}).has_value());
    BOOST_TEST((server.requests()[0].time_left == 2s));
    server.always({.duration = 3s});
    auto const r = client.call(velo::get_self{}, {.timeout = 2s});
    BOOST_TEST((r.error() == errc::timed_out));
    BOOST_TEST((r.error().elapsed() == 2s));
}

BOOST_AUTO_TEST_CASE(a_token_of_its_own_replaces_that_of_the_client) {
    timed_server server;
    server.always({.body = "{}"});
    auto const client = client_of(server);
    rest::secret_string const secret("of-the-call");
    rest::bearer_token const token = "another";
    BOOST_TEST(client.call(velo::get_self{}, {.token = secret}).has_value());
    BOOST_TEST(client.call(velo::get_self{}, {.token = token}).has_value());
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(
        server.requests()[0].headers ==
        "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer of-the-call\n");
    BOOST_TEST(
        server.requests()[1].headers ==
        "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer another\n");
    BOOST_TEST(server.requests()[2].headers == fields_of_the_client);
}

BOOST_AUTO_TEST_CASE(a_token_that_is_none_is_refused) {
    timed_server server;
    server.always({.body = "{}"});
    auto const client = client_of(server);
    for (std::string_view const bad : {"", " ", "a b", "a\r\nX-More: 1", "\xC3\xA9"}) {
        auto const r = client.call(velo::get_self{}, {.token = rest::secret_string(bad)});
        BOOST_TEST((r.error() == (bad.empty() ? errc::no_credential : errc::invalid_credential)));
        BOOST_TEST((r.error() == rest::condition::invalid_request));
        BOOST_TEST((r.error().delivery() == rest::delivery::not_sent));
        BOOST_TEST(r.error().detail().starts_with("the token "));
    }
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(a_stop_that_was_asked_for_before_ends_the_call) {
    timed_server server;
    server.always({.body = "{}"});
    std::stop_source stop;
    auto const client = client_of(server);
    BOOST_TEST(client.call(velo::get_self{}, {.stop = stop.get_token()}).has_value());
    stop.request_stop();
    auto const r = client.call(velo::get_self{}, {.stop = stop.get_token()});
    BOOST_TEST((r.error() == errc::cancelled));
    BOOST_TEST((r.error().delivery() == rest::delivery::not_sent));
    BOOST_TEST(server.count() == 1u);
}

BOOST_AUTO_TEST_CASE(options_are_shared_by_calls_of_every_kind) {
    timed_server server;
    server.always({.status = 204});
    auto const client = client_of(server);
    std::stop_source stop;
    rest::secret_string const token("shared");
    rest::call_options const shared{.timeout = 3s,
                                    .stop = stop.get_token(),
                                    .headers = {{"X-Reason", "audit"}},
                                    .retry = rest::retry::never,
                                    .token = token,
                                    .correlation = "job"};
    BOOST_TEST(client.call(velo::enable_user_v2{"8bbf301c-948f-4445-b411-357eec53e441"}, shared).has_value());
    BOOST_TEST(client.call(velo::register_sms{.body = {.sms_number = "+14155550101"}}, shared).has_value());
    for (seen_request const& q : server.requests()) {
        BOOST_TEST((q.time_left == 3s));
        BOOST_TEST(q.headers.find("Authorization: Bearer shared\n") != std::string::npos);
        BOOST_TEST(q.headers.find("X-Reason: audit\nX-Correlation-Id: job\n") != std::string::npos);
    }
    server.always({.status = 429});
    BOOST_TEST(client.call(velo::register_sms{.body = {.sms_number = "+14155550101"}}, shared).error().attempts() == 1);
    stop.request_stop();
    BOOST_TEST(
        (client.call(velo::register_sms{.body = {.sms_number = "+14155550101"}}, shared).error() == errc::cancelled));
}

BOOST_AUTO_TEST_CASE(options_go_through_the_member_functions) {
    timed_server server;
    server.always({.body = "{}"});
    velo::users_api const api(client_of(server));
    BOOST_TEST(api.get_self({.timeout = 4s, .headers = {{"X-Reason", "audit"}}}).has_value());
    BOOST_TEST((server.requests()[0].time_left == 4s));
    BOOST_TEST(server.requests()[0].headers == fields_of_the_client + "X-Reason: audit\n");
}

BOOST_AUTO_TEST_CASE(a_client_says_which_options_its_calls_have) {
    using client = rest::client<timed_server, rest::bearer<rest::secret_string>>;
    static_assert(std::same_as<client::options, rest::call_options>);
    static_assert(std::same_as<client::options_of<velo::get_self>, rest::call_options>);
    static_assert(std::same_as<client::options_of<velo::logout>, rest::basic_call_options<false, false>>);
    static_assert(std::convertible_to<rest::call_options, client::options_of<velo::logout>>);
    static_assert(!std::convertible_to<client::options_of<velo::logout>, rest::call_options>);
    static_assert(!std::constructible_from<rest::no_stop, std::stop_token>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
