// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/observe/observer.hpp>

#include <velo/auth/client_credentials.hpp>
#include <velo/client.hpp>
#include <velo/login_api.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <support/virtual_time.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

namespace rest = velo::rest;
namespace event = velo::rest::event;
using namespace tests;
using rest::delivery;
using rest::errc;
using rest::step;

using lines = std::vector<std::string>;

std::string text(nanoseconds n) { return std::to_string(n / 1ms) + "ms"; }
/// The call of an event, and its text.
std::string text(event::event_context const& s, std::string const& what) {
    return std::string(s.endpoint.name) + (s.is_token_request ? "/token" : "") +
           (s.correlation.empty() ? "" : "[" + std::string(s.correlation) + "]") + ": " + what;
}
std::string text(event::wait_reason r) {
    switch (r) {
        case event::wait_reason::backoff: return "backoff";
        case event::wait_reason::retry_after: return "retry after";
        case event::wait_reason::token: return "token";
    }
    return "?";
}

/// Logs every event.
struct listener {
    std::shared_ptr<lines> log = std::make_shared<lines>();

    template <class Op>
    void operator()(event::calling<Op> const& e) const {
        std::string line = std::string(Op::endpoint.name) + ": calling " + rest::redacted(e.operation);
        if (!e.correlation.empty()) line += " [" + std::string(e.correlation) + "]";
        log->push_back(line);
    }
    void operator()(event::sending const& e) const { log->push_back(text(e, "sending " + std::to_string(e.attempt))); }
    void operator()(event::sent const& e) const {
        std::string line = "sent " + std::to_string(e.attempt) + ", " + std::to_string(e.status) + ", " +
                           std::string(to_text(e.delivered)) + ", " + text(e.duration);
        if (e.error != errc::none) line += ", " + std::string(to_text(e.error));
        if (e.reused_connection) line += ", reused";
        log->push_back(text(e, line));
    }
    void operator()(event::waiting const& e) const {
        log->push_back(
            text(e, "waiting for " + text(e.reason) + " after " + std::to_string(e.attempts) + ", " + text(e.length)));
    }
    void operator()(event::token_refreshed const& e) const {
        log->push_back(text(e, (e.granted ? "granted, " : "not granted, ") + text(e.duration)));
    }
    void operator()(event::ended const& e) const {
        std::string line =
            "ended after " + std::to_string(e.attempts) + ", " + std::to_string(e.status) + ", " + text(e.duration);
        if (e.error != errc::none) line += ", " + std::string(to_text(e.error));
        log->push_back(text(e, line));
    }
};

template <class Observer>
struct observed_config : virtual_config {
    explicit observed_config(Observer o) : observer(std::move(o)) {}
    Observer observer;
};

template <class Observer>
auto client_of(timed_server const& server, Observer o) {
    return rest::client(server, rest::bearer("the-token"), rest::json{}, observed_config<Observer>(std::move(o)));
}
template <class Observer>
auto client_with_key(timed_server const& server, Observer o) {
    return rest::client(
        server,
        velo::client_credentials<rest::no_mutex>(rest::secret_string("the-key"), rest::secret_string("the-secret")),
        rest::json{}, observed_config<Observer>(std::move(o)));
}

void check(lines const& log, lines const& expected) { BOOST_TEST(log == expected, boost::test_tools::per_element()); }

constexpr auto each_second = [](rest::retry::retry_context const& s) -> std::optional<nanoseconds> {
    if (!rest::retry::is_transient(s)) return std::nullopt;
    return 1s + s.retry_after.value_or(0s);
};

BOOST_FIXTURE_TEST_SUITE(rest_observe_observer, virtual_time)

BOOST_AUTO_TEST_CASE(a_plain_call_emits_calling_sending_sent_and_ended) {
    timed_server server;
    server.then({.body = "{}", .ended = {.reused_connection = true}, .duration = 30ms});
    listener const l;
    BOOST_TEST(client_of(server, l).call(velo::get_self{}).has_value());
    check(*l.log, {"get_self: calling {}", "get_self: sending 1", "get_self: sent 1, 200, answered, 30ms, reused",
                   "get_self: ended after 1, 200, 30ms"});
}

BOOST_AUTO_TEST_CASE(a_call_with_retries_and_refreshes_emits_its_events_in_order) {
    timed_server server;
    server.then({.status = 503, .duration = 10ms})
        .then(granted("one"))
        .then({.status = 401, .duration = 20ms})
        .then(granted("two"))
        .then({.status = 429, .headers = {{"Retry-After", "2"}}, .duration = 30ms})
        .then(no_response(errc::connection_lost, delivery::maybe_sent, 40ms))
        .then(no_response(errc::connect_failed, delivery::not_sent, 50ms))
        .then({.body = "{}", .duration = 60ms});
    listener const l;
    BOOST_TEST(
        client_with_key(server, l).call(velo::get_self{}, {.retry = each_second, .correlation = "job-7"}).has_value());
    check(*l.log,
          {
              "get_self: calling {} [job-7]",
              "velo_auth/token[job-7]: sending 1",
              "velo_auth/token[job-7]: sent 1, 503, answered, 10ms",
              "velo_auth/token[job-7]: waiting for backoff after 1, 1000ms",
              "velo_auth/token[job-7]: sending 2",
              "velo_auth/token[job-7]: sent 2, 200, answered, 0ms",
              "velo_auth/token[job-7]: granted, 1010ms",
              "get_self[job-7]: sending 1",
              "get_self[job-7]: sent 1, 401, answered, 20ms",
              "velo_auth/token[job-7]: sending 1",
              "velo_auth/token[job-7]: sent 1, 200, answered, 0ms",
              "velo_auth/token[job-7]: granted, 0ms",
              "get_self[job-7]: sending 2",
              "get_self[job-7]: sent 2, 429, answered, 30ms",
              "get_self[job-7]: waiting for retry after after 2, 3000ms",
              "get_self[job-7]: sending 3",
              "get_self[job-7]: sent 3, 0, maybe sent, 40ms, the connection ended before the whole response came",
              "get_self[job-7]: waiting for backoff after 3, 1000ms",
              "get_self[job-7]: sending 4",
              "get_self[job-7]: sent 4, 0, not sent, 50ms, no connection to the server",
              "get_self[job-7]: waiting for backoff after 4, 1000ms",
              "get_self[job-7]: sending 5",
              "get_self[job-7]: sent 5, 200, answered, 60ms",
              "get_self[job-7]: ended after 5, 200, 6210ms",
          });
}

BOOST_AUTO_TEST_CASE(ended_has_the_status_of_an_error_response_and_no_error) {
    timed_server server;
    server.then({.status = 404, .duration = 5ms});
    listener const l;
    BOOST_TEST(client_of(server, l).call(velo::get_self{}).has_error());
    BOOST_TEST(l.log->back() == "get_self: ended after 1, 404, 5ms");
}

BOOST_AUTO_TEST_CASE(ended_has_the_error_of_a_call_without_a_response) {
    timed_server server;
    server.then({.status = 503}).then(no_response(errc::tls_failed, delivery::not_sent));
    listener const l;
    BOOST_TEST(client_of(server, l).call(velo::get_self{}, {.retry = each_second}).has_error());
    BOOST_TEST(l.log->back() == "get_self: ended after 2, 0, 1000ms, the TLS connection was refused");
}

BOOST_AUTO_TEST_CASE(a_call_that_is_stopped_while_it_waits_emits_ended) {
    timed_server server;
    server.then({.status = 503});
    listener const l;
    virtual_wait::instead = [](rest::delay const&) { return errc::cancelled; };
    BOOST_TEST(client_of(server, l).call(velo::get_self{}, {.retry = each_second}).has_error());
    BOOST_TEST(l.log->back() == "get_self: ended after 1, 0, 0ms, cancelled");
}

BOOST_AUTO_TEST_CASE(a_call_that_is_stopped_between_token_requests_emits_token_refreshed_and_ended) {
    timed_server server;
    server.then({.status = 503});
    listener const l;
    virtual_wait::instead = [](rest::delay const&) {
        virtual_clock::at += 5ms;
        return errc::cancelled;
    };
    BOOST_TEST(client_with_key(server, l).call(velo::get_self{}, {.retry = each_second}).has_error());
    check(*l.log, {"get_self: calling {}", "velo_auth/token: sending 1", "velo_auth/token: sent 1, 503, answered, 0ms",
                   "velo_auth/token: waiting for backoff after 1, 1000ms", "velo_auth/token: not granted, 5ms",
                   "get_self: ended after 0, 0, 5ms, cancelled"});
}

BOOST_AUTO_TEST_CASE(a_refused_token_emits_token_refreshed) {
    timed_server server;
    server.then({.status = 401, .duration = 7ms});
    listener const l;
    BOOST_TEST(client_with_key(server, l).call(velo::get_self{}).has_error());
    check(*l.log, {"get_self: calling {}", "velo_auth/token: sending 1", "velo_auth/token: sent 1, 401, answered, 7ms",
                   "velo_auth/token: not granted, 7ms",
                   "get_self: ended after 0, 0, 7ms, the access token could not be refreshed"});
}

BOOST_AUTO_TEST_CASE(a_failed_refresh_ahead_of_the_expiry_emits_token_refreshed) {
    timed_server server;
    server.then(granted("old", "1800")).then({.body = "{}"});
    listener const l;
    auto const client = client_with_key(server, l);
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    l.log->clear();
    virtual_clock::at += 1760s;
    server.then({.status = 503, .duration = 3ms}).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    check(*l.log, {"get_self: calling {}", "velo_auth/token: sending 1", "velo_auth/token: sent 1, 503, answered, 3ms",
                   "velo_auth/token: not granted, 3ms", "get_self: sending 1", "get_self: sent 1, 200, answered, 0ms",
                   "get_self: ended after 1, 200, 3ms"});
}

BOOST_AUTO_TEST_CASE(a_call_that_waits_for_the_token_of_another_emits_waiting) {
    timed_server server;
    server.then({.body = "{}"});
    listener const l;
    auto const client = client_with_key(server, l);
    auto other = client.machine(velo::list_users{});
    other.begin(rest::instant(virtual_clock::at));
    l.log->clear();
    virtual_wait::instead = [&](rest::delay const&) {
        virtual_clock::at += 2s;
        other.response_buffer().start(200);
        BOOST_TEST(other.response_buffer().append(granted("shared").body));
        other.ended(rest::attempt::answered(), rest::instant(virtual_clock::at));
        return errc::none;
    };
    BOOST_TEST(client.call(velo::get_self{}, {.timeout = 9s}).has_value());
    check(*l.log, {"get_self: calling {}", "get_self: waiting for token after 0, 9000ms",
                   "velo_auth/token: sent 1, 200, answered, 2000ms", "velo_auth/token: granted, 2000ms",
                   "list_users: sending 1", "get_self: sending 1", "get_self: sent 1, 200, answered, 0ms",
                   "get_self: ended after 1, 200, 2000ms"});
}

BOOST_AUTO_TEST_CASE(a_call_that_is_rejected_emits_calling_and_ended) {
    timed_server const server;
    listener const l;
    auto const client = client_of(server, l);
    BOOST_TEST((client.call(velo::get_self{}, {.headers = {{"Host", "elsewhere"}}}).error() == errc::invalid_request));
    check(*l.log, {"get_self: calling {}", "get_self: ended after 0, 0, 0ms, the request cannot be sent"});
    l.log->clear();
    BOOST_TEST(
        (client.call(velo::get_self{}, {.token = rest::secret_string("a b")}).error() == errc::invalid_credential));
    check(*l.log, {"get_self: calling {}", "get_self: ended after 0, 0, 0ms, the credential cannot be sent"});
}

BOOST_AUTO_TEST_CASE(a_request_that_is_only_built_emits_nothing) {
    timed_server const server;
    listener const l;
    BOOST_TEST(client_of(server, l).request(velo::get_self{}).has_value());
    BOOST_TEST(l.log->empty());
}

BOOST_AUTO_TEST_CASE(raw_calls_and_pages_emit_events) {
    timed_server server;
    server.always({.body = R"({"page":{"totalPages":2}})"});
    listener const l;
    auto const client = client_of(server, l);
    static_cast<void>(client.raw(velo::get_self{}));
    BOOST_TEST(l.log->size() == 4u);
    l.log->clear();
    for (auto const& page : client.pages(velo::list_users{})) BOOST_TEST(page.has_value());
    BOOST_TEST(l.log->size() == 8u);
    BOOST_TEST(l.log->front() == R"(list_users: calling {"page":1})");
    BOOST_TEST((*l.log)[4] == R"(list_users: calling {"page":2})");
}

// Handlers.

BOOST_AUTO_TEST_CASE(an_observer_receives_only_the_events_that_it_handles) {
    static_assert(!rest::detail::wants<rest::no_observer, event::ended>);
    static_assert(!rest::detail::adds_headers<rest::no_observer>);
    static_assert(!rest::detail::observes_calls<rest::no_observer, velo::get_self>);
    static_assert(rest::detail::observes_calls<listener, velo::get_self>);
    static_assert(!rest::detail::adds_headers<listener>);
    timed_server server;
    server.then({.status = 503}).then({.body = "{}"});
    auto const reasons = std::make_shared<std::vector<event::wait_reason>>();
    auto const waits_only = [reasons](event::waiting const& e) { reasons->push_back(e.reason); };
    static_assert(!rest::detail::wants<decltype(waits_only), event::ended>);
    BOOST_TEST(client_of(server, waits_only).call(velo::get_self{}, {.retry = each_second}).has_value());
    BOOST_TEST((*reasons == std::vector{event::wait_reason::backoff}));
}

BOOST_AUTO_TEST_CASE(an_observer_may_handle_the_calls_of_one_operation) {
    timed_server server;
    server.always({.body = "{}"});
    auto const count = std::make_shared<int>(0);
    auto const client = client_of(server, [count](event::calling<velo::get_self> const&) { ++*count; });
    static_cast<void>(client.call(velo::list_users{}));
    static_cast<void>(client.call(velo::get_self{}));
    BOOST_TEST(*count == 1);
}

BOOST_AUTO_TEST_CASE(observed_is_the_default_config_with_an_observer) {
    timed_server server;
    server.always({.body = "{}"});
    auto const attempts = std::make_shared<int>(0);
    velo::client const client(server, velo::bearer("token"), velo::json{},
                              velo::observed{[attempts](event::ended const& e) { *attempts += e.attempts; }});
    static_cast<void>(client.call(velo::get_self{}));
    BOOST_TEST(*attempts == 1);
}

// Header fields of an attempt.

/// Adds a header field with a different value each time.
struct tracer {
    std::shared_ptr<lines> log = std::make_shared<lines>();
    void add_headers(event::sending const& e, rest::extra_headers& out) const {
        std::string const number = std::to_string(log->size() + 1);
        log->push_back(text(e, "attempt " + std::to_string(e.attempt)));
        BOOST_TEST(out.add("traceparent", "span-" + number));
        BOOST_TEST(!out.add("Host", "elsewhere"));
    }
};

BOOST_AUTO_TEST_CASE(each_attempt_has_its_own_header_fields) {
    timed_server server;
    server.then({.status = 503})
        .then(granted("token"))
        .then({.status = 503})
        .then({.status = 503})
        .then({.body = "{}"});
    tracer const t;
    BOOST_TEST(
        client_with_key(server, t)
            .call(velo::get_self{}, {.headers = {{"X-Reason", "audit"}}, .retry = each_second, .correlation = "job"})
            .has_value());
    check(*t.log, {"velo_auth/token[job]: attempt 1", "velo_auth/token[job]: attempt 2", "get_self[job]: attempt 1",
                   "get_self[job]: attempt 2", "get_self[job]: attempt 3"});
    BOOST_REQUIRE(server.count() == 5u);
    std::string const of_the_token =
        "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Basic "
        "dGhlLWtleTp0aGUtc2VjcmV0\n";
    std::string const of_the_call =
        "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer token\n"
        "X-Reason: audit\nX-Correlation-Id: job\n";
    BOOST_TEST(server.requests()[0].headers == of_the_token + "traceparent: span-1\n");
    BOOST_TEST(server.requests()[1].headers == of_the_token + "traceparent: span-2\n");
    BOOST_TEST(server.requests()[2].headers == of_the_call + "traceparent: span-3\n");
    BOOST_TEST(server.requests()[3].headers == of_the_call + "traceparent: span-4\n");
    BOOST_TEST(server.requests()[4].headers == of_the_call + "traceparent: span-5\n");
}

BOOST_AUTO_TEST_CASE(an_observer_can_add_header_fields_to_those_of_the_call) {
    struct greedy {
        void add_headers(event::sending const&, rest::extra_headers& out) const {
            while (out.add("X-More", "value")) {
            }
        }
    };
    timed_server server;
    server.then({.status = 503}).then({.body = "{}"});
    BOOST_TEST(client_of(server, greedy{})
                   .call(velo::get_self{}, {.headers = {{"X-1", "1"},
                                                        {"X-2", "2"},
                                                        {"X-3", "3"},
                                                        {"X-4", "4"},
                                                        {"X-5", "5"},
                                                        {"X-6", "6"},
                                                        {"X-7", "7"},
                                                        {"X-8", "8"}},
                                            .retry = each_second,
                                            .correlation = "job"})
                   .has_value());
    BOOST_REQUIRE(server.count() == 2u);
    std::string expected =
        "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer the-token\n";
    for (char const c : std::string_view("12345678")) expected += std::string("X-") + c + ": " + c + "\n";
    expected += "X-Correlation-Id: job\nX-More: value\nX-More: value\nX-More: value\n";
    for (seen_request const& q : server.requests()) BOOST_TEST(q.headers == expected);
}

BOOST_AUTO_TEST_CASE(the_next_call_does_not_have_the_added_header_fields) {
    timed_server server;
    server.always({.body = "{}"});
    tracer const t;
    auto const client = client_of(server, t);
    static_cast<void>(client.call(velo::get_self{}, {.headers = {{"X-Reason", "audit"}}}));
    static_cast<void>(client.call(velo::get_self{}));
    BOOST_TEST(
        server.requests()[1].headers ==
        "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer the-token\n"
        "traceparent: span-2\n");
}

// Secrets.

BOOST_AUTO_TEST_CASE(no_event_has_a_secret_or_text_of_the_server) {
    timed_server server;
    std::string const text_of_server = R"({"correlationId":"server-text","errors":[{"errorMessage":"server-text"}]})";
    server.then({.status = 503, .body = text_of_server})
        .then(granted("secret-token-1"))
        .then({.status = 401, .body = text_of_server})
        .then(granted("secret-token-2"))
        .then({.status = 429, .body = text_of_server, .headers = {{"Retry-After", "1"}, {"X-Text", "server-text"}}})
        .then({.status = 204, .headers = {{"X-Text", "server-text"}}});
    listener const l;
    auto const client = client_with_key(server, l);
    velo::user_id const id = "8bbf301c-948f-4445-b411-357eec53e441";
    BOOST_TEST(client.call(velo::enable_user_v2{id}, {.retry = each_second}).has_value());
    server.always({.status = 503, .body = text_of_server});
    static_cast<void>(client.call(velo::role_update{id, {.roles = {"payor.admin"}, .verification_code = "735291"}}));
    static_cast<void>(client.call(velo::update_password_self{
        .body = {.old_password = "old-secret-password", .new_password = "new-secret-password"}}));
    static_cast<void>(client.call(velo::validate_password_self{.body = {.password = "tried-secret-password"}}));
    static_cast<void>(
        client.call(velo::validate_access_token{.body = {.otp = "846102"}, .authorization = "secret-argument"}));
    static_cast<void>(client.call(velo::get_self{}, {.token = rest::secret_string("secret-option")}));
    std::string all;
    for (std::string const& line : *l.log) all += line + "\n";
    // They were sent, and are not logged.
    std::string requests;
    for (seen_request const& q : server.requests()) requests += q.headers + q.body;
    for (std::string const secret :
         {"secret-token-1", "secret-token-2", "735291", "old-secret-password", "new-secret-password",
          "tried-secret-password", "846102", "secret-argument", "secret-option", "dGhlLWtleTp0aGUtc2VjcmV0"}) {
        BOOST_TEST(requests.find(secret) != std::string::npos, secret);
        BOOST_TEST(all.find(secret) == std::string::npos, secret);
    }
    for (std::string const secret : {"the-key", "the-secret", "server-text", "Bearer", "Basic"})
        BOOST_TEST(all.find(secret) == std::string::npos, secret);
    // The redacted arguments are logged.
    BOOST_TEST(all.find("[redacted]") != std::string::npos);
    BOOST_TEST(all.find("payor.admin") != std::string::npos);
    BOOST_TEST(all.find("role_update: ended after 1, 503") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_reason_for_a_missing_token_has_no_secret) {
    timed_server server;
    server.then({.status = 401, .body = "the-secret server-text"});
    listener const l;
    auto const r = client_with_key(server, l).call(velo::get_self{});
    BOOST_TEST(r.error().message() ==
               "get_self: the access token could not be refreshed: velo_auth: HTTP 401 unauthorized");
    for (std::string const& line : *l.log) BOOST_TEST(line.find("the-secret") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
