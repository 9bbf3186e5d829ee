// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/memory/words.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace {

using rest_words = velo::rest::short_words<8>;

BOOST_AUTO_TEST_SUITE(rest_memory_words)

BOOST_AUTO_TEST_CASE(words_are_appended_until_they_are_full) {
    rest_words text("one");
    (text += ' ') += "two";
    BOOST_TEST((text == "one two"));
    BOOST_TEST(text.size() == 7u);
    text += " three";
    BOOST_TEST((text == "one two "));
    text += '!';
    text += "";
    BOOST_TEST((text == "one two "));
}

BOOST_AUTO_TEST_CASE(what_they_are_made_from_is_cut_off) {
    BOOST_TEST((rest_words("nine letters") == "nine let"));
    BOOST_TEST((rest_words(std::string_view("ab\0cd", 5)) == std::string_view("ab\0cd", 5)));
    BOOST_TEST(rest_words().empty());
    BOOST_TEST(!rest_words(" ").empty());
    BOOST_TEST((velo::rest::short_words<0>("all").empty()));
}

BOOST_AUTO_TEST_CASE(a_sum_is_another_value) {
    rest_words const text("one");
    BOOST_TEST(((text + " two") == "one two"));
    BOOST_TEST((text == "one"));
    static_assert(rest_words("one") + "two" == "onetwo");
}

BOOST_AUTO_TEST_CASE(a_number_is_appended_in_decimal) {
    rest_words text("a ");
    velo::rest::append_decimal(text, 0);
    velo::rest::append_decimal(text, 4096);
    BOOST_TEST((text == "a 04096"));
    std::string longer;
    velo::rest::append_decimal(longer, (std::numeric_limits<std::size_t>::max)());
    BOOST_TEST(longer == std::to_string((std::numeric_limits<std::size_t>::max)()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
