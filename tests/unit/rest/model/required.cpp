// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/required.hpp>

#include <velo/rest/model/bounded.hpp>
#include <velo/types/id.hpp>
#include <velo/types/phone.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>

namespace {

namespace rest = velo::rest;
using rest::required;

enum class colour { red, green };
enum class shape { square };

BOOST_AUTO_TEST_SUITE(rest_model_required)

BOOST_AUTO_TEST_CASE(it_takes_what_its_type_takes) {
    required<int> const number = 5;
    BOOST_TEST(*number == 5);
    required<colour> const hue = colour::green;
    BOOST_TEST((*hue == colour::green));
    required<velo::phone> const literal = "+123456";
    BOOST_TEST(literal->view() == "+123456");
    velo::phone const checked = velo::phone::checked("+654321").value();
    required<velo::phone> const at_run_time = checked;
    BOOST_TEST(at_run_time->view() == "+654321");
    required<std::string> const text = "abc";
    BOOST_TEST(*text == "abc");
}

BOOST_AUTO_TEST_CASE(a_blank_one_has_no_value_until_it_is_filled) {
    required<int> number(rest::blank);
    BOOST_TEST(!number.has_value());
    number.emplace(7);
    BOOST_TEST(number.has_value());
    BOOST_TEST(*number == 7);
    number = 8;
    BOOST_TEST(*number == 8);
}

BOOST_AUTO_TEST_CASE(equality_is_that_of_the_values) {
    BOOST_TEST((required<int>(1) == required<int>(1)));
    BOOST_TEST((required<int>(1) != required<int>(2)));
    BOOST_TEST((required<int>(1) != required<int>(rest::blank)));
}

BOOST_AUTO_TEST_CASE(leaving_it_out_null_and_other_types_are_refused_while_compiling) {
    static_assert(!std::default_initializable<required<int>>);
    static_assert(!std::constructible_from<required<int>, std::nullptr_t>);
    static_assert(!std::constructible_from<required<int>, bool>);
    static_assert(!std::constructible_from<required<int>, char>);
    static_assert(!std::constructible_from<required<int>, double>);
    static_assert(!std::constructible_from<required<int>, char const*>);
    static_assert(!std::constructible_from<required<bool>, int>);
    static_assert(!std::constructible_from<required<colour>, shape>);
    static_assert(!std::constructible_from<required<colour>, char const(&)[4]>);
    static_assert(!std::constructible_from<required<velo::user_id>, velo::entity_id>);
    static_assert(!std::constructible_from<required<velo::phone>, std::string>);
    static_assert(!std::constructible_from<required<velo::phone>, char const*>);
    static_assert(!std::constructible_from<required<velo::phone>, int>);
    static_assert(std::constructible_from<required<velo::phone>, velo::phone>);
}

BOOST_AUTO_TEST_CASE(it_is_as_copyable_as_its_value) {
    static_assert(std::is_trivially_copyable_v<required<velo::phone>>);
    static_assert(!std::is_trivially_copyable_v<required<std::string>>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
