// SPDX-License-Identifier: BSL-1.0
#include <velo/models/access_token_response.hpp>
#include <velo/models/auth_response.hpp>
#include <velo/models/error_response.hpp>
#include <velo/models/paged_user_response.hpp>
#include <velo/models/validate_password_response.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/json/write.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "../../fixtures/fixture.hpp"

namespace {

namespace rest = velo::rest;

template <class T>
T read(std::string_view text) {
    auto value = rest::make_blank<T>();
    rest::decode_result const read = rest::read_json(text, value);
    BOOST_TEST(read.has_value(), read.error().pointer << " expected " << read.error().expected);
    return value;
}

/// `{"a":null,"b":null}` with every member of `T`.
template <class T>
std::string all_null() {
    std::string text = "{";
    rest::for_each_member<T>(
        [&]<class M>(M) { text += (text.size() == 1 ? "\"" : ",\"") + std::string(M::wire) + "\":null"; });
    return text + "}";
}

template <class T>
void takes_absence_and_null() {
    BOOST_TEST((read<T>("{}") == T{}));
    T const value = read<T>(all_null<T>());
    rest::for_each_member<T>([&]<class M>(M) {
        if constexpr (rest::is_field<typename M::type>) {
            BOOST_TEST(M::get(value).is_null(), M::name);
        } else {
            BOOST_TEST(M::get(value).empty(), M::name);
        }
    });
}

BOOST_AUTO_TEST_SUITE(models_responses)

BOOST_AUTO_TEST_CASE(every_member_of_every_response_may_be_absent_or_null) {
    takes_absence_and_null<velo::access_token_response>();
    takes_absence_and_null<velo::auth_response>();
    takes_absence_and_null<velo::error_data>();
    takes_absence_and_null<velo::error_item>();
    takes_absence_and_null<velo::error_response>();
    takes_absence_and_null<velo::localisation_details>();
    takes_absence_and_null<velo::page_info>();
    takes_absence_and_null<velo::page_link>();
    takes_absence_and_null<velo::paged_user_response>();
    takes_absence_and_null<velo::role>();
    takes_absence_and_null<velo::validate_password_response>();
}

BOOST_AUTO_TEST_CASE(the_documented_page_has_its_values) {
    auto const page = read<velo::paged_user_response>(tests::fixture("documented_paged_user_response"));
    BOOST_TEST(*page.page->number_of_elements == 12);
    BOOST_TEST(*page.page->total_elements == 33);
    BOOST_TEST(*page.page->total_pages == 2);
    BOOST_TEST(*page.page->page == 1);
    BOOST_TEST(*page.page->page_size == 25);
    BOOST_REQUIRE(page.links.size() == 2u);
    BOOST_TEST(*page.links[1].rel == "first");
    BOOST_TEST(*page.links[1].href == "https://api.sandbox.velopayments.com/v2/users??type=PAYOR&page=1&pageSize=10");
    BOOST_REQUIRE(page.content.size() == 2u);
    BOOST_TEST((page.content[0] == page.content[1]));
    BOOST_TEST((page.content[1] == read<velo::user_response>(tests::fixture("documented_user_response"))));
}

BOOST_AUTO_TEST_CASE(the_numbers_of_a_page_may_be_beyond_32_bits) {
    auto const page = read<velo::paged_user_response>(R"({"page":{"totalElements":5000000000}})");
    BOOST_TEST(*page.page->total_elements == 5'000'000'000);
}

BOOST_AUTO_TEST_CASE(the_documented_access_token_of_a_user_is_read) {
    auto const token = read<velo::access_token_response>(tests::fixture("documented_access_token_response"));
    BOOST_TEST(token.access_token->reveal() == "9b58410b-e1b7-4f90-bebb-7e09c5427020");
    BOOST_TEST(token.refresh_token->reveal() == "c3d0f771-0997-4814-84e3-09690208545a");
    BOOST_TEST(*token.token_type == "bearer");
    BOOST_TEST(*token.expires_in == 1800);
    BOOST_TEST(*token.scope == "https://api.velopayments.com/scopes/auth/users");
    BOOST_TEST((*token.user_info->user_id == velo::user_id("39976ee5-dc4c-4b21-a966-a04fa71ef9e1")));
    BOOST_TEST((*token.user_info->user_type == velo::user_type::payor));
    BOOST_TEST((*token.user_info->mfa_details->mfa_type == velo::mfa_type::totp));
    BOOST_TEST(*token.user_info->mfa_details->verified);
    BOOST_TEST(token.entity_ids.at(0) == "ed89eaa0-4450-4916-a4ff-62a328d60bd6");
}

BOOST_AUTO_TEST_CASE(the_documented_token_has_its_values) {
    auto const token = read<velo::auth_response>(tests::fixture("documented_auth_response"));
    BOOST_TEST(token.access_token->reveal() == "IwOGYzYTlmM2YxOTQ5MGE3YmNmMDFkNTVk");
    BOOST_TEST(token.refresh_token->reveal() == "IwOGYzYTlmM2YxOTQ5MGE3YmNmMDFkNTVk");
    BOOST_TEST(*token.token_type == "bearer");
    BOOST_TEST(*token.expires_in == 1799);
    BOOST_TEST(*token.scope == "example_scope");
    BOOST_TEST((token.entity_ids == std::vector<std::string>{"entityIds", "entityIds"}));
}

BOOST_AUTO_TEST_CASE(the_documented_score_of_a_password_has_its_values) {
    auto const response =
        read<velo::validate_password_response>(tests::fixture("documented_validate_password_response"));
    BOOST_TEST(*response.score == 2);
    BOOST_TEST(*response.valid == true);
    BOOST_TEST(*response.warning == "Historic Password");
    BOOST_TEST(response.suggestions.size() == 2u);
    BOOST_TEST(response.suggestions[1] == "[password has been used before]");
}

BOOST_AUTO_TEST_CASE(an_error_keeps_what_the_specification_does_not_foresee) {
    auto const e = read<velo::error_response>(R"({"errors":[{"locationType":"cookie","errorCode":"X",
        "errorData":{"content":[{"row":1,"why":null}]},"localisationDetails":{"parameters":{"a~/b":"c"}}}],
        "correlationId":"not a uuid","httpStatusCode":499,"new":{"a":[]}})");
    BOOST_TEST(*e.correlation_id == "not a uuid");
    BOOST_TEST(*e.http_status_code == 499);
    BOOST_REQUIRE(e.errors.size() == 1u);
    BOOST_TEST(!e.errors[0].location_type->is_known());
    BOOST_TEST(e.errors[0].location_type->to_text() == "cookie");
    BOOST_TEST(e.errors[0].error_data->content->text == R"([{"row":1,"why":null}])");
    BOOST_TEST(e.errors[0].localisation_details->parameters.at("a~/b") == "c");
}

BOOST_AUTO_TEST_CASE(every_location_type_has_its_text) {
    struct {
        std::string_view text;
        velo::location_type value;
    } const all[] = {{"requestBody", velo::location_type::request_body},
                     {"queryParam", velo::location_type::query_param},
                     {"requestParam", velo::location_type::request_param},
                     {"header", velo::location_type::header},
                     {"pathParam", velo::location_type::path_param}};
    for (auto const& [text, value] : all) {
        BOOST_TEST((rest::parse_enumerator<velo::location_type>(text) == value));
        BOOST_TEST(rest::to_text(value) == text);
    }
}

BOOST_AUTO_TEST_CASE(the_documented_error_is_written_back) {
    std::string text = tests::fixture("documented_error_response");
    // The parameters of a template are sorted by name.
    std::string_view const pair = R"("min":"0","max":"10")";
    text.replace(text.find(pair), pair.size(), R"("max":"10","min":"0")");
    rest::secure_buffer out;
    rest::write_json(read<velo::error_response>(text), out, rest::exposure::reveal);
    BOOST_TEST(out.view() == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
