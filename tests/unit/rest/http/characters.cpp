// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/http/characters.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {
namespace characters_tests {

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

BOOST_AUTO_TEST_CASE(a_control_character_is_found_at_every_place) {
    for (int c = 0; c != 256; ++c) {
        bool const allowed = (c >= 32 && c != 127) || c == '\t';
        for (std::size_t size = 1; size != 20; ++size) {
            for (std::size_t at = 0; at != size; ++at) {
                for (char const other : {'a', '\t', '\xFF', ' ', '\x7E'}) {
                    std::string text(size, other);
                    text[at] = static_cast<char>(c);
                    BOOST_TEST_REQUIRE(is_text(text) == allowed, "byte " << c << " at " << at << " of " << size);
                }
            }
        }
    }
    static_assert(is_text("as a constant, too\t") && !is_text("as a\n constant, too"));
}

BOOST_AUTO_TEST_CASE(visible_text_is_ascii_without_spaces_at_every_place) {
    using velo::rest::is_visible;
    for (int c = 0; c != 256; ++c) {
        bool const allowed = c > 32 && c < 127;
        for (std::size_t size = 1; size != 20; ++size) {
            for (std::size_t at = 0; at != size; ++at) {
                for (char const other : {'a', '!', '~'}) {
                    std::string text(size, other);
                    text[at] = static_cast<char>(c);
                    BOOST_TEST_REQUIRE(is_visible(text) == allowed, "byte " << c << " at " << at << " of " << size);
                }
            }
        }
    }
    static_assert(is_visible("as-a-constant") && is_visible("") && !is_visible("as a constant"));
}

BOOST_AUTO_TEST_CASE(names_are_compared_without_regard_to_case) {
    using velo::rest::same_name;
    static_assert(same_name("Content-LENGTH", "content-length") && !same_name("a", "b") && !same_name("a", "aa"));
    BOOST_TEST(!same_name("[", "{"));
    BOOST_TEST(!same_name("\xC4", "\xE4"));
    BOOST_TEST(same_name("", ""));
}

BOOST_AUTO_TEST_CASE(field_names_are_compared_eight_characters_at_a_time) {
    using velo::rest::is_field_name;
    using velo::rest::same_name;
    for (std::string const lower : {"abcdefgh", "connection", "content-length", "transfer-encoding"}) {
        BOOST_TEST(is_field_name(lower, lower));
        for (std::size_t at = 0; at != lower.size(); ++at) {
            for (int c = 0; c != 256; ++c) {
                std::string name = lower;
                name[at] = static_cast<char>(c);
                if (is_token(name)) BOOST_TEST(is_field_name(name, lower) == same_name(name, lower), name);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(trimming_takes_spaces_and_tabs_from_both_sides) {
    BOOST_TEST(trimmed(" \t a b\t ") == "a b");
    BOOST_TEST(trimmed("ab") == "ab");
    BOOST_TEST(trimmed(" \t ") == "");
    BOOST_TEST(trimmed("") == "");
    BOOST_TEST(trimmed("\ra") == "\ra");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace characters_tests
}  // namespace

namespace {
namespace digits_tests {

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

}  // namespace digits_tests
}  // namespace

namespace {
namespace comma_list_tests {

using elements = std::vector<std::string_view>;

elements elements_of(std::string_view list) {
    elements all;
    velo::rest::for_each_element(list, [&](std::string_view element) { all.push_back(element); });
    return all;
}

BOOST_AUTO_TEST_SUITE(rest_http_comma_list)

BOOST_AUTO_TEST_CASE(elements_come_in_order_without_whitespace) {
    BOOST_TEST((elements_of("close") == elements{"close"}));
    BOOST_TEST((elements_of("upgrade , \tclose ") == elements{"upgrade", "close"}));
    BOOST_TEST((elements_of("a b,c") == elements{"a b", "c"}));
}

BOOST_AUTO_TEST_CASE(an_element_may_be_empty) {
    BOOST_TEST((elements_of("") == elements{""}));
    BOOST_TEST((elements_of(",, a,") == elements{"", "", "a", ""}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace comma_list_tests
}  // namespace
