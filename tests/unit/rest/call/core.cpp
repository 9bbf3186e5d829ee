// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/core.hpp>

#include <velo/auth/client_credentials.hpp>
#include <velo/log_out.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <support/virtual_time.hpp>
#include <utility>
#include <vector>

namespace {

namespace rest = velo::rest;
namespace retry = velo::rest::retry;
using namespace tests;
using rest::attempt;
using rest::delivery;
using rest::errc;
using rest::step;
using wait = std::optional<nanoseconds>;

constexpr velo::user_id ann = "8bbf301c-948f-4445-b411-357eec53e441";
velo::register_sms const non_idempotent{.body = {.sms_number = "+14155550101"}};
velo::enable_user_v2 const idempotent{ann};
velo::delete_user_by_id_v2 const deletion{ann};
velo::role_update const with_code{ann, {.roles = {"payor.admin"}, .verification_code = "123456"}};
velo::role_update const without_code{ann, {.roles = {"payor.admin"}}};

/// A second after each transient failure.
constexpr auto each_second = [](retry::retry_context const& s) -> wait {
    if (!retry::is_transient(s)) return std::nullopt;
    return 1s;
};
/// Whatever happened.
constexpr auto stubborn = [](retry::retry_context const&) -> wait { return 1s; };

template <class Config = virtual_config>
auto client_of(timed_server const& server, Config config = {}) {
    return rest::client(server, rest::bearer("token"), rest::json{}, std::move(config));
}
template <class Config = virtual_config>
auto client_with_key(timed_server const& server, Config config = {}) {
    return rest::client(
        server,
        velo::client_credentials<rest::no_mutex>(rest::secret_string("the-key"), rest::secret_string("the-secret")),
        rest::json{}, std::move(config));
}

reply unavailable(std::string const& retry_after, std::string const& date = "") {
    reply r{.status = 503, .headers = {{"Retry-After", retry_after}}};
    if (!date.empty()) r.headers.emplace_back("Date", date);
    return r;
}
reply lost() { return no_response(errc::connection_lost, delivery::maybe_sent); }
reply refused() { return no_response(errc::connect_failed, delivery::not_sent); }

bool carries(seen_request const& q, std::string const& token) {
    return q.headers.find("Authorization: Bearer " + token + "\n") != std::string::npos;
}

using expected_waits = std::vector<nanoseconds>;

BOOST_FIXTURE_TEST_SUITE(rest_call_course, virtual_time)

// The deadline.

BOOST_AUTO_TEST_CASE(the_deadline_is_of_the_whole_call) {
    timed_server server;
    server.always({.status = 503, .duration = 3s});
    auto const r = client_of(server).call(velo::get_self{}, {.timeout = 10s, .retry = each_second});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::timed_out));
    BOOST_TEST(r.error().attempts() == 3);
    BOOST_TEST((r.error().elapsed() == 10s));
    BOOST_TEST((r.error().delivery() == delivery::maybe_sent));
    BOOST_REQUIRE(server.count() == 3u);
    BOOST_TEST((server.requests()[0].time_left == 10s));
    BOOST_TEST((server.requests()[1].time_left == 6s));
    BOOST_TEST((server.requests()[1].at == 4s));
    BOOST_TEST((server.requests()[2].time_left == 2s));
}

BOOST_AUTO_TEST_CASE(the_deadline_is_that_of_the_policies_unless_the_call_has_its_own) {
    timed_server server;
    server.always({.status = 503, .duration = 1h});
    virtual_config config;
    config.timeout = 7s;
    auto const client = client_of(server, config);
    BOOST_TEST((client.call(velo::get_self{}).error().elapsed() == 7s));
    BOOST_TEST((client.call(velo::get_self{}, {.timeout = 2s}).error().elapsed() == 2s));
    BOOST_TEST((client_of(server).call(velo::get_self{}).error().elapsed() == 30s));
}

BOOST_AUTO_TEST_CASE(a_limit_of_the_transport_itself_is_no_deadline) {
    timed_server server;
    server.then(no_response(errc::timed_out, delivery::maybe_sent, 2s)).then({.body = "{}"});
    BOOST_TEST(client_of(server).call(velo::get_self{}, {.retry = each_second}).has_value());
    BOOST_TEST(server.count() == 2u);
}

BOOST_AUTO_TEST_CASE(an_attempt_that_would_begin_too_late_is_not_waited_for) {
    for (auto const& [timeout, waited] : {std::pair{1s, false}, std::pair{2s, true}}) {
        timed_server server;
        server.then({.status = 503}).then({.body = "{}"});
        auto const r = client_of(server).call(velo::get_self{}, {.timeout = timeout, .retry = each_second});
        BOOST_TEST(r.has_value() == waited);
        if (waited) continue;
        // The error that there is says more than a timeout.
        BOOST_TEST((r.error() == rest::condition::unavailable));
        BOOST_TEST((r.error().elapsed() == 0s));
        BOOST_TEST(waits().empty());
    }
}

BOOST_AUTO_TEST_CASE(a_wait_that_takes_longer_than_it_should_ends_in_a_timeout) {
    timed_server server;
    server.then({.status = 503}).then({.body = "{}"});
    virtual_wait::instead = [](rest::delay const&) {
        virtual_clock::at += 1h;
        return errc::none;
    };
    auto const r = client_of(server).call(velo::get_self{}, {.retry = each_second});
    BOOST_TEST((r.error() == errc::timed_out));
    BOOST_TEST(r.error().detail() == "before the next attempt");
    BOOST_TEST(r.error().status() == 0);
    BOOST_TEST(r.error().attempts() == 1);
    BOOST_TEST(server.count() == 1u);
}

BOOST_AUTO_TEST_CASE(a_call_without_time_sends_nothing) {
    for (nanoseconds const none : {0ns, -1ns, nanoseconds(-1h), (nanoseconds::min)() / 2, (nanoseconds::min)()}) {
        timed_server server;
        server.always({.body = "{}"});
        auto const r = client_of(server).call(velo::get_self{}, {.timeout = none});
        BOOST_TEST((r.error() == errc::timed_out));
        BOOST_TEST((r.error().delivery() == delivery::not_sent));
        auto const renewing = client_with_key(server).call(velo::get_self{}, {.timeout = none});
        BOOST_TEST((renewing.error() == errc::timed_out));
        BOOST_TEST((renewing.error().delivery() == delivery::not_sent));
        BOOST_TEST(server.count() == 0u);
    }
}

BOOST_AUTO_TEST_CASE(a_call_may_have_all_the_time_of_the_world) {
    timed_server server;
    server.always({.body = "{}"});
    server.then({.status = 503});
    auto const client = client_of(server);
    BOOST_TEST(client.call(velo::get_self{}, {.timeout = (nanoseconds::max)()}).has_value());
    BOOST_TEST(client.call(velo::get_self{}, {.timeout = (std::chrono::milliseconds::max)()}).has_value());
    BOOST_TEST(client.call(velo::get_self{}, {.timeout = (std::chrono::hours::max)()}).has_value());
    BOOST_TEST(client.call(velo::get_self{}, {.timeout = std::optional(std::chrono::years(400))}).has_value());
    virtual_config config;
    config.timeout = (std::chrono::seconds::max)();
    BOOST_TEST(client_of(server, config).call(velo::get_self{}).has_value());
    for (seen_request const& q : server.requests()) BOOST_TEST((q.time_left >= (nanoseconds::max)() - 1min));
}

BOOST_AUTO_TEST_CASE(coarse_durations_below_all_others_have_passed) {
    timed_server server;
    server.always({.body = "{}"});
    BOOST_TEST((client_of(server).call(velo::get_self{}, {.timeout = (std::chrono::hours::min)()}).error() ==
                errc::timed_out));
    virtual_config config;
    config.timeout = (std::chrono::milliseconds::min)();
    BOOST_TEST((client_of(server, config).call(velo::get_self{}).error() == errc::timed_out));
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(delays_at_the_ends_of_their_types_do_not_overflow) {
    for (rest::duration_setting const delay :
         {rest::duration_setting((std::chrono::hours::max)()), rest::duration_setting((nanoseconds::min)())}) {
        timed_server server;
        server.then({.status = 503}).then({.body = "{}"});
        virtual_config config;
        config.retry = {.initial_delay = delay, .max_delay = delay};
        // A random delay of no length.
        BOOST_TEST(client_of(server, config).call(velo::get_self{}).has_value());
    }
    for (nanoseconds const delay : {(nanoseconds::min)(), -1ns}) {
        timed_server server;
        server.then({.status = 503}).then({.body = "{}"});
        auto const own = delay == -1ns
                             ? retry::option_value::function([](retry::retry_context const&) -> wait { return -1ns; })
                             : [](retry::retry_context const&) -> wait { return (nanoseconds::min)(); };
        BOOST_TEST(client_of(server).call(velo::get_self{}, {.retry = own}).has_value());
        BOOST_TEST((waits().back() == 0ns));
    }
    timed_server server;
    server.always({.status = 503});
    constexpr auto never_ends = [](retry::retry_context const&) -> wait { return (nanoseconds::max)(); };
    BOOST_TEST(
        (client_of(server).call(velo::get_self{}, {.timeout = (nanoseconds::max)(), .retry = never_ends}).error() ==
         rest::condition::unavailable));
}

// What the user's own code throws.

struct failure {};

/// Throws at the k-th question to any of the user's parts.
struct fuse {
    inline static int left = -1;
    static void burn() {
        if (left-- == 0) throw failure();
    }
};
struct throwing_clock {
    using rep = nanoseconds::rep;
    using period = nanoseconds::period;
    using duration = nanoseconds;
    using time_point = std::chrono::time_point<throwing_clock>;
    static time_point now() {
        fuse::burn();
        return time_point(virtual_clock::now().time_since_epoch());
    }
};
struct throwing_wait {
    errc operator()(rest::delay const& d, rest::stop const& stop) const {
        fuse::burn();
        return virtual_wait{}(d, stop);
    }
};
struct throwing_observer {
    void operator()(rest::event::event_context const&) const { fuse::burn(); }
    void add_headers(rest::event::sending const&, rest::extra_headers& extra) const {
        fuse::burn();
        static_cast<void>(extra.add("X-Trace", "1"));
    }
};
struct throwing_config : virtual_config {
    using clock = throwing_clock;
    using wait_strategy = throwing_wait;
    struct numbers {
        std::uint64_t operator()() const {
            fuse::burn();
            return 0;
        }
    } generator{};
    throwing_observer observer{};
};
/// Records where the requests of the client lie, and throws as well.
struct throwing_server {
    std::vector<std::string_view>* seen;
    attempt send(rest::request const& q, rest::response& r, rest::send_limits const&) const {
        seen->push_back(q.target);
        for (rest::header const& h : q.headers) {
            if (h.name == "Authorization") seen->push_back(h.value);
        }
        fuse::burn();
        bool const is_token = q.operation == "velo_auth";
        r.start(is_token || seen->size() > 6 ? 200 : 503);
        bool const fits = r.append(is_token ? R"({"access_token":"planted"})" : "{}");
        fuse::burn();
        return fits ? attempt::answered() : attempt::failed(errc::response_too_large, delivery::maybe_sent);
    }
    static bool is_confidential() noexcept { return true; }
};

BOOST_AUTO_TEST_CASE(exceptions_of_the_users_code_leave_nothing_behind) {
    int count = 0;
    for (bool threw = true; threw; ++count) {
        std::vector<std::string_view> seen;
        rest::client const client(
            throwing_server{&seen},
            velo::client_credentials<rest::no_mutex>(rest::secret_string("key"), rest::secret_string("secret")),
            rest::json{}, throwing_config{});
        fuse::left = count;
        threw = false;
        try {
            BOOST_TEST(client.call(velo::get_self{}).has_value());
        } catch (failure const&) {
            threw = true;
        }
        // The buffers are back in the client, and zeroed.
        auto const is_zeroed = [](std::string_view bytes) {
            return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == 0; });
        };
        for (std::string_view const bytes : seen) BOOST_TEST(is_zeroed(bytes));
        fuse::left = -1;
        BOOST_TEST(client.call(velo::get_self{}).has_value());
    }
    BOOST_TEST(count > 20);
}

// An idle connection that the server gives up.

BOOST_AUTO_TEST_CASE(a_408_to_an_idle_connection_is_sent_again) {
    reply const timeout{.status = 408, .headers = {{"Connection", "close"}}, .ended = {.reused_connection = true}};
    reply const kept{.status = 408, .ended = {.reused_connection = true}};
    reply const fresh{.status = 408, .headers = {{"Connection", "close"}}};
    for (auto const& [first, is_repeated] :
         {std::pair(timeout, true), std::pair(kept, false), std::pair(fresh, false)}) {
        timed_server server;
        server.then(first).then({.status = 204});
        BOOST_TEST(client_of(server).call(non_idempotent).has_value() == is_repeated);
        BOOST_TEST(server.count() == (is_repeated ? 2u : 1u));
        timed_server other;
        other.then(first).then({.status = 204});
        BOOST_TEST(client_of(other).call(idempotent).has_value());
    }
}

BOOST_AUTO_TEST_CASE(an_interim_status_is_no_response) {
    for (int const status : {100, 101, 103, 199}) {
        timed_server server;
        server.then({.status = status});
        auto const r = client_of(server).call(velo::enable_user_v2{ann}, {.retry = retry::never});
        BOOST_TEST((r.error() == errc::protocol_error));
    }
}

// What the server asks for.

BOOST_AUTO_TEST_CASE(it_waits_as_many_seconds_as_the_server_asks_for) {
    for (int const status : {429, 503}) {
        timed_server server;
        server.then({.status = status, .headers = {{"Retry-After", "3"}}}).then({.body = "{}"});
        virtual_config config;
        config.generator.numbers = {500};
        BOOST_TEST(client_of(server, config).call(velo::get_self{}).has_value());
        BOOST_TEST((waits() == expected_waits{3s + 500ns}));
        BOOST_TEST((server.requests()[1].at - server.requests()[0].at == 3s + 500ns));
        virtual_wait::waits.clear();
    }
}

BOOST_AUTO_TEST_CASE(it_waits_until_the_date_by_the_clock_of_the_server) {
    timed_server server;
    server.then(unavailable("Tue, 01 Jan 2030 12:00:04 GMT", "Tue, 01 Jan 2030 12:00:00 GMT")).then({.body = "{}"});
    BOOST_TEST(client_of(server).call(velo::get_self{}).has_value());
    BOOST_TEST((waits() == expected_waits{4s}));
}

BOOST_AUTO_TEST_CASE(it_waits_until_the_date_by_its_own_calendar_when_the_server_says_no_time) {
    timed_server server;
    server.then(unavailable("Sun, 06 Nov 1994 08:49:42 GMT"))
        .then(unavailable("Sun, 06 Nov 1994 08:49:50 GMT", "half past eight"))
        .then({.body = "{}"});
    BOOST_TEST(client_of(server).call(velo::get_self{}).has_value());
    BOOST_TEST((waits() == expected_waits{5s, 8s}));
}

BOOST_AUTO_TEST_CASE(a_date_that_has_passed_is_no_wait) {
    timed_server server;
    server.then(unavailable("Sun, 06 Nov 1994 08:00:00 GMT"))
        .then(unavailable("Tue, 01 Jan 2030 11:59:59 GMT", "Tue, 01 Jan 2030 12:00:00 GMT"))
        .then({.body = "{}"});
    virtual_config config;
    config.generator.numbers = {11, 22};
    BOOST_TEST(client_of(server, config).call(velo::get_self{}).has_value());
    BOOST_TEST((waits() == expected_waits{11ns, 22ns}));
}

BOOST_AUTO_TEST_CASE(what_is_neither_a_number_nor_a_date_is_not_looked_at) {
    for (std::string const garbage : {"soon", "-3", "3.5", "3s", "0x3", "Sun, 06 Nov 1994", "31 Feb", ";"}) {
        timed_server server;
        server.then(unavailable(garbage)).then({.status = 429, .headers = {{"Retry-After", garbage}}});
        server.then({.body = "{}"});
        virtual_config config;
        config.generator.numbers = {33, 44};
        BOOST_TEST(client_of(server, config).call(velo::get_self{}).has_value(), garbage);
        BOOST_TEST((waits() == expected_waits{33ns, 44ns}), garbage);
        virtual_wait::waits.clear();
    }
}

BOOST_AUTO_TEST_CASE(a_wait_beyond_the_deadline_is_not_begun) {
    for (std::string const far : {"30", "31", "3600", "99999999999999999999999999", "Sun, 06 Nov 1994 08:50:07 GMT",
                                  "Fri, 31 Dec 9999 23:59:59 GMT"}) {
        timed_server server;
        server.then({.status = 429, .headers = {{"Retry-After", far}}});
        auto const r = client_of(server).call(velo::get_self{});
        BOOST_REQUIRE(r.has_error());
        BOOST_TEST((r.error() == rest::condition::rate_limited), far);
        BOOST_TEST(r.error().retry_after() == far);
        BOOST_TEST(r.error().attempts() == 1);
        BOOST_TEST((r.error().elapsed() == 0s));
        BOOST_TEST(server.count() == 1u);
        BOOST_TEST(waits().empty());
    }
}

BOOST_AUTO_TEST_CASE(only_429_and_503_say_when_to_come_back) {
    for (int const status : {500, 502, 504}) {
        timed_server server;
        server.then({.status = status, .headers = {{"Retry-After", "3"}}}).then({.body = "{}"});
        virtual_config config;
        config.generator.numbers = {55};
        BOOST_TEST(client_of(server, config).call(velo::get_self{}).has_value());
        BOOST_TEST((waits() == expected_waits{55ns}));
        virtual_wait::waits.clear();
    }
}

// The policy.

BOOST_AUTO_TEST_CASE(the_waits_grow_and_are_chosen_at_random) {
    timed_server server;
    server.always({.status = 503});
    virtual_config config;
    auto const number = [](nanoseconds n) { return static_cast<std::uint64_t>(n.count()); };
    config.generator.numbers = {number(150ms), number(350ms), number(50ms), number(1600ms + 7ns), 99};
    auto const r = client_of(server, config).call(velo::get_self{});
    BOOST_TEST((waits() == expected_waits{150ms, 350ms, 50ms, 7ns}));
    BOOST_TEST((r.error() == rest::condition::unavailable));
    BOOST_TEST(r.error().attempts() == 5);
    BOOST_TEST(server.count() == 5u);
    BOOST_TEST((r.error().elapsed() == 550ms + 7ns));
}

BOOST_AUTO_TEST_CASE(the_policies_say_when_it_is_sent_again) {
    struct three_times : virtual_config {
        struct {
            wait operator()(retry::retry_context const& s) const {
                if (s.attempts == 3) return std::nullopt;
                return std::chrono::seconds(10 * s.attempts);
            }
        } retry{};
    };
    timed_server server;
    server.always({.status = 404});
    auto const r = client_of(server, three_times{}).call(velo::get_self{}, {.timeout = 1h});
    BOOST_TEST(r.error().attempts() == 3);
    BOOST_TEST((waits() == expected_waits{10s, 20s}));
}

BOOST_AUTO_TEST_CASE(a_policy_knows_the_situation) {
    static std::vector<retry::retry_context> seen;
    seen.clear();
    timed_server server;
    server.then({.status = 429, .headers = {{"Retry-After", "2"}}, .duration = 100ms})
        .then(no_response(errc::connection_lost, delivery::maybe_sent, 200ms))
        .then({.status = 404});
    virtual_config config;
    config.generator.numbers = {71, 72, 73};
    auto const asked = [](retry::retry_context const& s) -> wait {
        seen.push_back(s);
        if (s.status == 404) return std::nullopt;
        return 1s;
    };
    BOOST_TEST(client_of(server, config).call(idempotent, {.timeout = 20s, .retry = asked}).has_error());
    BOOST_REQUIRE(seen.size() == 3u);
    BOOST_TEST((seen[0].idempotency == rest::idempotency::idempotent));
    BOOST_TEST((seen[0].delivered == delivery::answered));
    BOOST_TEST((seen[0].error == errc::none));
    BOOST_TEST(seen[0].status == 429);
    BOOST_TEST(seen[0].attempts == 1);
    BOOST_TEST((seen[0].retry_after == 2s));
    BOOST_TEST((seen[0].time_left == 19'900ms));
    BOOST_TEST(seen[0].random == 71u);
    BOOST_TEST((seen[1].delivered == delivery::maybe_sent));
    BOOST_TEST((seen[1].error == errc::connection_lost));
    BOOST_TEST(seen[1].status == 0);
    BOOST_TEST(seen[1].attempts == 2);
    BOOST_TEST(!seen[1].retry_after.has_value());
    BOOST_TEST((seen[1].time_left == 18'700ms));
    BOOST_TEST(seen[1].random == 72u);
    BOOST_TEST(seen[2].status == 404);
    BOOST_TEST(seen[2].attempts == 3);
}

BOOST_AUTO_TEST_CASE(a_wait_below_nothing_is_none) {
    timed_server server;
    server.then({.status = 503}).then({.body = "{}"});
    auto const before = [](retry::retry_context const&) -> wait { return -5s; };
    BOOST_TEST(client_of(server).call(velo::get_self{}, {.retry = before}).has_value());
    BOOST_TEST((waits() == expected_waits{0s}));
}

BOOST_AUTO_TEST_CASE(a_call_has_a_policy_of_its_own) {
    {
        timed_server server;
        server.always({.status = 503});
        auto const r = client_of(server).call(velo::get_self{}, {.retry = retry::never});
        BOOST_TEST(r.error().attempts() == 1);
        BOOST_TEST(waits().empty());
    }
    {
        timed_server server;
        for (int i = 0; i != 50; ++i) server.then({.status = 503});
        server.then({.body = "{}"});
        BOOST_TEST(client_of(server).call(velo::get_self{}, {.retry = retry::always}).has_value());
        BOOST_TEST(server.count() == 51u);
    }
    {
        timed_server server;
        server.always({.status = 503, .duration = 1s});
        auto const r = client_of(server).call(velo::get_self{}, {.timeout = 10s, .retry = retry::always});
        BOOST_TEST(r.error().attempts() == 10);
        BOOST_TEST((r.error().elapsed() == 10s));
    }
    {
        timed_server server;
        server.always({.status = 503});
        auto const r = client_of(server).call(
            velo::get_self{}, {.retry = retry::backoff{.initial_delay = 1s, .max_delay = 1s, .max_attempts = 2}});
        BOOST_TEST(r.error().attempts() == 2);
    }
    {
        timed_server server;
        server.then({.status = 404}).then({.body = "{}"});
        BOOST_TEST(client_of(server).call(velo::get_self{}, {.retry = stubborn}).has_value());
    }
}

BOOST_AUTO_TEST_CASE(what_does_not_pass_by_itself_is_not_sent_again) {
    for (int const status : {301, 400, 401, 403, 404, 409, 412, 501}) {
        timed_server server;
        server.always({.status = status});
        BOOST_TEST(client_of(server).call(velo::get_self{}).error().attempts() == 1, status);
    }
    for (errc const e : {errc::tls_failed, errc::response_too_large, errc::transport_failed, errc::not_served}) {
        timed_server server;
        server.always(no_response(e, delivery::not_sent));
        BOOST_TEST(client_of(server).call(velo::get_self{}).error().attempts() == 1);
    }
    // Nor is a response that is not what the operation documents.
    timed_server server;
    server.always({.body = "[]"});
    BOOST_TEST((client_of(server).call(velo::get_self{}).error() == errc::decode_failed));
    BOOST_TEST(server.count() == 1u);
}

BOOST_AUTO_TEST_CASE(nothing_of_a_failed_attempt_is_in_the_next) {
    timed_server server;
    server.then({.status = 503, .body = R"({"correlationId":"old"})", .headers = {{"Retry-After", "1"}}})
        .then({.status = 404});
    auto const r = client_of(server).call(velo::get_self{});
    BOOST_TEST(r.error().status() == 404);
    BOOST_TEST(r.error().body() == "");
    BOOST_TEST(r.error().retry_after() == "");
    BOOST_TEST(r.error().payload() == nullptr);
    timed_server other;
    other.then(no_response(errc::connection_lost, delivery::maybe_sent)).then({.status = 404});
    auto const q = client_of(other).call(velo::get_self{}, {.retry = each_second});
    BOOST_TEST((q.error() == rest::condition::not_found));
    BOOST_TEST(q.error().detail() == "");
}

BOOST_AUTO_TEST_CASE(the_same_request_is_sent_again) {
    timed_server server;
    server.then({.status = 503}).then({.status = 204});
    BOOST_TEST(client_of(server).call(without_code, {.correlation = "name"}).has_value());
    BOOST_REQUIRE(server.count() == 2u);
    BOOST_TEST(server.requests()[0].headers == server.requests()[1].headers);
    BOOST_TEST(server.requests()[0].body == R"({"roles":["payor.admin"]})");
    BOOST_TEST(server.requests()[0].body == server.requests()[1].body);
    BOOST_TEST(server.requests()[0].target == server.requests()[1].target);
}

// The budget.

BOOST_AUTO_TEST_CASE(all_calls_of_a_client_and_its_copies_share_a_budget_of_retries) {
    timed_server server;
    server.always({.status = 503});
    virtual_config config;
    config.retry_budget = {.capacity = 5, .calls_per_retry = 2};
    auto const client = client_of(server, config);
    auto const copy = client;
    BOOST_TEST(client.call(velo::get_self{}).error().attempts() == 5);
    BOOST_TEST(copy.call(velo::get_self{}).error().attempts() == 2);
    BOOST_TEST(client.call(velo::get_self{}).error().attempts() == 1);
    BOOST_TEST((client.call(velo::get_self{}).error() == rest::condition::unavailable));
    // Another client has its own.
    BOOST_TEST(client_of(server, config).call(velo::get_self{}).error().attempts() == 5);
}

BOOST_AUTO_TEST_CASE(calls_that_succeed_fill_the_budget_again) {
    timed_server server;
    virtual_config config;
    config.retry_budget = {.capacity = 1, .calls_per_retry = 2};
    auto const client = client_of(server, config);
    server.then({.status = 503}).then({.status = 404});
    BOOST_TEST(client.call(velo::get_self{}).error().attempts() == 2);
    server.then({.body = "{}"}).then({.status = 503});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(client.call(velo::get_self{}).error().attempts() == 1);
    // An error gives nothing back.
    server.then({.status = 404}).then({.status = 503});
    BOOST_TEST(client.call(velo::get_self{}).has_error());
    BOOST_TEST(client.call(velo::get_self{}).error().attempts() == 1);
    server.then({.body = "{}"}).then({.status = 503}).then({.status = 503});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(client.call(velo::get_self{}).error().attempts() == 2);
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(a_retry_that_is_not_made_costs_nothing) {
    timed_server server;
    virtual_config config;
    config.retry_budget = {.capacity = 1, .calls_per_retry = 10};
    auto const client = client_of(server, config);
    // Too late, not wanted, not safe to resend.
    server.then({.status = 429, .headers = {{"Retry-After", "3600"}}}).then({.status = 503}).then({.status = 500});
    BOOST_TEST(client.call(velo::get_self{}).has_error());
    BOOST_TEST(client.call(velo::get_self{}, {.retry = retry::never}).has_error());
    BOOST_TEST(client.call(non_idempotent).has_error());
    server.then({.status = 503}).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(server.is_finished());
}

// Stopping.

BOOST_AUTO_TEST_CASE(a_call_is_stopped_while_it_waits) {
    timed_server server;
    server.then({.status = 503}).then({.body = "{}"});
    std::stop_source stop;
    virtual_wait::instead = [&](rest::delay const& p) {
        BOOST_TEST((p.length == 1s));
        BOOST_TEST((p.until == nullptr));
        stop.request_stop();
        virtual_clock::at += 300ms;
        return errc::cancelled;
    };
    auto const r = client_of(server).call(velo::get_self{}, {.stop = stop.get_token(), .retry = each_second});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::cancelled));
    BOOST_TEST(r.error().detail() == "before the next attempt");
    BOOST_TEST(r.error().status() == 0);
    BOOST_TEST(r.error().body() == "");
    BOOST_TEST(r.error().attempts() == 1);
    BOOST_TEST((r.error().elapsed() == 300ms));
    BOOST_TEST(server.count() == 1u);
}

BOOST_AUTO_TEST_CASE(a_call_that_was_stopped_is_not_sent_again) {
    timed_server server;
    server.then(no_response(errc::cancelled, delivery::not_sent)).then({.body = "{}"});
    auto const r = client_of(server).call(velo::get_self{}, {.retry = stubborn});
    BOOST_TEST((r.error() == errc::cancelled));
    BOOST_TEST(server.count() == 1u);
}

// What an earlier attempt may have done.

BOOST_AUTO_TEST_CASE(what_is_gone_after_an_attempt_that_may_have_acted_was_deleted) {
    for (reply const& first : {lost(), no_response(errc::timed_out, delivery::maybe_sent), reply{.status = 500},
                               reply{.status = 502}, reply{.status = 503}, reply{.status = 504}}) {
        timed_server server;
        server.then(first).then({.status = 404, .body = "{}"});
        BOOST_TEST(client_of(server).call(deletion, {.retry = each_second}).has_value());
        BOOST_TEST(server.count() == 2u);
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_there_after_attempts_that_did_not_act_is_not_found) {
    {
        timed_server server;
        server.then({.status = 404});
        BOOST_TEST((client_of(server).call(deletion).error() == rest::condition::not_found));
    }
    for (reply const& first : {reply{.status = 429}, refused(), unavailable("1")}) {
        timed_server server;
        server.then(first).then({.status = 404});
        auto const r = client_of(server).call(deletion, {.retry = each_second});
        BOOST_REQUIRE(r.has_error());
        BOOST_TEST((r.error() == rest::condition::not_found));
        BOOST_TEST(r.error().attempts() == 2);
    }
}

BOOST_AUTO_TEST_CASE(an_attempt_that_may_have_acted_is_not_forgotten) {
    timed_server server;
    server.then(lost()).then({.status = 429}).then(refused()).then({.status = 404});
    BOOST_TEST(client_of(server).call(deletion, {.retry = each_second}).has_value());
    BOOST_TEST(server.count() == 4u);
}

BOOST_AUTO_TEST_CASE(only_what_deletes_is_done_when_there_is_nothing) {
    for (int const status : {404, 409}) {
        timed_server server;
        server.then(lost()).then({.status = status});
        BOOST_TEST(client_of(server).call(idempotent, {.retry = each_second}).error().status() == status);
        server.then(lost()).then({.status = status});
        BOOST_TEST(client_of(server).call(velo::get_self{}, {.retry = each_second}).error().status() == status);
    }
    timed_server server;
    server.then(lost()).then({.status = 403});
    BOOST_TEST((client_of(server).call(deletion, {.retry = each_second}).error() == rest::condition::forbidden));
}

BOOST_AUTO_TEST_CASE(an_error_does_not_say_not_sent_when_an_earlier_attempt_may_have_acted) {
    struct {
        reply first, second;
        delivery expected;
    } const cases[] = {
        {lost(), refused(), delivery::maybe_sent},
        {{.status = 500}, refused(), delivery::maybe_sent},
        {{.status = 503}, refused(), delivery::maybe_sent},
        {no_response(errc::timed_out, delivery::maybe_sent), refused(), delivery::maybe_sent},
        {refused(), refused(), delivery::not_sent},
        {{.status = 429}, refused(), delivery::not_sent},
        {unavailable("1"), refused(), delivery::not_sent},
        {refused(), lost(), delivery::maybe_sent},
        {refused(), {.status = 503}, delivery::answered},
        {lost(), {.status = 503}, delivery::answered},
    };
    for (auto const& c : cases) {
        timed_server server;
        server.then(c.first).then(c.second);
        auto const r = client_of(server).call(
            idempotent, {.retry = retry::backoff{.initial_delay = 1s, .max_delay = 1s, .max_attempts = 2}});
        BOOST_REQUIRE(r.has_error());
        BOOST_TEST((r.error().delivery() == c.expected));
        BOOST_TEST(r.error().attempts() == 2);
    }
}

BOOST_AUTO_TEST_CASE(a_call_that_was_stopped_says_whether_an_attempt_may_have_acted) {
    struct {
        reply first;
        bool not_sent;
    } const cases[] = {{lost(), false}, {{.status = 500}, false}, {refused(), true}};
    for (auto const& c : cases) {
        timed_server server;
        server.then(c.first);
        virtual_wait::instead = [](rest::delay const&) { return errc::cancelled; };
        auto const r = client_of(server).call(idempotent, {.retry = each_second});
        BOOST_TEST((r.error() == errc::cancelled));
        BOOST_TEST((r.error().delivery() == delivery::not_sent) == c.not_sent);
    }
}

// What may be sent once.

/// How often a call is sent whose first attempt ends so, and which then succeeds.
template <class Op>
std::size_t sent(Op const& op, reply const& first) {
    timed_server server;
    server.then(first).then({.status = 204});
    static_cast<void>(client_of(server).call(op, {.retry = each_second}));
    return server.count();
}

BOOST_AUTO_TEST_CASE(a_single_use_call_is_sent_again_only_when_the_server_did_not_act) {
    BOOST_TEST(sent(non_idempotent, refused()) == 2u);
    BOOST_TEST(sent(non_idempotent, no_response(errc::timed_out, delivery::not_sent)) == 2u);
    BOOST_TEST(sent(non_idempotent, {.status = 429}) == 2u);
    BOOST_TEST(sent(non_idempotent, {.status = 429, .headers = {{"Retry-After", "1"}}}) == 2u);
    BOOST_TEST(sent(non_idempotent, unavailable("1")) == 2u);
    BOOST_TEST(sent(non_idempotent, unavailable("Sun, 06 Nov 1994 08:49:42 GMT")) == 2u);
    BOOST_TEST(sent(non_idempotent, {.status = 503}) == 1u);
    BOOST_TEST(sent(non_idempotent, unavailable("soon")) == 1u);
    BOOST_TEST(sent(non_idempotent, {.status = 500}) == 1u);
    BOOST_TEST(sent(non_idempotent, {.status = 502}) == 1u);
    BOOST_TEST(sent(non_idempotent, {.status = 504}) == 1u);
    BOOST_TEST(sent(non_idempotent, lost()) == 1u);
    BOOST_TEST(sent(non_idempotent, no_response(errc::timed_out, delivery::maybe_sent)) == 1u);
}

BOOST_AUTO_TEST_CASE(a_converging_call_with_a_one_time_code_is_single_use) {
    BOOST_TEST(sent(without_code, lost()) == 2u);
    BOOST_TEST(sent(without_code, {.status = 500}) == 2u);
    BOOST_TEST(sent(with_code, lost()) == 1u);
    BOOST_TEST(sent(with_code, {.status = 500}) == 1u);
    BOOST_TEST(sent(with_code, {.status = 503}) == 1u);
    BOOST_TEST(sent(with_code, refused()) == 2u);
    BOOST_TEST(sent(with_code, {.status = 429}) == 2u);
    BOOST_TEST(sent(with_code, unavailable("1")) == 2u);
}

BOOST_AUTO_TEST_CASE(no_policy_is_asked_when_sending_again_is_not_harmless) {
    timed_server server;
    server.always({.status = 500});
    auto const never_asked = [](retry::retry_context const&) -> wait {
        BOOST_ERROR("asked");
        return 0s;
    };
    BOOST_TEST(client_of(server).call(non_idempotent, {.retry = never_asked}).error().attempts() == 1);
    BOOST_TEST(client_of(server).call(with_code, {.retry = never_asked}).error().attempts() == 1);
}

BOOST_AUTO_TEST_CASE(always_is_refused_for_a_call_with_a_one_time_code) {
    timed_server server;
    server.always({.status = 204});
    auto const client = client_of(server);
    auto const r = client.call(with_code, {.retry = retry::always});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::invalid_request));
    BOOST_TEST(r.error().field() == "retry");
    BOOST_TEST(r.error().attempts() == 0);
    BOOST_TEST((r.error().delivery() == delivery::not_sent));
    BOOST_TEST(server.count() == 0u);
    BOOST_TEST(client.call(without_code, {.retry = retry::always}).has_value());
}

BOOST_AUTO_TEST_CASE(always_in_shared_options_is_refused_for_a_single_use_call) {
    timed_server server;
    server.always({.status = 204});
    auto const client = client_of(server);
    rest::call_options const shared{.retry = retry::always};
    BOOST_TEST(client.call(idempotent, shared).has_value());
    auto const r = client.call(non_idempotent, shared);
    BOOST_TEST((r.error() == errc::invalid_request));
    BOOST_TEST(r.error().field() == "retry");
    BOOST_TEST(server.count() == 1u);
}

BOOST_AUTO_TEST_CASE(always_as_the_policy_of_the_client_is_refused_for_a_call_with_a_one_time_code) {
    struct always : virtual_config {
        retry::always_t retry{};
    };
    timed_server server;
    server.always({.status = 204});
    auto const client = client_of(server, always{});
    BOOST_TEST(client.call(without_code).has_value());
    auto const r = client.call(with_code);
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::invalid_request));
    BOOST_TEST(server.count() == 1u);
    BOOST_TEST(client.call(with_code, {.retry = retry::never}).has_value());
}

// WaitStrategy for the token of another call.

// The other call is driven by hand.
constexpr auto now = [] { return rest::instant(virtual_clock::now().time_since_epoch()); };

BOOST_AUTO_TEST_CASE(a_call_uses_the_token_that_another_got) {
    timed_server server;
    server.then({.body = "{}"});
    auto const client = client_with_key(server);
    auto other = client.machine(velo::get_self{});
    other.begin(now());
    BOOST_REQUIRE((other.next() == step::send));
    BOOST_TEST(other.request().operation == "velo_auth");
    virtual_wait::instead = [&](rest::delay const& p) {
        BOOST_TEST((p.until != nullptr));
        BOOST_TEST((p.length == 30s));
        virtual_clock::at += 2s;
        other.response_buffer().start(200);
        BOOST_TEST(other.response_buffer().append(granted("shared").body));
        other.ended(attempt::answered(), now());
        return errc::none;
    };
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(server.operations() == "get_self");
    BOOST_TEST(carries(server.requests()[0], "shared"));
    BOOST_TEST((server.requests()[0].time_left == 28s));
    BOOST_REQUIRE((other.next() == step::send));
    BOOST_TEST(other.request().operation == "get_self");
}

BOOST_AUTO_TEST_CASE(the_time_of_a_call_runs_while_another_gets_the_token) {
    timed_server server;
    auto const client = client_with_key(server);
    auto other = client.machine(velo::get_self{});
    other.begin(now());
    auto const r = client.call(velo::get_self{}, {.timeout = 10s});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::timed_out));
    BOOST_TEST(r.error().detail() == "while another call got the token");
    BOOST_TEST((r.error().elapsed() == 10s));
    BOOST_TEST(r.error().attempts() == 0);
    BOOST_TEST((r.error().delivery() == delivery::not_sent));
    BOOST_TEST((waits() == expected_waits{10s}));
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(a_call_is_stopped_while_another_gets_the_token) {
    timed_server server;
    auto const client = client_with_key(server);
    auto other = client.machine(velo::get_self{});
    other.begin(now());
    virtual_wait::instead = [](rest::delay const&) { return errc::cancelled; };
    auto const r = client.call(velo::get_self{});
    BOOST_TEST((r.error() == errc::cancelled));
    BOOST_TEST(r.error().detail() == "while another call got the token");
    BOOST_TEST(server.count() == 0u);
    // The refresh is still the other's.
    BOOST_TEST((client.call(velo::get_self{}, {.timeout = 1s}).error() == errc::timed_out));
}

BOOST_AUTO_TEST_CASE(a_call_is_told_that_another_was_refused_a_token) {
    timed_server server;
    auto const client = client_with_key(server);
    auto other = client.machine(velo::get_self{});
    other.begin(now());
    virtual_wait::instead = [&](rest::delay const&) {
        other.response_buffer().start(401);
        other.ended(attempt::answered(), now());
        return errc::none;
    };
    auto const r = client.call(velo::get_self{});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::token_refresh_failed));
    BOOST_TEST(r.error().detail() == "velo_auth: HTTP 401 unauthorized");
    BOOST_TEST((other.result().error() == errc::token_refresh_failed));
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(a_call_takes_over_the_renewal_that_another_gave_up) {
    timed_server server;
    server.then(granted("mine")).then({.body = "{}"});
    auto const client = client_with_key(server);
    auto other = std::optional(client.machine(velo::get_self{}));
    other->begin(now());
    virtual_wait::instead = [&](rest::delay const&) {
        other.reset();
        return errc::none;
    };
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self");
    BOOST_TEST(carries(server.requests()[1], "mine"));
}

// Getting a token.

BOOST_AUTO_TEST_CASE(a_request_for_a_token_is_sent_again) {
    timed_server server;
    server.then({.status = 503})
        .then(lost())
        .then({.status = 429, .headers = {{"Retry-After", "2"}}})
        .then(granted("token", "1800"))
        .then({.status = 503})
        .then({.body = "{}"});
    virtual_config config;
    config.generator.numbers = {11, 12, 13, 0, 14};  // the fourth says when the token is refreshed
    auto const r = client_with_key(server, config).raw(velo::get_self{});
    BOOST_TEST(r.outcome.has_value());
    BOOST_TEST(server.operations() == "velo_auth velo_auth velo_auth velo_auth get_self get_self");
    BOOST_TEST((waits() == expected_waits{11ns, 12ns, 2s + 13ns, 14ns}));
    // Those for the token are not counted.
    BOOST_TEST(r.attempts == 2);
}

BOOST_AUTO_TEST_CASE(a_request_for_a_token_is_signed_with_the_key_and_has_all_the_time) {
    timed_server server;
    server.then({.status = 503, .duration = 4s}).then(granted("token")).then({.body = "{}"});
    BOOST_TEST(client_with_key(server).call(velo::get_self{}, {.timeout = 20s, .retry = each_second}).has_value());
    BOOST_REQUIRE(server.count() == 3u);
    for (std::size_t const i : {0u, 1u}) {
        BOOST_TEST(server.requests()[i].target == "/v1/authenticate?grant_type=client_credentials");
        BOOST_TEST(server.requests()[i].headers ==
                   "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\n"
                   "Authorization: Basic dGhlLWtleTp0aGUtc2VjcmV0\n");
        BOOST_TEST(server.requests()[i].body == "");
    }
    BOOST_TEST((server.requests()[0].time_left == 20s));
    BOOST_TEST((server.requests()[1].time_left == 15s));
    BOOST_TEST((server.requests()[2].time_left == 15s));
}

BOOST_AUTO_TEST_CASE(the_token_has_as_many_attempts_of_its_own) {
    timed_server server;
    server.always({.status = 503});
    auto const client = client_with_key(server);
    auto const r = client.call(velo::get_self{});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST(server.count() == 5u);
    BOOST_TEST((r.error() == errc::token_refresh_failed));
    BOOST_TEST(r.error().detail() == "velo_auth: HTTP 503 service unavailable");
    BOOST_TEST(r.error().operation() == "get_self");
    BOOST_TEST(r.error().attempts() == 0);
    BOOST_TEST(r.error().status() == 0);
    BOOST_TEST((r.error().delivery() == delivery::not_sent));
    // It was this call that gave up: the next one tries.
    server.then(granted("token")).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
}

BOOST_AUTO_TEST_CASE(a_wait_that_the_token_endpoint_asks_for_is_remembered) {
    timed_server server;
    server.always({.status = 429, .headers = {{"Retry-After", "60"}}});
    auto const client = client_with_key(server);
    for (int i = 0; i != 200; ++i) {
        auto const r = client.call(velo::get_self{});
        BOOST_TEST((r.error() == errc::token_refresh_failed));
        BOOST_TEST(r.error().detail().starts_with("velo_auth: HTTP 429 too many requests"));
    }
    BOOST_TEST(server.count() == 1u);
    BOOST_TEST(waits().empty());
    // A call that has the time waits.
    server.always({.body = "{}"});
    server.then(granted("token"));
    BOOST_TEST(client.call(velo::get_self{}, {.timeout = 2min}).has_value());
    BOOST_TEST((waits() == expected_waits{60s}));
    BOOST_TEST(server.operations() == "velo_auth velo_auth get_self");
}

BOOST_AUTO_TEST_CASE(the_transport_says_why_there_is_no_token) {
    timed_server server;
    reply failed = no_response(errc::tls_failed, delivery::not_sent);
    failed.ended.detail = "the certificate has expired";
    server.always(failed);
    auto const r = client_with_key(server).call(velo::get_self{}, {.retry = retry::never});
    BOOST_TEST(r.error().message() ==
               "get_self: the access token could not be refreshed: velo_auth: the TLS connection was refused: the "
               "certificate has expired");
    timed_server coded;
    coded.always({.body = "\x1F\x8B", .headers = {{"Content-Encoding", "gzip"}}});
    BOOST_TEST(client_with_key(coded).call(velo::get_self{}).error().detail() ==
               "velo_auth: the response has no token: the body is coded with gzip");
    timed_server refusing;
    refusing.always({.status = 401, .body = "\x1F\x8B", .headers = {{"Content-Encoding", "br"}}});
    BOOST_TEST(client_with_key(refusing).call(velo::get_self{}).error().detail() ==
               "velo_auth: HTTP 401 unauthorized: the body is coded with br");
    timed_server odd;
    odd.always(granted("a b"));
    BOOST_TEST(client_with_key(odd).call(velo::get_self{}).error().detail() ==
               "velo_auth: the token in the response has a space");
}

BOOST_AUTO_TEST_CASE(a_key_that_cannot_be_sent_is_named_without_a_request) {
    timed_server const server;
    rest::client const client(
        server, velo::client_credentials<rest::no_mutex>(rest::secret_string("key"), rest::secret_string("planted\n")),
        rest::json{}, virtual_config());
    auto const r = client.call(velo::get_self{});
    BOOST_TEST(r.error().message() ==
               "get_self: the access token could not be refreshed: the credential cannot be sent: the secret ends with "
               "a line break");
    BOOST_TEST(client.call(velo::velo_auth{}).error().message() ==
               "velo_auth: the credential cannot be sent: the secret ends with a line break");
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(the_policy_of_the_call_is_that_of_its_token) {
    timed_server server;
    server.always(refused());
    auto const client = client_with_key(server);
    auto const r = client.call(velo::get_self{}, {.retry = retry::never});
    BOOST_TEST(server.count() == 1u);
    BOOST_TEST((r.error() == errc::token_refresh_failed));
    BOOST_TEST(r.error().detail() == "velo_auth: no connection to the server");
    // The token of a non-idempotent call can be asked for as often as any.
    static_cast<void>(client.call(non_idempotent, {.retry = retry::backoff{.max_attempts = 3}}));
    BOOST_TEST(server.count() == 4u);
    server.always(lost());
    static_cast<void>(client.call(non_idempotent, {.retry = retry::backoff{.max_attempts = 3}}));
    BOOST_TEST(server.count() == 7u);
}

BOOST_AUTO_TEST_CASE(retries_for_a_token_take_from_the_budget) {
    timed_server server;
    server.always({.status = 503});
    virtual_config config;
    config.retry_budget = {.capacity = 2, .calls_per_retry = 10};
    BOOST_TEST(client_with_key(server, config).call(velo::get_self{}).has_error());
    BOOST_TEST(server.count() == 3u);
}

BOOST_AUTO_TEST_CASE(a_token_that_comes_too_late_is_a_timeout) {
    timed_server server;
    server.always({.status = 503, .duration = 4s});
    auto const client = client_with_key(server);
    auto const r = client.call(velo::get_self{}, {.timeout = 8s, .retry = each_second});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::timed_out));
    BOOST_TEST(r.error().detail() == "while it got the token");
    BOOST_TEST((r.error().elapsed() == 8s));
    BOOST_TEST((r.error().delivery() == delivery::not_sent));
    BOOST_TEST(server.operations() == "velo_auth velo_auth");
    server.then(granted("token")).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
}

BOOST_AUTO_TEST_CASE(a_call_is_stopped_while_it_gets_the_token) {
    timed_server server;
    server.then(no_response(errc::cancelled, delivery::maybe_sent));
    auto const client = client_with_key(server);
    auto const r = client.call(velo::get_self{}, {.retry = stubborn});
    BOOST_TEST((r.error() == errc::cancelled));
    BOOST_TEST(r.error().detail() == "while it got the token");
    BOOST_TEST((r.error().delivery() == delivery::not_sent));
    BOOST_TEST(server.count() == 1u);
    server.then(granted("token")).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
}

BOOST_AUTO_TEST_CASE(a_call_that_is_stopped_before_it_asks_for_the_token_again_gives_the_renewal_back) {
    auto const client = client_with_key(timed_server());
    auto stopped = client.machine(velo::get_self{});
    stopped.begin(now());
    stopped.response_buffer().start(503);
    stopped.ended(attempt::answered(), now());
    BOOST_REQUIRE((stopped.next() == step::wait));
    stopped.waited(errc::cancelled, now());
    BOOST_REQUIRE((stopped.next() == step::done));
    BOOST_TEST((stopped.result().error() == errc::cancelled));
    // It is over, though it is still there: nobody waits for it.
    auto other = client.machine(velo::get_self{});
    other.begin(now());
    BOOST_REQUIRE((other.next() == step::send));
    BOOST_TEST(other.request().operation == "velo_auth");
}

BOOST_AUTO_TEST_CASE(a_token_that_expires_between_attempts_is_renewed) {
    timed_server server;
    server.then(granted("short", "10")).then({.status = 503}).then(granted("next")).then({.body = "{}"});
    auto const after_a_minute = [](retry::retry_context const&) -> wait { return 1min; };
    BOOST_TEST(client_with_key(server).call(velo::get_self{}, {.timeout = 1h, .retry = after_a_minute}).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self velo_auth get_self");
    BOOST_TEST(carries(server.requests()[1], "short"));
    BOOST_TEST(carries(server.requests()[3], "next"));
}

BOOST_AUTO_TEST_CASE(what_an_attempt_may_have_done_is_not_forgotten_when_there_is_no_token_for_the_next) {
    timed_server server;
    server.then(granted("short", "10")).then(lost()).then({.status = 401});
    auto const after_a_minute = [](retry::retry_context const& s) -> wait {
        if (s.status == 401) return std::nullopt;
        return 1min;
    };
    auto const r = client_with_key(server).call(idempotent, {.timeout = 1h, .retry = after_a_minute});
    BOOST_TEST((r.error() == errc::token_refresh_failed));
    BOOST_TEST((r.error().delivery() == delivery::maybe_sent));
    BOOST_TEST(r.error().attempts() == 1);
}

// Ahead of the expiry.

/// A client with the token `old`, 55 seconds before it expires.
auto client_with_old_token(timed_server& server) {
    auto client = client_with_key(server);
    server.then(granted("old", "1800")).then({.body = "{}"});
    BOOST_REQUIRE(client.call(velo::get_self{}).has_value());
    virtual_clock::at += 1745s;
    return client;
}

BOOST_AUTO_TEST_CASE(a_token_is_renewed_ahead_of_its_expiry) {
    timed_server server;
    auto const client = client_with_old_token(server);
    server.then(granted("new")).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self velo_auth get_self");
    BOOST_TEST(carries(server.requests()[3], "new"));
}

BOOST_AUTO_TEST_CASE(a_renewal_ahead_that_fails_is_not_tried_again_and_the_call_goes_on) {
    for (reply const& failed : {reply{.status = 503}, reply{.status = 401}, refused(), lost(), granted(""),
                                reply{.body = "[]"}, reply{.status = 429, .headers = {{"Retry-After", "1"}}}}) {
        timed_server server;
        auto const client = client_with_old_token(server);
        server.then(failed).then({.body = "{}"});
        auto const r = client.raw(velo::get_self{}, {.retry = stubborn});
        BOOST_TEST(r.outcome.has_value());
        BOOST_TEST(r.attempts == 1);
        BOOST_TEST(server.operations() == "velo_auth get_self velo_auth get_self");
        BOOST_TEST(carries(server.requests()[3], "old"));
        BOOST_TEST(waits().empty());
        // And not by the next call either, until half of the time has passed.
        virtual_clock::at += 27s;
        server.then({.body = "{}"});
        BOOST_TEST(client.call(velo::get_self{}).has_value());
        BOOST_TEST(server.requests().back().operation == "get_self");
        virtual_clock::at += 1s;
        server.then(granted("new")).then({.body = "{}"});
        BOOST_TEST(client.call(velo::get_self{}).has_value());
        BOOST_TEST(carries(server.requests().back(), "new"));
    }
}

BOOST_AUTO_TEST_CASE(a_renewal_ahead_takes_at_most_half_of_the_time) {
    timed_server server;
    auto const client = client_with_old_token(server);
    server.then({.duration = 1h}).then({.body = "{}", .duration = 3s});
    auto const r = client.raw(velo::get_self{}, {.timeout = 20s});
    BOOST_TEST(r.outcome.has_value());
    BOOST_TEST((r.elapsed == 13s));
    BOOST_REQUIRE(server.count() == 4u);
    BOOST_TEST((server.requests()[2].time_left == 10s));
    BOOST_TEST((server.requests()[3].time_left == 10s));
    BOOST_TEST(carries(server.requests()[3], "old"));
}

BOOST_AUTO_TEST_CASE(a_renewal_ahead_can_be_stopped) {
    timed_server server;
    auto const client = client_with_old_token(server);
    server.then(no_response(errc::cancelled, delivery::maybe_sent));
    BOOST_TEST((client.call(velo::get_self{}).error() == errc::cancelled));
    BOOST_TEST(server.count() == 3u);
}

BOOST_AUTO_TEST_CASE(another_call_goes_on_with_the_token_that_is_renewed_ahead) {
    timed_server server;
    auto const client = client_with_old_token(server);
    auto other = client.machine(velo::get_self{});
    other.begin(now());
    BOOST_REQUIRE((other.next() == step::send));
    BOOST_TEST(other.request().operation == "velo_auth");
    server.then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(carries(server.requests().back(), "old"));
    BOOST_TEST(waits().empty());
}

BOOST_AUTO_TEST_CASE(a_renewal_ahead_that_fails_begins_again_when_the_token_was_refused_meanwhile) {
    timed_server server;
    auto const client = client_with_old_token(server);
    auto m = client.machine(velo::get_self{});
    m.begin(now());
    BOOST_REQUIRE((m.next() == step::send));
    BOOST_TEST((m.time_left() == 15s));
    server.then({.status = 401});
    BOOST_TEST((client.call(non_idempotent).error() == rest::condition::unauthorized));
    BOOST_TEST(carries(server.requests().back(), "old"));
    m.response_buffer().start(503);
    m.ended(attempt::answered(), now());
    // There is no valid token to go on with.
    BOOST_REQUIRE((m.next() == step::send));
    BOOST_TEST(m.request().operation == "velo_auth");
    BOOST_TEST((m.time_left() == 30s));
    m.response_buffer().start(200);
    BOOST_TEST(m.response_buffer().append(granted("new").body));
    m.ended(attempt::answered(), now());
    BOOST_REQUIRE((m.next() == step::send));
    BOOST_TEST(m.request().operation == "get_self");
}

BOOST_AUTO_TEST_CASE(without_a_refreshing_auth_nothing_is_fetched) {
    rest::no_token_refresh r(0);
    rest::secure_buffer credential;
    BOOST_TEST((r.ask(rest::instant{}, credential) == rest::token_action::use));
    BOOST_TEST(credential.empty());
    static_assert(!rest::no_token_refresh::is_running());
    static_assert(!rest::no_token_refresh::is_ahead());
    static_assert(rest::no_token_refresh::attempts() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
