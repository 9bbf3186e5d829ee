// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/text.hpp>

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace tests_text {

struct digits_rule {
    static constexpr std::size_t capacity = 4;
    static constexpr std::string_view expected = "up to 4 digits";
    static constexpr bool accepts(std::string_view s) noexcept {
        return s.find_first_not_of("0123456789") == std::string_view::npos;
    }
    using mistake = class these_are_not_up_to_4_digits;
};

}  // namespace tests_text

namespace {

namespace rest = velo::rest;
using tests_text::digits_rule;

using digits = rest::text<digits_rule>;

struct no_rule {
    static constexpr std::size_t capacity = 4;
};

BOOST_AUTO_TEST_SUITE(rest_model_text)

BOOST_AUTO_TEST_CASE(a_literal_is_a_constant) {
    constexpr digits d = "1234";
    static_assert(d.view() == "1234");
    static_assert(d == "1234");
    BOOST_TEST(d.to_text() == "1234");
}

BOOST_AUTO_TEST_CASE(checked_gives_the_value_or_what_was_expected) {
    BOOST_TEST(digits::checked("12").value().view() == "12");
    BOOST_TEST(digits::checked("").value().view() == "");
    for (std::string_view const bad : {"12345", "1a", " 1"}) {
        auto const r = digits::checked(bad);
        BOOST_REQUIRE(r.has_error());
        BOOST_TEST(r.error().expected == "up to 4 digits");
        BOOST_TEST(!digits::accepts(bad));
        BOOST_TEST(!digits::parse(bad).has_value());
        try {
            static_cast<void>(r.value());
            BOOST_ERROR("nothing was thrown");
        } catch (std::invalid_argument const& e) {
            BOOST_TEST(e.what() == std::string("expected up to 4 digits"));
        }
    }
}

BOOST_AUTO_TEST_CASE(unchecked_takes_any_text_that_fits_and_never_cuts) {
    BOOST_TEST(digits::unchecked("abcd")->view() == "abcd");
    BOOST_TEST(!digits::unchecked("abcde").has_value());
}

BOOST_AUTO_TEST_CASE(it_compares_and_prints_as_text) {
    BOOST_TEST((*digits::parse("12") == *digits::parse("12")));
    BOOST_TEST((*digits::parse("12") != *digits::parse("1")));
    BOOST_TEST((*digits::parse("12") == "12"));
    BOOST_TEST((*digits::parse("12") == std::string("12")));
    BOOST_TEST((*digits::parse("12") != "a literal that is no such text"));
    std::ostringstream out;
    out << *digits::parse("12");
    BOOST_TEST(out.str() == "12");
}

BOOST_AUTO_TEST_CASE(it_is_trivially_copyable_and_its_rule_is_a_concept) {
    static_assert(std::is_trivially_copyable_v<digits>);
    static_assert(rest::text_rule<digits_rule>);
    static_assert(!rest::text_rule<no_rule>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
