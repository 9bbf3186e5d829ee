// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/redacted.hpp>

#include <velo/login/velo_auth.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_serializer_redacted)

BOOST_AUTO_TEST_CASE(secrets_are_replaced_and_absent_members_left_out) {
    BOOST_TEST(rest::redacted(velo::update_password_self{
                   .body = {.old_password = "Planted_old", .new_password = "Planted_new"}}) ==
               R"({"body":{"oldPassword":"[redacted]","newPassword":"[redacted]"}})");
    BOOST_TEST(rest::redacted(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::sms}}) ==
               R"({"body":{"mfaType":"SMS"}})");
    BOOST_TEST(rest::redacted(
                   velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::sms}, .authorization = "own"}) ==
               R"({"body":{"mfaType":"SMS"},"authorization":"[redacted]"})");
    velo::auth_response token;
    token.access_token = rest::secret_string("planted");
    token.expires_in = 1799.0;
    token.refresh_token = nullptr;
    BOOST_TEST(rest::redacted(token) ==
               R"({"access_token":"[redacted]","expires_in":1799,"refresh_token":null,"entityIds":[]})");
}

BOOST_AUTO_TEST_CASE(members_that_are_not_secret_are_shown) {
    BOOST_TEST(rest::redacted(velo::list_users{.status = velo::user_status::enabled, .page_size = 50}) ==
               R"({"status":"ENABLED","pageSize":50})");
    BOOST_TEST(rest::redacted(velo::get_user_by_id_v2{"8bbf301c-948f-4445-b411-357eec53e441"}) ==
               R"({"userId":"8bbf301c-948f-4445-b411-357eec53e441"})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
