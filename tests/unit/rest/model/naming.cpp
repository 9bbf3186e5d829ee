// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/naming.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using velo::rest::spelling;
using velo::rest::spelt;

BOOST_AUTO_TEST_SUITE(rest_model_spelling)

BOOST_AUTO_TEST_CASE(camel_case_joins_the_words) {
    BOOST_TEST(spelt("first_name", spelling::camel_case).view() == "firstName");
    BOOST_TEST(spelt("locked_out_timestamp", spelling::camel_case).view() == "lockedOutTimestamp");
    BOOST_TEST(spelt("id", spelling::camel_case).view() == "id");
    BOOST_TEST(spelt("", spelling::camel_case).view() == "");
    BOOST_TEST(spelt("a_1b", spelling::camel_case).view() == "a1b");
}

BOOST_AUTO_TEST_CASE(upper_case_keeps_the_underscores) {
    BOOST_TEST(spelt("invite_mfa_user", spelling::upper_case).view() == "INVITE_MFA_USER");
    BOOST_TEST(spelt("sms", spelling::upper_case).view() == "SMS");
}

BOOST_AUTO_TEST_CASE(snake_case_is_the_name_itself) {
    BOOST_TEST(spelt("grant_type", spelling::snake_case).view() == "grant_type");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
