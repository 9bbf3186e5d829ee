// SPDX-License-Identifier: BSL-1.0

// Calls of an API that this library does not know, over a scripted server.

#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/endpoint/endpoint_check.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

#include "operations.hpp"

#ifndef VELO_OTHER_API
#error "the build defines VELO_OTHER_API as the path of tests/other_api"
#endif

namespace {

namespace rest = velo::rest;
namespace json = boost::json;
using namespace payments;

constexpr velo::uuid an_id = "2aa5d7e0-2ecb-403f-8494-1865ed0454e9";

json::object const& examples() {
    static json::object const all = [] {
        std::ifstream file(VELO_OTHER_API "/examples.json", std::ios::binary);
        return json::parse(std::string(std::istreambuf_iterator<char>(file), {})).as_object();
    }();
    return all;
}

/// The example of an operation, by the name that it has in the API specification.
template <class Op>
json::object const& example_of() {
    std::string_view const id = Op::endpoint.operation_id;
    if (!id.empty()) return examples().at({id.data(), id.size()}).as_object();
    bool const is_v3 = Op::endpoint.path.starts_with("/v3");
    return examples().at(is_v3 ? "payeeRemoteIdUpdateV3" : "payeeRemoteIdUpdateV4").as_object();
}

template <class T>
json::value written(T const& value) {
    rest::secure_buffer out;
    rest::write_json(value, out);
    return json::parse({out.view().data(), out.view().size()});
}

auto token() { return rest::bearer("token"); }

/// Calls the operation of an example, and compares what is sent and what is received with the example.
template <class Op, class Serializer>
void call_example(Serializer serializer) {
    static_assert(rest::valid_operation<Op>);
    json::object const& example = example_of<Op>();
    auto op = rest::make_blank<Op>();
    rest::decode_result const read =
        rest::read_json(json::serialize(example.at("arguments")), op, {.unknown = rest::unknown_members::reject});
    BOOST_TEST_REQUIRE(read.has_value(), Op::endpoint.name << read.error().pointer << read.error().expected);

    rest::scripted server;
    rest::client client(server, token(), serializer);
    auto const request = client.request(op);
    BOOST_TEST_REQUIRE(request.has_value());
    BOOST_TEST(request->get().target == std::string_view(example.at("target").as_string()));
    BOOST_TEST(request->get().has_body == rest::has_body<Op>);
    if constexpr (rest::has_body<Op>) {
        std::string_view const body = request->get().body;
        BOOST_TEST(json::parse({body.data(), body.size()}) == example.at("arguments").at("body"));
    }

    auto const status = static_cast<int>(example.at("status").as_int64());
    BOOST_TEST(status == Op::endpoint.success);
    json::value const* const response = example.if_contains("response");
    server.expect({.target = std::string(request->get().target)},
                  {.status = status, .body = response != nullptr ? json::serialize(*response) : std::string()});
    auto const result = client.call(op);
    BOOST_TEST(result.has_value(), result.error());
    if constexpr (!std::is_void_v<typename Op::response>) {
        if (response != nullptr && result) BOOST_TEST(written(*result) == *response);
    }
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_SUITE(other_api)

BOOST_AUTO_TEST_CASE(each_operation_sends_and_reads_its_example) {
    int count = 0;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, operations>>(
        [&]<class Op>(std::type_identity<Op>) {
            if constexpr (!std::is_same_v<Op, submit_payout_v3_file>) {
                call_example<Op>(rest::json{});
                call_example<Op>(rest::text_json{});
                ++count;
            }
        });
    BOOST_TEST(count == 26);
}

BOOST_AUTO_TEST_CASE(a_payout_is_sent_as_json_or_as_a_file_and_located_by_a_header) {
    rest::scripted server;
    rest::client client(server, token());
    std::string const location = "https://api.sandbox.velopayments.com/v3/payouts/1";
    server.expect(
        {.target = "/v3/payouts", .body = R"({"payments":[{"remoteId":"r1","currency":"USD","amount":12345}]})"},
        {.status = 202, .headers = {{"Location", location}}});
    submit_payout_v3 const payout{.body = {.payments = std::vector{payment_instruction_v3{
                                               .remote_id = "r1", .currency = "USD", .amount = 12345}}}};
    auto const submitted = client.call(payout);
    BOOST_TEST_REQUIRE(submitted.has_value());
    BOOST_TEST(*submitted->headers.location == location);

    submit_payout_v3_file const file{
        .body = {.file = rest::file{.name = "payout.csv", .bytes = "remoteId,currency,amount\nr1,USD,12345\n"}}};
    auto const request = client.request(file);
    BOOST_TEST(request->get().body ==
               "--velo-cpp-part-0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"payout.csv\"\r\n"
               "Content-Type: application/octet-stream\r\n\r\n"
               "remoteId,currency,amount\nr1,USD,12345\n\r\n--velo-cpp-part-0--\r\n");
    server.expect({.target = "/v3/payouts"}, {.status = 202});
    auto const sent = client.call(file);
    BOOST_TEST_REQUIRE(sent.has_value());
    BOOST_TEST(sent->headers.location.is_absent());
    BOOST_TEST(server.last_headers().find("multipart/form-data; boundary=velo-cpp-part-0") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_optional_body_may_be_left_out) {
    rest::scripted server;
    rest::client client(server, token());
    auto const without = client.request(instruct_payout_v3{.payout_id = payout_id(an_id)});
    BOOST_TEST(!without->get().has_body);
    auto const with = client.request(
        instruct_payout_v3{.payout_id = payout_id(an_id),
                           .body = instruct_payout_request_v3{.fx_rate_degradation_threshold_percentage = 0.5}});
    BOOST_TEST(with->get().body == R"({"fxRateDegradationThresholdPercentage":0.5})");
}

BOOST_AUTO_TEST_CASE(an_error_without_a_documented_body_has_no_payload_of_use) {
    rest::scripted server;
    rest::client client(server, token());
    server.expect({.target = "/v3/payees/2aa5d7e0-2ecb-403f-8494-1865ed0454e9"}, {.status = 404});
    server.expect({.target = "/v3/payees/2aa5d7e0-2ecb-403f-8494-1865ed0454e9"},
                  {.status = 400, .body = R"({"errors":[{"errorCode":"1"}]})"});
    delete_payee_by_id_v3 const op{.payee_id = payee_id(an_id)};
    auto const missing = client.call(op);
    BOOST_TEST(missing.error().status() == 404);
    BOOST_TEST(missing.error().payload() == nullptr);
    auto const refused = client.call(op);
    BOOST_TEST_REQUIRE(refused.error().payload() != nullptr);
    auto const* const payload = refused.error().payload()->as<rest::any_other_status>();
    BOOST_TEST_REQUIRE(payload != nullptr);
    BOOST_TEST(*payload->errors.at(0).error_code == "1");
}

BOOST_AUTO_TEST_CASE(the_pages_of_a_list_are_walked) {
    rest::scripted server;
    rest::client client(server, token());
    auto const page = [](int number) {
        return R"({"page":{"totalPages":2},"content":[{"authorizationHeader":"s3cret","categories":["payee","new"]}],)"
               R"("links":[{"rel":")" +
               std::to_string(number) + R"("}]})";
    };
    for (int number : {1, 2}) {
        server.expect(
            {.target = "/v1/webhooks?payorId=2aa5d7e0-2ecb-403f-8494-1865ed0454e9&page=" + std::to_string(number)},
            {.body = page(number)});
    }
    int count = 0;
    for (auto const& webhook : client.items(list_webhooks_v1{.payor_id = payor_id(an_id)})) {
        BOOST_TEST_REQUIRE(webhook.has_value());
        BOOST_TEST(webhook->authorization_header->reveal() == "s3cret");
        BOOST_TEST(rest::redacted(*webhook).find("s3cret") == std::string::npos);
        BOOST_TEST((webhook->categories.at(0).value() == category::payee));
        BOOST_TEST(webhook->categories.at(1).to_text() == "new");
        ++count;
    }
    BOOST_TEST(count == 2);
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
