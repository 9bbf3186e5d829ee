// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/argument.hpp>

#include <velo/rest/model/bounded.hpp>
#include <velo/types/id.hpp>
#include <velo/types/phone.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

namespace {
namespace required_tests {

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

}  // namespace required_tests
}  // namespace

namespace {
namespace optional_tests {

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

}  // namespace optional_tests
}  // namespace

namespace {
namespace field_tests {

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

}  // namespace field_tests
}  // namespace
