// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/json/write.hpp>

#include <velo/login/velo_auth.hpp>
#include <velo/models/invite_user_request.hpp>
#include <velo/models/paged_user_response.hpp>
#include <velo/models/role_update_request.hpp>
#include <velo/models/user_details_update_request.hpp>
#include <velo/rest/model/bounded.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users_api.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "../../../../fixtures/fixture.hpp"

namespace {
namespace write_tests {

namespace rest = velo::rest;

template <class T>
std::string written(T const& value, rest::exposure secrets = rest::exposure::reveal) {
    rest::secure_buffer out;
    rest::write_json(value, out, secrets);
    return std::string(out.view());
}

/// The text that results from reading `text` as a `T` and writing that.
template <class T>
std::string round_trip(std::string_view text) {
    auto value = rest::make_blank<T>();
    rest::decode_result const read = rest::read_json(text, value);
    BOOST_TEST(read.has_value(), read.error().pointer << " expected " << read.error().expected);
    return written(value);
}

BOOST_AUTO_TEST_SUITE(rest_serializer_json_write)

BOOST_AUTO_TEST_CASE(single_values_have_their_json_form) {
    BOOST_TEST(written(true) == "true");
    BOOST_TEST(written(false) == "false");
    BOOST_TEST(written(-5) == "-5");
    BOOST_TEST(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    BOOST_TEST(written(1799.0) == "1799");
    BOOST_TEST(written(0.1) == "0.1");
    BOOST_TEST(written(std::numeric_limits<double>::infinity()) == "null");
    BOOST_TEST(written(std::nan("")) == "null");
    BOOST_TEST(written(std::string("a\"b")) == R"("a\"b")");
    BOOST_TEST(written(velo::mfa_type::sms) == "\"SMS\"");
    BOOST_TEST(written(velo::phone("+123456")) == "\"+123456\"");
    BOOST_TEST(written(rest::bounded<1, 100>(25)) == "25");
    BOOST_TEST(written(rest::json_text{R"({"a":1})"}) == R"({"a":1})");
    BOOST_TEST(written(rest::json_text{}) == "null");
    BOOST_TEST(written(std::vector<int>{}) == "[]");
    BOOST_TEST(written(std::vector<int>{1, 2}) == "[1,2]");
    BOOST_TEST(written(std::map<std::string, std::string>{}) == "{}");
    BOOST_TEST(written(std::map<std::string, std::string>{{"a/\"", "b"}, {"c", "d"}}) == R"({"a/\"":"b","c":"d"})");
}

BOOST_AUTO_TEST_CASE(an_absent_member_is_left_out_and_null_is_written) {
    BOOST_TEST(written(velo::user_details_update_request{}) == "{}");
    BOOST_TEST(written(velo::user_details_update_request{.last_name = nullptr}) == R"({"lastName":null})");
    BOOST_TEST(written(velo::user_details_update_request{
                   .primary_contact_number = nullptr, .first_name = "Zo\xC3\xAB", .email = nullptr}) ==
               "{\"primaryContactNumber\":null,\"firstName\":\"Zo\xC3\xAB\",\"email\":null}");
    velo::user_details_update_request request{.first_name = "A"};
    request.first_name.reset();
    BOOST_TEST(written(request) == "{}");
    request.first_name.set_null();
    BOOST_TEST(written(request) == R"({"firstName":null})");
}

BOOST_AUTO_TEST_CASE(members_are_in_the_order_of_their_declaration) {
    velo::invite_user_request const request{
        .email = "a@b",
        .mfa_type = velo::mfa_type::totp,
        .sms_number = "+1234",
        .primary_contact_number = "+1235",
        .roles = {"payor.admin", "payor.support"},
        .entity_id = nullptr,
        .user_type = velo::user_type::backoffice,
        .verification_code = "654321",
    };
    BOOST_TEST(written(request) ==
               R"({"email":"a@b","mfaType":"TOTP","smsNumber":"+1234","primaryContactNumber":"+1235",)"
               R"("roles":["payor.admin","payor.support"],"entityId":null,"userType":"BACKOFFICE",)"
               R"("verificationCode":"654321"})");
}

BOOST_AUTO_TEST_CASE(an_intentionally_empty_list_is_written) {
    BOOST_TEST(written(velo::role_update_request{.roles = velo::role_list{}}) == R"({"roles":[]})");
}

BOOST_AUTO_TEST_CASE(secrets_are_revealed_or_redacted) {
    velo::user_details_update_request const request{.email = "a@b", .verification_code = "654321"};
    BOOST_TEST(written(request, rest::exposure::redact) == R"({"email":"a@b","verificationCode":"[redacted]"})");
    BOOST_TEST(written(request, rest::exposure::reveal) == R"({"email":"a@b","verificationCode":"654321"})");
}

BOOST_AUTO_TEST_CASE(a_model_that_was_read_is_written_byte_for_byte) {
    for (char const* name : {"page", "user"}) {
        std::string const text = tests::fixture(name);
        BOOST_TEST((name[0] == 'p' ? round_trip<velo::paged_user_response>(text)
                                   : round_trip<velo::user_response>(text)) == text);
    }
    BOOST_TEST(round_trip<velo::invite_user_request>(tests::fixture("invite")) != "");
    BOOST_TEST((boost::json::parse(round_trip<velo::invite_user_request>(tests::fixture("invite"))) ==
                boost::json::parse(tests::fixture("invite"))));
    // The members are in the order of the struct, so that the texts can be compared.
    for (std::string_view const odd : {
             R"({"id":"","status":"","entityId":"","userType":"","mfaType":"","mfaStatus":"","lockedOutTimestamp":""})",
             R"({"id":"8BBF301C-948F-4445-B411-357EEC53E441","status":"enabled","entityId":"..","userType":"PAYOR ",)"
             R"("mfaType":"PASSKEY","mfaStatus":"LOST","lockedOutTimestamp":"yesterday"})",
             R"({"id":"user 1/2?\u0000\"é","status":"SUSPENDED","lockedOutTimestamp":"2000-01-23T04:56:07.000+00:00"})",
             R"({"lockedOutTimestamp":"2016-12-31T23:59:60Z"})",
             R"({"lockedOutTimestamp":"2000-01-23t04:56:07.1z"})",
             R"({"lockedOutTimestamp":"2000-01-23T04:56:07.1234567Z"})",
             R"({"lockedOutTimestamp":"0000-01-01T00:00:00+01:00"})",
             R"({"lockedOutTimestamp":"9999-12-31T23:59:60Z"})",
             R"({"lockedOutTimestamp":"2000-02-30T00:00:00Z"})",
             R"({"lockedOutTimestamp":"2000-01-23T04:56:07Z"})",
             R"({"id":null,"status":null,"email":null,"companyName":null})",
         }) {
        std::string expected(odd);
        if (auto const at = expected.find("\"roles\""); at == std::string::npos) {
            // A plain list is always written.
            auto const user_type = expected.find("\"userType\"");
            auto const after = user_type == std::string::npos ? expected.find("\"lockedOutTimestamp\"") : user_type;
            expected.insert(after == std::string::npos ? expected.size() - 1 : after,
                            after == std::string::npos ? ",\"roles\":[]" : "\"roles\":[],");
        }
        BOOST_TEST(round_trip<velo::user_response>(odd) == expected);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace write_tests
}  // namespace

namespace {
namespace redacted_tests {

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

}  // namespace redacted_tests
}  // namespace
