// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/secret_string.hpp>

#include <velo/rest/model/holds_secret.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace {
namespace secret_string_tests {

using velo::rest::secret_string;

BOOST_AUTO_TEST_SUITE(rest_model_secret_string)

BOOST_AUTO_TEST_CASE(it_holds_text_of_any_length) {
    BOOST_TEST(secret_string().empty());
    BOOST_TEST(secret_string("abc").reveal() == "abc");
    std::string const text(100'000, 'x');
    BOOST_TEST(secret_string(text).reveal() == text);
    BOOST_TEST(secret_string::parse("abc")->reveal() == "abc");
}

BOOST_AUTO_TEST_CASE(a_copy_is_its_own_and_a_move_copies_no_bytes) {
    secret_string first("abc");
    secret_string const copy = first;
    char const* const bytes = first.reveal().data();
    secret_string const moved = std::move(first);
    BOOST_TEST(copy.reveal() == "abc");
    BOOST_TEST(static_cast<void const*>(copy.reveal().data()) != static_cast<void const*>(bytes));
    BOOST_TEST(static_cast<void const*>(moved.reveal().data()) == static_cast<void const*>(bytes));
}

BOOST_AUTO_TEST_CASE(equality_compares_the_text) {
    BOOST_TEST((secret_string("abc") == secret_string("abc")));
    BOOST_TEST((secret_string("abc") != secret_string("abd")));
    BOOST_TEST((secret_string("abc") != secret_string("ab")));
}

BOOST_AUTO_TEST_CASE(it_becomes_text_only_when_asked_to) {
    static_assert(!std::convertible_to<secret_string, std::string_view>);
    static_assert(!std::convertible_to<std::string_view, secret_string>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace secret_string_tests
}  // namespace

namespace {
namespace constant_time_equal_tests {

using velo::rest::constant_time_equal;

BOOST_AUTO_TEST_SUITE(rest_model_constant_time_equal)

BOOST_AUTO_TEST_CASE(it_is_equality) {
    BOOST_TEST(constant_time_equal("", ""));
    BOOST_TEST(constant_time_equal("abc", "abc"));
    BOOST_TEST(!constant_time_equal("abc", "ab"));
    BOOST_TEST(!constant_time_equal("", "a"));
    std::string const text = "a longer text \xFF with any byte";
    for (std::size_t at = 0; at != text.size(); ++at) {
        for (int bit = 0; bit != 8; ++bit) {
            std::string other = text;
            other[at] = static_cast<char>(other[at] ^ (1 << bit));
            BOOST_TEST(!constant_time_equal(text, other));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace constant_time_equal_tests
}  // namespace
