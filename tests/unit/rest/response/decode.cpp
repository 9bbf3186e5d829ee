// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/response/decode.hpp>

#include <velo/rest/serializer/json.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "../../../fixtures/fixture.hpp"
#include "../../documented_operations.hpp"

namespace {

namespace rest = velo::rest;
using rest::condition;
using rest::errc;

rest::response response(int status, std::string_view body) {
    rest::response r;
    r.start(status);
    BOOST_TEST(r.append(body));
    return r;
}

template <class Op>
rest::outcome<Op> decode(rest::response const& r) {
    rest::error_info info;
    info.operation = Op::endpoint.name;
    info.attempts = 1;
    return rest::decode<Op>(r, rest::json{}, std::move(info));
}

template <class Op>
rest::outcome<Op> decode(int status, std::string_view body) {
    return decode<Op>(response(status, body));
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    std::size_t const at = text.find(what);
    BOOST_REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

BOOST_AUTO_TEST_SUITE(rest_response_outcome)

BOOST_AUTO_TEST_CASE(a_coded_body_that_cannot_be_read_is_named) {
    auto const detail = [](int status, std::string_view body, std::string_view coding) {
        rest::response r = response(status, body);
        BOOST_REQUIRE(r.add_header("Content-Encoding", coding));
        auto const decoded = decode<velo::get_self>(r);
        return decoded ? std::string("decoded") : std::string(decoded.error().detail());
    };
    BOOST_TEST(detail(200, "\x1F\x8B", "gzip") == "the body is coded with gzip");
    BOOST_TEST(detail(200, "\x1F\x8B", "X-GZIP") == "the body is coded with gzip");
    BOOST_TEST(detail(200, "", "br") == "the body is coded with br");
    BOOST_TEST(detail(503, "\x1F\x8B", "gzip") == "the body is coded with gzip");
    BOOST_TEST(detail(404, "x", "planted, gzip") == "the body has a Content-Encoding");
    BOOST_TEST(detail(200, "{", "identity") == "");
    // Some servers name a coding that they did not use.
    BOOST_TEST(detail(200, "{}", "gzip") == "decoded");
    BOOST_TEST(detail(400, R"({"correlationId":"x"})", "gzip") == "");
}

BOOST_AUTO_TEST_CASE(the_documented_responses_are_the_models) {
    auto const user = decode<velo::get_user_by_id_v2>(200, tests::fixture("documented_user_response"));
    BOOST_REQUIRE(user.has_value());
    BOOST_TEST(*user->email == "foo@example.com");
    auto const self = decode<velo::get_self>(200, tests::fixture("documented_user_response"));
    BOOST_REQUIRE(self.has_value());
    BOOST_TEST((*self == *user));
    auto const page = decode<velo::list_users>(200, tests::fixture("documented_paged_user_response"));
    BOOST_REQUIRE(page.has_value());
    BOOST_TEST(page->content.size() == 2u);
    auto const strength =
        decode<velo::validate_password_self>(200, tests::fixture("documented_validate_password_response"));
    BOOST_REQUIRE(strength.has_value());
    BOOST_TEST(*strength->score == 2);
    auto const token = decode<velo::velo_auth>(200, tests::fixture("documented_auth_response"));
    BOOST_REQUIRE(token.has_value());
    BOOST_TEST(token->access_token->reveal() == "IwOGYzYTlmM2YxOTQ5MGE3YmNmMDFkNTVk");
}

BOOST_AUTO_TEST_CASE(any_2xx_is_a_success_for_an_operation_without_a_result) {
    for (int const status : {200, 201, 202, 204, 206, 299}) {
        for (std::string_view const body : {"", "null", "{}", "<html>", "{\"errors\":"}) {
            BOOST_TEST_CONTEXT(status << " " << body) {
                BOOST_TEST(decode<velo::enable_user_v2>(status, body).has_value());
                BOOST_TEST(decode<velo::invite_user>(status, body).has_value());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_body_of_any_2xx_is_read_for_an_operation_with_a_result) {
    for (int const status : {200, 201, 202, 204}) {
        auto const r = decode<velo::get_self>(status, R"({"email":"a@b"})");
        BOOST_REQUIRE(r.has_value());
        BOOST_TEST(*r->email == "a@b");
    }
}

BOOST_AUTO_TEST_CASE(a_2xx_whose_body_is_not_the_model_is_decode_failed) {
    struct {
        std::string_view body;
        std::size_t offset;
        std::string_view expected;
    } const cases[] = {
        {"", 0, "more text: it ends too early"},
        {"   ", 3, "more text: it ends too early"},
        {"null", 4, "an object"},
        {"true", 4, "an object"},
        {"[]", 1, "an object"},
        {"<!DOCTYPE html><html></html>", 0, "valid JSON in UTF-8"},
        {"\xEF\xBB\xBF", 3, "more text: it ends too early"},
        {"{} x", 3, "nothing after the value"},
        {"{}{}", 2, "nothing after the value"},
    };
    for (auto const& c : cases) {
        for (int const status : {200, 202, 204}) {
            BOOST_TEST_CONTEXT(status << " '" << c.body << "'") {
                auto const r = decode<velo::list_users>(status, c.body);
                BOOST_REQUIRE(r.has_error());
                BOOST_TEST((r.error() == errc::decode_failed));
                BOOST_TEST((r.error() == condition::decode));
                BOOST_TEST(r.error().status() == status);
                BOOST_TEST(r.error().body() == c.body);
                BOOST_TEST(r.error().pointer() == "");
                BOOST_TEST(r.error().expected() == c.expected);
                BOOST_TEST(r.error().offset() == c.offset);
                BOOST_TEST(r.error().attempts() == 1);
                BOOST_TEST(r.error().payload() == nullptr);
                BOOST_TEST((r.error().delivery() == rest::delivery::answered));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_truncated_body_is_decode_failed) {
    std::string const page = tests::fixture("page");
    for (std::size_t size = 0; size != page.size(); ++size) {
        auto const r = decode<velo::list_users>(200, std::string_view(page).substr(0, size));
        BOOST_REQUIRE(r.has_error());
        if (r.error() != errc::decode_failed || r.error().offset() > size) BOOST_ERROR("cut at " << size);
    }
    BOOST_TEST(decode<velo::list_users>(200, page).has_value());
}

BOOST_AUTO_TEST_CASE(the_pointer_names_the_invalid_member_of_one_user_in_a_page) {
    struct {
        std::string_view good, bad, pointer, expected;
    } const cases[] = {
        {R"("lockedOut":)", R"("lockedOut":"no","x":)", "/content/17/lockedOut", "true or false"},
        {R"("email":)", R"("email":[5],"x":)", "/content/17/email", "a string"},
        {R"("roles":)", R"("roles":5,"x":)", "/content/17/roles", "an array"},
        {R"("roles":)", R"("roles":["a",{"name":"b"},7],"x":)", "/content/17/roles/2", "an object"},
        {R"("roles":)", R"("roles":["a",{"name":[7]}],"x":)", "/content/17/roles/1/name", "a string"},
        {R"("status":)", R"("status":{},"x":)", "/content/17/status", "a string"},
        {R"("id":)", R"("id":[12],"x":)", "/content/17/id", "a string"},
    };
    std::string const page = tests::fixture("page");
    std::size_t user = page.find("\"content\":[") + 11;
    for (int i = 0; i != 17; ++i) user = page.find("},{\"id\"", user + 1);
    BOOST_REQUIRE(user != std::string::npos);
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.bad) {
            std::size_t const at = page.find(c.good, user);
            std::string bad = page;
            bad.replace(at, c.good.size(), c.bad);
            auto const r = decode<velo::list_users>(200, bad);
            BOOST_REQUIRE(r.has_error());
            BOOST_TEST((r.error() == errc::decode_failed));
            BOOST_TEST(r.error().pointer() == c.pointer);
            BOOST_TEST(r.error().expected() == c.expected);
            // The offset is inside of the invalid value.
            BOOST_TEST(r.error().offset() >= at + c.good.size());
            BOOST_TEST(r.error().offset() <= at + c.bad.size());
            std::string const message = r.error().message();
            BOOST_TEST(message.find("list_users: the response could not be decoded at " + std::string(c.pointer)) ==
                       0u);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_documented_error_status_has_the_payload) {
    std::string const body = tests::fixture("documented_error_response");
    int checked = 0;
    tests::for_each_operation([&]<class Op>() {
        std::vector<int> statuses = tests::documented(Op::endpoint.name).errors;
        statuses.insert(statuses.end(), {418, 429, 500, 503});
        for (int const status : statuses) {
            BOOST_TEST_CONTEXT(Op::endpoint.name << " " << status) {
                auto const r = decode<Op>(status, body);
                BOOST_REQUIRE(r.has_error());
                auto const& e = r.error();
                BOOST_TEST((e.code() == rest::status_code(status)));
                BOOST_TEST(e.status() == status);
                BOOST_TEST(e.operation() == Op::endpoint.name);
                BOOST_TEST(e.body() == body);
                BOOST_REQUIRE(e.payload() != nullptr);
                velo::error_response const& p = *e.payload();
                BOOST_TEST(*p.correlation_id == "ee53e01d-c078-43fd-abd4-47e92f4a06cf");
                BOOST_TEST(*p.http_status_code == 400);
                BOOST_REQUIRE(p.errors.size() == 1u);
                velo::error_item const& item = p.errors[0];
                BOOST_TEST(*item.error_message == "size must be between 0 and 10");
                BOOST_TEST(*item.error_code == "20110003");
                BOOST_TEST(*item.location == "firstName");
                BOOST_TEST((*item.location_type == velo::location_type::request_body));
                BOOST_TEST(*item.reason_code == "validationError");
                BOOST_TEST(*item.localisation_details->template_ == "size must be between {min} and {max}");
                BOOST_TEST(item.localisation_details->parameters.at("min") == "0");
                BOOST_TEST(item.localisation_details->parameters.at("max") == "10");
                BOOST_TEST(*item.error_data->description == "The rejected CSV rows");
                BOOST_TEST(item.error_data->content->text == "{}");
                BOOST_TEST(e.message().find("size must") == std::string::npos);
                ++checked;
            }
        }
    });
    BOOST_TEST(checked == 66 + 21 * 4);
}

BOOST_AUTO_TEST_CASE(an_error_response_without_a_payload_keeps_status_and_bytes) {
    for (std::string_view const body :
         {"", "null", "[]", "\"text\"", "<html>503</html>", "\xEF\xBB\xBF", "{\"errors\":[", "{\"errors\":5}",
          "{\"errors\":[{\"location\":[]}]}", "\xFF\xFE"}) {
        BOOST_TEST_CONTEXT(body) {
            auto const r = decode<velo::role_update>(404, body);
            BOOST_REQUIRE(r.has_error());
            BOOST_TEST((r.error() == condition::not_found));
            BOOST_TEST(r.error().status() == 404);
            BOOST_TEST(r.error().body() == body);
            BOOST_TEST(r.error().payload() == nullptr);
            BOOST_TEST(r.error().message() == "role_update: HTTP 404 not found");
        }
    }
}

BOOST_AUTO_TEST_CASE(every_member_of_the_error_payload_may_be_absent) {
    for (std::string_view const body :
         {"{}", R"({"errors":null,"correlationId":null,"httpStatusCode":null})", R"({"errors":[]})"}) {
        auto const r = decode<velo::role_update>(400, body);
        BOOST_REQUIRE(r.has_error());
        BOOST_REQUIRE(r.error().payload() != nullptr);
        BOOST_TEST(r.error().payload()->errors.empty());
        BOOST_TEST(!r.error().payload()->correlation_id.has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_redirect_is_an_error) {
    for (int const status : {300, 301, 302, 303, 307, 308, 399}) {
        for (std::string_view const body : {"", "{}", "<html>moved</html>"}) {
            auto const model = decode<velo::get_self>(status, body);
            auto const nothing = decode<velo::enable_user_v2>(status, body);
            BOOST_REQUIRE(model.has_error());
            BOOST_REQUIRE(nothing.has_error());
            BOOST_TEST((model.error() == condition::redirect));
            BOOST_TEST((nothing.error() == condition::redirect));
            BOOST_TEST(nothing.error().status() == status);
        }
    }
}

BOOST_AUTO_TEST_CASE(not_modified_is_an_error_and_no_redirect) {
    auto const r = decode<velo::get_self>(304, "");
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error().code() == rest::status_code(304)));
    BOOST_TEST((r.error() != condition::redirect));
    BOOST_TEST(r.error().message() == "get_self: HTTP 304 not modified");
}

BOOST_AUTO_TEST_CASE(a_status_outside_of_http_is_an_error) {
    for (int const status : {-1, 1, 99, 100, 101, 102, 199, 600, 999}) {
        auto const r = decode<velo::enable_user_v2>(status, "");
        BOOST_REQUIRE(r.has_error());
        if (status < 200) BOOST_TEST((r.error() == errc::protocol_error));
        if (status > 200) BOOST_TEST((r.error().code() == rest::status_code(status)));
        BOOST_TEST((r.error() != condition::client_error));
        BOOST_TEST((r.error() != condition::server_error));
    }
}

BOOST_AUTO_TEST_CASE(retry_after_is_kept_unchanged) {
    for (int const status : {429, 503}) {
        for (std::string_view const value : {"120", "Fri, 31 Dec 1999 23:59:59 GMT", "soon"}) {
            rest::response r = response(status, "");
            BOOST_TEST(r.add_header("retry-AFTER", value));
            auto const e = decode<velo::list_users>(r);
            BOOST_REQUIRE(e.has_error());
            BOOST_TEST(e.error().retry_after() == value);
            BOOST_TEST((e.error() == (status == 429 ? condition::rate_limited : condition::unavailable)));
            BOOST_TEST(e.error().message().find(value) == std::string::npos);
        }
    }
    BOOST_TEST(decode<velo::list_users>(503, "").error().retry_after() == "");
}

BOOST_AUTO_TEST_CASE(the_bytes_of_an_undecodable_token_response_are_withheld) {
    auto const r = decode<velo::velo_auth>(200, R"({"access_token":"planted","expires_in":"soon"})");
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST(r.error().body_withheld());
    BOOST_TEST(r.error().body() == "");
    BOOST_TEST(r.error().pointer() == "/expires_in");
    BOOST_TEST(r.error().message().find("planted") == std::string::npos);
    auto const user = decode<velo::get_self>(200, R"({"email":[5]})");
    BOOST_TEST(!user.error().body_withheld());
    BOOST_TEST(user.error().body() == R"({"email":[5]})");
}

BOOST_AUTO_TEST_CASE(a_model_beyond_the_limit_on_memory_is_response_too_large) {
    std::string body = "{\"content\":[{}";
    for (int i = 0; i != 1000; ++i) body += ",{}";
    rest::response r;
    r.limit({.model = 100'000});
    r.start(200);
    BOOST_TEST(r.append(body + "]}"));
    auto const page = decode<velo::list_users>(r);
    BOOST_REQUIRE(page.has_error());
    BOOST_TEST((page.error() == errc::response_too_large));
    BOOST_TEST(page.error().detail() ==
               "the model needs more memory than response_limits::model, or the call's model_memory");
    BOOST_TEST(page.error().pointer().starts_with("/content/"));
    r.clear();
    r.limit({});
    r.start(200);
    BOOST_TEST(r.append(body + "]}"));
    BOOST_TEST(decode<velo::list_users>(r)->content.size() == 1001u);
}

BOOST_AUTO_TEST_CASE(a_user_of_the_contract_tests_is_read_with_its_numbers_as_text) {
    std::string body = tests::fixture("contract_user");
    auto const as_numbers = decode<velo::get_user_by_id_v2>(200, body);
    BOOST_REQUIRE(as_numbers.has_value());
    BOOST_TEST(*as_numbers->sms_number == "44123555000");
    for (std::string_view const number : {"44123555000", "44123555001", "44123555002"}) {
        body = replaced(body, number, "\"" + std::string(number) + "\"");
    }
    auto const as_text = decode<velo::get_user_by_id_v2>(200, body);
    BOOST_REQUIRE(as_text.has_value());
    BOOST_TEST((*as_text == *as_numbers));
    BOOST_TEST(*as_text->secondary_contact_number == "44123555002");
    BOOST_TEST(*as_text->roles.at(0).name == "payor.admin");
    BOOST_TEST(as_text->company_name.is_absent());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
