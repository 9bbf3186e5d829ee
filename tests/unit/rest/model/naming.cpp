// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/naming.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using velo::rest::apply_naming;
using velo::rest::naming;

BOOST_AUTO_TEST_SUITE(rest_model_naming)

BOOST_AUTO_TEST_CASE(camel_case_joins_the_words) {
    BOOST_TEST(apply_naming("first_name", naming::camel_case).view() == "firstName");
    BOOST_TEST(apply_naming("locked_out_timestamp", naming::camel_case).view() == "lockedOutTimestamp");
    BOOST_TEST(apply_naming("id", naming::camel_case).view() == "id");
    BOOST_TEST(apply_naming("", naming::camel_case).view() == "");
    BOOST_TEST(apply_naming("a_1b", naming::camel_case).view() == "a1b");
}

BOOST_AUTO_TEST_CASE(upper_case_keeps_the_underscores) {
    BOOST_TEST(apply_naming("invite_mfa_user", naming::upper_case).view() == "INVITE_MFA_USER");
    BOOST_TEST(apply_naming("sms", naming::upper_case).view() == "SMS");
}

BOOST_AUTO_TEST_CASE(snake_case_is_the_name_itself) {
    BOOST_TEST(apply_naming("grant_type", naming::snake_case).view() == "grant_type");
}

BOOST_AUTO_TEST_CASE(header_case_has_hyphens_and_capitals) {
    BOOST_TEST(apply_naming("if_match", naming::header_case).view() == "If-Match");
    BOOST_TEST(apply_naming("location", naming::header_case).view() == "Location");
    BOOST_TEST(apply_naming("x_1_b", naming::header_case).view() == "X-1-B");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
