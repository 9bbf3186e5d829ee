// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/http/percent_encode.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <string>
#include <string_view>

namespace {

std::string encoded(std::string_view text) {
    velo::rest::secure_buffer out;
    velo::rest::percent_encode(text, out);
    return std::string(out.view());
}

BOOST_AUTO_TEST_SUITE(rest_http_percent_encode)

BOOST_AUTO_TEST_CASE(only_the_unreserved_characters_are_not_encoded) {
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    int unencoded = 0;
    for (int code = 0; code != 256; ++code) {
        char const c = static_cast<char>(code);
        std::string const text(1, c);
        char expected[4];
        std::snprintf(expected, sizeof expected, "%%%02X", static_cast<unsigned>(code));
        bool const plain = unreserved.find(c) != std::string_view::npos;
        unencoded += plain ? 1 : 0;
        BOOST_TEST(encoded(text) == (plain ? text : std::string(expected)));
    }
    BOOST_TEST(unencoded == 66);
}

BOOST_AUTO_TEST_CASE(text_is_encoded_byte_by_byte) {
    BOOST_TEST(encoded("") == "");
    BOOST_TEST(encoded("email:asc,lastName:desc") == "email%3Aasc%2ClastName%3Adesc");
    BOOST_TEST(encoded("a b+c%20") == "a%20b%2Bc%2520");
    BOOST_TEST(encoded("Zo\xC3\xAB") == "Zo%C3%AB");
    BOOST_TEST(encoded(":/?#[]@!$&'()*+,;=") == "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
