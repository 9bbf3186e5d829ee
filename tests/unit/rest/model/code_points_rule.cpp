// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/code_points_rule.hpp>

#include <velo/rest/model/text.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>

namespace {

namespace rest = velo::rest;

struct two_to_four : rest::code_points_rule<2, 4> {
    static constexpr std::string_view expected = "2 to 4 characters";
    using mistake = class a_word_has_2_to_4_characters;
};
struct at_least_two : rest::code_points_rule<2, 0> {
    static constexpr std::size_t capacity = 16;
    static constexpr std::string_view expected = "at least 2 characters";
    using mistake = class a_word_has_at_least_2_characters;
};

BOOST_AUTO_TEST_SUITE(rest_model_code_points_rule)

BOOST_AUTO_TEST_CASE(code_points_are_limited_and_bytes_are_not) {
    static_assert(rest::text_rule<two_to_four>);
    static_assert(two_to_four::accepts("ab") && two_to_four::accepts("abcd"));
    static_assert(!two_to_four::accepts("a") && !two_to_four::accepts("abcde") && !two_to_four::accepts(""));
    static_assert(two_to_four::accepts("\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80"));
    static_assert(!two_to_four::accepts("ab\xFF"));
}

BOOST_AUTO_TEST_CASE(the_longest_text_fits_into_the_capacity) {
    using word = rest::text<two_to_four>;
    static_assert(two_to_four::capacity == 16);
    BOOST_TEST(word::checked("\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80").has_value());
}

BOOST_AUTO_TEST_CASE(a_maximum_of_zero_is_no_limit) {
    using word = rest::text<at_least_two>;
    static_assert(!word::accepts("a") && word::accepts("0123456789abcdef"));
    static_assert(!word::accepts("0123456789abcdefg"), "longer than the capacity of its own");
    static_assert(at_least_two::facts.min_length == 2 && at_least_two::facts.max_length == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
