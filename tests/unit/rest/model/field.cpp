// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/field.hpp>

#include <velo/types/phone.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <string>
#include <type_traits>

namespace {

namespace rest = velo::rest;
using rest::field;

BOOST_AUTO_TEST_SUITE(rest_model_field)

BOOST_AUTO_TEST_CASE(it_is_absent_null_or_a_value) {
    field<int> f;
    BOOST_TEST(f.is_absent());
    BOOST_TEST(!f.is_null());
    BOOST_TEST(!f.has_value());
    f = nullptr;
    BOOST_TEST(!f.is_absent());
    BOOST_TEST(f.is_null());
    BOOST_TEST(!f.has_value());
    f = 5;
    BOOST_TEST(!f.is_absent());
    BOOST_TEST(!f.is_null());
    BOOST_TEST(*f == 5);
    f = {};
    BOOST_TEST(f.is_absent());
}

BOOST_AUTO_TEST_CASE(each_state_follows_from_each) {
    field<int> f;
    f.emplace(1);
    f.set_null();
    BOOST_TEST(f.is_null());
    f.emplace(2);
    BOOST_TEST(*f == 2);
    BOOST_TEST(!f.is_null());
    f.reset();
    BOOST_TEST(f.is_absent());
    f.set_null();
    f.reset();
    BOOST_TEST(f.is_absent());
    BOOST_TEST(field<int>(rest::blank).is_absent());
}

BOOST_AUTO_TEST_CASE(value_or_gives_the_value_or_the_other) {
    BOOST_TEST(field<std::string>("a").value_or("b") == "a");
    BOOST_TEST(field<std::string>(nullptr).value_or("b") == "b");
    BOOST_TEST(field<std::string>().value_or("b") == "b");
}

BOOST_AUTO_TEST_CASE(equality_tells_the_three_states_apart) {
    field<int> const absent, null = nullptr, zero = 0;
    BOOST_TEST((absent == field<int>()));
    BOOST_TEST((absent != null));
    BOOST_TEST((absent != zero));
    BOOST_TEST((null != zero));
    BOOST_TEST((zero == 0));
    BOOST_TEST((null != 0));
}

BOOST_AUTO_TEST_CASE(it_takes_literals_and_values_and_refuses_other_types) {
    field<velo::phone> const literal = "+123456";
    BOOST_TEST(literal->view() == "+123456");
    static_assert(!std::constructible_from<field<velo::phone>, std::string>);
    static_assert(!std::constructible_from<field<velo::phone>, int>);
    static_assert(!std::constructible_from<field<int>, bool>);
    static_assert(std::constructible_from<field<int>, std::nullptr_t>);
    static_assert(std::is_trivially_copyable_v<field<velo::phone>>);
}

BOOST_AUTO_TEST_CASE(it_is_equal_to_what_its_value_is_equal_to) {
    enum class side { left, right };
    struct open_side {
        side value;
        open_side(side s) : value(s) {}
        bool operator==(open_side const&) const = default;
        bool operator==(side other) const { return value == other; }
    };
    field<open_side> const left = side::left;
    BOOST_TEST((left == side::left));
    BOOST_TEST((left != side::right));
    BOOST_TEST((field<open_side>() != side::left));
    BOOST_TEST((field<std::string>("a") == "a"));
    BOOST_TEST((field<std::string>(nullptr) == nullptr));
    BOOST_TEST((field<std::string>("a") != nullptr));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
