// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/http/fixed_field_list.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>

namespace {

using velo::rest::fixed_field_list;

BOOST_AUTO_TEST_SUITE(rest_http_fixed_field_list)

BOOST_AUTO_TEST_CASE(fields_keep_their_order_and_the_first_of_a_name_is_found) {
    std::array<char, 64> memory{};
    fixed_field_list fields(memory);
    fields.add("Via", "one");
    fields.add("Date", "");
    fields.add("via", "two");
    BOOST_REQUIRE(fields.size() == 3U);
    BOOST_TEST(fields.bytes() == 16U);
    BOOST_TEST(fields[1].name == "Date");
    BOOST_TEST(fields[1].value == "");
    BOOST_TEST(fields[2].value == "two");
    BOOST_TEST(fields.find("VIA") == "one");
    BOOST_TEST(fields.find("Vi") == "");
}

BOOST_AUTO_TEST_CASE(removed_fields_are_zeroed_and_the_others_stay) {
    std::array<char, 32> memory{};
    fixed_field_list fields(memory);
    fields.add("A", "1");
    fields.add("B", "secret");
    fields.truncate(1);
    BOOST_TEST(fields.size() == 1U);
    BOOST_TEST(fields[0].value == "1");
    BOOST_TEST((std::string_view(memory.data(), memory.size()).find("secret") == std::string_view::npos));
    fields.clear();
    BOOST_TEST(fields.size() == 0U);
    BOOST_TEST(fields.bytes() == 0U);
}

BOOST_AUTO_TEST_CASE(a_field_that_does_not_fit_is_left_out_and_its_bytes_are_counted) {
    std::array<char, 16> memory{};
    fixed_field_list fields(memory);
    fields.add("A", "12345");  // 10 bytes with the two sizes
    BOOST_TEST(!fields.is_short());
    fields.add("B", "12");
    BOOST_TEST(fields.is_short());
    BOOST_TEST(fields.size() == 1U);
    BOOST_TEST(fields.memory().needed() == 17U);
    // What comes after it is left out as well, although it would fit.
    fields.add("C", "");
    BOOST_TEST(fields.size() == 1U);
    BOOST_TEST(fields.memory().needed() == 22U);
}

BOOST_AUTO_TEST_CASE(a_field_with_more_than_64_kib_is_left_out) {
    std::string memory(80'000, '\0');
    fixed_field_list fields(memory);
    fields.add("A", std::string(70'000, 'a'));
    BOOST_TEST(fields.is_short());
    BOOST_TEST(fields.size() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
