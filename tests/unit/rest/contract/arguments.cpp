// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/contract/arguments.hpp>

#include <velo/operations.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

rest::argument_words find(std::vector<rest::argument_words> const& all, std::string_view name) {
    for (auto const& w : all) {
        if (w.name == name) return w;
    }
    return {};
}

BOOST_AUTO_TEST_SUITE(rest_contract_arguments)

BOOST_AUTO_TEST_CASE(a_query_argument_has_its_limits_and_default) {
    auto const size = find(rest::arguments_of<velo::list_users>(), "pageSize");
    BOOST_TEST((size.where == rest::parameter_location::query));
    BOOST_TEST(size.type == "whole number");
    BOOST_TEST(size.limits == "a whole number from 1 to 100");
    BOOST_TEST(size.default_value == "25");
    BOOST_TEST((!size.is_needed && !size.is_nullable && !size.is_secret));
    BOOST_TEST(find(rest::arguments_of<velo::list_users>(), "sort").default_value == "email:asc");
}

BOOST_AUTO_TEST_CASE(a_path_argument_cannot_be_absent) {
    auto const all = rest::arguments_of<velo::get_user_by_id_v2>();
    BOOST_TEST_REQUIRE(all.size() == 1u);
    BOOST_TEST(all[0].name == "userId");
    BOOST_TEST((all[0].where == rest::parameter_location::path));
    BOOST_TEST(all[0].is_needed);
    BOOST_TEST(all[0].limits == "a UUID: 8-4-4-4-12 hex digits");
}

BOOST_AUTO_TEST_CASE(the_properties_of_a_body_are_listed) {
    auto const all = rest::arguments_of<velo::invite_user>();
    BOOST_TEST(all.size() == 11u);
    BOOST_TEST(find(all, "mfaType").limits == "one of SMS, YUBIKEY, TOTP");
    BOOST_TEST(find(all, "roles").type == "list of text");
    BOOST_TEST(find(all, "roles").limits == "at most 16, each the name of a role: 1 to 128 bytes of UTF-8");
    BOOST_TEST(find(all, "secondaryContactNumber").is_nullable);
    BOOST_TEST(find(all, "verificationCode").is_secret);
    for (auto const& w : all) BOOST_TEST((w.where == rest::parameter_location::body));
}

BOOST_AUTO_TEST_CASE(a_credential_is_listed_as_authorization) {
    auto const token = find(rest::arguments_of<velo::validate_access_token>(), "authorization");
    BOOST_TEST((token.where == rest::parameter_location::credential));
    BOOST_TEST(token.is_secret);
}

BOOST_AUTO_TEST_CASE(the_members_of_a_response_have_the_form_in_the_specification) {
    auto const user = rest::members_of<velo::user_response>();
    BOOST_TEST(user.size() == 16u);
    BOOST_TEST(find(user, "smsNumber").limits.starts_with("a phone number"));
    BOOST_TEST(find(user, "roles").type == "list of Role");
    BOOST_TEST(find(user, "lockedOut").type == "true or false");
    BOOST_TEST(find(rest::members_of<velo::auth_response>(), "expires_in").type == "number");
    BOOST_TEST(find(rest::members_of<velo::localisation_details>(), "parameters").type == "texts by name");
    BOOST_TEST(find(rest::members_of<velo::error_item>(), "reasonCode").is_deprecated);
    BOOST_TEST(!find(rest::members_of<velo::error_item>(), "errorCode").is_deprecated);
    BOOST_TEST(find(rest::members_of<velo::error_data>(), "content").type == "any JSON");
    BOOST_TEST(find(rest::members_of<velo::paged_user_response>(), "page").type == "PagedUserResponse_page");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
