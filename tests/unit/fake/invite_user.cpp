// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/invite_user.hpp>

#include "prepared_fake.hpp"

using namespace tests;

namespace {

velo::user_response find(world& w, std::string const& email) {
    for (auto const& u : w.application().list_users({.page_size = 100}).value().content) {
        if (*u.email == email) return u;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(an_invited_person_is_pending) {
    world w;
    w.fake.add_company(acme, "Acme Corp");
    auto body = invitation("ann@example.com", one_role("velo.payor.admin"));
    body.entity_id = acme;
    body.first_name = "Ann";
    BOOST_TEST(w.application().invite_user(body).has_value());
    auto const found = w.application().list_users({.status = velo::user_status::pending}).value();
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
    world w;
    BOOST_TEST(w.application().invite_user(invitation("ann@example.com", one_role("backoffice.admin"))).has_value());
    auto const sent = w.fake.outbox();
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST((sent[0].kind == velo::fake_message_kind::invitation));
    BOOST_TEST(sent[0].to == "ann@example.com");
    BOOST_TEST(!sent[0].secret.empty());
    BOOST_TEST((sent[0].sent == w.fake.now()));
}

BOOST_AUTO_TEST_CASE(an_invited_person_enrolls_with_the_mailed_token) {
    world w;
    BOOST_TEST(w.application().invite_user(invitation("ann@example.com", one_role("backoffice.admin"))).has_value());
    auto const token = w.messages(velo::fake_message_kind::invitation).at(0).secret;
    BOOST_TEST(!w.fake.accept_invitation(velo::secret_string("another"), good_password));
    BOOST_TEST(!w.fake.accept_invitation(token, "password"));
    BOOST_TEST((*find(w, "ann@example.com").status == velo::user_status::pending));
    BOOST_TEST(!w.fake.log_in("ann@example.com", good_password).has_value());
    BOOST_TEST(w.fake.accept_invitation(token, good_password));
    BOOST_TEST((*find(w, "ann@example.com").status == velo::user_status::enabled));
    BOOST_TEST((*find(w, "ann@example.com").mfa_status == velo::mfa_status::registered));
    BOOST_TEST(w.fake.log_in("ann@example.com", good_password).has_value());
    // The token is used up.
    BOOST_TEST(!w.fake.accept_invitation(token, another_password));
}

BOOST_AUTO_TEST_CASE(user_type_defaults_to_payor_when_an_entity_is_given) {
    world w;
    auto body = invitation("with@example.com", one_role("payor.admin"));
    body.entity_id = acme;
    BOOST_TEST(w.application().invite_user(body).has_value());
    BOOST_TEST(find(w, "with@example.com").user_type->to_text() == "PAYOR");
    body.email = "payee2@example.com";
    body.user_type = velo::user_type::payee;
    BOOST_TEST(w.application().invite_user(body).has_value());
    BOOST_TEST(find(w, "payee2@example.com").user_type->to_text() == "PAYEE");
}

BOOST_AUTO_TEST_CASE(a_back_office_user_has_no_entity) {
    world w;
    auto body = invitation("null@example.com", one_role("backoffice.admin"));
    body.user_type = velo::user_type::backoffice;
    body.entity_id = nullptr;
    BOOST_TEST(w.application().invite_user(body).has_value());
    BOOST_TEST(find(w, "null@example.com").entity_id.is_null());
    BOOST_TEST(find(w, "null@example.com").company_name.is_null());
    body.email = "other@example.com";
    body.entity_id = acme;
    check_refused(w.application().invite_user(body), 400, "entityId");
}

BOOST_AUTO_TEST_CASE(without_type_and_entity_it_is_a_back_office_user) {
    world w;
    BOOST_TEST(
        w.application().invite_user(invitation("neither@example.com", one_role("backoffice.admin"))).has_value());
    BOOST_TEST(find(w, "neither@example.com").user_type->to_text() == "BACKOFFICE");
}

BOOST_AUTO_TEST_CASE(payors_and_payees_need_an_entity) {
    world w;
    auto body = invitation("ann@example.com", one_role("payor.admin"));
    body.user_type = velo::user_type::payor;
    check_refused(w.application().invite_user(body), 400, "entityId");
    body.user_type = velo::user_type::payee;
    check_refused(w.application().invite_user(body), 400, "entityId");
    body.entity_id = velo::entity_id_argument::unchecked("no id").value();
    check_refused(w.application().invite_user(body), 400, "entityId");
}

BOOST_AUTO_TEST_CASE(an_address_that_is_taken_is_409) {
    world w;
    check_refused(w.application().invite_user(invitation("admin@example.com", one_role("backoffice.admin"))), 409,
                  "email");
    BOOST_TEST(w.fake.users().size() == 5u);
    BOOST_TEST(w.fake.outbox().empty());
}

BOOST_AUTO_TEST_CASE(addresses_are_equal_whatever_their_case) {
    world w;
    check_refused(w.application().invite_user(invitation("Admin@Example.com", one_role("backoffice.admin"))), 409,
                  "email");
    check_refused(w.application().user_details_update(w.support, {.email = "ADMIN@example.com"}), 409, "email");
}

BOOST_AUTO_TEST_CASE(a_role_has_to_exist) {
    world w;
    check_refused(w.application().invite_user(invitation("ann@example.com", one_role("no.such.role"))), 400, "roles");
    check_refused(w.application().role_update(w.support, {.roles = {"payor.admin", "no.such.role"}}), 400, "roles");
}

BOOST_AUTO_TEST_CASE(a_user_has_at_least_one_role) {
    world w;
    check_refused(w.application().invite_user(invitation("ann@example.com", velo::role_list())), 400, "roles");
    check_refused(w.application().role_update(w.support, {.roles = velo::role_list()}), 400, "roles");
    BOOST_TEST(w.shown(w.support).roles.size() == 1u);
}

BOOST_AUTO_TEST_CASE(type_and_roles_are_not_compared) {
    world w;
    auto body = invitation("ann@example.com", one_role("payor.admin"));
    body.user_type = velo::user_type::backoffice;
    BOOST_TEST(w.application().invite_user(body).has_value());
    BOOST_TEST((find(w, "ann@example.com").user_type == velo::user_type::backoffice));
}

BOOST_AUTO_TEST_CASE(enrolling_is_refused_when_enabling_would_be) {
    world w;
    auto body = invitation("ann@example.com", one_role("payor.master_admin"));
    body.entity_id = acme;
    BOOST_TEST(w.application().invite_user(body).has_value());
    auto const token = w.messages(velo::fake_message_kind::invitation).at(0).secret;
    w.fake.set_company_enabled(acme, false);
    BOOST_TEST(!w.fake.accept_invitation(token, good_password));
    w.fake.set_company_enabled(acme, true);
    w.fake.set_master_admin_limit(1);
    BOOST_TEST(!w.fake.accept_invitation(token, good_password));
    BOOST_TEST((find(w, "ann@example.com").status == velo::user_status::pending));
    w.fake.set_master_admin_limit(2);
    BOOST_TEST(w.fake.accept_invitation(token, good_password));
}

BOOST_AUTO_TEST_CASE(a_role_may_be_a_custom_one) {
    world w;
    BOOST_TEST(status(w.application().role_update(w.support, {.roles = {"auditor"}})) == 400);
    w.fake.add_role("auditor");
    BOOST_TEST(w.application().role_update(w.support, {.roles = {"auditor"}}).has_value());
    BOOST_TEST(*w.shown(w.support).roles.at(0).name == "auditor");
}

BOOST_AUTO_TEST_CASE(the_system_roles_are_there_in_both_spellings) {
    world w;
    for (std::string_view const role :
         {"backoffice.admin", "payor.master_admin", "payor.admin", "payor.support", "payee.admin", "payee.support"}) {
        BOOST_TEST(w.application().role_update(w.payee, {.roles = one_role(role)}).has_value());
        BOOST_TEST(w.application().role_update(w.payee, {.roles = one_role("velo." + std::string(role))}).has_value());
    }
}

BOOST_AUTO_TEST_CASE(both_spellings_name_one_role) {
    world w;
    BOOST_TEST(w.application().role_update(w.support, {.roles = {"velo.payor.admin", "payor.admin"}}).has_value());
    BOOST_TEST_REQUIRE(w.shown(w.support).roles.size() == 1u);
    BOOST_TEST(*w.shown(w.support).roles[0].name == "payor.admin");
    // A person who was put in with one spelling has the powers of the other.
    velo::user_id const apply_naming = w.person("apply_naming@example.com", "velo.payor.admin", acme);
    BOOST_TEST(w.as(apply_naming).role_update(w.support, {.roles = {"payor.admin"}}).has_value());
}

BOOST_AUTO_TEST_CASE(a_role_is_assigned_by_those_who_hold_its_permission) {
    world w;
    auto const supports = [&](velo::user_id const& caller, std::string_view role) {
        return status(w.as(caller).role_update(w.payee, {.roles = one_role(role)}));
    };
    BOOST_TEST(supports(w.back_office, "payor.master_admin") == 0);
    BOOST_TEST(supports(w.master, "payor.master_admin") == 0);
    BOOST_TEST(supports(w.master, "payee.admin") == 0);
    BOOST_TEST(supports(w.master, "backoffice.admin") == 403);
    BOOST_TEST(supports(w.admin, "payor.admin") == 0);
    BOOST_TEST(supports(w.admin, "velo.payor.support") == 0);
    BOOST_TEST(supports(w.admin, "payor.master_admin") == 403);
    BOOST_TEST(status(w.as(w.admin).invite_user(invitation("x@y.z", one_role("payor.master_admin")))) == 403);
}

BOOST_AUTO_TEST_CASE(the_mfa_type_may_depend_on_the_role) {
    world w;
    BOOST_TEST(w.application().invite_user(invitation("a@example.com", one_role("backoffice.admin"))).has_value());
    w.fake.set_mfa_types("backoffice.admin", {velo::mfa_type::yubikey});
    auto body = invitation("b@example.com", one_role("velo.backoffice.admin"));
    check_refused(w.application().invite_user(body), 400, "mfaType");
    body.mfa_type = velo::mfa_type::yubikey;
    BOOST_TEST(w.application().invite_user(body).has_value());
}

BOOST_AUTO_TEST_CASE(an_invitation_needs_the_code_when_the_user_is_verified_manually) {
    world w;
    auto body = invitation("ann@example.com", one_role("backoffice.admin"));
    auto const code = w.verify_manually("+14155550101");
    check_refused(w.application().invite_user(body), 412, "verificationCode");
    BOOST_TEST(!find(w, "ann@example.com").email.has_value());
    body.verification_code = code;
    BOOST_TEST(w.application().invite_user(body).has_value());
    // Another number is another user, who is not verified manually.
    auto other = invitation("bob@example.com", one_role("backoffice.admin"));
    other.sms_number = "+14155550199";
    BOOST_TEST(w.application().invite_user(other).has_value());
}

BOOST_AUTO_TEST_CASE(an_invitation_with_a_wrong_code_is_400) {
    world w;
    auto body = invitation("ann@example.com", one_role("backoffice.admin"));
    body.verification_code = "000000";
    check_refused(w.application().invite_user(body), 400, "verificationCode");
    static_cast<void>(w.verify_manually("+14155550101"));
    check_refused(w.application().invite_user(body), 400, "verificationCode");
    BOOST_TEST(!find(w, "ann@example.com").email.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
