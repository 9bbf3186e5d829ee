// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/response/response.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using velo::rest::response;

BOOST_AUTO_TEST_SUITE(rest_response_response)

BOOST_AUTO_TEST_CASE(the_body_is_appended_in_pieces) {
    response r;
    BOOST_TEST(r.status() == 0);
    r.start(200);
    BOOST_TEST(r.append("ab"));
    BOOST_TEST(r.append(""));
    BOOST_TEST(r.append("cd"));
    BOOST_TEST(r.status() == 200);
    BOOST_TEST(r.body() == "abcd");
}

BOOST_AUTO_TEST_CASE(the_first_field_of_a_name_is_found_in_any_case) {
    response r;
    r.start(200);
    BOOST_TEST(r.add_header("Retry-After", "1"));
    BOOST_TEST(r.add_header("retry-after", "2"));
    BOOST_TEST(r.add_header("Retry", "3"));
    BOOST_TEST(r.header("RETRY-AFTER") == "1");
    BOOST_TEST(r.header("retry") == "3");
    BOOST_TEST(r.header("retry-afte") == "");
    BOOST_TEST(r.header("") == "");
}

BOOST_AUTO_TEST_CASE(start_removes_everything_from_before) {
    response r;
    r.start(100);
    BOOST_TEST(r.add_header("a", "b"));
    BOOST_TEST(r.append("body"));
    r.start(204);
    BOOST_TEST(r.status() == 204);
    BOOST_TEST(r.header("a") == "");
    BOOST_TEST(r.body() == "");
}

BOOST_AUTO_TEST_CASE(head_fields_and_body_have_limits) {
    response r;
    r.limit({.head = 10, .fields = 3, .body = 10});
    r.start(200);
    BOOST_TEST(r.append("12345"));
    BOOST_TEST(!r.append("123456"));
    BOOST_TEST(r.append("67890"));
    BOOST_TEST(!r.append("x"));
    BOOST_TEST(r.body() == "1234567890");
    BOOST_TEST(r.add_header("12345", "1234"));
    BOOST_TEST(!r.add_header("1", "2"));
    BOOST_TEST(r.add_header("1", ""));
    BOOST_TEST(r.add_header("", ""));
    BOOST_TEST(!r.add_header("", ""));
    r.clear();
    BOOST_TEST(!r.append("12345678901"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
