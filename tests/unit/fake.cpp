// SPDX-License-Identifier: BSL-1.0
#include <velo/fake.hpp>

#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace std::chrono_literals;

constexpr velo::entity_id acme = "7fffa261-ac68-49e6-b605-d24a444d9206";
constexpr velo::entity_id globex = "0e9635fb-049b-4609-b9e8-2520b10b8b15";
constexpr velo::user_id nobody = "00000000-0000-4000-8000-000000000000";

/// A fake with an application and one person per role that matters.
struct world {
    velo::fake fake;
    velo::user_id back_office = person("back@example.com", "backoffice.admin", {});
    velo::user_id master = person("master@example.com", "payor.master_admin", acme);
    velo::user_id admin = person("admin@example.com", "payor.admin", acme);
    velo::user_id support = person("support@example.com", "payor.support", acme);
    velo::user_id payee = person("payee@example.com", "payee.admin", globex, velo::user_type::payee);

    velo::user_id person(std::string email, std::string role, std::optional<velo::entity_id> entity,
                         std::optional<velo::user_type> type = {}) {
        velo::fake_user u;
        u.shown.email = std::move(email);
        u.shown.roles = {{.name = std::move(role)}};
        if (entity) u.shown.entity_id = *entity;
        if (type) u.shown.user_type = *type;
        return fake.add(u);
    }
    auto as(velo::user_id const& id) { return velo::users_api(velo::client(fake, velo::bearer(fake.token(id)))); }
    auto application() { return velo::users_api(velo::client(fake, velo::bearer(fake.token()))); }
};

velo::invite_user_request invitation(std::string_view email, velo::role_list const& roles) {
    return {
        .email = velo::email::checked(email).value(),
        .mfa_type = velo::mfa_type::totp,
        .sms_number = "+14155550101",
        .primary_contact_number = "+14155550102",
        .roles = roles,
    };
}

velo::role_list one_role(std::string_view name) {
    velo::role_list roles;
    BOOST_TEST_REQUIRE(roles.push_back(velo::role_name::checked(name).value()));
    return roles;
}

template <class R>
int status(R const& result) {
    return result.has_error() ? result.error().status() : 0;
}

/// An error with this status that names this place.
template <class R>
void check_refused(R const& result, int status, std::string const& location, velo::location_type where) {
    BOOST_TEST_REQUIRE(result.has_error());
    velo::error const error = result.error();
    BOOST_TEST(error.status() == status);
    BOOST_TEST_REQUIRE(error.payload() != nullptr);
    BOOST_TEST_REQUIRE(error.payload()->errors.size() == 1u);
    velo::error_item const& item = error.payload()->errors[0];
    BOOST_TEST(item.location.value_or("(none)") == location);
    BOOST_TEST((item.location_type && *item.location_type == where));
    BOOST_TEST(!item.error_message.value_or("").empty());
    BOOST_TEST(*error.payload()->http_status_code == status);
    BOOST_TEST(error.payload()->correlation_id.has_value());
}

std::vector<std::string> emails(velo::paged_user_response const& page) {
    std::vector<std::string> out;
    for (auto const& u : page.content) out.push_back(u.email.value_or(""));
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(a_token_of_velo_auth_lives_1799_seconds_of_its_clock) {
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

BOOST_AUTO_TEST_CASE(a_token_that_is_unknown_is_401_for_every_operation) {
    velo::fake fake;
    velo::users_api const api(velo::client(fake, velo::bearer("unknown")));
    BOOST_TEST(status(api.list_users()) == 401);
    BOOST_TEST(status(api.get_self()) == 401);
    BOOST_TEST(status(api.get_user_by_id_v2(nobody)) == 401);
    BOOST_TEST(status(api.delete_user_by_id_v2(nobody)) == 401);
    BOOST_TEST(status(api.invite_user(invitation("a@b.c", one_role("payor.admin")))) == 401);
    BOOST_TEST(status(api.user_details_update_for_self({})) == 401);
}

BOOST_AUTO_TEST_CASE(an_invited_person_is_pending) {
    world w;
    w.fake.add_company(acme, "Acme Corp");
    auto const api = w.application();
    auto body = invitation("ann@example.com", one_role("velo.payor.admin"));
    body.entity_id = acme;
    body.first_name = "Ann";
    BOOST_TEST(api.invite_user(body).has_value());
    auto const found = api.list_users({.status = velo::user_status::pending}).value();
    BOOST_TEST_REQUIRE(found.content.size() == 1u);
    velo::user_response const& ann = found.content[0];
    BOOST_TEST(*ann.email == "ann@example.com");
    BOOST_TEST(*ann.first_name == "Ann");
    BOOST_TEST(ann.last_name.is_absent());
    BOOST_TEST(*ann.company_name == "Acme Corp");
    BOOST_TEST((*ann.entity_id == acme));
    BOOST_TEST((*ann.user_type == velo::user_type::payor));
    BOOST_TEST((*ann.mfa_type == velo::mfa_type::totp));
    BOOST_TEST(*ann.locked_out == false);
    BOOST_TEST(*ann.roles.at(0).name == "velo.payor.admin");
}

BOOST_AUTO_TEST_CASE(the_user_type_has_the_documents_defaults) {
    world w;
    auto const api = w.application();
    auto const type_of = [&](std::string const& email) {
        for (auto const& u : api.list_users({.page_size = 100}).value().content) {
            if (*u.email == email) return u.user_type->to_text();
        }
        return std::string("nobody");
    };
    auto body = invitation("without@example.com", one_role("backoffice.admin"));
    BOOST_TEST(api.invite_user(body).has_value());
    BOOST_TEST(type_of("without@example.com") == "BACKOFFICE");
    body = invitation("null@example.com", one_role("backoffice.admin"));
    body.entity_id = nullptr;
    BOOST_TEST(api.invite_user(body).has_value());
    BOOST_TEST(type_of("null@example.com") == "BACKOFFICE");
    body = invitation("with@example.com", one_role("payor.admin"));
    body.entity_id = acme;
    BOOST_TEST(api.invite_user(body).has_value());
    BOOST_TEST(type_of("with@example.com") == "PAYOR");
    body.email = "payee2@example.com";
    body.user_type = velo::user_type::payee;
    BOOST_TEST(api.invite_user(body).has_value());
    BOOST_TEST(type_of("payee2@example.com") == "PAYEE");
}

BOOST_AUTO_TEST_CASE(an_entity_belongs_to_payors_and_payees) {
    world w;
    auto body = invitation("ann@example.com", one_role("payor.admin"));
    body.user_type = velo::user_type::payor;
    check_refused(w.application().invite_user(body), 400, "entityId", velo::location_type::request_body);
    body.user_type = velo::user_type::backoffice;
    body.entity_id = acme;
    check_refused(w.application().invite_user(body), 400, "entityId", velo::location_type::request_body);
    body.user_type = velo::user_type::payor;
    body.entity_id = velo::entity_id_argument::unchecked("no id").value();
    check_refused(w.application().invite_user(body), 400, "entityId", velo::location_type::request_body);
}

BOOST_AUTO_TEST_CASE(an_address_is_taken_once_whatever_its_case) {
    world w;
    check_refused(w.application().invite_user(invitation("Admin@Example.com", one_role("backoffice.admin"))), 409,
                  "email", velo::location_type::request_body);
    check_refused(w.application().user_details_update(w.support, {.email = "ADMIN@example.com"}), 409, "email",
                  velo::location_type::request_body);
    // One's own address is no duplicate.
    BOOST_TEST(w.application().user_details_update(w.admin, {.email = "ADMIN@example.com"}).has_value());
}

BOOST_AUTO_TEST_CASE(roles_exist_in_both_spellings_and_custom_ones) {
    world w;
    auto const api = w.application();
    check_refused(api.role_update(w.support, {.roles = {"payor.admin", "no.such.role"}}), 400, "roles",
                  velo::location_type::request_body);
    for (std::string_view const role :
         {"backoffice.admin", "payor.master_admin", "payor.admin", "payor.support", "payee.admin", "payee.support"}) {
        BOOST_TEST(api.role_update(w.support, {.roles = one_role(role)}).has_value());
        BOOST_TEST(api.role_update(w.support, {.roles = one_role("velo." + std::string(role))}).has_value());
    }
    BOOST_TEST(status(api.role_update(w.support, {.roles = {"auditor"}})) == 400);
    w.fake.add_role("auditor");
    BOOST_TEST(api.role_update(w.support, {.roles = {"auditor"}}).has_value());
    BOOST_TEST(*api.get_user_by_id_v2(w.support)->roles.at(0).name == "auditor");
    BOOST_TEST(api.get_user_by_id_v2(w.support)->roles.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_role_is_given_by_those_who_may) {
    world w;
    auto const gives = [&](velo::user_id const& caller, std::string_view role) {
        return status(w.as(caller).role_update(w.payee, {.roles = one_role(role)}));
    };
    BOOST_TEST(gives(w.back_office, "payor.master_admin") == 0);
    BOOST_TEST(gives(w.master, "payor.master_admin") == 0);
    BOOST_TEST(gives(w.master, "payee.admin") == 0);
    BOOST_TEST(gives(w.master, "backoffice.admin") == 403);
    BOOST_TEST(gives(w.admin, "payor.admin") == 0);
    BOOST_TEST(gives(w.admin, "velo.payor.support") == 0);
    BOOST_TEST(gives(w.admin, "payor.master_admin") == 403);
    BOOST_TEST(gives(w.support, "payor.support") == 403);
}

BOOST_AUTO_TEST_CASE(support_reads_and_payees_do_not) {
    world w;
    BOOST_TEST(w.as(w.support).list_users().has_value());
    BOOST_TEST(w.as(w.support).get_user_by_id_v2(w.admin).has_value());
    BOOST_TEST(status(w.as(w.support).disable_user_v2(w.admin)) == 403);
    BOOST_TEST(status(w.as(w.support).invite_user(invitation("x@y.z", one_role("payor.support")))) == 403);
    BOOST_TEST(status(w.as(w.payee).list_users()) == 403);
    BOOST_TEST(status(w.as(w.payee).get_user_by_id_v2(w.payee)) == 403);
}

BOOST_AUTO_TEST_CASE(get_self_is_the_user_of_the_token) {
    world w;
    BOOST_TEST(*w.as(w.payee).get_self()->email == "payee@example.com");
    BOOST_TEST(status(w.application().get_self()) == 403);
}

BOOST_AUTO_TEST_CASE(a_deleted_user_is_not_there) {
    world w;
    auto const api = w.application();
    auto const theirs = w.as(w.support);
    BOOST_TEST(api.delete_user_by_id_v2(w.support).has_value());
    BOOST_TEST(status(api.get_user_by_id_v2(w.support)) == 404);
    check_refused(api.delete_user_by_id_v2(w.support), 404, "userId", velo::location_type::path_param);
    BOOST_TEST(status(theirs.get_self()) == 401);
    BOOST_TEST(w.fake.users().size() == 4u);
}

BOOST_AUTO_TEST_CASE(somebody_who_does_not_exist_is_404) {
    world w;
    auto const api = w.application();
    for (auto const& id : {velo::user_id_argument(nobody), velo::user_id_argument::unchecked("no id").value(),
                           velo::user_id_argument::unchecked("a/b").value()}) {
        BOOST_TEST(status(api.get_user_by_id_v2(id)) == 404);
        BOOST_TEST(status(api.disable_user_v2(id)) == 404);
        BOOST_TEST(status(api.enable_user_v2(id)) == 404);
        BOOST_TEST(status(api.unlock_user_v2(id)) == 404);
        BOOST_TEST(status(api.role_update(id, {.roles = {"payor.admin"}})) == 404);
        BOOST_TEST(status(api.user_details_update(id, {})) == 404);
    }
}

BOOST_AUTO_TEST_CASE(disabling_is_idempotent_and_revokes_tokens) {
    world w;
    auto const api = w.application();
    auto const theirs = w.as(w.admin);
    BOOST_TEST(theirs.get_self().has_value());
    BOOST_TEST(api.disable_user_v2(w.admin).has_value());
    BOOST_TEST(api.disable_user_v2(w.admin).has_value());
    BOOST_TEST((*api.get_user_by_id_v2(w.admin)->status == velo::user_status::disabled));
    BOOST_TEST(status(theirs.get_self()) == 401);
    BOOST_TEST(api.enable_user_v2(w.admin).has_value());
    BOOST_TEST(api.enable_user_v2(w.admin).has_value());
    BOOST_TEST((*api.get_user_by_id_v2(w.admin)->status == velo::user_status::enabled));
    // Enabling does not bring a revoked token back.
    BOOST_TEST(status(theirs.get_self()) == 401);
}

BOOST_AUTO_TEST_CASE(nobody_disables_enables_or_unlocks_themself) {
    world w;
    check_refused(w.as(w.admin).disable_user_v2(w.admin), 400, "userId", velo::location_type::path_param);
    check_refused(w.as(w.admin).enable_user_v2(w.admin), 400, "userId", velo::location_type::path_param);
    check_refused(w.as(w.admin).unlock_user_v2(w.admin), 400, "userId", velo::location_type::path_param);
    BOOST_TEST((*w.as(w.admin).get_self()->status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(enabling_is_refused_while_the_payor_is_disabled) {
    world w;
    auto const api = w.application();
    BOOST_TEST(api.disable_user_v2(w.admin).has_value());
    w.fake.set_company_enabled(acme, false);
    check_refused(api.enable_user_v2(w.admin), 400, "userId", velo::location_type::path_param);
    w.fake.set_company_enabled(acme, true);
    BOOST_TEST(api.enable_user_v2(w.admin).has_value());
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
    BOOST_TEST((*w.application().get_user_by_id_v2(id)->status == velo::user_status::pending));
    check_refused(w.application().enable_user_v2(id), 400, "userId", velo::location_type::path_param);
}

BOOST_AUTO_TEST_CASE(unlocking_is_idempotent) {
    world w;
    velo::fake_user locked;
    locked.shown.locked_out = true;
    locked.shown.locked_out_timestamp = velo::rest::open<velo::rest::timestamp>::parse("2029-12-31T23:59:59Z");
    velo::user_id const id = w.fake.add(locked);
    BOOST_TEST(*w.application().get_user_by_id_v2(id)->locked_out);
    BOOST_TEST(w.application().unlock_user_v2(id).has_value());
    BOOST_TEST(w.application().unlock_user_v2(id).has_value());
    auto const now = w.application().get_user_by_id_v2(id).value();
    BOOST_TEST(!*now.locked_out);
    BOOST_TEST(now.locked_out_timestamp.is_null());
}

BOOST_AUTO_TEST_CASE(an_update_leaves_clears_and_sets) {
    world w;
    auto const api = w.application();
    BOOST_TEST(api.user_details_update(w.admin, {.primary_contact_number = "+14155550101",
                                                 .secondary_contact_number = "+14155550102",
                                                 .first_name = "Ann",
                                                 .last_name = "Ames",
                                                 .sms_number = "+14155550103",
                                                 .mfa_type = velo::mfa_type::sms})
                   .has_value());
    BOOST_TEST(api.user_details_update(
                      w.admin, {.secondary_contact_number = nullptr, .last_name = "Archer", .mfa_type = nullptr})
                   .has_value());
    auto const ann = api.get_user_by_id_v2(w.admin).value();
    BOOST_TEST(*ann.primary_contact_number == "+14155550101");
    BOOST_TEST(ann.secondary_contact_number.is_null());
    BOOST_TEST(*ann.first_name == "Ann");
    BOOST_TEST(*ann.last_name == "Archer");
    BOOST_TEST(*ann.sms_number == "+14155550103");
    BOOST_TEST(*ann.email == "admin@example.com");
    BOOST_TEST(ann.mfa_type.is_null());
}

BOOST_AUTO_TEST_CASE(a_refused_update_changes_nothing) {
    world w;
    auto const api = w.application();
    auto const before = api.get_user_by_id_v2(w.support).value();
    BOOST_TEST(status(api.user_details_update(
                   w.support, {.first_name = "New", .email = "admin@example.com", .mfa_type = velo::mfa_type::sms})) ==
               409);
    BOOST_TEST((api.get_user_by_id_v2(w.support).value() == before));
}

BOOST_AUTO_TEST_CASE(only_payees_update_themselves) {
    world w;
    BOOST_TEST(w.as(w.payee).user_details_update_for_self({.first_name = "Pat"}).has_value());
    BOOST_TEST(*w.as(w.payee).get_self()->first_name == "Pat");
    BOOST_TEST(status(w.as(w.admin).user_details_update_for_self({.first_name = "Pat"})) == 403);
    BOOST_TEST(status(w.application().user_details_update_for_self({})) == 403);
}

BOOST_AUTO_TEST_CASE(a_list_has_pages) {
    velo::fake fake;
    for (int i = 0; i != 60; ++i) {
        fake.add({.shown = {.email = "person" + std::to_string(100 + i) + "@example.com"}});
    }
    velo::users_api const api(velo::client(fake, velo::bearer(fake.token())));
    auto page = api.list_users().value();
    BOOST_TEST(page.content.size() == 25u);
    BOOST_TEST(*page.page->total_elements == 60);
    BOOST_TEST(*page.page->total_pages == 3);
    BOOST_TEST(*page.page->page == 1);
    BOOST_TEST(*page.page->page_size == 25);
    BOOST_TEST(*page.content[0].email == "person100@example.com");
    page = api.list_users({.page = 3}).value();
    BOOST_TEST(page.content.size() == 10u);
    BOOST_TEST(*page.page->number_of_elements == 10);
    BOOST_TEST(*page.content[9].email == "person159@example.com");
    page = api.list_users({.page = 4}).value();
    BOOST_TEST(page.content.empty());
    BOOST_TEST(*page.page->total_elements == 60);
    page = api.list_users({.page = 2, .page_size = 1}).value();
    BOOST_TEST((emails(page) == std::vector<std::string>{"person101@example.com"}));
    BOOST_TEST(api.list_users({.page_size = 100})->content.size() == 60u);

    std::vector<std::string> rels;
    page = api.list_users({.page = 2}).value();
    for (auto const& link : page.links) rels.push_back(*link.rel);
    BOOST_TEST((rels == std::vector<std::string>{"first", "previous", "next", "last"}));

    check_refused(api.list_users({.page = 0}), 400, "page", velo::location_type::query_param);
    check_refused(api.list_users({.page = -1}), 400, "page", velo::location_type::query_param);
    check_refused(api.list_users({.page_size = velo::page_size::unchecked(0).value()}), 400, "pageSize",
                  velo::location_type::query_param);
    check_refused(api.list_users({.page_size = velo::page_size::unchecked(101).value()}), 400, "pageSize",
                  velo::location_type::query_param);
    check_refused(api.list_users({.sort = velo::sort::unchecked("name:asc").value()}), 400, "sort",
                  velo::location_type::query_param);
}

BOOST_AUTO_TEST_CASE(a_list_is_filtered_and_sorted) {
    velo::fake fake;
    auto const add = [&](std::string email, std::string last_name, velo::user_type type, velo::user_status status,
                         std::optional<velo::payee_type> payee = {}) {
        velo::fake_user u{.shown = {.status = status,
                                    .email = std::move(email),
                                    .last_name = std::move(last_name),
                                    .user_type = type},
                          .payee_type = payee};
        if (type != velo::user_type::backoffice) u.shown.entity_id = type == velo::user_type::payor ? acme : globex;
        fake.add(u);
    };
    add("c@x.y", "Ames", velo::user_type::payor, velo::user_status::enabled);
    add("a@x.y", "Cole", velo::user_type::payee, velo::user_status::disabled, velo::payee_type::company);
    add("b@x.y", "Ames", velo::user_type::payee, velo::user_status::enabled, velo::payee_type::individual);
    add("d@x.y", "Blum", velo::user_type::backoffice, velo::user_status::pending);
    velo::users_api const api(velo::client(fake, velo::bearer(fake.token())));
    auto const listed = [&](velo::list_users const& q) { return emails(api.list_users(q).value()); };
    using list = std::vector<std::string>;
    BOOST_TEST((listed({}) == list{"a@x.y", "b@x.y", "c@x.y", "d@x.y"}));
    BOOST_TEST((listed({.sort = "email:desc"}) == list{"d@x.y", "c@x.y", "b@x.y", "a@x.y"}));
    BOOST_TEST((listed({.sort = "email"}) == list{"a@x.y", "b@x.y", "c@x.y", "d@x.y"}));
    BOOST_TEST((listed({.sort = "lastName:asc"}) == list{"c@x.y", "b@x.y", "d@x.y", "a@x.y"}));
    BOOST_TEST((listed({.sort = "lastName:desc"}) == list{"a@x.y", "d@x.y", "c@x.y", "b@x.y"}));
    BOOST_TEST((listed({.sort = "lastName:asc,email:asc"}) == list{"b@x.y", "c@x.y", "d@x.y", "a@x.y"}));
    BOOST_TEST((listed({.sort = "lastName:desc,email:desc"}) == list{"a@x.y", "d@x.y", "c@x.y", "b@x.y"}));
    BOOST_TEST((listed({.type = velo::user_type::payee}) == list{"a@x.y", "b@x.y"}));
    BOOST_TEST((listed({.status = velo::user_status::enabled}) == list{"b@x.y", "c@x.y"}));
    BOOST_TEST((listed({.entity_id = acme}) == list{"c@x.y"}));
    BOOST_TEST((listed({.payee_type = velo::payee_type::company}) == list{"a@x.y"}));
    BOOST_TEST((listed({.type = velo::user_type::payee,
                        .status = velo::user_status::enabled,
                        .entity_id = globex,
                        .payee_type = velo::payee_type::individual}) == list{"b@x.y"}));
    BOOST_TEST(listed({.type = velo::user_type::payor, .entity_id = globex}).empty());
}

BOOST_AUTO_TEST_CASE(what_it_does_not_serve_is_a_named_error) {
    world w;
    auto const api = w.as(w.payee);
    auto const not_served = [](auto const& result) {
        return result.has_error() && result.error() == velo::errc::not_served && result.error().status() == 0 &&
               result.error().delivery() == velo::delivery::not_sent;
    };
    BOOST_TEST(not_served(api.register_sms({.sms_number = "+14155550101"})));
    BOOST_TEST(not_served(api.resend_token(w.admin, {.token_type = velo::token_type::mfa_registration})));
    BOOST_TEST(not_served(api.unregister_mfa(w.admin, {.mfa_type = velo::unregister_mfa_type::totp})));
    BOOST_TEST(not_served(api.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp})));
    BOOST_TEST(
        not_served(api.update_password_self({.old_password = "correct horse", .new_password = "battery staple"})));
    BOOST_TEST(not_served(api.validate_password_self({.password = "correct horse"})));
    velo::login_api const login(velo::client(w.fake, velo::bearer(w.fake.token())));
    BOOST_TEST(not_served(login.logout()));
    BOOST_TEST(not_served(login.reset_password({.email = "ann@example.com"})));
    BOOST_TEST(not_served(login.validate_access_token({.otp = "123456"})));
}

BOOST_AUTO_TEST_CASE(copies_share_one_world_and_others_do_not) {
    velo::fake one;
    velo::fake const copy = one;
    velo::fake const other;
    one.add({});
    BOOST_TEST(copy.users().size() == 1u);
    BOOST_TEST(other.users().empty());
}

BOOST_AUTO_TEST_CASE(the_same_calls_give_the_same_answers) {
    auto const run = [] {
        world w;
        auto const api = w.application();
        static_cast<void>(api.invite_user(invitation("ann@example.com", one_role("backoffice.admin"))));
        static_cast<void>(api.get_user_by_id_v2(nobody));
        return velo::rest::redacted(api.list_users({.page_size = 100}).value()) +
               *api.get_user_by_id_v2(nobody).error().payload()->correlation_id;
    };
    BOOST_TEST(run() == run());
}

// The property: whatever comes in, the status is one that the operation documents, and an error says what it is.
namespace property {

std::string const ids[] = {"self", "", ".", "..", "no-id", "%2e%2e", "a%2Fb", "8bbf301c-948f-4445-b411-357eec53e441"};
std::string const queries[] = {"",
                               "?page=0",
                               "?page=x",
                               "?pageSize=101",
                               "?type=KING",
                               "?status=ENABLED&status=x",
                               "?unknown=1",
                               "?sort=%zz",
                               "?entityId=%",
                               "?page=99999999999999999999",
                               "?&&==",
                               "?sort=email:asc"};
std::string const bodies[] = {"",
                              "null",
                              "{}",
                              "[]",
                              "{",
                              "{\"roles\":[]}",
                              "{\"roles\":null}",
                              "{\"roles\":[5]}",
                              "{\"roles\":[\"payor.admin\"]}",
                              "{\"email\":null}",
                              "{\"email\":\"x\"}",
                              "{\"email\":\"master@example.com\"}",
                              "{\"firstName\":\"\"}",
                              "\xff\xfe",
                              "{\"email\":\"n@x.y\",\"mfaType\":\"TOTP\",\"smsNumber\":\"+14155550101\","
                              "\"primaryContactNumber\":\"+14155550101\",\"roles\":[\"payor.admin\"]}",
                              "{\"email\":\"n@x.y\",\"mfaType\":\"FAX\",\"smsNumber\":\"1\",\"primaryContactNumber\":"
                              "\"+14155550101\",\"roles\":[\"payor.admin\"]}"};

template <class Op>
void check_answers(std::mt19937& random) {
    world w;
    std::vector<std::string> const tokens{"Bearer " + std::string(w.fake.token().reveal()),
                                          "Bearer " + std::string(w.fake.token(w.admin).reveal()),
                                          "Bearer " + std::string(w.fake.token(w.payee).reveal()),
                                          "Bearer unknown",
                                          "Basic x",
                                          ""};
    auto const pick = [&](auto const& from) -> auto const& {
        return from[std::uniform_int_distribution<std::size_t>(0, std::size(from) - 1)(random)];
    };
    std::set<int> seen;
    for (int i = 0; i != 400; ++i) {
        std::string target;
        std::string_view rest = Op::endpoint.path;
        while (!rest.empty()) {
            auto const piece = velo::rest::next_path_piece(rest);
            target += piece.literal;
            if (!piece.placeholder.empty())
                target += i % 3 == 0 ? std::string(std::string_view(w.support.to_text())) : pick(ids);
        }
        target += pick(queries);
        std::string const token = pick(tokens);
        std::string const body = pick(bodies);
        std::vector<velo::rest::header> headers;
        if (!token.empty()) headers.push_back({"Authorization", token});
        velo::rest::response answer;
        auto const sent = w.fake.send({"", Op::endpoint.method, target, headers, body, true}, answer);
        if (sent.error) {
            BOOST_TEST((sent.error == velo::errc::not_served), target);
            continue;
        }
        int const status = answer.status();
        seen.insert(status);
        // `self` in place of an id is another operation, whose statuses are its own.
        if (target.find("/self") != std::string::npos &&
            std::string_view(Op::endpoint.path).find("/self") == std::string_view::npos)
            continue;
        BOOST_TEST((status == Op::endpoint.success || Op::endpoint.errors.contains(status)),
                   Op::endpoint.name << " answers " << status << " to " << target << " with " << body);
        if (status >= 400) {
            auto payload = velo::rest::make_blank<velo::error_response>();
            BOOST_TEST(!velo::rest::read_json(answer.body(), payload).failed);
            BOOST_TEST(!payload.errors.empty());
            BOOST_TEST(payload.correlation_id.has_value());
            BOOST_TEST(*payload.http_status_code == status);
        }
    }
    BOOST_TEST(seen.size() >= 2u, Op::endpoint.name);
}

}  // namespace property

BOOST_AUTO_TEST_CASE(it_answers_only_statuses_that_the_operation_documents) {
    std::mt19937 random(4711);
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, velo::detail::fake_operations>>(
        [&]<class Op>(std::type_identity<Op>) {
            if constexpr (Op::endpoint.security == velo::rest::security::bearer) property::check_answers<Op>(random);
        });
}

BOOST_AUTO_TEST_SUITE_END()
