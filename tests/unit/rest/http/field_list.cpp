// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/http/field_list.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using velo::rest::field_list;
using velo::rest::same_name;

BOOST_AUTO_TEST_SUITE(rest_http_field_list)

BOOST_AUTO_TEST_CASE(names_are_compared_without_case) {
    BOOST_TEST(same_name("Retry-After", "retry-AFTER"));
    BOOST_TEST(same_name("", ""));
    BOOST_TEST(!same_name("Retry-After", "Retry-Afte"));
    BOOST_TEST(!same_name("Retry-After", "Retry_After"));
    BOOST_TEST(!same_name("@", "`"));  // 32 apart, like a letter and its capital, but no letters
}

BOOST_AUTO_TEST_CASE(fields_keep_their_order_and_their_texts_are_copied) {
    field_list fields;
    std::string name = "Via";
    fields.add(name, "one");
    name = "???";
    fields.add("Date", "");
    fields.add("via", "two");

    BOOST_REQUIRE(fields.size() == 3U);
    BOOST_TEST(fields.bytes() == 16U);
    BOOST_TEST(fields[0].name == "Via");
    BOOST_TEST(fields[1].name == "Date");
    BOOST_TEST(fields[1].value == "");
    BOOST_TEST(fields[2].value == "two");
}

BOOST_AUTO_TEST_CASE(the_first_field_of_a_name_is_found) {
    field_list fields;
    fields.add("Via", "one");
    fields.add("via", "two");
    BOOST_TEST(fields.find("VIA") == "one");
    BOOST_TEST(fields.find("Vi") == "");
    BOOST_TEST(field_list{}.find("Via") == "");
}

BOOST_AUTO_TEST_CASE(removed_fields_are_gone_and_the_others_stay) {
    field_list fields;
    fields.add("A", "1");
    fields.add("B", "2");
    fields.add("C", "3");

    fields.truncate(3);
    BOOST_TEST(fields.size() == 3U);
    fields.truncate(1);
    BOOST_TEST(fields.size() == 1U);
    BOOST_TEST(fields.bytes() == 2U);
    BOOST_TEST(fields.find("B") == "");
    fields.add("D", "4");
    BOOST_TEST(fields[0].value == "1");
    BOOST_TEST(fields[1].value == "4");

    fields.clear();
    BOOST_TEST(fields.size() == 0U);
    BOOST_TEST(fields.bytes() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
