// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/updates.hpp>

#include "prepared_fake.hpp"

using namespace tests;

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(a_role_update_replaces_the_roles) {
    world w;
    BOOST_TEST(w.application().role_update(w.support, {.roles = {"payor.admin", "payee.support"}}).has_value());
    auto const roles = w.shown(w.support).roles;
    BOOST_TEST_REQUIRE(roles.size() == 2u);
    BOOST_TEST(*roles[0].name == "payor.admin");
    BOOST_TEST(*roles[1].name == "payee.support");
}

BOOST_AUTO_TEST_CASE(only_provided_properties_are_updated) {
    world w;
    auto const api = w.application();
    auto const before = w.shown(w.admin);
    BOOST_TEST(api.user_details_update(w.admin, {}).has_value());
    BOOST_TEST((w.shown(w.admin) == before));
    BOOST_TEST(api.user_details_update(w.admin, {.primary_contact_number = "+14155550101",
                                                 .secondary_contact_number = "+14155550102",
                                                 .first_name = "Ann",
                                                 .last_name = "Ames",
                                                 .email = "ann@example.com",
                                                 .sms_number = "+14155550103",
                                                 .mfa_type = velo::mfa_type::sms})
                   .has_value());
    BOOST_TEST(api.user_details_update(w.admin, {.last_name = "Archer"}).has_value());
    auto const ann = w.shown(w.admin);
    BOOST_TEST(*ann.primary_contact_number == "+14155550101");
    BOOST_TEST(*ann.secondary_contact_number == "+14155550102");
    BOOST_TEST(*ann.first_name == "Ann");
    BOOST_TEST(*ann.last_name == "Archer");
    BOOST_TEST(*ann.email == "ann@example.com");
    BOOST_TEST(*ann.sms_number == "+14155550103");
    BOOST_TEST((*ann.mfa_type == velo::mfa_type::sms));
    BOOST_TEST((*ann.status == *before.status));
    BOOST_TEST((ann.roles == before.roles));
}

BOOST_AUTO_TEST_CASE(null_clears_a_property) {
    world w;
    BOOST_TEST(w.application()
                   .user_details_update(w.admin, {.primary_contact_number = nullptr,
                                                  .secondary_contact_number = nullptr,
                                                  .first_name = nullptr,
                                                  .last_name = nullptr,
                                                  .email = nullptr,
                                                  .sms_number = nullptr,
                                                  .mfa_type = nullptr})
                   .has_value());
    auto const ann = w.shown(w.admin);
    BOOST_TEST(ann.primary_contact_number.is_null());
    BOOST_TEST(ann.secondary_contact_number.is_null());
    BOOST_TEST(ann.first_name.is_null());
    BOOST_TEST(ann.last_name.is_null());
    BOOST_TEST(ann.email.is_null());
    BOOST_TEST(ann.sms_number.is_null());
    BOOST_TEST(ann.mfa_type.is_null());
}

BOOST_AUTO_TEST_CASE(an_update_to_an_address_that_is_taken_is_409) {
    world w;
    check_refused(w.application().user_details_update(w.support, {.email = "admin@example.com"}), 409, "email");
    check_refused(w.as(w.payee).user_details_update_for_self({.email = "admin@example.com"}), 409, "email");
}

BOOST_AUTO_TEST_CASE(ones_own_address_is_no_duplicate) {
    world w;
    BOOST_TEST(w.application().user_details_update(w.admin, {.email = "ADMIN@example.com"}).has_value());
    BOOST_TEST(w.as(w.payee).user_details_update_for_self({.email = "payee@example.com"}).has_value());
}

BOOST_AUTO_TEST_CASE(a_refused_update_changes_nothing) {
    world w;
    auto const before = w.shown(w.support);
    BOOST_TEST(status(w.application().user_details_update(
                   w.support, {.first_name = "New", .email = "admin@example.com", .mfa_type = velo::mfa_type::sms})) ==
               409);
    BOOST_TEST((w.shown(w.support) == before));
}

BOOST_AUTO_TEST_CASE(an_update_of_a_master_admin_needs_the_code) {
    world w;
    auto const api = w.application();
    check_refused(api.user_details_update(w.master, {.first_name = "Max"}), 400, "verificationCode");
    auto const code = w.verify_manually(w.number_of(w.master));
    BOOST_TEST(api.user_details_update(w.master, {.first_name = "Max", .verification_code = code}).has_value());
    BOOST_TEST(*w.shown(w.master).first_name == "Max");
    // Each update needs a code of its own; others of a payor need none.
    check_refused(api.user_details_update(w.master, {.first_name = "Moe"}), 400, "verificationCode");
    BOOST_TEST(api.user_details_update(w.admin, {.first_name = "Moe"}).has_value());
    // The role alone is not enough: the user has to be a payor's.
    velo::user_id const office = w.person("office@example.com", "payor.master_admin", {});
    BOOST_TEST(api.user_details_update(office, {.first_name = "Moe"}).has_value());
}

BOOST_AUTO_TEST_CASE(a_role_update_is_no_enabling) {
    world w;
    w.fake.set_master_admin_limit(1);
    BOOST_TEST(w.application().role_update(w.admin, {.roles = {"payor.master_admin"}}).has_value());
}

BOOST_AUTO_TEST_CASE(updates_keep_to_the_mfa_types_of_the_roles) {
    world w;
    w.fake.set_mfa_types("payor.support", {velo::mfa_type::totp});
    check_refused(w.application().user_details_update(w.support, {.mfa_type = velo::mfa_type::sms}), 400, "mfaType");
    BOOST_TEST(w.application().user_details_update(w.admin, {.mfa_type = velo::mfa_type::sms}).has_value());
    check_refused(w.application().role_update(w.admin, {.roles = {"velo.payor.support"}}), 400, "roles");
}

BOOST_AUTO_TEST_CASE(another_mfa_type_is_not_registered_yet) {
    world w;
    BOOST_TEST(w.application().user_details_update(w.support, {.mfa_type = velo::mfa_type::totp}).has_value());
    BOOST_TEST((w.shown(w.support).mfa_status == velo::mfa_status::registered));
    BOOST_TEST(w.application().user_details_update(w.support, {.mfa_type = velo::mfa_type::yubikey}).has_value());
    BOOST_TEST((w.shown(w.support).mfa_status == velo::mfa_status::unregistered));
    BOOST_TEST(!w.fake.log_in("support@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(only_payees_update_themselves) {
    world w;
    BOOST_TEST(w.as(w.payee).user_details_update_for_self({.first_name = "Pat"}).has_value());
    BOOST_TEST(*w.as(w.payee).get_self()->first_name == "Pat");
    BOOST_TEST(status(w.as(w.admin).user_details_update_for_self({.first_name = "Pat"})) == 403);
    BOOST_TEST(status(w.as(w.back_office).user_details_update_for_self({.first_name = "Pat"})) == 403);
    BOOST_TEST(status(w.application().user_details_update_for_self({})) == 403);
}

BOOST_AUTO_TEST_SUITE_END()
