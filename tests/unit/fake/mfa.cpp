// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/mfa.hpp>

#include <velo/fake/verification.hpp>

#include "prepared_fake.hpp"

using namespace tests;
using velo::fake_message_kind;
using velo::token_type;

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(registering_a_number_sends_a_code_to_it) {
    world w;
    BOOST_TEST(w.as(w.back_office).register_sms({.sms_number = "+14155550101"}).has_value());
    auto const sent = w.fake.outbox();
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST((sent[0].kind == fake_message_kind::verification));
    BOOST_TEST(sent[0].to == "+14155550101");
    BOOST_TEST(velo::verification_code::accepts(sent[0].secret.reveal()));
}

BOOST_AUTO_TEST_CASE(a_number_is_registered_by_back_office_users_only) {
    world w;
    BOOST_TEST(w.as(w.back_office).register_sms({.sms_number = "+14155550101"}).has_value());
    for (velo::user_id const& who : {w.master, w.admin, w.support, w.payee}) {
        BOOST_TEST(status(w.as(who).register_sms({.sms_number = "+14155550101"})) == 403);
    }
    BOOST_TEST(status(w.application().register_sms({.sms_number = "+14155550101"})) == 403);
}

BOOST_AUTO_TEST_CASE(a_code_works_once) {
    world w;
    auto const code = w.verify_manually(w.number_of(w.support));
    BOOST_TEST(
        w.application().role_update(w.support, {.roles = {"payor.support"}, .verification_code = code}).has_value());
    check_refused(w.application().role_update(w.support, {.roles = {"payor.support"}, .verification_code = code}), 400,
                  "verificationCode");
    // Once it is used, the user is verified and needs none.
    BOOST_TEST(w.application().role_update(w.support, {.roles = {"payor.support"}}).has_value());
}

BOOST_AUTO_TEST_CASE(a_code_is_not_used_up_by_a_call_that_is_refused) {
    world w;
    auto const code = w.verify_manually(w.number_of(w.support));
    BOOST_TEST(status(w.application().user_details_update(
                   w.support, {.email = "admin@example.com", .verification_code = code})) == 409);
    BOOST_TEST(w.application().user_details_update(w.support, {.verification_code = code}).has_value());
}

BOOST_AUTO_TEST_CASE(a_code_lives_600_seconds) {
    world w;
    auto code = w.verify_manually(w.number_of(w.support));
    w.fake.advance(600s);
    check_refused(w.application().role_update(w.support, {.roles = {"payor.support"}, .verification_code = code}), 400,
                  "verificationCode");
    code = w.verify_manually(w.number_of(w.support));
    w.fake.advance(599s);
    BOOST_TEST(
        w.application().role_update(w.support, {.roles = {"payor.support"}, .verification_code = code}).has_value());
}

BOOST_AUTO_TEST_CASE(a_code_that_expired_is_needed_until_another_is_used) {
    world w;
    static_cast<void>(w.verify_manually(w.number_of(w.support)));
    w.fake.advance(600s);
    check_refused(w.application().role_update(w.support, {.roles = {"payor.support"}}), 400, "verificationCode");
    auto const code = w.verify_manually(w.number_of(w.support));
    BOOST_TEST(
        w.application().role_update(w.support, {.roles = {"payor.support"}, .verification_code = code}).has_value());
    BOOST_TEST(w.application().role_update(w.support, {.roles = {"payor.support"}}).has_value());
}

BOOST_AUTO_TEST_CASE(a_number_that_is_registered_again_gets_another_code) {
    world w;
    auto const first = w.verify_manually(w.number_of(w.support));
    auto const second = w.verify_manually(w.number_of(w.support));
    BOOST_TEST((first != second));
    BOOST_TEST(status(w.application().role_update(w.support,
                                                  {.roles = {"payor.support"}, .verification_code = first})) == 400);
    BOOST_TEST(
        w.application().role_update(w.support, {.roles = {"payor.support"}, .verification_code = second}).has_value());
}

BOOST_AUTO_TEST_CASE(a_code_that_was_never_sent_is_400) {
    world w;
    check_refused(w.application().role_update(w.support, {.roles = {"payor.support"}, .verification_code = "123456"}),
                  400, "verificationCode");
    check_refused(w.application().resend_token(
                      w.support, {.token_type = token_type::invite_mfa_user, .verification_code = "123456"}),
                  400, "tokenType");
}

BOOST_AUTO_TEST_CASE(a_code_is_needed_while_the_user_is_verified_manually) {
    world w;
    velo::user_id const pending = w.fake.add({});
    static_cast<void>(pending);
    BOOST_TEST(w.application().unregister_mfa(w.support, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    auto const code = w.verify_manually(w.number_of(w.support));
    check_refused(w.application().role_update(w.support, {.roles = {"payor.support"}}), 400, "verificationCode");
    check_refused(w.application().user_details_update(w.support, {.first_name = "Sue"}), 400, "verificationCode");
    check_refused(w.application().resend_token(w.support, {.token_type = token_type::mfa_registration}), 400,
                  "verificationCode");
    check_refused(w.application().unregister_mfa(w.support, {.mfa_type = velo::unregister_mfa_type::totp}), 400,
                  "verificationCode");
    BOOST_TEST(w.application()
                   .resend_token(w.support, {.token_type = token_type::mfa_registration, .verification_code = code})
                   .has_value());
}

BOOST_AUTO_TEST_CASE(a_token_is_sent_again_only_if_one_exists) {
    world w;
    check_refused(w.application().resend_token(w.admin, {.token_type = token_type::invite_mfa_user}), 400, "tokenType");
    check_refused(w.application().resend_token(w.admin, {.token_type = token_type::mfa_registration}), 400,
                  "tokenType");
    BOOST_TEST(w.application().unregister_mfa(w.admin, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    BOOST_TEST(w.application().resend_token(w.admin, {.token_type = token_type::mfa_registration}).has_value());
    BOOST_TEST(w.messages(fake_message_kind::mfa_registration).size() == 2u);
    BOOST_TEST(status(w.application().resend_token(w.admin, {.token_type = token_type::invite_mfa_user})) == 400);
}

BOOST_AUTO_TEST_CASE(a_token_that_is_sent_again_revokes_the_old_one) {
    world w;
    BOOST_TEST(w.application().invite_user(invitation("ann@example.com", one_role("backoffice.admin"))).has_value());
    auto const ann = *w.application().list_users({.status = velo::user_status::pending})->content.at(0).id;
    BOOST_TEST(w.application().resend_token(ann, {.token_type = token_type::invite_mfa_user}).has_value());
    auto const sent = w.messages(fake_message_kind::invitation);
    BOOST_TEST_REQUIRE(sent.size() == 2u);
    BOOST_TEST(sent[1].to == "ann@example.com");
    BOOST_TEST(!w.fake.accept_invitation(sent[0].secret, good_password));
    BOOST_TEST(w.fake.accept_invitation(sent[1].secret, good_password));
    // It is used, so there is none to send again.
    BOOST_TEST(status(w.application().resend_token(ann, {.token_type = token_type::invite_mfa_user})) == 400);
}

BOOST_AUTO_TEST_CASE(resend_token_for_somebody_who_is_not_there_is_400) {
    world w;
    check_refused(w.application().resend_token(nobody, {.token_type = token_type::invite_mfa_user}), 400, "userId",
                  velo::location_type::path_param);
}

BOOST_AUTO_TEST_CASE(unregistering_takes_the_device_away) {
    world w;
    BOOST_TEST(w.application().unregister_mfa(w.admin, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    BOOST_TEST((*w.shown(w.admin).mfa_status == velo::mfa_status::unregistered));
    BOOST_TEST(w.as(w.support).unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}).has_value());
    BOOST_TEST((*w.shown(w.support).mfa_status == velo::mfa_status::unregistered));
}

BOOST_AUTO_TEST_CASE(unregistering_mails_a_registration_token) {
    world w;
    BOOST_TEST(w.application().unregister_mfa(w.admin, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    auto const sent = w.messages(fake_message_kind::mfa_registration);
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST(sent[0].to == "admin@example.com");
    BOOST_TEST(!w.fake.register_mfa(velo::secret_string("another")));
    BOOST_TEST(w.fake.register_mfa(sent[0].secret));
    BOOST_TEST((*w.shown(w.admin).mfa_status == velo::mfa_status::registered));
    BOOST_TEST(!w.fake.register_mfa(sent[0].secret));
}

BOOST_AUTO_TEST_CASE(unregistering_for_self_mails_a_registration_token) {
    world w;
    BOOST_TEST(w.as(w.payee).unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}).has_value());
    auto const sent = w.messages(fake_message_kind::mfa_registration);
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST(sent[0].to == "payee@example.com");
}

BOOST_AUTO_TEST_CASE(unregistering_for_self_mails_nothing_while_verification_is_needed) {
    world w;
    static_cast<void>(w.verify_manually(w.number_of(w.payee)));
    BOOST_TEST(w.as(w.payee).unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}).has_value());
    BOOST_TEST(w.messages(fake_message_kind::mfa_registration).empty());
    BOOST_TEST((*w.shown(w.payee).mfa_status == velo::mfa_status::unregistered));
    // Who gives the code afterwards has it mailed.
    velo::resend_token_request body{.token_type = token_type::mfa_registration};
    BOOST_TEST(status(w.application().resend_token(w.payee, body)) == 400);
    body.verification_code = w.code();
    BOOST_TEST(w.application().resend_token(w.payee, body).has_value());
    BOOST_TEST(w.fake.register_mfa(w.messages(fake_message_kind::mfa_registration).at(0).secret));
}

BOOST_AUTO_TEST_CASE(a_device_that_is_not_registered_cannot_be_unregistered) {
    world w;
    check_refused(w.application().unregister_mfa(w.admin, {.mfa_type = velo::unregister_mfa_type::yubikey}), 400,
                  "mfaType");
    check_refused(w.as(w.admin).unregister_mfa_for_self({.mfa_type = velo::mfa_type::sms}), 400, "mfaType");
    BOOST_TEST(w.application().unregister_mfa(w.admin, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    check_refused(w.application().unregister_mfa(w.admin, {.mfa_type = velo::unregister_mfa_type::totp}), 400,
                  "mfaType");
    check_refused(w.as(w.admin).unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}), 400, "mfaType");
}

BOOST_AUTO_TEST_CASE(unregistering_for_self_with_an_applications_token_is_403) {
    world w;
    BOOST_TEST(status(w.application().unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp})) == 403);
}

BOOST_AUTO_TEST_CASE(unregistering_for_self_takes_the_token_of_a_login_that_is_half_done) {
    world w;
    auto const half = w.fake.log_in("payee@example.com", good_password).value();
    auto const token = velo::bearer_token::checked(half.reveal()).value();
    BOOST_TEST(w.application().unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, token).has_value());
    BOOST_TEST((*w.shown(w.payee).mfa_status == velo::mfa_status::unregistered));
}

BOOST_AUTO_TEST_SUITE_END()
