// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/http/characters.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

using velo::rest::is_text;
using velo::rest::is_token;
using velo::rest::trimmed;

BOOST_AUTO_TEST_SUITE(rest_http_characters)

BOOST_AUTO_TEST_CASE(a_token_is_not_empty_and_has_no_delimiter) {
    BOOST_TEST(is_token("Retry-After"));
    BOOST_TEST(is_token("!#$%&'*+-.^_`|~09azAZ"));
    BOOST_TEST(!is_token(""));
    for (char const c : std::string_view("\"(),/:;<=>?@[\\]{} \t\r\n\x7f\x80\xff\0", 26)) {
        BOOST_TEST(!is_token(std::string(1, c)), "byte " << int(c));
    }
}

BOOST_AUTO_TEST_CASE(text_has_no_control_character_but_the_tab) {
    BOOST_TEST(is_text(""));
    BOOST_TEST(is_text("a \t~\x80\xff"));
    for (int c = 0; c != 32; ++c) {
        BOOST_TEST(is_text(std::string(1, static_cast<char>(c))) == (c == '\t'), "byte " << c);
    }
    BOOST_TEST(!is_text("\x7f"));
}

BOOST_AUTO_TEST_CASE(trimming_takes_spaces_and_tabs_from_both_sides) {
    BOOST_TEST(trimmed(" \t a b\t ") == "a b");
    BOOST_TEST(trimmed("ab") == "ab");
    BOOST_TEST(trimmed(" \t ") == "");
    BOOST_TEST(trimmed("") == "");
    BOOST_TEST(trimmed("\ra") == "\ra");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
