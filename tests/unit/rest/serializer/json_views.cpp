// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/json_views.hpp>

#include <velo/models/access_token_response.hpp>
#include <velo/models/error_response.hpp>
#include <velo/models/paged_user_response.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/types/id_argument.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace {
namespace json_views_tests {

namespace rest = velo::rest;
using view = std::string_view;
using page = velo::basic_paged_user_response<view>;
using user = velo::basic_user_response<view>;
using problem = velo::basic_error_response<view>;

static_assert(std::is_trivially_copyable_v<user> && std::is_trivially_destructible_v<user>);
static_assert(std::is_same_v<velo::user_response, velo::basic_user_response<std::string>>);

template <class T>
std::string json_of(T const& value) {
    rest::secure_buffer out;
    rest::write_json(value, out);
    return std::string(out.view());
}

/// Reads `text` into both models, and checks that they have the same content, or the same error.
template <class Views, class Strings>
bool reads_alike(std::string_view text) {
    std::string bytes(text);
    std::string lists(16'000, '\0');
    Views views;
    Strings strings;
    rest::decode_result const a = rest::read_json_views(bytes, views, lists);
    rest::decode_result const b = rest::read_json_text(text, strings);
    BOOST_TEST(a.has_value() == b.has_value(), text);
    if (a && b) {
        BOOST_TEST(json_of(views) == json_of(strings), text);
    } else if (!a && !b) {
        BOOST_TEST(a.error().pointer == b.error().pointer, text);
        BOOST_TEST(a.error().offset == b.error().offset, text);
        BOOST_TEST(a.error().expected == b.error().expected, text);
    }
    return a.has_value();
}
constexpr auto pages_alike = &reads_alike<page, velo::paged_user_response>;
constexpr auto problems_alike = &reads_alike<problem, velo::error_response>;

BOOST_AUTO_TEST_SUITE(rest_serializer_json_views)

BOOST_AUTO_TEST_CASE(the_texts_of_a_model_view_the_bytes) {
    std::string bytes = R"({"email":"a\u00e9\n\"b","firstName":"Ann","status":"ODD\u0041"})";
    user u;
    BOOST_REQUIRE(rest::read_json_views(bytes, u, {}).has_value());
    BOOST_TEST(*u.email == "a\u00e9\n\"b");
    BOOST_TEST(((*u.first_name).data() >= bytes.data()));
    BOOST_TEST(((*u.first_name).data() < bytes.data() + bytes.size()));
    BOOST_TEST(u.status->to_text() == "ODDA");
    BOOST_TEST(!u.status->is_known());
}

BOOST_AUTO_TEST_CASE(a_model_of_views_reads_what_a_model_of_strings_reads) {
    BOOST_TEST(pages_alike(R"({"content":[{"id":"8BBF301C-948f-4445-b411-357eec53e441","email":"a\u00e9\n\"b",)"
                           R"("status":"ODD\u0041","roles":["x",{"name":"y\tz"}],"smsNumber":4412,"ro\u006ces":"q",)"
                           R"("lockedOutTimestamp":"2020-01-01T00:00:00+01:00","zz":{"a":["\u00e9"]}}],)"
                           R"("links":[{"rel":"a","href":"b"},{}],"page":{"page":3}})"));
    BOOST_TEST(pages_alike(R"({"content":[{"id":1.5e3,"email":null,"userType":"PAYOR","lockedOut":true},{}]})"));
    BOOST_TEST(pages_alike(R"({"content":[{"roles":"lone"},{"roles":{"name":"\ud83d\ude00"}}],"content":[{}]})"));
    BOOST_TEST(problems_alike(R"({"errors":[{"errorMessage":"m","errorData":{"description":"d\\"},)"
                              R"("localisationDetails":{"template":"t","parameters":{"a":"b","a":"z"}}}]})"));
    BOOST_TEST(problems_alike(R"({"errors":[{"errorData":{"content":"x"}},{"errorData":{"content":12}},)"
                              R"({"errorData":{"content":null}},{"errorData":{"content":{"a":[1,{}]}}}]})"));
    BOOST_TEST((reads_alike<velo::basic_access_token_response<view>, velo::access_token_response>(
        R"({"access_token":"a","user_info":{"mfa_details":{"mfa_type":"TOTP"}},"entityIds":["1","2\u0030"]})")));
}

BOOST_AUTO_TEST_CASE(an_error_is_the_same_with_its_pointer) {
    BOOST_TEST(!pages_alike(R"({"content":[{},{},{"email":true}]})"));
    BOOST_TEST(!pages_alike(R"({"content":[{"id":"x","roles":[{"name":{}}]}]})"));
    BOOST_TEST(!pages_alike(R"({"content":[{"email":"\u12"}]})"));
    BOOST_TEST(!pages_alike(R"({"content":[{"email":"a")"));
    BOOST_TEST(!problems_alike(R"({"errors":[{"localisationDetails":{"parameters":{"a~b/c":{}}}}]})"));
    for (std::string const& tail : {std::string("1}]}"), std::string("\":1}]}")}) {
        BOOST_TEST(!pages_alike(R"({"links":[{"rel":"a","href":"b",")" + std::string(257, '\xFF') + tail));
    }
    BOOST_TEST(!pages_alike(R"("\u0000\x")"));  // no UTF-16, although it has a zero once it is read
    BOOST_TEST(!pages_alike("null"));
    BOOST_TEST(!pages_alike("{} 1"));
}

BOOST_AUTO_TEST_CASE(json_of_any_form_is_as_it_was_received) {
    std::string bytes = R"({"errors":[{"errorData":{"content":{ "a" : "\u0041" }}},{"errorData":{"content":"\n"}}]})";
    alignas(8) std::array<char, 2'000> lists;
    problem p;
    BOOST_REQUIRE(rest::read_json_views(bytes, p, lists).has_value());
    BOOST_TEST(p.errors.front().error_data->content->text == R"({ "a" : "\u0041" })");
    BOOST_TEST(p.errors.back().error_data->content->text == R"("\n")");
}

BOOST_AUTO_TEST_CASE(lists_are_in_the_memory_that_is_given) {
    std::string bytes = R"({"roles":["a","b","c"]})";
    alignas(8) std::array<char, 256> lists;
    user u;
    BOOST_REQUIRE(rest::read_json_views(bytes, u, lists).has_value());
    std::string names;
    for (auto const& role : u.roles) names += *role.name;
    BOOST_TEST(names == "abc");
    BOOST_TEST(u.roles.size() == 3u);

    bytes = R"({"roles":["a","b","c"]})";
    user v;
    rest::decode_result const r = rest::read_json_views(bytes, v, std::span(lists).first(2 * u.roles.node_size));
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST(r.error().is_too_large);
}

BOOST_AUTO_TEST_CASE(a_received_id_is_an_argument_of_the_next_call) {
    std::string bytes = R"({"id":"odd id"})";
    user u;
    BOOST_REQUIRE(rest::read_json_views(bytes, u, {}).has_value());
    velo::user_id_argument const argument(*u.id);
    BOOST_TEST(argument.to_text() == "odd id");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace json_views_tests
}  // namespace
