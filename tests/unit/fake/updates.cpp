// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/updates.hpp>

#include "prepared_fake.hpp"

using namespace tests;

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(a_role_update_replaces_the_roles) {
    prepared_fake f;
    BOOST_TEST(f.application().role_update(f.support, {.roles = {"payor.admin", "payee.support"}}).has_value());
    auto const roles = f.shown(f.support).roles;
    BOOST_TEST_REQUIRE(roles.size() == 2u);
    BOOST_TEST(*roles[0].name == "payor.admin");
    BOOST_TEST(*roles[1].name == "payee.support");
}

BOOST_AUTO_TEST_CASE(only_provided_properties_are_updated) {
    prepared_fake f;
    auto const api = f.application();
    auto const before = f.shown(f.admin);
    BOOST_TEST(api.user_details_update(f.admin, {}).has_value());
    BOOST_TEST((f.shown(f.admin) == before));
    BOOST_TEST(api.user_details_update(f.admin, {.primary_contact_number = "+14155550101",
                                                 .secondary_contact_number = "+14155550102",
                                                 .first_name = "Ann",
                                                 .last_name = "Ames",
                                                 .email = "ann@example.com",
                                                 .sms_number = "+14155550103",
                                                 .mfa_type = velo::mfa_type::sms})
                   .has_value());
    BOOST_TEST(api.user_details_update(f.admin, {.last_name = "Archer"}).has_value());
    auto const ann = f.shown(f.admin);
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
    prepared_fake f;
    BOOST_TEST(f.application()
                   .user_details_update(f.admin, {.primary_contact_number = nullptr,
                                                  .secondary_contact_number = nullptr,
                                                  .first_name = nullptr,
                                                  .last_name = nullptr,
                                                  .email = nullptr,
                                                  .sms_number = nullptr,
                                                  .mfa_type = nullptr})
                   .has_value());
    auto const ann = f.shown(f.admin);
    BOOST_TEST(ann.primary_contact_number.is_null());
    BOOST_TEST(ann.secondary_contact_number.is_null());
    BOOST_TEST(ann.first_name.is_null());
    BOOST_TEST(ann.last_name.is_null());
    BOOST_TEST(ann.email.is_null());
    BOOST_TEST(ann.sms_number.is_null());
    BOOST_TEST(ann.mfa_type.is_null());
}

BOOST_AUTO_TEST_CASE(an_update_to_the_address_of_another_user_is_409) {
    prepared_fake f;
    check_refused(f.application().user_details_update(f.support, {.email = "admin@example.com"}), 409, "email");
    check_refused(f.as(f.payee).user_details_update_for_self({.email = "admin@example.com"}), 409, "email");
}

BOOST_AUTO_TEST_CASE(an_update_to_the_same_address_is_no_duplicate) {
    prepared_fake f;
    BOOST_TEST(f.application().user_details_update(f.admin, {.email = "ADMIN@example.com"}).has_value());
    BOOST_TEST(f.as(f.payee).user_details_update_for_self({.email = "payee@example.com"}).has_value());
}

BOOST_AUTO_TEST_CASE(a_refused_update_changes_nothing) {
    prepared_fake f;
    auto const before = f.shown(f.support);
    BOOST_TEST(status(f.application().user_details_update(
                   f.support, {.first_name = "New", .email = "admin@example.com", .mfa_type = velo::mfa_type::sms})) ==
               409);
    BOOST_TEST((f.shown(f.support) == before));
}

BOOST_AUTO_TEST_CASE(an_update_of_a_master_admin_needs_the_code) {
    prepared_fake f;
    auto const api = f.application();
    check_refused(api.user_details_update(f.master, {.first_name = "Max"}), 400, "verificationCode");
    auto const code = f.verify_manually(f.number_of(f.master));
    BOOST_TEST(api.user_details_update(f.master, {.first_name = "Max", .verification_code = code}).has_value());
    BOOST_TEST(*f.shown(f.master).first_name == "Max");
    // Each update needs a new code. Other users of a payor need none.
    check_refused(api.user_details_update(f.master, {.first_name = "Moe"}), 400, "verificationCode");
    BOOST_TEST(api.user_details_update(f.admin, {.first_name = "Moe"}).has_value());
    // The rule applies only to users of a payor.
    velo::user_id const office = f.person("office@example.com", "payor.master_admin", {});
    BOOST_TEST(api.user_details_update(office, {.first_name = "Moe"}).has_value());
}

BOOST_AUTO_TEST_CASE(a_role_update_ignores_the_limit_of_master_admins) {
    prepared_fake f;
    f.fake.set_master_admin_limit(1);
    BOOST_TEST(f.application().role_update(f.admin, {.roles = {"payor.master_admin"}}).has_value());
}

BOOST_AUTO_TEST_CASE(updates_respect_the_mfa_types_of_the_roles) {
    prepared_fake f;
    f.fake.set_mfa_types("payor.support", {velo::mfa_type::totp});
    check_refused(f.application().user_details_update(f.support, {.mfa_type = velo::mfa_type::sms}), 400, "mfaType");
    BOOST_TEST(f.application().user_details_update(f.admin, {.mfa_type = velo::mfa_type::sms}).has_value());
    check_refused(f.application().role_update(f.admin, {.roles = {"velo.payor.support"}}), 400, "roles");
}

BOOST_AUTO_TEST_CASE(another_mfa_type_is_unregistered) {
    prepared_fake f;
    BOOST_TEST(f.application().user_details_update(f.support, {.mfa_type = velo::mfa_type::totp}).has_value());
    BOOST_TEST((f.shown(f.support).mfa_status == velo::mfa_status::registered));
    BOOST_TEST(f.application().user_details_update(f.support, {.mfa_type = velo::mfa_type::yubikey}).has_value());
    BOOST_TEST((f.shown(f.support).mfa_status == velo::mfa_status::unregistered));
    BOOST_TEST(!f.fake.log_in("support@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(only_payees_update_themselves) {
    prepared_fake f;
    BOOST_TEST(f.as(f.payee).user_details_update_for_self({.first_name = "Pat"}).has_value());
    BOOST_TEST(*f.as(f.payee).get_self()->first_name == "Pat");
    BOOST_TEST(status(f.as(f.admin).user_details_update_for_self({.first_name = "Pat"})) == 403);
    BOOST_TEST(status(f.as(f.back_office).user_details_update_for_self({.first_name = "Pat"})) == 403);
    BOOST_TEST(status(f.application().user_details_update_for_self({})) == 403);
}

BOOST_AUTO_TEST_SUITE_END()
