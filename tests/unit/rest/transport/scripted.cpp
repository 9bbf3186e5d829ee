// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/scripted.hpp>

#include <velo/operations.hpp>
#include <velo/rest/testing/known_operations.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

namespace rest = velo::rest;
using rest::errc;
using rest::scripted;

static_assert(rest::transport<scripted>);

BOOST_AUTO_TEST_SUITE(rest_transport_scripted)

BOOST_AUTO_TEST_CASE(expected_requests_get_their_responses_in_order) {
    scripted server;
    server.expect({.method = rest::method::get, .target = "/v2/users/self"}, {.body = R"({"email":"a@b"})"})
        .expect({.body = R"({"smsNumber":"+1234"})"}, {.status = 409});
    velo::client const client(server, velo::bearer("token"));
    BOOST_TEST(*client.call(velo::get_self{}).value().email == "a@b");
    BOOST_TEST(!server.is_finished());
    auto const r = client.call(velo::register_sms{.body = {.sms_number = "+1234"}});
    BOOST_TEST((r.error() == velo::condition::conflict));
    BOOST_TEST(server.is_finished());
    BOOST_TEST(server.request_count() == 2u);
    BOOST_TEST(server.last_target() == "/v2/users/registration/sms");
    BOOST_TEST(server.last_body() == R"({"smsNumber":"+1234"})");
    BOOST_TEST((server.last_method() == rest::method::post));
    BOOST_TEST(server.last_headers() ==
               "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: velo-cpp/" VELO_VERSION_STRING
               "\nAuthorization: Bearer token\nContent-Type: application/json\n");
}

BOOST_AUTO_TEST_CASE(an_unexpected_request_fails_without_its_values) {
    struct {
        rest::expected_request expected;
        std::string_view detail;
    } const cases[] = {{{.method = rest::method::post}, "the method differs"},
                       {{.target = "/v2/users"}, "the target differs"},
                       {{.body = "{}"}, "the body differs"}};
    for (auto const& c : cases) {
        scripted server;
        server.expect(c.expected, {});
        velo::client const client(server, velo::bearer("token"));
        auto const r = client.call(velo::get_self{});
        BOOST_TEST((r.error() == errc::unexpected_request));
        BOOST_TEST(r.error().detail() == c.detail);
        BOOST_TEST((r.error().delivery() == rest::delivery::not_sent));
    }
    velo::client const client(scripted{}, velo::bearer("token"));
    BOOST_TEST(client.call(velo::get_self{}).error().detail() == "the script has ended");
}

BOOST_AUTO_TEST_CASE(the_difference_shows_both_requests) {
    scripted server;
    server.expect({.method = rest::method::get, .target = "/v2/users?pageSize=100", .headers = {{"X-Reason", "audit"}}},
                  {});
    velo::client const client(server, velo::bearer("token"));
    auto const r = client.call(velo::list_users{.page = 1, .page_size = 100});
    BOOST_TEST(r.error().detail() == "the target differs");
    BOOST_TEST(server.difference() ==
               "the target differs\n"
               "  method: GET\n"
               "  target: \n"
               "    - /v2/users?pageSize=100\n"
               "    + /v2/users?page=1&pageSize=100\n"
               "  X-Reason: \n"
               "    - audit\n"
               "    + (none)\n");
}

BOOST_AUTO_TEST_CASE(json_without_a_comparison_is_expected_byte_for_byte) {
    scripted server;
    server.expect({.json = rest::json_expectation{.text = R"({"password":"My_new_password"})"}}, {.body = "{}"})
        .expect({.json = rest::json_expectation{.text = "{}"}}, {.body = "{}"});
    velo::client const client(server, velo::bearer("token"));
    velo::validate_password_self const op{.body = {.password = "My_new_password"}};
    BOOST_TEST(client.call(op).has_value());
    BOOST_TEST(client.call(op).error().detail() == "the body differs");
}

BOOST_AUTO_TEST_CASE(headers_are_expected_by_name_and_value) {
    scripted server;
    server.expect({.headers = {{"x-reason", "audit"}}}, {.body = "{}"})
        .expect({.headers = {{"Authorization", "Bearer other"}}}, {});
    velo::client const client(server, velo::bearer("token"));
    BOOST_TEST(client.call(velo::get_self{}, {.headers = {{"X-Reason", "audit"}}}).has_value());
    BOOST_TEST(server.difference().empty());
    BOOST_TEST(client.call(velo::get_self{}).error().detail() == "a header differs");
    BOOST_TEST(server.difference().find("Authorization: [redacted], and it differs") != std::string::npos);
    BOOST_TEST(server.difference().find("other") == std::string::npos);
    BOOST_TEST(server.difference().find("oken") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(bodies_of_known_operations_are_shown_without_their_secrets) {
    auto const differs = [](std::string body, bool known) {
        scripted server;
        if (known) server.show(rest::find_operation<velo::operations>);
        server.expect({.body = std::move(body)}, {});
        velo::client const client(server, velo::bearer("token"));
        BOOST_TEST(client.call(velo::validate_password_self{.body = {.password = "planted-secret"}}).has_error());
        BOOST_TEST(server.difference().find("planted") == std::string::npos);
        return server.difference().substr(server.difference().find("  body"));
    };
    BOOST_TEST(differs(R"({"password":"planted-other"})", true) ==
               "  body: {\"password\":\"redacted\"}\n    a secret in it differs\n");
    BOOST_TEST(differs(R"({"password":"planted-secret","more":1})", true) ==
               "  body: \n    - {\"password\":\"redacted\",\"more\":1}\n    + {\"password\":\"redacted\"}\n");
    BOOST_TEST(differs(R"({"password":"planted-other"})", false) == "  body: [redacted], and it differs\n");
    BOOST_TEST(differs("planted", true) == "  body: [redacted], and it differs\n");
}

BOOST_AUTO_TEST_CASE(the_response_after_the_script_is_given_always) {
    scripted server;
    server.always({.status = 204});
    velo::client const client(server, velo::bearer("token"));
    for (int i = 0; i != 3; ++i)
        BOOST_TEST(client
                       .call(velo::invite_user{.body = {.email = "a@b",
                                                        .mfa_type = velo::mfa_type::sms,
                                                        .sms_number = "+1234",
                                                        .primary_contact_number = "+1234",
                                                        .roles = {"r"}}})
                       .has_value());
    BOOST_TEST(server.request_count() == 3u);
}

BOOST_AUTO_TEST_CASE(headers_failures_and_large_responses_are_given) {
    scripted server;
    server.expect({}, {.status = 503, .headers = {{"Retry-After", "7"}}})
        .expect({}, {.ended = rest::attempt::failed(errc::timed_out, rest::delivery::maybe_sent, "words")})
        .expect({}, {.body = std::string(2000, ' ')});
    struct small : rest::default_config {
        velo::rest::response_limits limits{.body = 1000};
        rest::retry::never_t retry{};
    };
    velo::client<scripted, rest::bearer<rest::secret_string>, rest::json, small> const client(server,
                                                                                              velo::bearer("token"));
    BOOST_TEST(client.call(velo::get_self{}).error().retry_after() == "7");
    auto const lost = client.call(velo::get_self{});
    BOOST_TEST((lost.error() == errc::timed_out));
    BOOST_TEST(lost.error().detail() == "words");
    BOOST_TEST((client.call(velo::get_self{}).error() == errc::response_too_large));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
