// SPDX-License-Identifier: BSL-1.0
#include <velo/fake/list_users.hpp>

#include "prepared_fake.hpp"

using namespace tests;

namespace {

/// A fake with sixty users.
velo::fake crowd() {
    velo::fake fake;
    for (int i = 0; i != 60; ++i) fake.add({.shown = {.email = "person" + std::to_string(100 + i) + "@example.com"}});
    return fake;
}
auto api_of(velo::fake const& fake) { return velo::users_api(velo::client(fake, velo::bearer(fake.token()))); }

}  // namespace

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(the_default_page_is_the_first_25_users_by_email) {
    auto const api = api_of(crowd());
    auto page = api.list_users().value();
    BOOST_TEST(page.content.size() == 25u);
    BOOST_TEST(*page.page->page == 1);
    BOOST_TEST(*page.page->page_size == 25);
    BOOST_TEST(*page.content[0].email == "person100@example.com");
    BOOST_TEST((page.content == api.list_users({.page = 1, .page_size = 25, .sort = "email:asc"})->content));
}

BOOST_AUTO_TEST_CASE(a_page_has_the_numbers_of_elements_and_pages) {
    auto const api = api_of(crowd());
    auto const page = api.list_users({.page = 3}).value();
    BOOST_TEST(page.content.size() == 10u);
    BOOST_TEST(*page.page->number_of_elements == 10);
    BOOST_TEST(*page.page->total_elements == 60);
    BOOST_TEST(*page.page->total_pages == 3);
    BOOST_TEST(*page.content[9].email == "person159@example.com");
    BOOST_TEST((emails(api.list_users({.page = 2, .page_size = 1}).value()) ==
                std::vector<std::string>{"person101@example.com"}));
}

BOOST_AUTO_TEST_CASE(a_page_beyond_the_last_is_empty) {
    auto const api = api_of(crowd());
    auto const page = api.list_users({.page = 4}).value();
    BOOST_TEST(page.content.empty());
    BOOST_TEST(*page.page->total_elements == 60);
}

BOOST_AUTO_TEST_CASE(page_0_is_400) {
    auto const api = api_of(crowd());
    check_refused(api.list_users({.page = 0}), 400, "page", velo::location_type::query_param);
    check_refused(api.list_users({.page = -1}), 400, "page", velo::location_type::query_param);
}

BOOST_AUTO_TEST_CASE(a_page_has_1_to_100_users) {
    auto const api = api_of(crowd());
    BOOST_TEST(api.list_users({.page_size = 100})->content.size() == 60u);
    BOOST_TEST(api.list_users({.page_size = 1})->content.size() == 1u);
    check_refused(api.list_users({.page_size = velo::page_size::unchecked(0)}), 400, "pageSize",
                  velo::location_type::query_param);
    check_refused(api.list_users({.page_size = velo::page_size::unchecked(101)}), 400, "pageSize",
                  velo::location_type::query_param);
}

BOOST_AUTO_TEST_CASE(a_page_has_links_with_two_question_marks) {
    auto const api = api_of(crowd());
    std::vector<std::string> rels;
    auto const page = api.list_users({.page = 2}).value();
    for (auto const& link : page.links) {
        rels.push_back(*link.rel);
        BOOST_TEST(link.href->find("/v2/users??") != std::string::npos);
    }
    BOOST_TEST((rels == std::vector<std::string>{"first", "previous", "next", "last"}));
}

BOOST_AUTO_TEST_CASE(links_have_the_filters_and_the_order) {
    auto const api = api_of(crowd());
    auto const page = api.list_users({.type = velo::user_type::backoffice,
                                      .status = velo::user_status::enabled,
                                      .page_size = 10,
                                      .sort = "lastName:desc"})
                          .value();
    for (auto const& link : page.links) {
        BOOST_TEST(link.href->find("?type=BACKOFFICE&status=ENABLED&sort=lastName:desc&page=") != std::string::npos);
    }
    BOOST_TEST(api.list_users({.entity_id = acme, .payee_type = velo::payee_type::company})
                   ->links.at(0)
                   .href->ends_with("entityId=" + std::string(std::string_view(acme.to_text())) +
                                    "&payeeType=COMPANY&page=1&pageSize=25"));
}

BOOST_AUTO_TEST_CASE(an_unknown_sort_field_is_400) {
    auto const api = api_of(crowd());
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

BOOST_AUTO_TEST_SUITE_END()
