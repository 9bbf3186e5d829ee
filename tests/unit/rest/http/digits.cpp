// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/http/digits.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string_view>

namespace {

using velo::rest::parse_digits;

BOOST_AUTO_TEST_SUITE(rest_http_digits)

BOOST_AUTO_TEST_CASE(digits_are_read_in_their_base) {
    BOOST_TEST(parse_digits<10>("0").value() == 0u);
    BOOST_TEST(parse_digits<10>("0042").value() == 42u);
    BOOST_TEST(parse_digits<16>("00fF").value() == 255u);
    static_assert(parse_digits<16>("A") == 10u);
}

BOOST_AUTO_TEST_CASE(other_text_is_refused) {
    for (std::string_view const text : {"", " 1", "1 ", "+1", "-1", "0x1", "1.0", "g", "1x"}) {
        BOOST_TEST(!parse_digits<10>(text), text);
        BOOST_TEST(!parse_digits<16>(text), text);
    }
    BOOST_TEST(!parse_digits<10>("a"));
}

BOOST_AUTO_TEST_CASE(the_largest_64_bit_value_is_too_large) {
    BOOST_TEST(parse_digits<10>("18446744073709551609").value() == 18'446'744'073'709'551'609u);
    BOOST_TEST(!parse_digits<10>("18446744073709551615"));
    BOOST_TEST(!parse_digits<10>("18446744073709551616"));
    BOOST_TEST(parse_digits<16>("ffffffffffffffef").value() == 0xFFFF'FFFF'FFFF'FFEFu);
    BOOST_TEST(!parse_digits<16>("ffffffffffffffff"));
    BOOST_TEST(!parse_digits<16>("10000000000000000"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
