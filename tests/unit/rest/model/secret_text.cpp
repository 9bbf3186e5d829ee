// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/secret_text.hpp>

#include <velo/rest/model/holds_secret.hpp>
#include <velo/types/password.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>

namespace {

using velo::password;

BOOST_AUTO_TEST_SUITE(rest_model_secret_text)

BOOST_AUTO_TEST_CASE(it_gives_its_text_only_when_asked_to_reveal_it) {
    constexpr password literal = "My_strong_password";
    BOOST_TEST(literal.reveal() == "My_strong_password");
    BOOST_TEST(password::checked("12345678").value().reveal() == "12345678");
    BOOST_TEST(password::parse("12345678")->reveal() == "12345678");
    BOOST_TEST(!password::parse("1234567").has_value());
    static_assert(!std::convertible_to<password, std::string_view>);
    static_assert(!std::convertible_to<password, std::string>);
}

BOOST_AUTO_TEST_CASE(a_refused_text_is_not_in_the_error) {
    auto const r = password::checked("short");
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST(r.error().expected == "an old password: 8 to 128 characters");
}

BOOST_AUTO_TEST_CASE(unchecked_takes_what_fits) {
    BOOST_TEST(password::unchecked("short")->reveal() == "short");
    BOOST_TEST(!password::unchecked(std::string(513, 'x')).has_value());
}

BOOST_AUTO_TEST_CASE(it_is_zeroed_when_destroyed) {
    alignas(password) std::array<std::byte, sizeof(password)> memory{};
    auto* const secret = new (memory.data()) password(*password::parse("Planted_in_memory"));
    auto const holds = [&] {
        return std::string_view(reinterpret_cast<char const*>(memory.data()), memory.size())
                   .find("Planted_in_memory") != std::string_view::npos;
    };
    BOOST_TEST(holds());
    secret->~password();
    BOOST_TEST(!holds());
}

BOOST_AUTO_TEST_CASE(nothing_of_a_longer_secret_stays_when_a_shorter_one_is_assigned) {
    password secret = *password::parse("A_long_secret_with_an_end");
    secret = *password::parse("Short_one");
    BOOST_TEST(secret.reveal() == "Short_one");
    std::string_view const bytes(reinterpret_cast<char const*>(&secret), sizeof secret);
    BOOST_TEST(bytes.find("with_an_end") == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(equality_compares_the_text) {
    BOOST_TEST((*password::parse("12345678") == *password::parse("12345678")));
    BOOST_TEST((*password::parse("12345678") != *password::parse("12345679")));
    BOOST_TEST((*password::parse("12345678") != *password::parse("123456789")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
