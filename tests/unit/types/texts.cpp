// SPDX-License-Identifier: BSL-1.0
#include <velo/types/email.hpp>
#include <velo/types/page_size.hpp>
#include <velo/types/password.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>
#include <velo/types/role_name.hpp>
#include <velo/types/sort.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace std::string_view_literals;

std::string times(int count, std::string_view text) {
    std::string all;
    for (int i = 0; i != count; ++i) all += text;
    return all;
}

constexpr std::string_view emoji = "\xF0\x9F\x98\x80";

template <class T>
void takes(std::string_view text) {
    BOOST_TEST(T::accepts(text), "'" << text << "' was refused");
    BOOST_TEST(T::checked(text).has_value());
    BOOST_TEST(T::parse(text).has_value());
}

template <class T>
void refuses(std::string_view text) {
    BOOST_TEST(!T::accepts(text), "'" << text << "' was taken");
    BOOST_TEST(T::checked(text).has_error());
    BOOST_TEST(!T::parse(text).has_value());
}

BOOST_AUTO_TEST_SUITE(types_texts)

BOOST_AUTO_TEST_CASE(a_phone_number_has_a_plus_and_2_to_15_digits) {
    using velo::phone;
    for (auto const good : {"+12"sv, "+99"sv, "+123456789012345"sv, "+11235555555"sv, "+10"sv}) takes<phone>(good);
    for (auto const bad : {""sv, "+"sv, "+1"sv, "+02"sv, "+1234567890123456"sv, "12"sv, "11235555555"sv, "+12\n"sv,
                           " +12"sv, "+12 "sv, "+1 2"sv, "+1-2"sv, "++12"sv, "+1a"sv,
                           "\xEF\xBC\x8B"
                           "12"sv,
                           "+\xD9\xA1\xD9\xA2\xD9\xA3"sv, "+1\xEF\xBC\x92"sv, "+12\0"sv}) {
        refuses<phone>(bad);
    }
    BOOST_TEST(phone::unchecked("11235555555")->view() == "11235555555");
    BOOST_TEST(!phone::unchecked("12345678901234567").has_value());
    static_assert(sizeof(velo::rest::inline_text<16>) <= 18);
}

BOOST_AUTO_TEST_CASE(a_name_has_1_to_128_code_points) {
    using velo::person_name;
    for (std::string const& good : {std::string("J"), times(128, "x"), times(128, emoji), times(128, "\xC3\xA9"),
                                    std::string(" "), std::string("O'Neil-\xC5\x81ukasz")}) {
        takes<person_name>(good);
    }
    for (std::string const& bad : {std::string(), times(129, "x"), times(129, emoji), std::string("\xC3"),
                                   std::string("a\xFF"), std::string("\xED\xA0\x80")}) {
        refuses<person_name>(bad);
    }
}

BOOST_AUTO_TEST_CASE(a_verification_code_has_6_characters) {
    using velo::verification_code;
    for (std::string const& good :
         {std::string("123456"), std::string("      "), times(6, emoji), std::string("ab\ncd\"")}) {
        takes<verification_code>(good);
    }
    for (std::string const& bad : {std::string(), std::string("12345"), std::string("1234567"), times(5, emoji),
                                   times(7, emoji), std::string("12345\xFF")}) {
        refuses<verification_code>(bad);
    }
}

BOOST_AUTO_TEST_CASE(a_password_has_8_to_128_characters) {
    using velo::password;
    for (std::string const& good : {std::string("12345678"), times(128, "x"), times(8, emoji), times(128, emoji)}) {
        takes<password>(good);
    }
    for (std::string const& bad : {std::string(), std::string("1234567"), times(129, "x"), times(7, emoji),
                                   times(129, emoji), std::string("12345678\x80")}) {
        refuses<password>(bad);
    }
}

BOOST_AUTO_TEST_CASE(an_email_has_one_at_and_no_blanks) {
    using velo::email;
    for (std::string const& good :
         {std::string("a@b"), std::string("foo+bar@example.com"), std::string("\xC3\xA9@x"), times(252, "x") + "@b"}) {
        takes<email>(good);
    }
    for (std::string const& bad :
         {std::string(), std::string("@"), std::string("a@"), std::string("@b"), std::string("a"), std::string("a@b@c"),
          std::string("a b@c"), std::string("a@b "), std::string("a@b\n"), std::string("a@\tb"), std::string("a@b\x7F"),
          std::string("a@b\0", 4), std::string("a@\xFF"), times(253, "x") + "@b"}) {
        refuses<email>(bad);
    }
}

BOOST_AUTO_TEST_CASE(a_role_name_has_1_to_128_bytes_of_utf8) {
    using velo::role_name;
    for (std::string const& good : {std::string("r"), std::string("payor.admin"), times(128, "x")})
        takes<role_name>(good);
    for (std::string const& bad : {std::string(), times(129, "x"), std::string("\xFF")}) refuses<role_name>(bad);
}

BOOST_AUTO_TEST_CASE(a_page_has_1_to_100_users) {
    static_assert(velo::page_size::low == 1);
    static_assert(velo::page_size::high == 100);
    BOOST_TEST(!velo::page_size::accepts(0));
    BOOST_TEST(!velo::page_size::accepts(101));
}

BOOST_AUTO_TEST_CASE(users_are_sorted_by_email_and_last_name_each_once) {
    using velo::sort;
    for (auto const good : {"email"sv, "lastName"sv, "email:asc"sv, "email:desc"sv, "lastName:asc"sv, "lastName:desc"sv,
                            "email,lastName"sv, "lastName,email"sv, "lastName:desc,email:asc"sv,
                            "email:asc,lastName:desc"sv, "email,lastName:desc"sv}) {
        takes<sort>(good);
    }
    for (auto const bad : {""sv,
                           ","sv,
                           "email,"sv,
                           ",email"sv,
                           "email:"sv,
                           "email:up"sv,
                           "email:ASC"sv,
                           "Email"sv,
                           "lastname"sv,
                           "email;asc"sv,
                           "email:asc:desc"sv,
                           "email,email"sv,
                           "email:asc,email:desc"sv,
                           "email,lastName,email"sv,
                           "firstName"sv,
                           " email"sv,
                           "email "sv,
                           "email, lastName"sv,
                           ":asc"sv,
                           "1:asc"sv,
                           "zzz"sv}) {
        refuses<sort>(bad);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
