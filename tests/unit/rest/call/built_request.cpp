// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/built_request.hpp>

#include <velo/auth/client_credentials.hpp>
#include <velo/client.hpp>
#include <velo/fake.hpp>
#include <velo/login_api.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <support/virtual_time.hpp>
#include <utility>

namespace {

namespace rest = velo::rest;
using namespace tests;
using rest::errc;

std::string headers(rest::request const& q) {
    std::string all;
    for (rest::header const& h : q.headers) all += std::string(h.name) + ": " + std::string(h.value) + "\n";
    return all;
}
auto client_of(timed_server const& server) {
    return rest::client(server, rest::bearer("the-token"), rest::json{}, virtual_config{});
}
constexpr velo::user_id ann = "8bbf301c-948f-4445-b411-357eec53e441";

BOOST_FIXTURE_TEST_SUITE(rest_call_built_request, virtual_time)

BOOST_AUTO_TEST_CASE(a_request_is_built_and_not_sent) {
    timed_server const server;
    auto const built = client_of(server).request(velo::role_update{ann, {.roles = {"payor.admin"}}},
                                                 {.headers = {{"X-Reason", "audit"}}, .correlation = "job"});
    BOOST_REQUIRE(built.has_value());
    rest::request const& q = built->get();
    BOOST_TEST(q.operation == "role_update");
    BOOST_TEST((q.method == rest::method::post));
    BOOST_TEST(q.target == "/v2/users/8bbf301c-948f-4445-b411-357eec53e441/roleUpdate");
    BOOST_TEST(q.body == R"({"roles":["payor.admin"]})");
    BOOST_TEST(q.has_body);
    BOOST_TEST(
        headers(q) ==
        "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\nAuthorization: Bearer the-token\n"
        "Content-Type: application/json\nX-Reason: audit\nX-Correlation-Id: job\n");
    BOOST_TEST((*built)->target == q.target);
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(it_is_what_a_call_sends) {
    timed_server server;
    server.always({.status = 204});
    auto const client = client_of(server);
    velo::unregister_mfa_for_self const op{.body = {.mfa_type = velo::mfa_type::totp}, .authorization = "own"};
    auto const built = client.request(op);
    BOOST_TEST(client.call(op).has_value());
    BOOST_REQUIRE(built.has_value());
    BOOST_TEST(headers(built->get()) == server.requests()[0].headers);
    BOOST_TEST(built->get().target == server.requests()[0].target);
    BOOST_TEST(built->get().body == server.requests()[0].body);
}

BOOST_AUTO_TEST_CASE(it_owns_what_it_shows) {
    auto const built = [] {
        timed_server server;
        server.always({.status = 204});
        auto const client = client_of(server);
        std::string reason = "audit";
        auto r =
            client.request(velo::role_update{ann, {.roles = {"payor.admin"}}}, {.headers = {{"X-Reason", reason}}});
        reason = "overwritten";
        static_cast<void>(client.call(velo::enable_user_v2{ann}));
        return r;
    }();
    BOOST_REQUIRE(built.has_value());
    BOOST_TEST(headers(built->get()).find("X-Reason: audit\n") != std::string::npos);
    BOOST_TEST(built->get().body == R"({"roles":["payor.admin"]})");
}

BOOST_AUTO_TEST_CASE(copies_show_the_same_and_outlive_each_other) {
    std::optional<rest::built_request> first;
    {
        std::string target = "/a", name = "X-Name", value = "v", body = "b";
        rest::header const fields[] = {{name, value}};
        first.emplace(rest::request{"thing", rest::method::post, target, fields, body, true});
        target = name = value = body = "overwritten";
    }
    std::optional<rest::built_request> const copy = first;
    first.reset();
    BOOST_TEST(copy->get().operation == "thing");
    BOOST_TEST(copy->get().target == "/a");
    BOOST_TEST(copy->get().body == "b");
    BOOST_TEST(headers(copy->get()) == "X-Name: v\n");
    std::optional<rest::built_request> second = copy;
    rest::built_request const moved = std::move(*second);
    second.reset();
    BOOST_TEST(headers(moved.get()) == "X-Name: v\n");
}

BOOST_AUTO_TEST_CASE(an_empty_request_is_one) {
    rest::built_request const empty{rest::request{}};
    BOOST_TEST(empty->target == "");
    BOOST_TEST(empty->body == "");
    BOOST_TEST(empty->headers.empty());
    BOOST_TEST(!empty->has_body);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_is_not_built) {
    timed_server const server;
    auto const client = client_of(server);
    auto const blank = client.request(rest::make_blank<velo::role_update>());
    BOOST_REQUIRE(blank.has_error());
    BOOST_TEST((blank.error() == errc::invalid_request));
    BOOST_TEST(blank.error().field() == "user_id");
    BOOST_TEST(blank.error().operation() == "role_update");
    auto const header = client.request(velo::get_self{}, {.headers = {{"Host", "x"}}});
    BOOST_TEST(header.error().field() == "headers");
    auto const token = client.request(velo::get_self{}, {.token = rest::secret_string("a b")});
    BOOST_TEST((token.error() == errc::invalid_credential));
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(a_token_from_the_server_is_not_asked_for) {
    timed_server const server;
    auto const client = rest::client(
        server, velo::client_credentials<rest::no_mutex>(rest::secret_string("k"), rest::secret_string("s")),
        rest::json{}, virtual_config{});
    auto const built = client.request(velo::get_self{});
    BOOST_REQUIRE(built.has_value());
    BOOST_TEST(headers(built->get()) == "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: test/1\n");
    auto const own = client.request(velo::get_self{}, {.token = rest::secret_string("own")});
    BOOST_REQUIRE(own.has_value());
    BOOST_TEST(headers(own->get()).find("Authorization: Bearer own\n") != std::string::npos);
    auto const basic = client.request(velo::velo_auth{});
    BOOST_REQUIRE(basic.has_value());
    BOOST_TEST(headers(basic->get()).find("Authorization: Basic azpz\n") != std::string::npos);
    BOOST_TEST(server.count() == 0u);
}

BOOST_AUTO_TEST_CASE(it_can_be_given_to_a_transport) {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
    velo::client const client(fake, velo::bearer(fake.token()));
    auto const built = client.request(velo::list_users{.page_size = 10});
    BOOST_REQUIRE(built.has_value());
    rest::response response;
    BOOST_TEST((fake.send(built->get(), response).error == velo::rest::errc::none));
    BOOST_TEST(response.status() == 200);
    BOOST_TEST(response.body().find("ann@example.com") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
