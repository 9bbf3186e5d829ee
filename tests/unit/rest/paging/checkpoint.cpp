// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/paging/checkpoint.hpp>

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>

BOOST_AUTO_TEST_SUITE(checkpoint)

namespace rest = velo::rest;

BOOST_AUTO_TEST_CASE(a_place_in_a_list_is_one_line_of_text) {
    velo::list_users const list{.status = velo::user_status::enabled, .page_size = 100, .sort = "email:desc"};
    std::string const text = rest::to_checkpoint(list, 7);
    BOOST_TEST(text == R"(list_users {"status":"ENABLED","page":7,"pageSize":100,"sort":"email:desc"})");
    velo::list_users expected = list;
    expected.page = 7;
    BOOST_TEST((rest::from_checkpoint<velo::list_users>(text).value() == expected));
    BOOST_TEST(rest::to_checkpoint(velo::list_users{}, 1LL << 40) == R"(list_users {"page":2147483647})");
}

BOOST_AUTO_TEST_CASE(other_texts_are_refused) {
    for (std::string_view const text :
         {"", "list_users", "list_users ", "list_users {", "list_users []", R"(list_pets {"page":7})",
          R"(list_users{"page":7})", R"(list_users {"page":"seven"})", R"(list_users {"pages":7})",
          R"(list_users {"pageSize":101})", R"(list_users {"status":"NEVER"})",
          R"(list_users {"page":7} )"
          "x"}) {
        BOOST_TEST(!rest::from_checkpoint<velo::list_users>(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(a_list_goes_on_at_its_checkpoint) {
    velo::fake const fake;
    for (char const name : {'a', 'b', 'c', 'd', 'e'})
        fake.add({.shown = {.email = name + std::string("@example.com")}});
    velo::client const client(fake, velo::bearer(fake.token()));
    velo::list_users const list{.page_size = 2};
    std::string seen, kept;
    {
        auto pages = client.pages(list);
        seen += pages.next()->value().content.at(0).email->front();
        kept = rest::to_checkpoint(list, pages.number());
    }
    for (auto const& user : client.items(rest::from_checkpoint<velo::list_users>(kept).value())) {
        seen += user->email->front();
    }
    BOOST_TEST(seen == "acde");
}

BOOST_AUTO_TEST_SUITE_END()
