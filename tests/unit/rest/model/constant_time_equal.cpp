// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/constant_time_equal.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

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

}  // namespace
