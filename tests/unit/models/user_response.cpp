// SPDX-License-Identifier: BSL-1.0
#include <velo/models/user_response.hpp>

#include <velo/rest/serializer/json.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <string_view>

#include "../../fixtures/fixture.hpp"

namespace {

namespace rest = velo::rest;

velo::user_response read(std::string_view text) {
    velo::user_response user;
    rest::decode_result const read = rest::read_json(text, user);
    BOOST_TEST(read.has_value(), read.error().pointer << " expected " << read.error().expected);
    return user;
}

BOOST_AUTO_TEST_SUITE(models_user_response)

BOOST_AUTO_TEST_CASE(the_documented_example_has_its_values) {
    using namespace std::chrono;
    velo::user_response const user = read(tests::fixture("documented_user_response"));
    BOOST_TEST((*user.id == velo::user_id("8bbf301c-948f-4445-b411-357eec53e441")));
    BOOST_TEST((*user.status == velo::user_status::enabled));
    BOOST_TEST(*user.email == "foo@example.com");
    BOOST_TEST(*user.sms_number == "11235555555");
    BOOST_TEST(*user.primary_contact_number == "11235555555");
    BOOST_TEST(*user.secondary_contact_number == "11235555550");
    BOOST_TEST(*user.first_name == "John");
    BOOST_TEST(*user.last_name == "Doe");
    BOOST_TEST((*user.entity_id == velo::entity_id("7fffa261-ac68-49e6-b605-d24a444d9206")));
    BOOST_TEST(*user.company_name == "Acme Corp");
    BOOST_REQUIRE(user.roles.size() == 1u);
    BOOST_TEST(*user.roles[0].name == "payor.admin");
    BOOST_TEST((*user.user_type == velo::user_type::payor));
    BOOST_TEST((*user.mfa_type == velo::mfa_type::totp));
    BOOST_TEST((*user.mfa_status == velo::mfa_status::registered));
    BOOST_TEST(*user.locked_out == true);
    BOOST_TEST((user.locked_out_timestamp->value()->time() == sys_days{2000y / January / 23} + 4h + 56min + 7s));
    BOOST_TEST(user.locked_out_timestamp->to_text() == "2000-01-23T04:56:07.000+00:00");
}

BOOST_AUTO_TEST_CASE(every_member_may_be_absent) {
    velo::user_response const user = read("{}");
    BOOST_TEST((user == velo::user_response{}));
    rest::for_each_member<velo::user_response>([&]<class M>(M) {
        if constexpr (rest::is_field<typename M::type>) BOOST_TEST(M::get(user).is_absent(), M::name);
    });
    BOOST_TEST(user.roles.empty());
}

BOOST_AUTO_TEST_CASE(every_member_may_be_null) {
    std::string text = "{";
    rest::for_each_member<velo::user_response>(
        [&]<class M>(M) { text += (text.size() == 1 ? "\"" : ",\"") + std::string(M::wire) + "\":null"; });
    velo::user_response const user = read(text + "}");
    int fields = 0;
    rest::for_each_member<velo::user_response>([&]<class M>(M) {
        if constexpr (rest::is_field<typename M::type>) {
            BOOST_TEST(M::get(user).is_null(), M::name);
            ++fields;
        }
    });
    BOOST_TEST(fields == 15);
    BOOST_TEST(user.roles.empty());
}

BOOST_AUTO_TEST_CASE(roles_are_read_in_both_shapes) {
    velo::user_response const user =
        read(R"({"roles":["payor.admin",{"name":"payor.support"},{"name":null},{},null,{"name":"x","other":[1]}]})");
    BOOST_REQUIRE(user.roles.size() == 6u);
    BOOST_TEST(*user.roles[0].name == "payor.admin");
    BOOST_TEST(*user.roles[1].name == "payor.support");
    BOOST_TEST(user.roles[2].name.is_null());
    BOOST_TEST(user.roles[3].name.is_absent());
    BOOST_TEST(user.roles[4].name.is_absent());
    BOOST_TEST(*user.roles[5].name == "x");
}

BOOST_AUTO_TEST_CASE(unknown_enum_texts_odd_ids_and_odd_timestamps_are_kept) {
    velo::user_response const user = read(R"({"id":"user-17","status":"SUSPENDED","entityId":"","userType":"payor",
        "mfaType":"PASSKEY","mfaStatus":"LOST","lockedOutTimestamp":"2000-02-30T00:00:00Z"})");
    BOOST_TEST(!user.id->is_known());
    BOOST_TEST(user.id->to_text() == "user-17");
    BOOST_TEST(!user.status->is_known());
    BOOST_TEST(user.status->to_text() == "SUSPENDED");
    BOOST_TEST(!user.entity_id->is_known());
    BOOST_TEST(user.entity_id->to_text() == "");
    BOOST_TEST(!user.user_type->is_known());
    BOOST_TEST(user.user_type->to_text() == "payor");
    BOOST_TEST(user.mfa_type->to_text() == "PASSKEY");
    BOOST_TEST(user.mfa_status->to_text() == "LOST");
    BOOST_TEST(!user.locked_out_timestamp->is_known());
    BOOST_TEST(user.locked_out_timestamp->to_text() == "2000-02-30T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(nothing_received_is_matched_against_a_pattern) {
    velo::user_response const user = read(R"({"email":"","smsNumber":"no number","firstName":""})");
    BOOST_TEST(*user.email == "");
    BOOST_TEST(*user.sms_number == "no number");
    BOOST_TEST(*user.first_name == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
