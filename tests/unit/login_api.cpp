// SPDX-License-Identifier: BSL-1.0
#include <velo/login_api.hpp>

#include <velo/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

namespace rest = velo::rest;

std::string authorization(rest::scripted const& server) {
    std::string const headers(server.last_headers());
    std::size_t const at = headers.find("Authorization: ");
    return at == std::string::npos ? "(none)" : headers.substr(at + 15, headers.find('\n', at) - at - 15);
}

BOOST_AUTO_TEST_SUITE(login_api)

BOOST_AUTO_TEST_CASE(each_function_sends_its_operation_with_its_credential) {
    rest::scripted server;
    server.always({.status = 200, .body = "{}"});
    velo::login_api const login(
        velo::client(server, velo::basic(velo::secret_string("key"), velo::secret_string("secret"))));
    velo::login_api const api(velo::client(server, velo::bearer("token")));

    BOOST_TEST(login.velo_auth().has_value());
    BOOST_TEST(server.last_target() == "/v1/authenticate?grant_type=client_credentials");
    BOOST_TEST(authorization(server) == "Basic a2V5OnNlY3JldA==");

    BOOST_TEST(api.logout().has_value());
    BOOST_TEST(server.last_target() == "/v1/logout");
    BOOST_TEST(server.last_body().empty());
    BOOST_TEST(authorization(server) == "Bearer token");

    BOOST_TEST(api.validate_access_token({.otp = "123456"}).has_value());
    BOOST_TEST(server.last_target() == "/v1/validate");
    BOOST_TEST(server.last_body() == R"({"otp":"123456"})");
    BOOST_TEST(authorization(server) == "Bearer token");
    BOOST_TEST(api.validate_access_token({.otp = "123456"}, "of-this-call").has_value());
    BOOST_TEST(authorization(server) == "Bearer of-this-call");
}

BOOST_AUTO_TEST_CASE(a_forgotten_password_needs_no_credential) {
    rest::scripted server;
    server.always({.status = 204});
    velo::login_api const with_token(velo::client(server, velo::bearer("token")));
    BOOST_TEST(with_token.reset_password({.email = "foo@example.com"}).has_value());
    BOOST_TEST(server.last_target() == "/v1/password/reset");
    BOOST_TEST(server.last_body() == R"({"email":"foo@example.com"})");
    BOOST_TEST(authorization(server) == "(none)");
    velo::login_api const with_nothing{velo::client(server)};
    BOOST_TEST(with_nothing.reset_password({.email = "foo@example.com"}).has_value());
}

BOOST_AUTO_TEST_CASE(a_one_time_password_is_6_to_64_characters_and_secret) {
    static_assert(velo::otp::accepts("123456") && !velo::otp::accepts("12345"));
    BOOST_TEST(velo::otp::accepts(std::string(64, '1')));
    BOOST_TEST(!velo::otp::accepts(std::string(65, '1')));
    velo::validate_access_token const op{.body = {.otp = "123456"}};
    BOOST_TEST(rest::redacted(op) == R"({"body":{"otp":"[redacted]"}})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
