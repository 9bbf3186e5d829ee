// SPDX-License-Identifier: BSL-1.0
#include <velo/fake.hpp>
#include <velo/rest/observe/attempt_line.hpp>
#include <velo/rest/observe/call_metrics.hpp>
#include <velo/rest/observe/log_attempts.hpp>
#include <velo/rest/observe/observers.hpp>
#include <velo/rest/observe/traceparent.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <clocale>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "support/virtual_time.hpp"

BOOST_AUTO_TEST_SUITE(rest_observe_ready_observers)

namespace {

namespace rest = velo::rest;
using namespace tests;

template <class Observer>
struct observed_config : virtual_config {
    explicit observed_config(Observer o) : observer(std::move(o)) {}
    Observer observer;
};

struct append_to {
    std::shared_ptr<std::string> out = std::make_shared<std::string>();
    void operator()(std::string const& line) const { *out += line; }
};

constexpr std::string_view trace = "0af7651916cd43dd8448eb211c80319c";
constexpr std::string_view parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

std::string traceparent_of(timed_server const& server) {
    std::string const& headers = server.requests().back().headers;
    std::size_t const at = headers.find("traceparent: ");
    return at == std::string::npos ? std::string() : headers.substr(at + 13, headers.find('\n', at) - at - 13);
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(each_attempt_is_one_line, virtual_time) {
    timed_server server;
    server.then({.status = 503, .duration = 41ms})
        .then(no_response(rest::errc::connect_failed, rest::delivery::not_sent, 3ms))
        .then({.body = "{}", .duration = 2s});
    append_to const lines;
    velo::client const client(server, velo::bearer("token"), velo::json{}, observed_config(rest::log_attempts(lines)));
    BOOST_TEST(client.call(velo::get_self{}, {.correlation = "nightly 7 \"x\"=y"}).has_value());
    BOOST_TEST(
        *lines.out ==
        "operation=get_self attempt=1 status=503 ms=41 reused=false correlation=\"nightly 7 \\\"x\\\"=y\"\n"
        "operation=get_self attempt=2 error=\"no connection to the server\" delivery=\"not sent\" ms=3 reused=false "
        "correlation=\"nightly 7 \\\"x\\\"=y\"\n"
        "operation=get_self attempt=3 status=200 ms=2000 reused=false correlation=\"nightly 7 \\\"x\\\"=y\"\n");
    std::string line;
    rest::detail::append_pair(line, "a", "b\nc=d\x7F\\");
    rest::detail::append_pair(line, "e", "");
    BOOST_TEST(line == "a=\"b?c=d?\\\\\" e=\"\"");
    // Control characters and separators of lines above ASCII, alone and in UTF-8; a lead byte hides no quote.
    for (std::string_view const separator :
         {"\xC2\x85", "\x85", "\x9B", "\xE2\x80\xA8", "\xE2\x80\xA9", "\r", "\x1B"}) {
        std::string one;
        rest::detail::append_pair(one, "a", "\xC3\x9B" + std::string(separator) + "b\xE2\x82\xAC");
        BOOST_TEST(one == "a=\"\xC3\x9B?b\xE2\x82\xAC\"");
    }
    std::string hidden;
    rest::detail::append_pair(hidden, "a", "\xC3\" b=\"\xE2");
    BOOST_TEST(hidden == "a=\"\xC3\\\" b=\\\"\xE2\"");
}

BOOST_FIXTURE_TEST_CASE(a_trace_is_passed_on_or_begun, virtual_time) {
    timed_server server;
    server.always({.body = "{}"});
    auto const current = std::make_shared<std::string>();
    auto const lookup = [current](rest::event::event_context const&) -> std::string const& { return *current; };
    velo::client const client(server, velo::bearer("token"), velo::json{},
                              observed_config(rest::add_traceparent(std::uint64_t{1}, lookup)));
    auto const call = [&](std::string_view correlation) {
        BOOST_TEST(client.call(velo::get_self{}, {.correlation = correlation}).has_value());
        return traceparent_of(server);
    };
    std::string const first = call(trace), second = call(trace);
    BOOST_TEST(first.size() == 55u);
    BOOST_TEST(first.substr(0, 36) == "00-" + std::string(trace) + "-");
    BOOST_TEST(first.substr(52) == "-01");
    BOOST_TEST(first.substr(36, 16) != second.substr(36, 16));
    BOOST_TEST(rest::trace_parent::parse(first).has_value());
    BOOST_TEST(rest::trace_parent::parse(call("nightly")).has_value());
    BOOST_TEST(call("nightly").substr(3, 32) != call("nightly").substr(3, 32));
    *current = parent;
    BOOST_TEST(call(trace).substr(0, 36) == parent.substr(0, 36));
    BOOST_TEST(call(trace).substr(36, 16) != parent.substr(36, 16));
    BOOST_TEST(call(trace).substr(52) == "-00");
    // Flags that are not known are sent as zero (W3C Trace Context, section 3.2.2.5).
    for (auto const& [received, sent] : {std::pair("ff", "-03"), std::pair("fe", "-02"), std::pair("0d", "-01")}) {
        *current = std::string(parent.substr(0, 53)) + received;
        BOOST_TEST(call(trace).substr(52) == sent);
    }
}

BOOST_AUTO_TEST_CASE(other_texts_are_no_traceparent) {
    std::string const good(parent);
    BOOST_TEST(rest::trace_parent::parse(good)->trace_id == "4bf92f3577b34da6a3ce929d0e0e4736");
    BOOST_TEST(rest::trace_parent::parse("cc" + good.substr(2) + "-what-comes").has_value());
    for (std::string const& bad :
         {std::string(), good.substr(1), good + "-", "ff" + good.substr(2), "cc" + good.substr(2) + ".x",
          std::string("00-00000000000000000000000000000000-00f067aa0ba902b7-00"),
          std::string("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-00"),
          std::string("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-00"),
          std::string("00-4bf92f3577b34da6a3ce929d0e0e4736 00f067aa0ba902b7-00")})
        BOOST_TEST(!rest::trace_parent::parse(bad).has_value(), bad);
}

BOOST_FIXTURE_TEST_CASE(counters_are_text_for_prometheus, virtual_time) {
    timed_server server;
    server.then(granted("t"))
        .then({.status = 503, .headers = {{"Retry-After", "1"}}})
        .then({.body = "{}", .duration = 40ms})
        .then({.status = 404});
    rest::call_metrics const metrics;
    velo::client const client(server,
                              velo::client_credentials(velo::secret_string("key"), velo::secret_string("secret")),
                              velo::json{}, observed_config(metrics));
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(client.call(velo::get_self{}).has_error());
    std::string const text = metrics.text();
    for (std::string_view const line :
         {"# TYPE velo_attempts_total counter\n", "velo_attempts_total{operation=\"velo_auth\",result=\"200\"} 1\n",
          "velo_attempts_total{operation=\"get_self\",result=\"503\"} 1\n",
          "velo_calls_total{operation=\"get_self\",result=\"200\"} 1\n",
          "velo_calls_total{operation=\"get_self\",result=\"404\"} 1\n",
          "velo_waits_total{operation=\"get_self\",reason=\"retry_after\"} 1\n",
          "velo_token_refreshes_total{granted=\"true\"} 1\n", "velo_token_refreshes_total{granted=\"false\"} 0\n",
          "velo_call_duration_seconds_bucket{operation=\"get_self\",le=\"0.05\"} 1\n",
          "velo_call_duration_seconds_bucket{operation=\"get_self\",le=\"10\"} 2\n",
          "velo_call_duration_seconds_bucket{operation=\"get_self\",le=\"+Inf\"} 2\n",
          "velo_call_duration_seconds_sum{operation=\"get_self\"} 1.040000000\n",
          "velo_call_duration_seconds_count{operation=\"get_self\"} 2\n"})
        BOOST_TEST(text.find(line) != std::string::npos, line << "is not in\n" << text);
}

BOOST_AUTO_TEST_CASE(the_text_has_the_form_of_prometheus_whatever_the_names_and_the_locale) {
    std::string const before = std::setlocale(LC_ALL, nullptr);
    for (char const* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"}) std::setlocale(LC_ALL, name);
    rest::call_metrics const metrics;
    rest::endpoint odd = velo::get_self::endpoint;
    odd.name = "a\\b\"c\nd";
    for (auto const duration : {rest::duration(0ms), rest::duration(250ms), rest::duration(12'345'678'901ms)}) {
        rest::event::ended e{{odd, {}}};
        e.status = 200;
        e.duration = duration;
        metrics(e);
    }
    std::string const text = metrics.text();
    std::setlocale(LC_ALL, before.c_str());
    for (std::string_view const line :
         {"velo_calls_total{operation=\"a\\\\b\\\"c\\nd\",result=\"200\"} 3\n",
          "velo_call_duration_seconds_bucket{operation=\"a\\\\b\\\"c\\nd\",le=\"0.25\"} 2\n",
          "velo_call_duration_seconds_sum{operation=\"a\\\\b\\\"c\\nd\"} 12345679.151000000\n"})
        BOOST_TEST(text.find(line) != std::string::npos, line << "is not in\n" << text);
}

BOOST_AUTO_TEST_CASE(counters_are_exact_in_several_threads) {
    velo::fake const fake;
    rest::call_metrics const metrics("api");
    velo::client const client(fake, velo::bearer(fake.token()), velo::json{}, velo::observed{metrics});
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t != 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i != 50; ++i) static_cast<void>(client.call(velo::list_users{}));
            });
    }
    BOOST_TEST(metrics.text().find("api_calls_total{operation=\"list_users\",result=\"200\"} 200\n") !=
               std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(no_planted_secret_is_told, virtual_time) {
    append_to const lines;
    rest::call_metrics const metrics;
    auto const all = rest::observers(rest::log_attempts(lines), rest::add_traceparent(std::uint64_t{7}), metrics);
    for (int const status : {200, 400, 503}) {
        timed_server server;
        server.always(
            {.status = status,
             .body =
                 R"({"access_token":"Planted-issued","expires_in":1800,"errors":[{"errorMessage":"Planted-password"}]})",
             .headers = {{"Set-Cookie", "Planted-cookie"}}});
        velo::client const user(server, velo::bearer("Planted-token"), velo::json{}, observed_config(all));
        static_cast<void>(user.call(velo::validate_password_self{.body = {.password = "Planted-password"}}));
        static_cast<void>(user.call(velo::validate_access_token{.body = {.otp = *velo::otp::checked("Planted")}}));
        velo::client const application(
            server, velo::client_credentials(velo::secret_string("Planted-key"), velo::secret_string("Planted-secret")),
            velo::json{}, observed_config(all));
        static_cast<void>(application.call(velo::list_users{}));
        for (auto const& q : server.requests()) BOOST_TEST(q.headers.find("traceparent: 00-") != std::string::npos);
    }
    BOOST_TEST(!lines.out->empty());
    BOOST_TEST((*lines.out + metrics.text()).find("lanted") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
