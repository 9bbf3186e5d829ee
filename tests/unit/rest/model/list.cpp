// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/list.hpp>

#include <velo/types/role_name.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <string>
#include <type_traits>
#include <vector>

namespace {

namespace rest = velo::rest;
using velo::role_list;
using velo::role_name;
using required_roles = rest::required<role_list>;

BOOST_AUTO_TEST_SUITE(rest_model_list)

BOOST_AUTO_TEST_CASE(it_holds_up_to_its_capacity_and_refuses_more) {
    rest::list<int, 3> values;
    BOOST_TEST(values.empty());
    for (int i = 0; i != 3; ++i) BOOST_TEST(values.push_back(i));
    BOOST_TEST(!values.push_back(3));
    BOOST_TEST(values.size() == 3u);
    for (int i = 0; i != 3; ++i) BOOST_TEST(values[static_cast<std::size_t>(i)] == i);
}

BOOST_AUTO_TEST_CASE(equality_is_that_of_the_elements) {
    rest::list<int, 3> one, two;
    BOOST_TEST((one == two));
    BOOST_TEST(one.push_back(1));
    BOOST_TEST((one != two));
    BOOST_TEST(two.push_back(1));
    BOOST_TEST((one == two));
}

BOOST_AUTO_TEST_CASE(a_required_one_is_written_in_braces) {
    role_name const at_run_time = role_name::checked("payor.support").value();
    required_roles const roles = {"payor.admin", at_run_time, "x"};
    BOOST_REQUIRE(roles->size() == 3u);
    BOOST_TEST((*roles)[0].view() == "payor.admin");
    BOOST_TEST((*roles)[1].view() == "payor.support");
    BOOST_TEST((*roles)[2].view() == "x");
    required_roles const one = {"payor.admin"};
    BOOST_TEST(one->size() == 1u);
    required_roles const two = {"payor.admin", "payor.support"};
    BOOST_TEST(two->size() == 2u);
    required_roles const sixteen = {"1", "2",  "3",  "4",  "5",  "6",  "7",  "8",
                                    "9", "10", "11", "12", "13", "14", "15", "16"};
    BOOST_REQUIRE(sixteen->size() == 16u);
    BOOST_TEST((*sixteen)[15].view() == "16");
}

BOOST_AUTO_TEST_CASE(an_empty_one_is_meant_or_refused) {
    required_roles const empty = role_list{};
    BOOST_TEST(empty.has_value());
    BOOST_TEST(empty->empty());
    BOOST_TEST(!required_roles(rest::blank).has_value());
    static_assert(!std::default_initializable<required_roles>);
    static_assert(!std::constructible_from<required_roles, std::nullptr_t>);
}

BOOST_AUTO_TEST_CASE(other_types_are_refused_while_compiling) {
    static_assert(!std::constructible_from<required_roles, int>);
    static_assert(!std::constructible_from<required_roles, std::vector<std::string>>);
    static_assert(!std::constructible_from<required_roles::first_item, int>);
    static_assert(!std::constructible_from<required_roles::first_item, std::nullptr_t>);
    static_assert(!std::constructible_from<required_roles::first_item, std::string>);
    static_assert(!std::constructible_from<required_roles::item, int>);
    static_assert(!std::constructible_from<required_roles::item, std::nullptr_t>);
    static_assert(!std::constructible_from<required_roles::item, std::string>);
    static_assert(std::is_trivially_copyable_v<role_list>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
