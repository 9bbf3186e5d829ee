// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/random/splitmix64.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <random>
#include <set>

namespace {

using velo::rest::splitmix64;

BOOST_AUTO_TEST_SUITE(rest_retry_splitmix64)

BOOST_AUTO_TEST_CASE(it_gives_the_published_numbers) {
    splitmix64 bits(0);
    BOOST_TEST(bits() == 0xE220A8397B1DCDAFu);
    BOOST_TEST(bits() == 0x6E789E6AA1B965F4u);
    BOOST_TEST(bits() == 0x06C45D188009454Fu);
    splitmix64 other(1234567);
    BOOST_TEST(other() == 6457827717110365317u);
    BOOST_TEST(other() == 3203168211198807973u);
    BOOST_TEST(other() == 9817491932198370423u);
}

BOOST_AUTO_TEST_CASE(a_number_of_the_sequence_is_found_by_its_place) {
    splitmix64 bits(0);
    for (std::uint64_t place = 1; place != 1000; ++place) BOOST_TEST(splitmix64::nth(place) == bits());
    static_assert(splitmix64::nth(2) == 0x6E789E6AA1B965F4u);
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_numbers_and_another_others) {
    splitmix64 one(5), same(5), other(6);
    std::uint64_t const first = one();
    BOOST_TEST(same() == first);
    BOOST_TEST(other() != first);
    splitmix64 copy = one;
    BOOST_TEST(copy() == one());
}

BOOST_AUTO_TEST_CASE(without_a_seed_objects_differ) {
    std::set<std::uint64_t> seen;
    splitmix64 all[64];
    for (splitmix64& bits : all) seen.insert(bits());
    BOOST_TEST(seen.size() == 64u);
}

BOOST_AUTO_TEST_CASE(it_is_a_generator_for_the_standard_library) {
    static_assert(std::uniform_random_bit_generator<splitmix64>);
    static_assert((splitmix64::min)() == 0 && (splitmix64::max)() == (std::numeric_limits<std::uint64_t>::max)());
    splitmix64 bits(1);
    std::uniform_int_distribution<int> die(1, 6);
    std::set<int> seen;
    for (int i = 0; i != 200; ++i) seen.insert(die(bits));
    BOOST_TEST(seen.size() == 6u);
    BOOST_TEST(*seen.begin() == 1);
    BOOST_TEST(*seen.rbegin() == 6);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
