// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/login.hpp>

#include "prepared_fake.hpp"

using namespace tests;
using velo::fake_message_kind;

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(a_token_for_key_and_secret_lives_1799_seconds) {
    velo::fake fake;
    auto const granted = velo::client(fake, velo::basic(fake.key(), fake.secret())).call(velo::velo_auth{}).value();
    BOOST_TEST(*granted.token_type == "bearer");
    BOOST_TEST(*granted.expires_in == 1799.0);
    velo::users_api const api(velo::client(fake, velo::bearer(*granted.access_token)));
    auto const start = fake.now();
    fake.advance(1798s);
    BOOST_TEST(api.list_users().has_value());
    fake.advance(1s);
    BOOST_TEST(status(api.list_users()) == 401);
    BOOST_TEST((fake.now() - start == 1799s));
}

BOOST_AUTO_TEST_CASE(a_wrong_key_or_secret_is_401) {
    velo::fake fake;
    auto const grant = [&](velo::secret_string key, velo::secret_string secret) {
        return velo::client(fake, velo::basic(key, secret)).call(velo::velo_auth{});
    };
    BOOST_TEST(grant(fake.key(), fake.secret()).has_value());
    BOOST_TEST(status(grant(fake.secret(), fake.key())) == 401);
    BOOST_TEST(status(grant(fake.key(), velo::secret_string("wrong"))) == 401);
}

BOOST_AUTO_TEST_CASE(another_grant_type_than_client_credentials_is_401) {
    velo::fake fake;
    velo::rest::secure_buffer field;
    BOOST_REQUIRE(
        (velo::basic(fake.key(), fake.secret()).authorize(velo::rest::basic_security{}, field) == velo::errc::none));
    velo::rest::header const header{"Authorization", field.view()};
    velo::rest::response response;
    auto const post = [&](std::string_view target) {
        BOOST_TEST((fake.send({"", velo::rest::method::post, target, {&header, 1}, {}, false}, response).error ==
                    velo::rest::errc::none));
        return response.status();
    };
    BOOST_TEST(post("/v1/authenticate?grant_type=client_credentials") == 200);
    BOOST_TEST(post("/v1/authenticate") == 200);
    BOOST_TEST(post("/v1/authenticate?grant_type=password") == 401);
}

BOOST_AUTO_TEST_CASE(a_missing_unknown_or_expired_token_is_401) {
    prepared_fake f;
    velo::users_api const api(velo::client(f.fake, velo::bearer("unknown")));
    BOOST_TEST(status(api.list_users()) == 401);
    BOOST_TEST(status(api.get_self()) == 401);
    BOOST_TEST(status(api.get_user_by_id_v2(unknown_user)) == 401);
    BOOST_TEST(status(api.delete_user_by_id_v2(unknown_user)) == 401);
    BOOST_TEST(status(api.invite_user(invitation("a@b.c", one_role("payor.admin")))) == 401);
    BOOST_TEST(status(api.user_details_update_for_self({})) == 401);
    auto const old = f.as(f.admin);
    f.fake.advance(1799s);
    BOOST_TEST(status(old.get_self()) == 401);
    velo::rest::response response;
    BOOST_TEST((f.fake.send({"", velo::rest::method::get, "/v2/users/self", {}, {}, false}, response).error ==
                velo::rest::errc::none));
    BOOST_TEST(response.status() == 401);
}

BOOST_AUTO_TEST_CASE(header_names_are_compared_without_case) {
    prepared_fake f;
    velo::rest::response response;
    auto const status_of = [&](velo::rest::method method, std::string_view target, std::string_view credential) {
        velo::rest::header const header{"authorization", credential};
        BOOST_TEST((f.fake.send({"", method, target, {&header, 1}, {}, false}, response).error == velo::errc::none));
        return response.status();
    };
    std::string const token = "Bearer " + std::string(f.fake.token().reveal());
    BOOST_TEST(status_of(velo::rest::method::get, "/v2/users", token) == 200);
    BOOST_TEST(status_of(velo::rest::method::get, "/v2/users", "Bearer unknown") == 401);
    velo::rest::secure_buffer key;
    BOOST_REQUIRE(
        (velo::basic(f.fake.key(), f.fake.secret()).authorize(velo::rest::basic_security{}, key) == velo::errc::none));
    BOOST_TEST(status_of(velo::rest::method::post, "/v1/authenticate", key.view()) == 200);
}

BOOST_AUTO_TEST_CASE(logout_revokes_the_token) {
    prepared_fake f;
    auto const token = f.fake.token(f.admin);
    auto const other = f.as(f.admin);
    BOOST_TEST(f.login_as(token).logout().has_value());
    BOOST_TEST(status(f.login_as(token).logout()) == 401);
    BOOST_TEST(status(velo::users_api(velo::client(f.fake, velo::bearer(token))).get_self()) == 401);
    // The token of another login of the user stays valid.
    BOOST_TEST(other.get_self().has_value());
}

BOOST_AUTO_TEST_CASE(logout_revokes_the_token_of_an_application) {
    prepared_fake f;
    auto const token = f.fake.token();
    BOOST_TEST(f.login_as(token).logout().has_value());
    BOOST_TEST(status(velo::users_api(velo::client(f.fake, velo::bearer(token))).list_users()) == 401);
}

BOOST_AUTO_TEST_CASE(a_reset_mails_a_token_that_resets_the_password) {
    prepared_fake f;
    BOOST_TEST(f.login().reset_password({.email = "Admin@example.com"}).has_value());
    auto const sent = f.fake.outbox();
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST((sent[0].kind == fake_message_kind::password_reset));
    BOOST_TEST(sent[0].to == "admin@example.com");
    BOOST_TEST(!f.fake.choose_password(velo::secret_string("another"), another_password));
    BOOST_TEST(!f.fake.choose_password(sent[0].secret, "password"));
    BOOST_TEST(!f.fake.choose_password(sent[0].secret, good_password));  // the current one
    BOOST_TEST(f.fake.choose_password(sent[0].secret, another_password));
    BOOST_TEST(!f.fake.choose_password(sent[0].secret, "Yet another password 1"));
    BOOST_TEST(f.fake.log_in("admin@example.com", another_password).has_value());
}

BOOST_AUTO_TEST_CASE(a_reset_for_an_unknown_address_mails_nothing) {
    prepared_fake f;
    BOOST_TEST(f.login().reset_password({.email = "nobody@example.com"}).has_value());
    BOOST_TEST(f.application().disable_user_v2(f.admin).has_value());
    BOOST_TEST(f.login().reset_password({.email = "admin@example.com"}).has_value());
    BOOST_TEST(f.fake.outbox().empty());
}

BOOST_AUTO_TEST_CASE(a_reset_for_an_invalid_address_is_400) {
    prepared_fake f;
    check_refused(f.login().reset_password({.email = velo::email::unchecked("nobody").value()}), 400, "email");
}

BOOST_AUTO_TEST_CASE(the_second_half_accepts_a_code_of_the_device) {
    prepared_fake f;
    auto const pre_auth = f.fake.log_in("Master@example.com", good_password).value();
    auto const granted =
        f.login_as(pre_auth).validate_access_token({.otp = otp_of(f.fake.device_code(f.master))}).value();
    BOOST_TEST(*granted.token_type == "bearer");
    BOOST_TEST(*granted.expires_in == 1800);
    BOOST_TEST((*granted.user_info->user_id == f.master));
    BOOST_TEST((*granted.user_info->user_type == velo::user_type::payor));
    BOOST_TEST((*granted.user_info->mfa_details->mfa_type == velo::mfa_type::totp));
    BOOST_TEST(*granted.user_info->mfa_details->verified);
    BOOST_TEST((granted.entity_ids == std::vector<std::string>{std::string(std::string_view(acme.to_text()))}));
    velo::users_api const api(velo::client(f.fake, velo::bearer(*granted.access_token)));
    BOOST_TEST(*api.get_self()->email == "master@example.com");
    f.fake.advance(1800s);
    BOOST_TEST(status(api.get_self()) == 401);
}

BOOST_AUTO_TEST_CASE(the_second_half_accepts_a_code_sent_by_sms) {
    prepared_fake f;
    velo::user_id const sam = f.person("sam@example.com", "payor.admin", acme, {}, velo::mfa_type::sms);
    auto const pre_auth = f.fake.log_in("sam@example.com", good_password).value();
    auto const sent = f.messages(fake_message_kind::login);
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST(sent[0].to == std::string_view(f.number_of(sam).view()));
    BOOST_TEST(f.login_as(pre_auth).validate_access_token({.otp = otp_of(sent[0].secret)}).has_value());
}

BOOST_AUTO_TEST_CASE(the_pre_auth_token_may_be_an_argument) {
    prepared_fake f;
    auto const pre_auth = f.fake.log_in("admin@example.com", good_password).value();
    BOOST_TEST(f.login()
                   .validate_access_token({.otp = otp_of(f.fake.device_code(f.admin))},
                                          velo::bearer_token::checked(pre_auth.reveal()).value())
                   .has_value());
}

BOOST_AUTO_TEST_CASE(the_second_half_needs_a_pre_auth_token) {
    prepared_fake f;
    BOOST_TEST(
        status(f.login_as(f.fake.token(f.admin)).validate_access_token({.otp = otp_of(f.fake.device_code(f.admin))})) ==
        403);
    BOOST_TEST(status(f.login().validate_access_token({.otp = "123456"})) == 403);
    BOOST_TEST(status(f.login_as(velo::secret_string("unknown")).validate_access_token({.otp = "123456"})) == 401);
}

BOOST_AUTO_TEST_CASE(a_pre_auth_token_is_refused_by_other_operations) {
    prepared_fake f;
    auto const pre_auth = f.fake.log_in("admin@example.com", good_password).value();
    velo::users_api const api(velo::client(f.fake, velo::bearer(pre_auth)));
    BOOST_TEST(status(api.get_self()) == 403);
    BOOST_TEST(status(api.list_users()) == 403);
    BOOST_TEST(status(f.login_as(pre_auth).logout()) == 403);
}

BOOST_AUTO_TEST_CASE(a_pre_auth_token_works_once_within_300_seconds) {
    prepared_fake f;
    auto const pre_auth = f.fake.log_in("admin@example.com", good_password).value();
    BOOST_TEST(f.login_as(pre_auth).validate_access_token({.otp = otp_of(f.fake.device_code(f.admin))}).has_value());
    f.fake.advance(30s);
    BOOST_TEST(status(f.login_as(pre_auth).validate_access_token({.otp = otp_of(f.fake.device_code(f.admin))})) == 401);
    auto const late = f.fake.log_in("admin@example.com", good_password).value();
    f.fake.advance(300s);
    BOOST_TEST(status(f.login_as(late).validate_access_token({.otp = otp_of(f.fake.device_code(f.admin))})) == 401);
}

BOOST_AUTO_TEST_CASE(a_wrong_one_time_password_is_403) {
    prepared_fake f;
    auto const pre_auth = f.fake.log_in("admin@example.com", good_password).value();
    check_refused(f.login_as(pre_auth).validate_access_token({.otp = "wrong-one"}), 403, "otp");
    check_refused(f.login_as(pre_auth).validate_access_token({.otp = velo::otp::unchecked("12345").value()}), 403,
                  "otp");
    BOOST_TEST(f.login_as(pre_auth).validate_access_token({.otp = otp_of(f.fake.device_code(f.admin))}).has_value());
}

BOOST_AUTO_TEST_CASE(a_one_time_password_works_once) {
    prepared_fake f;
    auto const log_in = [&](velo::otp const& otp) {
        auto const pre_auth = f.fake.log_in("admin@example.com", good_password).value();
        return status(f.login_as(pre_auth).validate_access_token({.otp = otp}));
    };
    auto const code = otp_of(f.fake.device_code(f.admin));
    BOOST_TEST(log_in(code) == 0);
    BOOST_TEST(log_in(code) == 403);
    f.fake.advance(30s);
    BOOST_TEST(log_in(code) == 403);
    BOOST_TEST(log_in(otp_of(f.fake.device_code(f.admin))) == 0);

    static_cast<void>(f.person("sam@example.com", "payor.admin", acme, {}, velo::mfa_type::sms));
    auto const first = f.fake.log_in("sam@example.com", good_password).value();
    auto const sent = otp_of(f.messages(fake_message_kind::login).at(0).secret);
    BOOST_TEST(f.login_as(first).validate_access_token({.otp = sent}).has_value());
    auto const second = f.fake.log_in("sam@example.com", good_password).value();
    BOOST_TEST(status(f.login_as(second).validate_access_token({.otp = sent})) == 403);
}

BOOST_AUTO_TEST_CASE(the_first_half_needs_the_password) {
    prepared_fake f;
    BOOST_TEST(f.fake.log_in("admin@example.com", good_password).has_value());
    BOOST_TEST(!f.fake.log_in("admin@example.com", another_password).has_value());
    BOOST_TEST(!f.fake.log_in("nobody@example.com", good_password).has_value());
    f.fake.add({.shown = {.email = "without@example.com", .mfa_status = velo::mfa_status::registered}});
    BOOST_TEST(!f.fake.log_in("without@example.com", "").has_value());
}

BOOST_AUTO_TEST_CASE(the_first_half_needs_a_registered_device) {
    prepared_fake f;
    BOOST_TEST(f.application().unregister_mfa(f.admin, {.mfa_type = velo::unregister_mfa_type::totp}).has_value());
    BOOST_TEST(!f.fake.log_in("admin@example.com", good_password).has_value());
    BOOST_TEST(f.fake.register_mfa(f.messages(fake_message_kind::mfa_registration).at(0).secret));
    BOOST_TEST(f.fake.log_in("admin@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(five_wrong_passwords_lock_a_user_out) {
    prepared_fake f;
    f.fake.advance(60s);
    for (int i = 0; i != 4; ++i) BOOST_TEST(!f.fake.log_in("admin@example.com", "wrong").has_value());
    BOOST_TEST(!*f.shown(f.admin).locked_out);
    BOOST_TEST(!f.fake.log_in("admin@example.com", "wrong").has_value());
    BOOST_TEST(*f.shown(f.admin).locked_out);
    BOOST_TEST((*f.shown(f.admin).locked_out_timestamp == velo::rest::timestamp(f.fake.now())));
    BOOST_TEST(f.shown(f.admin).locked_out_timestamp->to_text() == "2030-01-01T00:01:00Z");
}

BOOST_AUTO_TEST_CASE(wrong_one_time_passwords_lock_a_user_out) {
    prepared_fake f;
    auto const pre_auth = f.fake.log_in("admin@example.com", good_password).value();
    for (int i = 0; i != 5; ++i)
        BOOST_TEST(status(f.login_as(pre_auth).validate_access_token({.otp = "wrong!"})) == 403);
    BOOST_TEST(*f.shown(f.admin).locked_out);
    BOOST_TEST(status(f.login_as(pre_auth).validate_access_token({.otp = otp_of(f.fake.device_code(f.admin))})) == 403);
}

BOOST_AUTO_TEST_CASE(a_whole_login_resets_the_count_of_wrong_ones) {
    prepared_fake f;
    for (int round = 0; round != 3; ++round) {
        for (int i = 0; i != 4; ++i) BOOST_TEST(!f.fake.log_in("admin@example.com", "wrong").has_value());
        auto const pre_auth = f.fake.log_in("admin@example.com", good_password).value();
        BOOST_TEST(
            f.login_as(pre_auth).validate_access_token({.otp = otp_of(f.fake.device_code(f.admin))}).has_value());
        f.fake.advance(30s);
    }
    BOOST_TEST(!*f.shown(f.admin).locked_out);
}

BOOST_AUTO_TEST_CASE(a_locked_out_user_cannot_log_in) {
    prepared_fake f;
    for (int i = 0; i != 5; ++i) BOOST_TEST(!f.fake.log_in("admin@example.com", "wrong").has_value());
    BOOST_TEST(!f.fake.log_in("admin@example.com", good_password).has_value());
    BOOST_TEST(f.application().unlock_user_v2(f.admin).has_value());
    BOOST_TEST(f.fake.log_in("admin@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(being_locked_out_revokes_no_token) {
    prepared_fake f;
    auto const theirs = f.as(f.admin);
    for (int i = 0; i != 5; ++i) BOOST_TEST(!f.fake.log_in("admin@example.com", "wrong").has_value());
    BOOST_TEST(*theirs.get_self()->locked_out);
}

BOOST_AUTO_TEST_SUITE_END()
