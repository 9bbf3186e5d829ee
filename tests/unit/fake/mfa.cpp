// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/mfa.hpp>

#include <velo/fake/verification.hpp>

#include "prepared_fake.hpp"

using namespace tests;
using velo::fake_message_kind;
using velo::token_type;

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(registering_a_number_sends_it_a_code) {
    prepared_fake f;
    BOOST_TEST(f.as(f.back_office).register_sms({.sms_number = "+14155550101"}).has_value());
    auto const sent = f.fake.outbox();
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST((sent[0].kind == fake_message_kind::verification));
    BOOST_TEST(sent[0].to == "+14155550101");
    BOOST_TEST(velo::verification_code::accepts(sent[0].secret.reveal()));
}

BOOST_AUTO_TEST_CASE(only_back_office_users_register_numbers) {
    prepared_fake f;
    BOOST_TEST(f.as(f.back_office).register_sms({.sms_number = "+14155550101"}).has_value());
    for (velo::user_id const& who : {f.master, f.admin, f.support, f.payee}) {
        BOOST_TEST(status(f.as(who).register_sms({.sms_number = "+14155550101"})) == 403);
    }
    BOOST_TEST(status(f.application().register_sms({.sms_number = "+14155550101"})) == 403);
}

BOOST_AUTO_TEST_CASE(a_code_works_once) {
    prepared_fake f;
    auto const code = f.verify_manually(f.number_of(f.support));
    BOOST_TEST(
        f.application().role_update(f.support, {.roles = {"payor.support"}, .verification_code = code}).has_value());
    check_refused(f.application().role_update(f.support, {.roles = {"payor.support"}, .verification_code = code}), 400,
                  "verificationCode");
    // The user is verified now and needs no code.
    BOOST_TEST(f.application().role_update(f.support, {.roles = {"payor.support"}}).has_value());
}

BOOST_AUTO_TEST_CASE(a_code_is_not_used_up_by_a_call_that_is_refused) {
    prepared_fake f;
    auto const code = f.verify_manually(f.number_of(f.support));
    BOOST_TEST(status(f.application().user_details_update(
                   f.support, {.email = "admin@example.com", .verification_code = code})) == 409);
    BOOST_TEST(f.application().user_details_update(f.support, {.verification_code = code}).has_value());
}

BOOST_AUTO_TEST_CASE(a_code_lives_600_seconds) {
    prepared_fake f;
    auto code = f.verify_manually(f.number_of(f.support));
    f.fake.advance(600s);
    check_refused(f.application().role_update(f.support, {.roles = {"payor.support"}, .verification_code = code}), 400,
                  "verificationCode");
    code = f.verify_manually(f.number_of(f.support));
    f.fake.advance(599s);
    BOOST_TEST(
        f.application().role_update(f.support, {.roles = {"payor.support"}, .verification_code = code}).has_value());
}

BOOST_AUTO_TEST_CASE(an_expired_code_is_needed_until_another_is_used) {
    prepared_fake f;
    static_cast<void>(f.verify_manually(f.number_of(f.support)));
    f.fake.advance(600s);
    check_refused(f.application().role_update(f.support, {.roles = {"payor.support"}}), 400, "verificationCode");
    auto const code = f.verify_manually(f.number_of(f.support));
    BOOST_TEST(
        f.application().role_update(f.support, {.roles = {"payor.support"}, .verification_code = code}).has_value());
    BOOST_TEST(f.application().role_update(f.support, {.roles = {"payor.support"}}).has_value());
}

BOOST_AUTO_TEST_CASE(registering_a_number_again_replaces_its_code) {
    prepared_fake f;
    auto const first = f.verify_manually(f.number_of(f.support));
    auto const second = f.verify_manually(f.number_of(f.support));
    BOOST_TEST((first != second));
    BOOST_TEST(status(f.application().role_update(f.support,
                                                  {.roles = {"payor.support"}, .verification_code = first})) == 400);
    BOOST_TEST(
        f.application().role_update(f.support, {.roles = {"payor.support"}, .verification_code = second}).has_value());
}

BOOST_AUTO_TEST_CASE(a_code_that_was_never_sent_is_400) {
    prepared_fake f;
    check_refused(f.application().role_update(f.support, {.roles = {"payor.support"}, .verification_code = "123456"}),
                  400, "verificationCode");
    check_refused(f.application().resend_token(
                      f.support, {.token_type = token_type::invite_mfa_user, .verification_code = "123456"}),
                  400, "tokenType");
}

BOOST_AUTO_TEST_CASE(a_code_is_needed_while_the_user_is_verified_manually) {
    prepared_fake f;
    velo::user_id const pending = f.fake.add({});
    static_cast<void>(pending);
    BOOST_TEST(f.application().unregister_mfa(f.support, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    auto const code = f.verify_manually(f.number_of(f.support));
    check_refused(f.application().role_update(f.support, {.roles = {"payor.support"}}), 400, "verificationCode");
    check_refused(f.application().user_details_update(f.support, {.first_name = "Sue"}), 400, "verificationCode");
    check_refused(f.application().resend_token(f.support, {.token_type = token_type::mfa_registration}), 400,
                  "verificationCode");
    check_refused(f.application().unregister_mfa(f.support, {.mfa_type = velo::unregister_mfa_type::totp}), 400,
                  "verificationCode");
    BOOST_TEST(f.application()
                   .resend_token(f.support, {.token_type = token_type::mfa_registration, .verification_code = code})
                   .has_value());
}

BOOST_AUTO_TEST_CASE(only_an_existing_token_is_resent) {
    prepared_fake f;
    check_refused(f.application().resend_token(f.admin, {.token_type = token_type::invite_mfa_user}), 400, "tokenType");
    check_refused(f.application().resend_token(f.admin, {.token_type = token_type::mfa_registration}), 400,
                  "tokenType");
    BOOST_TEST(f.application().unregister_mfa(f.admin, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    BOOST_TEST(f.application().resend_token(f.admin, {.token_type = token_type::mfa_registration}).has_value());
    BOOST_TEST(f.messages(fake_message_kind::mfa_registration).size() == 2u);
    BOOST_TEST(status(f.application().resend_token(f.admin, {.token_type = token_type::invite_mfa_user})) == 400);
}

BOOST_AUTO_TEST_CASE(resending_a_token_replaces_it) {
    prepared_fake f;
    BOOST_TEST(f.application().invite_user(invitation("ann@example.com", one_role("backoffice.admin"))).has_value());
    auto const ann = *f.application().list_users({.status = velo::user_status::pending})->content.at(0).id;
    BOOST_TEST(f.application().resend_token(ann, {.token_type = token_type::invite_mfa_user}).has_value());
    auto const sent = f.messages(fake_message_kind::invitation);
    BOOST_TEST_REQUIRE(sent.size() == 2u);
    BOOST_TEST(sent[1].to == "ann@example.com");
    BOOST_TEST(!f.fake.accept_invitation(sent[0].secret, good_password));
    BOOST_TEST(f.fake.accept_invitation(sent[1].secret, good_password));
    // It is used, so it cannot be resent.
    BOOST_TEST(status(f.application().resend_token(ann, {.token_type = token_type::invite_mfa_user})) == 400);
}

BOOST_AUTO_TEST_CASE(resend_token_for_an_unknown_user_is_400) {
    prepared_fake f;
    check_refused(f.application().resend_token(unknown_user, {.token_type = token_type::invite_mfa_user}), 400,
                  "userId", velo::location_type::path_param);
}

BOOST_AUTO_TEST_CASE(unregistering_removes_the_device) {
    prepared_fake f;
    BOOST_TEST(f.application().unregister_mfa(f.admin, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    BOOST_TEST((*f.shown(f.admin).mfa_status == velo::mfa_status::unregistered));
    BOOST_TEST(f.as(f.support).unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}).has_value());
    BOOST_TEST((*f.shown(f.support).mfa_status == velo::mfa_status::unregistered));
}

BOOST_AUTO_TEST_CASE(unregistering_mails_a_registration_token) {
    prepared_fake f;
    BOOST_TEST(f.application().unregister_mfa(f.admin, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    auto const sent = f.messages(fake_message_kind::mfa_registration);
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST(sent[0].to == "admin@example.com");
    BOOST_TEST(!f.fake.register_mfa(velo::secret_string("another")));
    BOOST_TEST(f.fake.register_mfa(sent[0].secret));
    BOOST_TEST((*f.shown(f.admin).mfa_status == velo::mfa_status::registered));
    BOOST_TEST(!f.fake.register_mfa(sent[0].secret));
}

BOOST_AUTO_TEST_CASE(unregistering_for_self_mails_a_registration_token) {
    prepared_fake f;
    BOOST_TEST(f.as(f.payee).unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}).has_value());
    auto const sent = f.messages(fake_message_kind::mfa_registration);
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST(sent[0].to == "payee@example.com");
}

BOOST_AUTO_TEST_CASE(unregistering_for_self_mails_nothing_while_verification_is_needed) {
    prepared_fake f;
    static_cast<void>(f.verify_manually(f.number_of(f.payee)));
    BOOST_TEST(f.as(f.payee).unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}).has_value());
    BOOST_TEST(f.messages(fake_message_kind::mfa_registration).empty());
    BOOST_TEST((*f.shown(f.payee).mfa_status == velo::mfa_status::unregistered));
    // resend_token with the code mails it.
    velo::resend_token_request body{.token_type = token_type::mfa_registration};
    BOOST_TEST(status(f.application().resend_token(f.payee, body)) == 400);
    body.verification_code = f.code();
    BOOST_TEST(f.application().resend_token(f.payee, body).has_value());
    BOOST_TEST(f.fake.register_mfa(f.messages(fake_message_kind::mfa_registration).at(0).secret));
}

BOOST_AUTO_TEST_CASE(an_unregistered_device_cannot_be_unregistered) {
    prepared_fake f;
    check_refused(f.application().unregister_mfa(f.admin, {.mfa_type = velo::unregister_mfa_type::yubikey}), 400,
                  "mfaType");
    check_refused(f.as(f.admin).unregister_mfa_for_self({.mfa_type = velo::mfa_type::sms}), 400, "mfaType");
    BOOST_TEST(f.application().unregister_mfa(f.admin, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    check_refused(f.application().unregister_mfa(f.admin, {.mfa_type = velo::unregister_mfa_type::totp}), 400,
                  "mfaType");
    check_refused(f.as(f.admin).unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}), 400, "mfaType");
}

BOOST_AUTO_TEST_CASE(unregistering_for_self_with_an_applications_token_is_403) {
    prepared_fake f;
    BOOST_TEST(status(f.application().unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp})) == 403);
}

BOOST_AUTO_TEST_CASE(unregistering_for_self_accepts_a_pre_auth_token) {
    prepared_fake f;
    auto const pre_auth = f.fake.log_in("payee@example.com", good_password).value();
    auto const token = velo::bearer_token::checked(pre_auth.reveal()).value();
    BOOST_TEST(f.application().unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, token).has_value());
    BOOST_TEST((*f.shown(f.payee).mfa_status == velo::mfa_status::unregistered));
}

BOOST_AUTO_TEST_SUITE_END()
