// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/faults.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using rest::fault;
using rest::fault_kind;

std::vector<fault> drawn(rest::random_faults const& plan, int count) {
    std::vector<fault> all;
    for (int i = 0; i != count; ++i) all.push_back(plan({}));
    return all;
}
bool equal(std::vector<fault> const& left, std::vector<fault> const& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](fault const& a, fault const& b) { return a.what == b.what && a.length == b.length; });
}

BOOST_AUTO_TEST_SUITE(rest_transport_faults)

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_faults) {
    BOOST_TEST(equal(drawn(rest::random_faults(5), 500), drawn(rest::random_faults(5), 500)));
    BOOST_TEST(!equal(drawn(rest::random_faults(5), 500), drawn(rest::random_faults(6), 500)));
}

BOOST_AUTO_TEST_CASE(copies_of_a_plan_go_on_where_the_others_are) {
    rest::random_faults const one(5);
    auto const copy = one;
    auto expected = drawn(rest::random_faults(5), 100);
    std::vector<fault> got;
    for (int i = 0; i != 50; ++i) {
        got.push_back(one({}));
        got.push_back(copy({}));
    }
    BOOST_TEST(equal(got, expected));
}

BOOST_AUTO_TEST_CASE(the_percentage_of_requests_with_a_fault_is_as_given) {
    for (unsigned const percent : {0u, 1u, 30u, 99u, 100u}) {
        auto const all = drawn(rest::random_faults(7, percent), 20'000);
        auto const faults =
            std::count_if(all.begin(), all.end(), [](fault const& f) { return f.what != fault_kind::none; });
        BOOST_TEST(faults >= 200 * static_cast<int>(percent) - 300);
        BOOST_TEST(faults <= 200 * static_cast<int>(percent) + 300);
        if (percent == 0) BOOST_TEST(faults == 0);
        if (percent == 100) BOOST_TEST(faults == 20'000);
    }
    auto const usual = drawn(rest::random_faults(7), 20'000);
    BOOST_TEST(std::count_if(usual.begin(), usual.end(), [](fault const& f) { return f.what != fault_kind::none; }) >
               5'000);
}

BOOST_AUTO_TEST_CASE(each_fault_is_as_likely_as_another) {
    std::map<fault_kind, int> count;
    for (fault const& f : drawn(rest::random_faults(9, 100), 12'000)) ++count[f.what];
    BOOST_TEST(count.size() == rest::all_faults.size());
    for (auto const& [what, times] : count) {
        BOOST_TEST(times > 850, to_text(what));
        BOOST_TEST(times < 1150, to_text(what));
    }
}

BOOST_AUTO_TEST_CASE(no_length_is_longer_than_the_longest) {
    for (auto const longest : {0ms, 1ms, 50ms, 2000ms}) {
        std::set<std::chrono::milliseconds> seen;
        for (fault const& f : drawn(rest::random_faults(3, 100, longest), 5'000)) seen.insert(f.length);
        BOOST_TEST((*seen.begin() >= 0ms));
        BOOST_TEST((*seen.rbegin() <= longest));
        BOOST_TEST((*seen.rbegin() >= longest * 9 / 10));
        if (longest <= 50ms) BOOST_TEST(seen.size() == static_cast<std::size_t>(longest.count()) + 1);
    }
}

BOOST_AUTO_TEST_CASE(a_longest_length_below_zero_is_zero) {
    for (fault const& f : drawn(rest::random_faults(3, 100, -1ms), 100)) BOOST_TEST((f.length == 0ms));
}

BOOST_AUTO_TEST_CASE(every_fault_has_a_name) {
    std::set<std::string_view> names;
    std::set<fault_kind> faults;
    for (fault_kind const f : rest::all_faults) {
        names.insert(to_text(f));
        faults.insert(f);
    }
    BOOST_TEST(names.size() == 12u);
    BOOST_TEST(faults.size() == 12u);
    BOOST_TEST(!names.contains("none"));
    BOOST_TEST(!names.contains("unknown"));
    BOOST_TEST(to_text(fault_kind::none) == "none");
    BOOST_TEST(to_text(fault_kind::response_delayed) == "response_delayed");
    BOOST_TEST(to_text(static_cast<fault_kind>(77)) == "unknown");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
