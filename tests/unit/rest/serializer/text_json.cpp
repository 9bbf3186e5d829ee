// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/text_json.hpp>

#include <velo/client.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/users/get_self.hpp>
#include <velo/users/list_users.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {
namespace text_json_tests {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_serializer_text_json)

BOOST_AUTO_TEST_CASE(a_client_reads_and_writes_with_it) {
    rest::scripted server;
    server.expect({.method = rest::method::get, .target = "/v2/users/self"},
                  {.status = 200, .body = R"({"email":"ann@example.com","smsNumber":44123555000})"});
    velo::client client(server, velo::bearer("token"), rest::text_json{});
    auto const self = client.call(velo::get_self{});
    BOOST_REQUIRE(self.has_value());
    BOOST_TEST(*self->email == "ann@example.com");
    BOOST_TEST(*self->sms_number == "44123555000");
}

BOOST_AUTO_TEST_CASE(its_errors_are_those_of_json) {
    rest::scripted server;
    server.expect({.method = rest::method::get, .target = "/v2/users"},
                  {.status = 200, .body = R"({"content":[{},{"roles":7}]})"});
    velo::client client(server, velo::bearer("token"), rest::text_json{});
    auto const page = client.call(velo::list_users{});
    BOOST_REQUIRE(page.has_error());
    BOOST_TEST(page.error().pointer() == "/content/1/roles");
    BOOST_TEST(page.error().expected() == "an array");
}

BOOST_AUTO_TEST_CASE(it_is_a_serializer) {
    static_assert(rest::serializer<rest::text_json>);
    BOOST_TEST(rest::text_json{}.media_type() == "application/json");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace text_json_tests
}  // namespace
