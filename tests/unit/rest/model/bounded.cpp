// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/bounded.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <string_view>

namespace {

using percent = velo::rest::bounded<1, 100>;
using any = velo::rest::bounded<std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()>;

BOOST_AUTO_TEST_SUITE(rest_model_bounded)

BOOST_AUTO_TEST_CASE(both_bounds_belong_to_it) {
    constexpr percent low = 1, high = 100;
    BOOST_TEST(low.value() == 1);
    BOOST_TEST(high.value() == 100);
    BOOST_TEST(percent::checked(1).value().value() == 1);
    BOOST_TEST(percent::checked(100).value().value() == 100);
    for (std::int64_t const bad : {std::int64_t{0}, std::int64_t{101}, std::int64_t{-1}, std::int64_t{4294967297},
                                   std::numeric_limits<std::int64_t>::min()}) {
        BOOST_TEST(!percent::accepts(bad));
        BOOST_TEST(percent::checked(bad).has_error());
    }
    BOOST_TEST(!percent::accepts(std::numeric_limits<std::uint64_t>::max()));
}

BOOST_AUTO_TEST_CASE(it_is_parsed_from_digits_alone) {
    BOOST_TEST(percent::parse("25")->value() == 25);
    for (std::string_view const bad : {"", "0", "101", "25 ", " 25", "+25", "2.5", "abc", "99999999999"}) {
        BOOST_TEST(!percent::parse(bad).has_value());
    }
    BOOST_TEST(any::parse("-2147483648")->value() == std::numeric_limits<std::int32_t>::min());
}

BOOST_AUTO_TEST_CASE(unchecked_takes_any_number) { BOOST_TEST(percent::unchecked(1000).value() == 1000); }

BOOST_AUTO_TEST_CASE(it_says_its_bounds) {
    BOOST_TEST(percent::expected == "a whole number from 1 to 100");
    BOOST_TEST(any::expected == "a whole number from -2147483648 to 2147483647");
    BOOST_TEST((velo::rest::bounded<-5, 0>::expected == "a whole number from -5 to 0"));
    BOOST_TEST(percent::checked(0).error().expected == percent::expected);
}

BOOST_AUTO_TEST_CASE(bool_and_characters_are_no_numbers) {
    static_assert(percent::takes_literal<int>);
    static_assert(percent::takes_literal<unsigned long>);
    static_assert(!percent::takes_literal<bool>);
    static_assert(!percent::takes_literal<char>);
    static_assert(!percent::takes_literal<double>);
    static_assert(!percent::takes_literal<char[3]>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
