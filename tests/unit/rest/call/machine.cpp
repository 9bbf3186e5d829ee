// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/machine.hpp>

#include <velo/login/velo_auth.hpp>
#include <velo/rest/auth/basic.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/auth/no_auth.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using rest::errc;
using rest::step;

struct config : rest::default_config {
    std::string_view user_agent = "test/1";
    std::chrono::nanoseconds timeout = 1s;
    rest::retry::never_t retry{};
};

/// A machine over a transport that nobody sends with.
template <class Op, class Auth>
auto machine(Op const& op, Auth const& auth, bool confidential = true) {
    rest::scripted unused;
    unused.set_confidential(confidential);
    rest::client const client(unused, auth, rest::json{}, config{});
    auto m = client.machine(op);
    m.begin(rest::instant(100ns));
    return m;
}

std::string headers(rest::request const& q) {
    std::string all;
    for (rest::header const& h : q.headers) all += std::string(h.name) + ": " + std::string(h.value) + "\n";
    return all;
}

BOOST_AUTO_TEST_SUITE(rest_call_machine)

BOOST_AUTO_TEST_CASE(it_says_what_to_send_and_judges_what_came_back) {
    auto m = machine(velo::get_self{}, rest::bearer("token"));
    BOOST_REQUIRE((m.next() == step::send));
    rest::request const q = m.request();
    BOOST_TEST(q.operation == "get_self");
    BOOST_TEST((q.method == rest::method::get));
    BOOST_TEST(q.target == "/v2/users/self");
    BOOST_TEST(q.body == "");
    BOOST_TEST(!q.has_body);
    BOOST_TEST(
        headers(q) ==
        "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer token\n");
    m.response_buffer().start(200);
    BOOST_TEST(m.response_buffer().append(R"({"email":"a@b"})"));
    m.ended(rest::attempt::answered(), rest::instant(350ns));
    BOOST_REQUIRE((m.next() == step::done));
    auto const r = m.result();
    BOOST_REQUIRE(r.has_value());
    BOOST_TEST(*r->email == "a@b");
}

BOOST_AUTO_TEST_CASE(the_time_of_a_call_runs_from_its_beginning) {
    auto m = machine(velo::get_self{}, rest::bearer("token"));
    BOOST_TEST((m.time_left() == 1s));
    m.ended(rest::attempt::failed(errc::connection_lost, rest::delivery::maybe_sent), rest::instant(100ns + 300ms));
    BOOST_TEST((m.time_left() == 700ms));
}

BOOST_AUTO_TEST_CASE(a_body_brings_its_content_type) {
    auto m = machine(velo::register_sms{.body = {.sms_number = "+1234"}}, rest::bearer("token"));
    BOOST_REQUIRE((m.next() == step::send));
    BOOST_TEST(m.request().has_body);
    BOOST_TEST(m.request().body == R"({"smsNumber":"+1234"})");
    BOOST_TEST(headers(m.request()) ==
               "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer token\n"
               "Content-Type: application/json\n");
}

BOOST_AUTO_TEST_CASE(an_error_knows_the_call) {
    auto m = machine(velo::get_self{}, rest::bearer("token"));
    m.response_buffer().start(403);
    m.ended(rest::attempt::answered(), rest::instant(350ns));
    auto const r = m.result();
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST(r.error().operation() == "get_self");
    BOOST_TEST(r.error().attempts() == 1);
    BOOST_TEST((r.error().elapsed() == 250ns));
    BOOST_TEST((r.error().delivery() == rest::delivery::answered));
    BOOST_TEST(r.error().status() == 403);
}

BOOST_AUTO_TEST_CASE(a_failed_attempt_is_the_error_of_the_call) {
    for (auto const delivered : {rest::delivery::not_sent, rest::delivery::maybe_sent}) {
        auto m = machine(velo::get_self{}, rest::bearer("token"));
        m.ended(rest::attempt::failed(errc::connection_lost, delivered, "words"), rest::instant(101ns));
        BOOST_REQUIRE((m.next() == step::done));
        auto const r = m.result();
        BOOST_REQUIRE(r.has_error());
        BOOST_TEST((r.error() == errc::connection_lost));
        BOOST_TEST((r.error().delivery() == delivered));
        BOOST_TEST(r.error().detail() == "words");
        BOOST_TEST(r.error().status() == 0);
        BOOST_TEST(r.error().attempts() == 1);
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_is_done_at_once) {
    auto m = machine(rest::make_blank<velo::role_update>(), rest::bearer("token"));
    BOOST_REQUIRE((m.next() == step::done));
    auto const r = m.result();
    BOOST_TEST((r.error() == errc::invalid_request));
    BOOST_TEST((r.error() == rest::condition::invalid_request));
    BOOST_TEST(r.error().field() == "user_id");
    BOOST_TEST(r.error().attempts() == 0);
    BOOST_TEST((r.error().delivery() == rest::delivery::not_sent));
    BOOST_TEST(r.error().message() ==
               "role_update: the request cannot be sent: user_id: expected a value: it is required");
}

BOOST_AUTO_TEST_CASE(no_credential_leaves_in_clear_text) {
    auto m = machine(velo::get_self{}, rest::bearer("token"), false);
    BOOST_REQUIRE((m.next() == step::done));
    BOOST_TEST((m.result().error() == errc::insecure_transport));
    auto own = machine(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::sms}, .authorization = "own"},
                       rest::bearer("token"), false);
    BOOST_TEST((own.result().error() == errc::insecure_transport));
}

BOOST_AUTO_TEST_CASE(a_refused_credential_is_the_error_of_the_call) {
    auto m = machine(velo::get_self{}, rest::bearer("a\r\nb"));
    BOOST_REQUIRE((m.next() == step::done));
    auto const r = m.result();
    BOOST_TEST((r.error() == errc::invalid_credential));
    BOOST_TEST(r.error().message() == "get_self: the credential cannot be sent: the token has a line break");
}

BOOST_AUTO_TEST_CASE(a_token_that_is_an_argument_replaces_the_clients) {
    auto m = machine(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::sms}, .authorization = "own"},
                     rest::bearer("token"));
    BOOST_TEST(headers(m.request()).find("Authorization: Bearer own\n") != std::string::npos);
    BOOST_TEST(m.request().target == "/v2/users/self/mfa/unregister");
    auto without =
        machine(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::sms}}, rest::bearer("token"));
    BOOST_TEST(headers(without.request()).find("Authorization: Bearer token\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unchecked_token_adds_no_field) {
    auto m = machine(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::sms},
                                                   .authorization = rest::bearer_token::unchecked("a\r\nX-More: 1")},
                     rest::bearer("token"));
    BOOST_REQUIRE((m.next() == step::done));
    BOOST_TEST((m.result().error() == errc::invalid_credential));
}

BOOST_AUTO_TEST_CASE(the_descriptor_says_which_credential) {
    auto m = machine(velo::velo_auth{}, rest::basic(rest::secret_string("k"), rest::secret_string("s")));
    BOOST_TEST(m.request().target == "/v1/authenticate?grant_type=client_credentials");
    BOOST_TEST(headers(m.request()) ==
               "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Basic azpz\n");
    BOOST_TEST(m.request().states_empty_body());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
