// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/invite_user.hpp>

#include "prepared_fake.hpp"

using namespace tests;

namespace {

velo::user_response find(prepared_fake& f, std::string const& email) {
    for (auto const& u : f.application().list_users({.page_size = 100}).value().content) {
        if (*u.email == email) return u;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(an_invited_user_is_pending) {
    prepared_fake f;
    f.fake.add_company(acme, "Acme Corp");
    auto body = invitation("ann@example.com", one_role("velo.payor.admin"));
    body.entity_id = acme;
    body.first_name = "Ann";
    BOOST_TEST(f.application().invite_user(body).has_value());
    auto const found = f.application().list_users({.status = velo::user_status::pending}).value();
    BOOST_TEST_REQUIRE(found.content.size() == 1u);
    velo::user_response const& ann = found.content[0];
    BOOST_TEST(*ann.email == "ann@example.com");
    BOOST_TEST(*ann.first_name == "Ann");
    BOOST_TEST(ann.last_name.is_absent());
    BOOST_TEST(*ann.company_name == "Acme Corp");
    BOOST_TEST((*ann.entity_id == acme));
    BOOST_TEST((*ann.user_type == velo::user_type::payor));
    BOOST_TEST((*ann.mfa_type == velo::mfa_type::totp));
    BOOST_TEST((*ann.mfa_status == velo::mfa_status::unregistered));
    BOOST_TEST(*ann.locked_out == false);
    BOOST_TEST(*ann.roles.at(0).name == "payor.admin");
}

BOOST_AUTO_TEST_CASE(an_invitation_is_mailed) {
    prepared_fake f;
    BOOST_TEST(f.application().invite_user(invitation("ann@example.com", one_role("backoffice.admin"))).has_value());
    auto const sent = f.fake.outbox();
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST((sent[0].kind == velo::fake_message_kind::invitation));
    BOOST_TEST(sent[0].to == "ann@example.com");
    BOOST_TEST(!sent[0].secret.empty());
    BOOST_TEST((sent[0].sent == f.fake.now()));
}

BOOST_AUTO_TEST_CASE(an_invited_user_enrolls_with_the_mailed_token) {
    prepared_fake f;
    BOOST_TEST(f.application().invite_user(invitation("ann@example.com", one_role("backoffice.admin"))).has_value());
    auto const token = f.messages(velo::fake_message_kind::invitation).at(0).secret;
    BOOST_TEST(!f.fake.accept_invitation(velo::secret_string("another"), good_password));
    BOOST_TEST(!f.fake.accept_invitation(token, "password"));
    BOOST_TEST((*find(f, "ann@example.com").status == velo::user_status::pending));
    BOOST_TEST(!f.fake.log_in("ann@example.com", good_password).has_value());
    BOOST_TEST(f.fake.accept_invitation(token, good_password));
    BOOST_TEST((*find(f, "ann@example.com").status == velo::user_status::enabled));
    BOOST_TEST((*find(f, "ann@example.com").mfa_status == velo::mfa_status::registered));
    BOOST_TEST(f.fake.log_in("ann@example.com", good_password).has_value());
    // The token works once.
    BOOST_TEST(!f.fake.accept_invitation(token, another_password));
}

BOOST_AUTO_TEST_CASE(user_type_defaults_to_payor_when_an_entity_is_given) {
    prepared_fake f;
    auto body = invitation("with@example.com", one_role("payor.admin"));
    body.entity_id = acme;
    BOOST_TEST(f.application().invite_user(body).has_value());
    BOOST_TEST(find(f, "with@example.com").user_type->to_text() == "PAYOR");
    body.email = "payee2@example.com";
    body.user_type = velo::user_type::payee;
    BOOST_TEST(f.application().invite_user(body).has_value());
    BOOST_TEST(find(f, "payee2@example.com").user_type->to_text() == "PAYEE");
}

BOOST_AUTO_TEST_CASE(a_back_office_user_has_no_entity) {
    prepared_fake f;
    auto body = invitation("null@example.com", one_role("backoffice.admin"));
    body.user_type = velo::user_type::backoffice;
    body.entity_id = nullptr;
    BOOST_TEST(f.application().invite_user(body).has_value());
    BOOST_TEST(find(f, "null@example.com").entity_id.is_null());
    BOOST_TEST(find(f, "null@example.com").company_name.is_null());
    body.email = "other@example.com";
    body.entity_id = acme;
    check_refused(f.application().invite_user(body), 400, "entityId");
}

BOOST_AUTO_TEST_CASE(user_type_defaults_to_back_office_without_an_entity) {
    prepared_fake f;
    BOOST_TEST(
        f.application().invite_user(invitation("neither@example.com", one_role("backoffice.admin"))).has_value());
    BOOST_TEST(find(f, "neither@example.com").user_type->to_text() == "BACKOFFICE");
}

BOOST_AUTO_TEST_CASE(payors_and_payees_need_an_entity) {
    prepared_fake f;
    auto body = invitation("ann@example.com", one_role("payor.admin"));
    body.user_type = velo::user_type::payor;
    check_refused(f.application().invite_user(body), 400, "entityId");
    body.user_type = velo::user_type::payee;
    check_refused(f.application().invite_user(body), 400, "entityId");
    body.entity_id = velo::entity_id_argument::unchecked("no id").value();
    check_refused(f.application().invite_user(body), 400, "entityId");
}

BOOST_AUTO_TEST_CASE(an_invitation_to_a_known_address_is_409) {
    prepared_fake f;
    check_refused(f.application().invite_user(invitation("admin@example.com", one_role("backoffice.admin"))), 409,
                  "email");
    BOOST_TEST(f.fake.users().size() == 5u);
    BOOST_TEST(f.fake.outbox().empty());
}

BOOST_AUTO_TEST_CASE(addresses_are_compared_without_case) {
    prepared_fake f;
    check_refused(f.application().invite_user(invitation("Admin@Example.com", one_role("backoffice.admin"))), 409,
                  "email");
    check_refused(f.application().user_details_update(f.support, {.email = "ADMIN@example.com"}), 409, "email");
}

BOOST_AUTO_TEST_CASE(a_role_must_exist) {
    prepared_fake f;
    check_refused(f.application().invite_user(invitation("ann@example.com", one_role("no.such.role"))), 400, "roles");
    check_refused(f.application().role_update(f.support, {.roles = {"payor.admin", "no.such.role"}}), 400, "roles");
}

BOOST_AUTO_TEST_CASE(a_user_has_at_least_one_role) {
    prepared_fake f;
    check_refused(f.application().invite_user(invitation("ann@example.com", velo::role_list())), 400, "roles");
    check_refused(f.application().role_update(f.support, {.roles = velo::role_list()}), 400, "roles");
    BOOST_TEST(f.shown(f.support).roles.size() == 1u);
}

BOOST_AUTO_TEST_CASE(type_and_roles_are_not_compared) {
    prepared_fake f;
    auto body = invitation("ann@example.com", one_role("payor.admin"));
    body.user_type = velo::user_type::backoffice;
    BOOST_TEST(f.application().invite_user(body).has_value());
    BOOST_TEST((find(f, "ann@example.com").user_type == velo::user_type::backoffice));
}

BOOST_AUTO_TEST_CASE(enrolling_is_refused_while_enabling_would_be) {
    prepared_fake f;
    auto body = invitation("ann@example.com", one_role("payor.master_admin"));
    body.entity_id = acme;
    BOOST_TEST(f.application().invite_user(body).has_value());
    auto const token = f.messages(velo::fake_message_kind::invitation).at(0).secret;
    f.fake.set_company_enabled(acme, false);
    BOOST_TEST(!f.fake.accept_invitation(token, good_password));
    f.fake.set_company_enabled(acme, true);
    f.fake.set_master_admin_limit(1);
    BOOST_TEST(!f.fake.accept_invitation(token, good_password));
    BOOST_TEST((find(f, "ann@example.com").status == velo::user_status::pending));
    f.fake.set_master_admin_limit(2);
    BOOST_TEST(f.fake.accept_invitation(token, good_password));
}

BOOST_AUTO_TEST_CASE(a_role_may_be_a_custom_role) {
    prepared_fake f;
    BOOST_TEST(status(f.application().role_update(f.support, {.roles = {"auditor"}})) == 400);
    f.fake.add_role("auditor");
    BOOST_TEST(f.application().role_update(f.support, {.roles = {"auditor"}}).has_value());
    BOOST_TEST(*f.shown(f.support).roles.at(0).name == "auditor");
}

BOOST_AUTO_TEST_CASE(system_roles_are_accepted_with_and_without_prefix) {
    prepared_fake f;
    for (std::string_view const role :
         {"backoffice.admin", "payor.master_admin", "payor.admin", "payor.support", "payee.admin", "payee.support"}) {
        BOOST_TEST(f.application().role_update(f.payee, {.roles = one_role(role)}).has_value());
        BOOST_TEST(f.application().role_update(f.payee, {.roles = one_role("velo." + std::string(role))}).has_value());
    }
}

BOOST_AUTO_TEST_CASE(both_forms_of_a_role_are_one_role) {
    prepared_fake f;
    BOOST_TEST(f.application().role_update(f.support, {.roles = {"velo.payor.admin", "payor.admin"}}).has_value());
    BOOST_TEST_REQUIRE(f.shown(f.support).roles.size() == 1u);
    BOOST_TEST(*f.shown(f.support).roles[0].name == "payor.admin");
    // A user who was added with one form has the permissions of the other.
    velo::user_id const prefixed = f.person("prefixed@example.com", "velo.payor.admin", acme);
    BOOST_TEST(f.as(prefixed).role_update(f.support, {.roles = {"payor.admin"}}).has_value());
}

BOOST_AUTO_TEST_CASE(a_role_is_assigned_only_with_its_permission) {
    prepared_fake f;
    auto const assigned = [&](velo::user_id const& caller, std::string_view role) {
        return status(f.as(caller).role_update(f.payee, {.roles = one_role(role)}));
    };
    BOOST_TEST(assigned(f.back_office, "payor.master_admin") == 0);
    BOOST_TEST(assigned(f.master, "payor.master_admin") == 0);
    BOOST_TEST(assigned(f.master, "payee.admin") == 0);
    BOOST_TEST(assigned(f.master, "backoffice.admin") == 403);
    BOOST_TEST(assigned(f.admin, "payor.admin") == 0);
    BOOST_TEST(assigned(f.admin, "velo.payor.support") == 0);
    BOOST_TEST(assigned(f.admin, "payor.master_admin") == 403);
    BOOST_TEST(status(f.as(f.admin).invite_user(invitation("x@y.z", one_role("payor.master_admin")))) == 403);
}

BOOST_AUTO_TEST_CASE(the_mfa_type_may_depend_on_the_role) {
    prepared_fake f;
    BOOST_TEST(f.application().invite_user(invitation("a@example.com", one_role("backoffice.admin"))).has_value());
    f.fake.set_mfa_types("backoffice.admin", {velo::mfa_type::yubikey});
    auto body = invitation("b@example.com", one_role("velo.backoffice.admin"));
    check_refused(f.application().invite_user(body), 400, "mfaType");
    body.mfa_type = velo::mfa_type::yubikey;
    BOOST_TEST(f.application().invite_user(body).has_value());
}

BOOST_AUTO_TEST_CASE(an_invitation_without_the_needed_code_is_412) {
    prepared_fake f;
    auto body = invitation("ann@example.com", one_role("backoffice.admin"));
    auto const code = f.verify_manually("+14155550101");
    check_refused(f.application().invite_user(body), 412, "verificationCode");
    BOOST_TEST(!find(f, "ann@example.com").email.has_value());
    body.verification_code = code;
    BOOST_TEST(f.application().invite_user(body).has_value());
    // A user with another number is not verified manually.
    auto other = invitation("bob@example.com", one_role("backoffice.admin"));
    other.sms_number = "+14155550199";
    BOOST_TEST(f.application().invite_user(other).has_value());
}

BOOST_AUTO_TEST_CASE(an_invitation_with_a_wrong_code_is_400) {
    prepared_fake f;
    auto body = invitation("ann@example.com", one_role("backoffice.admin"));
    body.verification_code = "000000";
    check_refused(f.application().invite_user(body), 400, "verificationCode");
    static_cast<void>(f.verify_manually("+14155550101"));
    check_refused(f.application().invite_user(body), 400, "verificationCode");
    BOOST_TEST(!find(f, "ann@example.com").email.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
