// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/one_user.hpp>

#include "prepared_fake.hpp"

using namespace tests;

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(get_self_shows_the_user_of_the_token) {
    world w;
    BOOST_TEST(*w.as(w.payee).get_self()->email == "payee@example.com");
    BOOST_TEST(*w.as(w.admin).get_self()->email == "admin@example.com");
}

BOOST_AUTO_TEST_CASE(get_self_with_an_applications_token_is_403) {
    world w;
    BOOST_TEST(status(w.application().get_self()) == 403);
}

BOOST_AUTO_TEST_CASE(support_reads_users_and_changes_none) {
    world w;
    BOOST_TEST(w.as(w.support).list_users().has_value());
    BOOST_TEST(w.as(w.support).get_user_by_id_v2(w.admin).has_value());
    BOOST_TEST(status(w.as(w.support).disable_user_v2(w.admin)) == 403);
    BOOST_TEST(status(w.as(w.support).enable_user_v2(w.admin)) == 403);
    BOOST_TEST(status(w.as(w.support).unlock_user_v2(w.admin)) == 403);
    BOOST_TEST(status(w.as(w.support).delete_user_by_id_v2(w.admin)) == 403);
    BOOST_TEST(status(w.as(w.support).invite_user(invitation("x@y.z", one_role("payor.support")))) == 403);
    BOOST_TEST(status(w.as(w.support).role_update(w.admin, {.roles = {"payor.support"}})) == 403);
    BOOST_TEST(status(w.as(w.support).user_details_update(w.admin, {.first_name = "X"})) == 403);
    BOOST_TEST(status(w.as(w.support).resend_token(w.admin, {.token_type = velo::token_type::invite_mfa_user})) == 403);
    BOOST_TEST(status(w.as(w.support).unregister_mfa(w.admin, {.mfa_type = velo::unregister_mfa_type::totp})) == 403);
}

BOOST_AUTO_TEST_CASE(others_manage_nobody_themselves_neither) {
    world w;
    BOOST_TEST(status(w.as(w.payee).list_users()) == 403);
    BOOST_TEST(status(w.as(w.payee).get_user_by_id_v2(w.payee)) == 403);
    BOOST_TEST(status(w.as(w.payee).disable_user_v2(w.admin)) == 403);
    BOOST_TEST(status(w.as(w.payee).delete_user_by_id_v2(w.payee)) == 403);
}

BOOST_AUTO_TEST_CASE(administrators_and_applications_manage_users) {
    world w;
    for (velo::user_id const& who : {w.back_office, w.master, w.admin}) {
        BOOST_TEST(w.as(who).disable_user_v2(w.support).has_value());
        BOOST_TEST(w.as(who).enable_user_v2(w.support).has_value());
    }
    BOOST_TEST(w.application().disable_user_v2(w.support).has_value());
}

BOOST_AUTO_TEST_CASE(a_deleted_user_is_404_from_then_on) {
    world w;
    auto const api = w.application();
    BOOST_TEST(api.delete_user_by_id_v2(w.support).has_value());
    BOOST_TEST(status(api.get_user_by_id_v2(w.support)) == 404);
    check_refused(api.delete_user_by_id_v2(w.support), 404, "userId", velo::location_type::path_param);
    BOOST_TEST(w.fake.users().size() == 4u);
}

BOOST_AUTO_TEST_CASE(deleting_revokes_the_users_tokens) {
    world w;
    auto const theirs = w.as(w.support);
    BOOST_TEST(theirs.get_self().has_value());
    BOOST_TEST(w.application().delete_user_by_id_v2(w.support).has_value());
    BOOST_TEST(status(theirs.get_self()) == 401);
}

BOOST_AUTO_TEST_CASE(administrators_may_delete_themselves) {
    world w;
    BOOST_TEST(w.as(w.admin).delete_user_by_id_v2(w.admin).has_value());
    BOOST_TEST(status(w.application().get_user_by_id_v2(w.admin)) == 404);
}

BOOST_AUTO_TEST_CASE(somebody_who_is_not_there_is_404) {
    world w;
    auto const api = w.application();
    BOOST_TEST(status(api.get_user_by_id_v2(nobody)) == 404);
    BOOST_TEST(status(api.delete_user_by_id_v2(nobody)) == 404);
    BOOST_TEST(status(api.disable_user_v2(nobody)) == 404);
    BOOST_TEST(status(api.enable_user_v2(nobody)) == 404);
    BOOST_TEST(status(api.unlock_user_v2(nobody)) == 404);
    BOOST_TEST(status(api.role_update(nobody, {.roles = {"payor.admin"}})) == 404);
    BOOST_TEST(status(api.user_details_update(nobody, {})) == 404);
    BOOST_TEST(status(api.unregister_mfa(nobody, {.mfa_type = velo::unregister_mfa_type::totp})) == 404);
}

BOOST_AUTO_TEST_CASE(an_id_that_is_no_uuid_is_somebody_who_is_not_there) {
    world w;
    auto const api = w.application();
    for (std::string_view const text : {"no id", "a/b", "self "}) {
        auto const id = velo::user_id_argument::unchecked(text).value();
        BOOST_TEST(status(api.get_user_by_id_v2(id)) == 404);
        BOOST_TEST(status(api.disable_user_v2(id)) == 404);
        BOOST_TEST(status(api.role_update(id, {.roles = {"payor.admin"}})) == 404);
    }
}

BOOST_AUTO_TEST_CASE(disabling_disables) {
    world w;
    BOOST_TEST(w.application().disable_user_v2(w.admin).has_value());
    BOOST_TEST((*w.shown(w.admin).status == velo::user_status::disabled));
}

BOOST_AUTO_TEST_CASE(disabling_twice_is_a_success) {
    world w;
    BOOST_TEST(w.application().disable_user_v2(w.admin).has_value());
    BOOST_TEST(w.application().disable_user_v2(w.admin).has_value());
    BOOST_TEST((*w.shown(w.admin).status == velo::user_status::disabled));
}

BOOST_AUTO_TEST_CASE(nobody_disables_themself) {
    world w;
    check_refused(w.as(w.admin).disable_user_v2(w.admin), 400, "userId", velo::location_type::path_param);
    BOOST_TEST((*w.shown(w.admin).status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(disabling_revokes_active_tokens) {
    world w;
    auto const theirs = w.as(w.admin);
    BOOST_TEST(theirs.get_self().has_value());
    BOOST_TEST(w.application().disable_user_v2(w.admin).has_value());
    BOOST_TEST(status(theirs.get_self()) == 401);
    // Enabling does not bring a revoked token back.
    BOOST_TEST(w.application().enable_user_v2(w.admin).has_value());
    BOOST_TEST(status(theirs.get_self()) == 401);
}

BOOST_AUTO_TEST_CASE(a_disabled_user_cannot_log_in) {
    world w;
    BOOST_TEST(w.fake.log_in("admin@example.com", good_password).has_value());
    BOOST_TEST(w.application().disable_user_v2(w.admin).has_value());
    BOOST_TEST(!w.fake.log_in("admin@example.com", good_password).has_value());
    BOOST_TEST(w.application().enable_user_v2(w.admin).has_value());
    BOOST_TEST(w.fake.log_in("admin@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(disabling_ends_a_login_that_is_half_done) {
    world w;
    auto const half = w.fake.log_in("admin@example.com", good_password).value();
    BOOST_TEST(w.application().disable_user_v2(w.admin).has_value());
    BOOST_TEST(status(w.login_as(half).validate_access_token({.otp = otp_of(w.fake.device_code(w.admin))})) == 401);
}

BOOST_AUTO_TEST_CASE(enabling_enables) {
    world w;
    BOOST_TEST(w.application().disable_user_v2(w.admin).has_value());
    BOOST_TEST(w.application().enable_user_v2(w.admin).has_value());
    BOOST_TEST((*w.shown(w.admin).status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(enabling_twice_is_a_success) {
    world w;
    BOOST_TEST(w.application().enable_user_v2(w.admin).has_value());
    BOOST_TEST((*w.shown(w.admin).status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(nobody_enables_themself) {
    world w;
    check_refused(w.as(w.admin).enable_user_v2(w.admin), 400, "userId", velo::location_type::path_param);
}

BOOST_AUTO_TEST_CASE(enabling_is_refused_while_the_payor_is_disabled) {
    world w;
    auto const api = w.application();
    BOOST_TEST(api.disable_user_v2(w.admin).has_value());
    w.fake.set_company_enabled(acme, false);
    check_refused(api.enable_user_v2(w.admin), 400, "userId", velo::location_type::path_param);
    w.fake.set_company_enabled(acme, true);
    BOOST_TEST(api.enable_user_v2(w.admin).has_value());
    // A payee's company is no payor.
    BOOST_TEST(api.disable_user_v2(w.payee).has_value());
    w.fake.set_company_enabled(globex, false);
    BOOST_TEST(api.enable_user_v2(w.payee).has_value());
}

BOOST_AUTO_TEST_CASE(enabling_is_refused_beyond_the_limit_of_master_admins) {
    world w;
    auto const api = w.application();
    w.fake.set_master_admin_limit(1);
    velo::user_id const second = w.person("second@example.com", "velo.payor.master_admin", acme);
    BOOST_TEST(api.disable_user_v2(second).has_value());
    check_refused(api.enable_user_v2(second), 400, "userId", velo::location_type::path_param);
    // An administrator of a lesser rank, and a master of another payor, are not meant.
    BOOST_TEST(api.disable_user_v2(w.admin).has_value());
    BOOST_TEST(api.enable_user_v2(w.admin).has_value());
    velo::user_id const other = w.person("other@example.com", "payor.master_admin", globex);
    BOOST_TEST(api.disable_user_v2(other).has_value());
    BOOST_TEST(api.enable_user_v2(other).has_value());
    w.fake.set_master_admin_limit(2);
    BOOST_TEST(api.enable_user_v2(second).has_value());
}

BOOST_AUTO_TEST_CASE(somebody_who_never_enrolled_cannot_be_enabled) {
    world w;
    velo::fake_user pending;
    pending.enrolled = false;
    velo::user_id const id = w.fake.add(pending);
    BOOST_TEST((*w.shown(id).status == velo::user_status::pending));
    check_refused(w.application().enable_user_v2(id), 400, "userId", velo::location_type::path_param);
}

BOOST_AUTO_TEST_CASE(somebody_who_was_disabled_before_they_enrolled_is_pending_again) {
    world w;
    velo::user_id const ivy = w.fake.add({.shown = {.email = "ivy@example.com"}, .enrolled = false});
    auto const token = w.messages(velo::fake_message_kind::invitation).at(0).secret;
    BOOST_TEST(w.application().disable_user_v2(ivy).has_value());
    BOOST_TEST(!w.fake.accept_invitation(token, good_password));
    BOOST_TEST(w.application().enable_user_v2(ivy).has_value());
    BOOST_TEST((w.shown(ivy).status == velo::user_status::pending));
    BOOST_TEST(w.fake.accept_invitation(token, good_password));
    BOOST_TEST((w.shown(ivy).status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(administrators_of_one_payor_manage_users_of_all) {
    world w;
    velo::user_id const other = w.person("other@example.com", "payor.support", globex);
    BOOST_TEST(w.as(w.admin).disable_user_v2(other).has_value());
    BOOST_TEST(w.as(w.admin).disable_user_v2(w.back_office).has_value());
}

BOOST_AUTO_TEST_CASE(unlocking_unlocks) {
    world w;
    for (int i = 0; i != 5; ++i) BOOST_TEST(!w.fake.log_in("admin@example.com", "wrong").has_value());
    BOOST_TEST(*w.shown(w.admin).locked_out);
    BOOST_TEST(w.application().unlock_user_v2(w.admin).has_value());
    BOOST_TEST(!*w.shown(w.admin).locked_out);
    BOOST_TEST(w.shown(w.admin).locked_out_timestamp.is_null());
    // The count of wrong logins starts again.
    BOOST_TEST(!w.fake.log_in("admin@example.com", "wrong").has_value());
    BOOST_TEST(w.fake.log_in("admin@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(unlocking_twice_is_a_success) {
    world w;
    velo::fake_user locked;
    locked.shown.locked_out = true;
    locked.shown.locked_out_timestamp = velo::rest::open<velo::rest::timestamp>::parse("2029-12-31T23:59:59Z");
    velo::user_id const id = w.fake.add(locked);
    BOOST_TEST(w.application().unlock_user_v2(id).has_value());
    BOOST_TEST(w.application().unlock_user_v2(id).has_value());
    BOOST_TEST(!*w.shown(id).locked_out);
}

BOOST_AUTO_TEST_CASE(nobody_unlocks_themself) {
    world w;
    check_refused(w.as(w.admin).unlock_user_v2(w.admin), 400, "userId", velo::location_type::path_param);
}

BOOST_AUTO_TEST_SUITE_END()
