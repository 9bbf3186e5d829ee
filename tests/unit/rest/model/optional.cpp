// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/optional.hpp>

#include <velo/rest/model/bounded.hpp>
#include <velo/types/phone.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>

namespace {

namespace rest = velo::rest;
using rest::optional;

enum class colour { red, green };

BOOST_AUTO_TEST_SUITE(rest_model_optional)

BOOST_AUTO_TEST_CASE(it_is_absent_by_default_and_holds_what_it_is_given) {
    optional<int> number;
    BOOST_TEST(!number.has_value());
    BOOST_TEST(!number);
    number = 5;
    BOOST_TEST(*number == 5);
    number = {};
    BOOST_TEST(!number.has_value());
    number.emplace(6);
    BOOST_TEST(*number == 6);
    number.reset();
    BOOST_TEST(!number.has_value());
    BOOST_TEST(!optional<int>(rest::blank).has_value());
}

BOOST_AUTO_TEST_CASE(it_takes_literals_values_and_std_optionals) {
    optional<velo::phone> const literal = "+123456";
    BOOST_TEST(literal->view() == "+123456");
    std::optional<velo::phone> const none;
    optional<velo::phone> const absent = none;
    BOOST_TEST(!absent.has_value());
    optional<velo::phone> const some = velo::phone::parse("+654321");
    BOOST_TEST(some->view() == "+654321");
    optional<rest::bounded<1, 100>> const size = 50;
    BOOST_TEST(size->value() == 50);
    std::int32_t const run_time = 7;
    optional<std::int32_t> const page = run_time;
    BOOST_TEST(*page == 7);
}

BOOST_AUTO_TEST_CASE(null_and_other_types_are_refused_while_compiling) {
    static_assert(!std::constructible_from<optional<int>, std::nullptr_t>);
    static_assert(!std::constructible_from<optional<int>, std::int64_t>);
    static_assert(!std::constructible_from<optional<int>, bool>);
    static_assert(!std::constructible_from<optional<colour>, int>);
    static_assert(!std::constructible_from<optional<colour>, char const(&)[6]>);
    static_assert(!std::constructible_from<optional<velo::phone>, std::string>);
    static_assert(!std::constructible_from<optional<velo::phone>, char8_t const(&)[4]>);
}

BOOST_AUTO_TEST_CASE(equality_tells_absent_from_every_value) {
    BOOST_TEST((optional<int>() == optional<int>()));
    BOOST_TEST((optional<int>(0) != optional<int>()));
    BOOST_TEST((optional<int>(1) != optional<int>(2)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
