// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/wrapper.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <type_traits>

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_model_wrapper)

BOOST_AUTO_TEST_CASE(the_three_wrappers_are_told_apart) {
    static_assert(rest::is_required<rest::required<int>>);
    static_assert(rest::is_required<rest::required<int> const&>);
    static_assert(rest::is_required<rest::required<rest::list<int, 16>>>);
    static_assert(!rest::is_required<rest::optional<int>>);
    static_assert(rest::is_optional<rest::optional<int>>);
    static_assert(!rest::is_optional<std::optional<int>>);
    static_assert(rest::is_field<rest::field<int>>);
    static_assert(!rest::is_field<rest::optional<int>>);
    static_assert(rest::is_list<rest::list<int, 1>>);
    static_assert(!rest::is_list<rest::required<rest::list<int, 16>>>);
    static_assert(rest::wrapper<rest::field<int>>);
    static_assert(!rest::wrapper<int>);
    static_assert(!rest::wrapper<std::optional<int>>);
}

BOOST_AUTO_TEST_CASE(the_wrapper_is_taken_off_once) {
    static_assert(std::is_same_v<rest::unwrapped_t<rest::field<std::string>>, std::string>);
    static_assert(std::is_same_v<rest::unwrapped_t<rest::required<int> const&>, int>);
    static_assert(std::is_same_v<rest::unwrapped_t<int>, int>);
    static_assert(std::is_same_v<rest::unwrapped_t<rest::optional<rest::list<int, 2>>>, rest::list<int, 2>>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
