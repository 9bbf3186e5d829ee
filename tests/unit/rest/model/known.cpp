// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/known.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace {

using velo::rest::known;

BOOST_AUTO_TEST_SUITE(rest_model_known)

BOOST_AUTO_TEST_CASE(it_is_used_as_an_optional) {
    known<int> const seven = 7;
    known<int> const nothing;
    BOOST_TEST(*seven == 7);
    BOOST_TEST(seven.has_value());
    BOOST_TEST(static_cast<bool>(seven));
    BOOST_TEST(!nothing);
    BOOST_TEST((nothing == std::nullopt));
    BOOST_TEST((seven != std::nullopt));
    BOOST_TEST((seven == 7));
    BOOST_TEST((seven != nothing));
    BOOST_TEST(nothing.value_or(3) == 3);
    BOOST_TEST(seven.value_or(3) == 7);
    std::optional<int> const converted = seven;
    BOOST_TEST((converted == 7));
    known<std::pair<int, int>> const pair = std::pair(1, 2);
    BOOST_TEST(pair->second == 2);
}

BOOST_AUTO_TEST_CASE(the_star_of_a_temporary_is_a_value) {
    static_assert(std::is_same_v<decltype(*std::declval<known<int>>()), int>);
    static_assert(std::is_same_v<decltype(*std::declval<known<int> const&>()), int const&>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
