// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/one_user.hpp>

#include "prepared_fake.hpp"

using namespace tests;

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(get_self_returns_the_user_of_the_token) {
    prepared_fake f;
    BOOST_TEST(*f.as(f.payee).get_self()->email == "payee@example.com");
    BOOST_TEST(*f.as(f.admin).get_self()->email == "admin@example.com");
}

BOOST_AUTO_TEST_CASE(get_self_with_an_applications_token_is_403) {
    prepared_fake f;
    BOOST_TEST(status(f.application().get_self()) == 403);
}

BOOST_AUTO_TEST_CASE(support_reads_users_and_changes_none) {
    prepared_fake f;
    BOOST_TEST(f.as(f.support).list_users().has_value());
    BOOST_TEST(f.as(f.support).get_user_by_id_v2(f.admin).has_value());
    BOOST_TEST(status(f.as(f.support).disable_user_v2(f.admin)) == 403);
    BOOST_TEST(status(f.as(f.support).enable_user_v2(f.admin)) == 403);
    BOOST_TEST(status(f.as(f.support).unlock_user_v2(f.admin)) == 403);
    BOOST_TEST(status(f.as(f.support).delete_user_by_id_v2(f.admin)) == 403);
    BOOST_TEST(status(f.as(f.support).invite_user(invitation("x@y.z", one_role("payor.support")))) == 403);
    BOOST_TEST(status(f.as(f.support).role_update(f.admin, {.roles = {"payor.support"}})) == 403);
    BOOST_TEST(status(f.as(f.support).user_details_update(f.admin, {.first_name = "X"})) == 403);
    BOOST_TEST(status(f.as(f.support).resend_token(f.admin, {.token_type = velo::token_type::invite_mfa_user})) == 403);
    BOOST_TEST(status(f.as(f.support).unregister_mfa(f.admin, {.mfa_type = velo::unregister_mfa_type::totp})) == 403);
}

BOOST_AUTO_TEST_CASE(users_with_other_roles_manage_nobody) {
    prepared_fake f;
    BOOST_TEST(status(f.as(f.payee).list_users()) == 403);
    BOOST_TEST(status(f.as(f.payee).get_user_by_id_v2(f.payee)) == 403);
    BOOST_TEST(status(f.as(f.payee).disable_user_v2(f.admin)) == 403);
    BOOST_TEST(status(f.as(f.payee).delete_user_by_id_v2(f.payee)) == 403);
}

BOOST_AUTO_TEST_CASE(administrators_and_applications_manage_users) {
    prepared_fake f;
    for (velo::user_id const& who : {f.back_office, f.master, f.admin}) {
        BOOST_TEST(f.as(who).disable_user_v2(f.support).has_value());
        BOOST_TEST(f.as(who).enable_user_v2(f.support).has_value());
    }
    BOOST_TEST(f.application().disable_user_v2(f.support).has_value());
}

BOOST_AUTO_TEST_CASE(a_deleted_user_is_404_from_then_on) {
    prepared_fake f;
    auto const api = f.application();
    BOOST_TEST(api.delete_user_by_id_v2(f.support).has_value());
    BOOST_TEST(status(api.get_user_by_id_v2(f.support)) == 404);
    check_refused(api.delete_user_by_id_v2(f.support), 404, "userId", velo::location_type::path_param);
    BOOST_TEST(f.fake.users().size() == 4u);
}

BOOST_AUTO_TEST_CASE(deleting_revokes_the_users_tokens) {
    prepared_fake f;
    auto const theirs = f.as(f.support);
    BOOST_TEST(theirs.get_self().has_value());
    BOOST_TEST(f.application().delete_user_by_id_v2(f.support).has_value());
    BOOST_TEST(status(theirs.get_self()) == 401);
}

BOOST_AUTO_TEST_CASE(administrators_may_delete_themselves) {
    prepared_fake f;
    BOOST_TEST(f.as(f.admin).delete_user_by_id_v2(f.admin).has_value());
    BOOST_TEST(status(f.application().get_user_by_id_v2(f.admin)) == 404);
}

BOOST_AUTO_TEST_CASE(an_unknown_user_is_404) {
    prepared_fake f;
    auto const api = f.application();
    BOOST_TEST(status(api.get_user_by_id_v2(unknown_user)) == 404);
    BOOST_TEST(status(api.delete_user_by_id_v2(unknown_user)) == 404);
    BOOST_TEST(status(api.disable_user_v2(unknown_user)) == 404);
    BOOST_TEST(status(api.enable_user_v2(unknown_user)) == 404);
    BOOST_TEST(status(api.unlock_user_v2(unknown_user)) == 404);
    BOOST_TEST(status(api.role_update(unknown_user, {.roles = {"payor.admin"}})) == 404);
    BOOST_TEST(status(api.user_details_update(unknown_user, {})) == 404);
    BOOST_TEST(status(api.unregister_mfa(unknown_user, {.mfa_type = velo::unregister_mfa_type::totp})) == 404);
}

BOOST_AUTO_TEST_CASE(an_id_that_is_no_uuid_is_an_unknown_user) {
    prepared_fake f;
    auto const api = f.application();
    for (std::string_view const text : {"no id", "a/b", "self "}) {
        auto const id = velo::user_id_argument::unchecked(text).value();
        BOOST_TEST(status(api.get_user_by_id_v2(id)) == 404);
        BOOST_TEST(status(api.disable_user_v2(id)) == 404);
        BOOST_TEST(status(api.role_update(id, {.roles = {"payor.admin"}})) == 404);
    }
}

BOOST_AUTO_TEST_CASE(disabling_disables_a_user) {
    prepared_fake f;
    BOOST_TEST(f.application().disable_user_v2(f.admin).has_value());
    BOOST_TEST((*f.shown(f.admin).status == velo::user_status::disabled));
}

BOOST_AUTO_TEST_CASE(disabling_twice_is_a_success) {
    prepared_fake f;
    BOOST_TEST(f.application().disable_user_v2(f.admin).has_value());
    BOOST_TEST(f.application().disable_user_v2(f.admin).has_value());
    BOOST_TEST((*f.shown(f.admin).status == velo::user_status::disabled));
}

BOOST_AUTO_TEST_CASE(users_cannot_disable_themselves) {
    prepared_fake f;
    check_refused(f.as(f.admin).disable_user_v2(f.admin), 400, "userId", velo::location_type::path_param);
    BOOST_TEST((*f.shown(f.admin).status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(disabling_revokes_active_tokens) {
    prepared_fake f;
    auto const theirs = f.as(f.admin);
    BOOST_TEST(theirs.get_self().has_value());
    BOOST_TEST(f.application().disable_user_v2(f.admin).has_value());
    BOOST_TEST(status(theirs.get_self()) == 401);
    // Enabling does not bring a revoked token back.
    BOOST_TEST(f.application().enable_user_v2(f.admin).has_value());
    BOOST_TEST(status(theirs.get_self()) == 401);
}

BOOST_AUTO_TEST_CASE(a_disabled_user_cannot_log_in) {
    prepared_fake f;
    BOOST_TEST(f.fake.log_in("admin@example.com", good_password).has_value());
    BOOST_TEST(f.application().disable_user_v2(f.admin).has_value());
    BOOST_TEST(!f.fake.log_in("admin@example.com", good_password).has_value());
    BOOST_TEST(f.application().enable_user_v2(f.admin).has_value());
    BOOST_TEST(f.fake.log_in("admin@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(disabling_revokes_a_pre_auth_token) {
    prepared_fake f;
    auto const pre_auth = f.fake.log_in("admin@example.com", good_password).value();
    BOOST_TEST(f.application().disable_user_v2(f.admin).has_value());
    BOOST_TEST(status(f.login_as(pre_auth).validate_access_token({.otp = otp_of(f.fake.device_code(f.admin))})) == 401);
}

BOOST_AUTO_TEST_CASE(enabling_enables_a_user) {
    prepared_fake f;
    BOOST_TEST(f.application().disable_user_v2(f.admin).has_value());
    BOOST_TEST(f.application().enable_user_v2(f.admin).has_value());
    BOOST_TEST((*f.shown(f.admin).status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(enabling_twice_is_a_success) {
    prepared_fake f;
    BOOST_TEST(f.application().enable_user_v2(f.admin).has_value());
    BOOST_TEST((*f.shown(f.admin).status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(users_cannot_enable_themselves) {
    prepared_fake f;
    check_refused(f.as(f.admin).enable_user_v2(f.admin), 400, "userId", velo::location_type::path_param);
}

BOOST_AUTO_TEST_CASE(enabling_is_refused_while_the_payor_is_disabled) {
    prepared_fake f;
    auto const api = f.application();
    BOOST_TEST(api.disable_user_v2(f.admin).has_value());
    f.fake.set_company_enabled(acme, false);
    check_refused(api.enable_user_v2(f.admin), 400, "userId", velo::location_type::path_param);
    f.fake.set_company_enabled(acme, true);
    BOOST_TEST(api.enable_user_v2(f.admin).has_value());
    // The company of a payee is not a payor.
    BOOST_TEST(api.disable_user_v2(f.payee).has_value());
    f.fake.set_company_enabled(globex, false);
    BOOST_TEST(api.enable_user_v2(f.payee).has_value());
}

BOOST_AUTO_TEST_CASE(enabling_is_refused_beyond_the_limit_of_master_admins) {
    prepared_fake f;
    auto const api = f.application();
    f.fake.set_master_admin_limit(1);
    velo::user_id const second = f.person("second@example.com", "velo.payor.master_admin", acme);
    BOOST_TEST(api.disable_user_v2(second).has_value());
    check_refused(api.enable_user_v2(second), 400, "userId", velo::location_type::path_param);
    // The limit does not apply to other roles, and master admins of another payor are not counted.
    BOOST_TEST(api.disable_user_v2(f.admin).has_value());
    BOOST_TEST(api.enable_user_v2(f.admin).has_value());
    velo::user_id const other = f.person("other@example.com", "payor.master_admin", globex);
    BOOST_TEST(api.disable_user_v2(other).has_value());
    BOOST_TEST(api.enable_user_v2(other).has_value());
    f.fake.set_master_admin_limit(2);
    BOOST_TEST(api.enable_user_v2(second).has_value());
}

BOOST_AUTO_TEST_CASE(a_pending_user_cannot_be_enabled) {
    prepared_fake f;
    velo::fake_user pending;
    pending.enrolled = false;
    velo::user_id const id = f.fake.add(pending);
    BOOST_TEST((*f.shown(id).status == velo::user_status::pending));
    check_refused(f.application().enable_user_v2(id), 400, "userId", velo::location_type::path_param);
}

BOOST_AUTO_TEST_CASE(a_user_who_was_disabled_before_enrolling_becomes_pending) {
    prepared_fake f;
    velo::user_id const ivy = f.fake.add({.shown = {.email = "ivy@example.com"}, .enrolled = false});
    auto const token = f.messages(velo::fake_message_kind::invitation).at(0).secret;
    BOOST_TEST(f.application().disable_user_v2(ivy).has_value());
    BOOST_TEST(!f.fake.accept_invitation(token, good_password));
    BOOST_TEST(f.application().enable_user_v2(ivy).has_value());
    BOOST_TEST((f.shown(ivy).status == velo::user_status::pending));
    BOOST_TEST(f.fake.accept_invitation(token, good_password));
    BOOST_TEST((f.shown(ivy).status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(administrators_of_one_payor_manage_users_of_all_payors) {
    prepared_fake f;
    velo::user_id const other = f.person("other@example.com", "payor.support", globex);
    BOOST_TEST(f.as(f.admin).disable_user_v2(other).has_value());
    BOOST_TEST(f.as(f.admin).disable_user_v2(f.back_office).has_value());
}

BOOST_AUTO_TEST_CASE(unlocking_unlocks_a_user) {
    prepared_fake f;
    for (int i = 0; i != 5; ++i) BOOST_TEST(!f.fake.log_in("admin@example.com", "wrong").has_value());
    BOOST_TEST(*f.shown(f.admin).locked_out);
    BOOST_TEST(f.application().unlock_user_v2(f.admin).has_value());
    BOOST_TEST(!*f.shown(f.admin).locked_out);
    BOOST_TEST(f.shown(f.admin).locked_out_timestamp.is_null());
    // The count of wrong logins starts again.
    BOOST_TEST(!f.fake.log_in("admin@example.com", "wrong").has_value());
    BOOST_TEST(f.fake.log_in("admin@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(unlocking_twice_is_a_success) {
    prepared_fake f;
    velo::fake_user locked;
    locked.shown.locked_out = true;
    locked.shown.locked_out_timestamp = velo::rest::open<velo::rest::timestamp>::parse("2029-12-31T23:59:59Z");
    velo::user_id const id = f.fake.add(locked);
    BOOST_TEST(f.application().unlock_user_v2(id).has_value());
    BOOST_TEST(f.application().unlock_user_v2(id).has_value());
    BOOST_TEST(!*f.shown(id).locked_out);
}

BOOST_AUTO_TEST_CASE(users_cannot_unlock_themselves) {
    prepared_fake f;
    check_refused(f.as(f.admin).unlock_user_v2(f.admin), 400, "userId", velo::location_type::path_param);
}

BOOST_AUTO_TEST_SUITE_END()
