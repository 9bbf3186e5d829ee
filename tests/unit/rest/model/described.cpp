// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/described.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace tests_described {

struct thing {
    int plain = 1;
    int two_words = 2;
    int renamed_one = 3;
};
BOOST_DESCRIBE_STRUCT(thing, (), (plain, two_words, renamed_one))

struct snake {
    int two_words = 2;
    int renamed_one = 3;
};
BOOST_DESCRIBE_STRUCT(snake, (), (two_words, renamed_one))

struct nothing {};
BOOST_DESCRIBE_STRUCT(nothing, (), ())

struct undescribed {
    int a;
};

}  // namespace tests_described

template <>
struct velo::rest::member<&tests_described::thing::renamed_one> {
    static constexpr std::string_view name = "other/name";
};

template <>
inline constexpr velo::rest::naming velo::rest::member_naming<tests_described::snake> = velo::rest::naming::snake_case;
template <>
struct velo::rest::member<&tests_described::snake::renamed_one> {
    static constexpr std::string_view name = "otherName";
};

namespace {

namespace rest = velo::rest;
using namespace tests_described;

BOOST_AUTO_TEST_SUITE(rest_model_described)

BOOST_AUTO_TEST_CASE(members_are_visited_in_order_with_both_names) {
    thing t;
    std::string seen;
    rest::for_each_member<thing>([&]<class M>(M) {
        seen += std::string(M::name) + "=" + std::string(M::wire) + "=" + std::to_string(M::get(t)) + " ";
        M::get(t) *= 10;
    });
    BOOST_TEST(seen == "plain=plain=1 two_words=twoWords=2 renamed_one=other/name=3 ");
    BOOST_TEST(t.two_words == 20);
    BOOST_TEST(rest::member_count<thing> == 3u);
    BOOST_TEST(rest::member_count<nothing> == 0u);
}

BOOST_AUTO_TEST_CASE(a_struct_may_have_a_naming_of_its_own) {
    std::string seen;
    rest::for_each_member<snake>([&]<class M>(M) { seen += std::string(M::wire) + " "; });
    BOOST_TEST(seen == "two_words otherName ");
}

BOOST_AUTO_TEST_CASE(any_member_stops_at_the_first_yes) {
    int visited = 0;
    BOOST_TEST(rest::any_member<thing>([&]<class M>(M) { return ++visited, M::name == "two_words"; }));
    BOOST_TEST(visited == 2);
    BOOST_TEST(!rest::any_member<thing>([](auto) { return false; }));
    BOOST_TEST(!rest::any_member<nothing>([](auto) { return true; }));
}

BOOST_AUTO_TEST_CASE(only_described_structs_are_described) {
    static_assert(rest::described<thing>);
    static_assert(rest::described<nothing>);
    static_assert(!rest::described<undescribed>);
    static_assert(!rest::described<int>);
    static_assert(!rest::described<std::string>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
