// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/http/percent_decode.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(rest_http_percent_decode)

BOOST_AUTO_TEST_CASE(two_hex_digits_are_a_byte) {
    using velo::rest::percent_decode;
    BOOST_TEST(percent_decode("") == "");
    BOOST_TEST(percent_decode("a%20b%2Fc%c3%A4+") == "a b/c\xC3\xA4+");
    for (std::string_view const text : {"%", "%2", "%2g", "a%%", "%g0"}) BOOST_TEST(percent_decode(text) == text);
}

BOOST_AUTO_TEST_CASE(pairs_have_a_decoded_name_and_the_value_as_it_stands) {
    auto const pairs = [](std::string_view text) {
        std::string out;
        velo::rest::for_each_encoded_pair(text, [&](std::string const& name, std::string_view value) {
            out += name + '>' + std::string(value) + ';';
        });
        return out;
    };
    BOOST_TEST(pairs("") == "");
    BOOST_TEST(pairs("a=1&b%5Bc%5D=%20&d&e=") == "a>1;b[c]>%20;d>;e>;");
    BOOST_TEST(pairs("a=b=c") == "a>b=c;");
    BOOST_TEST(pairs("&&") == ">;>;");
    BOOST_TEST(pairs("=x&") == ">x;");
}

BOOST_AUTO_TEST_SUITE_END()
