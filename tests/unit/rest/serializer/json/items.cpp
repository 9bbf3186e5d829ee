// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/json/items.hpp>

#include <velo/models/paged_user_response.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace rest = velo::rest;

struct reading {
    std::vector<std::string> emails;
    velo::paged_user_response page;
    rest::decode_result result;
};

reading read(std::string_view text, rest::read_options const& options = {}) {
    reading r;
    r.result = rest::read_json_items<&velo::paged_user_response::content>(
        text, r.page, [&](velo::user_response& user) { r.emails.push_back(user.email.value_or("?")); }, options);
    return r;
}

std::string const page =
    R"({"page":{"totalPages":3},"content":[{"email":"a","roles":[{"name":"x"}]},{},{"email":"c"}],"links":[{"rel":"next"}]})";

BOOST_AUTO_TEST_SUITE(rest_serializer_json_items)

BOOST_AUTO_TEST_CASE(items_are_given_in_their_order_and_not_kept) {
    auto const r = read(page);
    BOOST_TEST(r.result.has_value());
    BOOST_TEST(r.emails == (std::vector<std::string>{"a", "?", "c"}), boost::test_tools::per_element());
    BOOST_TEST(r.page.content.empty());
    BOOST_TEST(r.page.page->total_pages.value_or(0) == 3);
    BOOST_TEST(r.page.links.size() == 1u);
}

BOOST_AUTO_TEST_CASE(each_item_is_blank_before_it_is_read_and_may_be_moved_from) {
    std::vector<velo::user_response> users;
    velo::paged_user_response target;
    BOOST_TEST(rest::read_json_items<&velo::paged_user_response::content>(page, target, [&](velo::user_response& user) {
                   users.push_back(std::move(user));
               }).has_value());
    velo::paged_user_response whole;
    BOOST_TEST(rest::read_json_text(page, whole).has_value());
    BOOST_TEST((users == whole.content));
}

BOOST_AUTO_TEST_CASE(items_before_an_error_are_given_and_the_one_with_the_error_is_not) {
    auto const in_item = read(R"({"content":[{"email":"a"},{"email":[]},{"email":"c"}]})");
    BOOST_TEST(in_item.result.error().pointer == "/content/1/email");
    BOOST_TEST(in_item.emails == std::vector<std::string>{"a"}, boost::test_tools::per_element());
    auto const behind = read(R"({"content":[{"email":"a"},{"email":"b"}],"links":5})");
    BOOST_TEST(behind.result.error().pointer == "/links");
    BOOST_TEST(behind.emails.size() == 2u);
    auto const after_the_text = read(page + "x");
    BOOST_TEST(after_the_text.result.has_error());
    BOOST_TEST(after_the_text.emails.size() == 3u);
    for (std::size_t size = 0; size != page.size(); ++size) {
        auto const cut = read(std::string_view(page).substr(0, size));
        BOOST_TEST(cut.result.has_error());
        BOOST_TEST(cut.emails.size() <= 3u);
    }
}

BOOST_AUTO_TEST_CASE(the_limit_on_memory_is_for_one_item) {
    std::string text = R"({"content":[)";
    for (int i = 0; i != 1000; ++i) {
        text += std::string(i == 0 ? "" : ",") + R"({"email":")" + std::string(100, 'x') + R"(@example.com"})";
    }
    text += "]}";
    BOOST_TEST(read(text, {.memory = 1000}).emails.size() == 1000u);
    auto const large = read(R"({"content":[{"email":")" + std::string(2000, 'x') + R"("}]})", {.memory = 1000});
    BOOST_REQUIRE(large.result.has_error());
    BOOST_TEST(large.result.error().is_too_large);
    BOOST_TEST(large.emails.empty());
}

BOOST_AUTO_TEST_CASE(of_two_lists_under_one_key_both_are_given) {
    auto const r = read(R"({"content":[{"email":"a"},{"email":"b"}],"content":[{"email":"c"}]})");
    BOOST_TEST(r.result.has_value());
    BOOST_TEST(r.emails.back() == "c");
}

BOOST_AUTO_TEST_CASE(what_the_function_throws_passes_through) {
    velo::paged_user_response target;
    BOOST_CHECK_THROW(static_cast<void>(rest::read_json_items<&velo::paged_user_response::content>(
                          page, target, [](velo::user_response const&) { throw std::runtime_error("mine"); })),
                      std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
