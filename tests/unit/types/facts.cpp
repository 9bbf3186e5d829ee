// SPDX-License-Identifier: BSL-1.0

// The facts of a text, which the contract prints, and the check, which a call makes, say the same.

#include <velo/rest/contract/schema.hpp>
#include <velo/types/email.hpp>
#include <velo/types/id.hpp>
#include <velo/types/new_password.hpp>
#include <velo/types/otp.hpp>
#include <velo/types/password.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>
#include <velo/types/role_name.hpp>
#include <velo/types/sort.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/test/unit_test.hpp>

#include <random>
#include <regex>
#include <string>

namespace {

/// `count` characters of up to four bytes each.
std::string characters(std::size_t count, std::string const& one) {
    std::string text;
    for (std::size_t i = 0; i != count; ++i) text += one;
    return text;
}

template <class T>
void check_lengths() {
    auto const facts = velo::rest::schema_of<T>().facts;
    BOOST_TEST_REQUIRE(facts.max_length != 0u);
    for (std::string const one : {"x", "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
        for (std::size_t const count : {facts.min_length - 1, facts.min_length, facts.min_length + 1,
                                        facts.max_length - 1, facts.max_length, facts.max_length + 1}) {
            BOOST_TEST(T::accepts(characters(count, one)) == facts.allows_length(count), count << " times " << one);
        }
    }
}

BOOST_AUTO_TEST_SUITE(types_facts)

BOOST_AUTO_TEST_CASE(lengths_are_checked_as_they_are_printed) {
    check_lengths<velo::person_name>();
    check_lengths<velo::password>();
    check_lengths<velo::new_password>();
    check_lengths<velo::otp>();
    check_lengths<velo::verification_code>();
}

BOOST_AUTO_TEST_CASE(limits_in_bytes_are_checked_as_they_are_printed) {
    auto const role = velo::rest::schema_of<velo::role_name>();
    BOOST_TEST(velo::role_name::accepts(std::string(role.max_bytes, 'x')));
    BOOST_TEST(!velo::role_name::accepts(std::string(role.max_bytes + 1, 'x')));
    BOOST_TEST(!velo::role_name::accepts(""));
    auto const email = velo::rest::schema_of<velo::email>();
    BOOST_TEST(velo::email::accepts("a@" + std::string(email.max_bytes - 2, 'x')));
    BOOST_TEST(!velo::email::accepts("a@" + std::string(email.max_bytes - 1, 'x')));
    BOOST_TEST(velo::rest::schema_of<velo::sort>().max_bytes >= std::string("lastName:desc,email:desc").size());
}

BOOST_AUTO_TEST_CASE(a_pattern_is_checked_as_it_is_printed) {
    std::regex const pattern{std::string(velo::rest::schema_of<velo::phone>().facts.pattern)};
    std::mt19937 random(7);
    std::string const alphabet = "+0123456789 a";
    std::size_t taken = 0;
    for (int i = 0; i != 200'000; ++i) {
        std::string text = i % 2 == 0 ? "+" : "";
        for (std::size_t n = random() % 18; n != 0; --n)
            text += alphabet[random() % (i % 5 == 0 ? alphabet.size() : 11)];
        bool const matches = std::regex_match(text, pattern);
        BOOST_TEST(velo::phone::accepts(text) == matches, text);
        taken += matches ? 1u : 0u;
    }
    BOOST_TEST(taken > 1000u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
