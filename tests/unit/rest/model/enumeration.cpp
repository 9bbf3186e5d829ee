// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/enumeration.hpp>

#include <boost/describe/enum.hpp>
#include <boost/test/unit_test.hpp>

#include <string_view>

namespace {

namespace rest = velo::rest;

enum class colour { red, dark_blue };
BOOST_DESCRIBE_ENUM(colour, red, dark_blue)

enum class undescribed { one };

BOOST_AUTO_TEST_SUITE(rest_model_enumeration)

BOOST_AUTO_TEST_CASE(each_enumerator_has_one_text) {
    BOOST_TEST(rest::to_text(colour::red) == "RED");
    BOOST_TEST(rest::to_text(colour::dark_blue) == "DARK_BLUE");
    BOOST_TEST(rest::enumerators<colour>.size() == 2u);
    BOOST_TEST((rest::enumerators<colour>[1].value == colour::dark_blue));
}

BOOST_AUTO_TEST_CASE(a_value_that_is_no_enumerator_has_no_text) {
    BOOST_TEST(rest::to_text(static_cast<colour>(7)) == "");
}

BOOST_AUTO_TEST_CASE(the_texts_alone_are_parsed) {
    BOOST_TEST((rest::parse_enumerator<colour>("RED") == colour::red));
    for (std::string_view const bad : {"", "red", "RED ", "GREEN", "DARK"}) {
        BOOST_TEST(!rest::parse_enumerator<colour>(bad).has_value());
    }
}

BOOST_AUTO_TEST_CASE(all_texts_are_listed_for_a_message) {
    BOOST_TEST(rest::one_of<colour> == "one of RED, DARK_BLUE");
}

BOOST_AUTO_TEST_CASE(only_described_enums_are_enumerations) {
    static_assert(rest::enumeration<colour>);
    static_assert(!rest::enumeration<undescribed>);
    static_assert(!rest::enumeration<int>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
