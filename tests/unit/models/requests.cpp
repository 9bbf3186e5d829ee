// SPDX-License-Identifier: BSL-1.0
#include <velo/models/invite_user_request.hpp>
#include <velo/models/password_request.hpp>
#include <velo/models/payee_user_self_update_request.hpp>
#include <velo/models/register_sms_request.hpp>
#include <velo/models/resend_token_request.hpp>
#include <velo/models/role_update_request.hpp>
#include <velo/models/self_mfa_type_unregister_request.hpp>
#include <velo/models/self_update_password_request.hpp>
#include <velo/models/unregister_mfa_request.hpp>
#include <velo/models/user_details_update_request.hpp>
#include <velo/rest/serializer/json/write.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>
#include <type_traits>

#include "../../fixtures/fixture.hpp"

namespace {

namespace rest = velo::rest;

/// The numbers in the API specification's examples lack the `+` that its schema demands.
velo::phone documented(std::string_view number) { return *velo::phone::unchecked(number); }

template <class T>
void is_the_documented(T const& request, std::string const& name) {
    rest::secure_buffer out;
    rest::write_json(request, out, rest::exposure::reveal);
    BOOST_TEST_CONTEXT(name << " " << out.view()) {
        BOOST_TEST((boost::json::parse({out.view().data(), out.view().size()}) ==
                    boost::json::parse(tests::fixture("documented_" + name))));
    }
}

template <class... T>
constexpr bool are_trivially_copyable_but_for_secrets = (std::is_trivially_copyable_v<T> && ...);

BOOST_AUTO_TEST_SUITE(models_requests)

BOOST_AUTO_TEST_CASE(the_documented_bodies_are_written) {
    is_the_documented(velo::invite_user_request{.email = "foo@example.com",
                                                .mfa_type = velo::mfa_type::totp,
                                                .sms_number = documented("11235555555"),
                                                .primary_contact_number = documented("11235555555"),
                                                .secondary_contact_number = documented("11235555550"),
                                                .roles = {"velo.payor.admin"},
                                                .first_name = "John",
                                                .last_name = "Doe",
                                                .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206",
                                                .user_type = velo::user_type::payee,
                                                .verification_code = "123456"},
                      "invite_user_request");
    is_the_documented(velo::password_request{.password = "My_strong_password"}, "password_request");
    is_the_documented(velo::payee_user_self_update_request{.primary_contact_number = documented("11235555555"),
                                                           .secondary_contact_number = documented("11235555550"),
                                                           .first_name = "John",
                                                           .last_name = "Doe",
                                                           .email = "foo@example.com",
                                                           .sms_number = documented("11235555555")},
                      "payee_user_self_update_request");
    is_the_documented(velo::register_sms_request{.sms_number = documented("11235555555")}, "register_sms_request");
    is_the_documented(
        velo::resend_token_request{.token_type = velo::token_type::invite_mfa_user, .verification_code = "123456"},
        "resend_token_request");
    is_the_documented(velo::role_update_request{.roles = {"payor.admin"}, .verification_code = "123456"},
                      "role_update_request");
    is_the_documented(velo::self_mfa_type_unregister_request{.mfa_type = velo::mfa_type::totp},
                      "self_mfa_type_unregister_request");
    is_the_documented(
        velo::self_update_password_request{.old_password = "My_current_password", .new_password = "My_new_password"},
        "self_update_password_request");
    is_the_documented(
        velo::unregister_mfa_request{.mfa_type = velo::unregister_mfa_type::totp, .verification_code = "123456"},
        "unregister_mfa_request");
    is_the_documented(velo::user_details_update_request{.primary_contact_number = documented("11235555555"),
                                                        .secondary_contact_number = documented("11235555550"),
                                                        .first_name = "John",
                                                        .last_name = "Doe",
                                                        .email = "foo@example.com",
                                                        .sms_number = documented("11235555555"),
                                                        .mfa_type = velo::mfa_type::totp,
                                                        .verification_code = "123456"},
                      "user_details_update_request");
}

BOOST_AUTO_TEST_CASE(a_body_whose_members_are_all_optional_is_empty_by_default) {
    rest::secure_buffer out;
    rest::write_json(velo::user_details_update_request{}, out, rest::exposure::reveal);
    rest::write_json(velo::payee_user_self_update_request{}, out, rest::exposure::reveal);
    BOOST_TEST(out.view() == "{}{}");
}

BOOST_AUTO_TEST_CASE(requests_without_secrets_are_trivially_copyable) {
    static_assert(
        are_trivially_copyable_but_for_secrets<velo::payee_user_self_update_request, velo::register_sms_request,
                                               velo::self_mfa_type_unregister_request, velo::role_list>);
}

BOOST_AUTO_TEST_CASE(the_enumerators_have_the_documented_texts) {
    auto const texts = []<class E>(std::type_identity<E>) {
        std::string all;
        for (auto const& e : rest::enumerators<E>) (all += e.text.view()) += ' ';
        return all;
    };
    BOOST_TEST(texts(std::type_identity<velo::mfa_type>{}) == "SMS YUBIKEY TOTP ");
    BOOST_TEST(texts(std::type_identity<velo::unregister_mfa_type>{}) == "YUBIKEY TOTP ");
    BOOST_TEST(texts(std::type_identity<velo::user_type>{}) == "BACKOFFICE PAYOR PAYEE ");
    BOOST_TEST(texts(std::type_identity<velo::token_type>{}) == "INVITE_MFA_USER MFA_REGISTRATION ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
