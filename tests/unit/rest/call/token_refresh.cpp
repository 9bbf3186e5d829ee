// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/token_refresh.hpp>

#include <velo/auth/client_credentials.hpp>
#include <velo/rest/call/client_state.hpp>
#include <velo/rest/client/config.hpp>
#include <velo/rest/serializer/json.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using rest::delivery;
using rest::errc;
using rest::instant;
using rest::token_action;
using auth = velo::client_credentials<>;
using state = rest::client_state<auth, rest::json, rest::default_config>;
using refresh = rest::token_refresh<auth>;

constexpr instant start(100h);

/// A client without calls, and what one call keeps of it.
struct fixture {
    auth key{rest::secret_string("key"), rest::secret_string("secret")};
    state client{key, rest::json{}, rest::default_config{}};
    state::lease lease = client.take();
    rest::secure_buffer credential;

    rest::prepared_token begin(refresh& r, instant now = start) {
        BOOST_REQUIRE((r.ask(now, credential) == token_action::fetch));
        return r.begin(lease, now);
    }
    bool take(refresh& r, int status, std::string_view body, instant sent = start) {
        rest::response response;
        response.start(status);
        BOOST_REQUIRE(response.append(body));
        return r.take(response, lease, sent, credential);
    }
};

rest::retry::retry_context answered(int status) {
    return {.delivered = delivery::answered, .status = status, .time_left = 30s};
}

BOOST_AUTO_TEST_SUITE(rest_call_token_refresh)

BOOST_FIXTURE_TEST_CASE(the_token_request_is_prepared_like_every_other, fixture) {
    refresh r(key);
    rest::prepared_token const call = begin(r);
    BOOST_TEST(r.is_running());
    BOOST_TEST(call.request.endpoint->name == "velo_auth");
    BOOST_TEST((call.refused.code == errc::none));
    BOOST_TEST((*lease).token.target.view() == "/v1/authenticate?grant_type=client_credentials");
    BOOST_TEST((*lease).token.authorization.view() == "Basic a2V5OnNlY3JldA==");
    BOOST_TEST((*lease).call.authorization.empty());
}

BOOST_FIXTURE_TEST_CASE(a_granted_token_is_written_and_used_by_the_next_call, fixture) {
    refresh r(key);
    begin(r);
    BOOST_TEST(take(r, 200, R"({"access_token":"t","expires_in":1800})"));
    BOOST_TEST((r.end(start + 3s) == 3s));
    BOOST_TEST(!r.is_running());
    BOOST_TEST(credential.view() == "Bearer t");
    refresh next(key);
    rest::secure_buffer same;
    BOOST_TEST((next.ask(start + 1s, same) == token_action::use));
    BOOST_TEST(same.view() == "Bearer t");
}

BOOST_FIXTURE_TEST_CASE(a_response_without_a_token_grants_nothing, fixture) {
    refresh r(key);
    begin(r);
    for (std::string_view const body : {"", "{}", "[]", R"({"access_token":""})", R"({"access_token":"a b"})"})
        BOOST_TEST(!take(r, 200, body));
    BOOST_TEST(!take(r, 401, R"({"access_token":"t"})"));
    BOOST_TEST(credential.empty());
}

BOOST_FIXTURE_TEST_CASE(another_call_waits_and_is_told_when_the_server_refuses, fixture) {
    refresh first(key), second(key);
    begin(first);
    BOOST_TEST((second.ask(start, credential) == token_action::wait));
    first.end(start);
    rest::call_end const end = first.give_up(answered(401), {});
    BOOST_TEST((end.code == errc::token_refresh_failed));
    BOOST_TEST(end.detail == "velo_auth: HTTP 401 unauthorized");
    BOOST_TEST((second.ask(start, credential) == token_action::failed));
    BOOST_TEST(second.reason() == end.detail);
}

BOOST_FIXTURE_TEST_CASE(another_call_takes_over_when_only_this_call_gives_up, fixture) {
    rest::retry::retry_context cancelled = answered(0), late = answered(503), unavailable = answered(503);
    cancelled.error = errc::cancelled;
    late.time_left = 0s;
    struct {
        rest::retry::retry_context why;
        errc code;
        std::string_view detail;
    } const cases[] = {{cancelled, errc::cancelled, "while it got the token"},
                       {late, errc::timed_out, "while it got the token"},
                       {unavailable, errc::token_refresh_failed, "velo_auth: HTTP 503 service unavailable"}};
    for (auto const& c : cases) {
        refresh first(key), second(key);
        begin(first);
        BOOST_TEST((second.ask(start, credential) == token_action::wait));
        rest::call_end const end = first.give_up(c.why, {});
        BOOST_TEST((end.code == c.code));
        BOOST_TEST(end.detail == c.detail);
        BOOST_TEST((second.ask(start, credential) == token_action::fetch));
    }
}

BOOST_FIXTURE_TEST_CASE(ahead_of_the_expiry_a_failed_refresh_leaves_the_valid_token, fixture) {
    {
        refresh r(key);
        begin(r);
        BOOST_TEST(take(r, 200, R"({"access_token":"old","expires_in":1800})"));
    }
    instant const soon = start + 1790s;
    refresh r(key);
    begin(r, soon);
    BOOST_TEST(r.is_ahead());
    r.postpone(soon, 0s);
    r.end(soon);
    BOOST_TEST(!r.is_ahead());
    credential.clear();
    BOOST_TEST((r.ask(soon, credential) == token_action::use));
    BOOST_TEST(credential.view() == "Bearer old");
}

BOOST_FIXTURE_TEST_CASE(a_key_that_cannot_be_sent_refuses_the_token_request, fixture) {
    auth const colon{rest::secret_string("k:y"), rest::secret_string("secret")};
    state const other{colon, rest::json{}, rest::default_config{}};
    state::lease const buffers = other.take();
    refresh r(colon);
    BOOST_REQUIRE((r.ask(start, credential) == token_action::fetch));
    rest::prepared_token const call = r.begin(buffers, start);
    BOOST_TEST((call.refused.code == errc::invalid_credential));
    rest::call_end const end = r.refuse(call.refused);
    BOOST_TEST(end.detail == "the credential cannot be sent: the key has a colon");
}

BOOST_FIXTURE_TEST_CASE(a_call_that_goes_away_leaves_the_refresh_to_the_next, fixture) {
    refresh second(key);
    {
        refresh first(key);
        begin(first);
        BOOST_TEST((second.ask(start, credential) == token_action::wait));
    }
    BOOST_TEST((second.ask(start, credential) == token_action::fetch));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
