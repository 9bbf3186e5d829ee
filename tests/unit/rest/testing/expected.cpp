// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/testing/expected.hpp>

#include <velo/rest/transport/scripted.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(rest_testing_expected)

namespace {

namespace rest = velo::rest;

velo::user_id const id = "7fffa261-ac68-49e6-b605-d24a444d9206";

}  // namespace

BOOST_AUTO_TEST_CASE(an_operation_is_expected_by_value) {
    rest::scripted server;
    velo::role_update const update{.user_id = id, .body = {.roles = {"payor.admin"}}};
    server.expect(rest::expected(velo::list_users{.page_size = 100}), rest::responding(velo::paged_user_response{}))
        .expect(rest::expected(update), {.status = 204});
    velo::client const client(server, velo::bearer("token"));
    BOOST_TEST(client.call(velo::list_users{.page_size = 100}).has_value());
    BOOST_TEST(client.call(update).has_value());
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(a_difference_in_a_secret_says_only_that_it_differs) {
    rest::scripted server;
    server.expect(rest::expected(velo::validate_password_self{.body = {.password = "planted-one"}}), {});
    velo::client const client(server, velo::bearer("token"));
    auto const r = client.call(velo::validate_password_self{.body = {.password = "planted-two"}});
    BOOST_TEST((r.error() == rest::errc::unexpected_request));
    BOOST_TEST(r.error().detail() == "the body differs");
    BOOST_TEST(server.difference().find("a secret in it differs") != std::string::npos);
    BOOST_TEST(server.difference().find("planted") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(bodies_are_compared_as_json) {
    rest::scripted server;
    velo::client const client(server, velo::bearer("token"));
    velo::user_details_update_for_self const update{.body = {.first_name = "Ann", .last_name = nullptr}};
    for (std::string const same :
         {R"({"firstName":"Ann","lastName":null})", R"({"lastName": null, "firstName": "\u0041nn"})"}) {
        server.expect({.json = rest::as_json(same)}, {.status = 204});
        BOOST_TEST(client.call(update).has_value(), same);
    }
    for (std::string const other :
         {R"({"firstName":"Ann"})", R"({"firstName":"Ann","lastName":"null"})", R"(["firstName"])", "", "{",
          R"({"firstName":"Ann","lastName":null}})", R"({"firstName":"Ann","lastName":null,"x":[]})"}) {
        server.expect({.json = rest::as_json(other)}, {.status = 204});
        BOOST_TEST(client.call(update).has_error(), other);
    }
}

BOOST_AUTO_TEST_SUITE_END()
