// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/testing/known_operations.hpp>

#include <velo/rest/auth/api_key.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/list.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/request/form.hpp>
#include <velo/rest/request/multipart.hpp>
#include <velo/rest/response/by_status.hpp>
#include <velo/rest/response/union_of.hpp>
#include <velo/rest/response/with_headers.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/verbatim.hpp>
#include <velo/rest/testing/player.hpp>
#include <velo/rest/testing/recorder.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/mp11/list.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Operations of an invented API, with secrets wherever an operation can have one.
namespace vault {

namespace rest = velo::rest;
using rest::secret_string;

consteval rest::endpoint of(std::string_view name, rest::method method, std::string_view path) {
    return {.name = name,
            .operation_id = name,
            .method = method,
            .path = path,
            .security = rest::security::api_key,
            .success = 200,
            .errors = {400, 422},
            .idempotency = rest::idempotency::safe};
}

struct problem {
    rest::field<std::string> message = {};
};
BOOST_DESCRIBE_STRUCT(problem, (), (message))

struct ticket {
    rest::field<secret_string> value = {};
    rest::field<std::vector<secret_string>> spare = {};
    rest::field<std::string> owner = {};
};
BOOST_DESCRIBE_STRUCT(ticket, (), (value, spare, owner))

struct ticket_fields {
    rest::required<secret_string> proof;  // the header field Proof
    rest::field<std::string> request_id = {};
};
BOOST_DESCRIBE_STRUCT(ticket_fields, (), (proof, request_id))

struct read_ticket {
    rest::required<secret_string> place;
    rest::optional<secret_string> filter = {};  // filter[pin]
    rest::optional<secret_string> pin = {};     // the header field Pin

    using response = rest::with_headers<ticket_fields, ticket>;
    using error_payload = problem;
    static constexpr rest::endpoint endpoint = of("read_ticket", rest::method::get, "/tickets/{place}");
};
BOOST_DESCRIBE_STRUCT(read_ticket, (), (place, filter, pin))

struct token_form {
    rest::required<std::string> kind;
    rest::required<secret_string> phrase;
    using format = rest::form;
};
BOOST_DESCRIBE_STRUCT(token_form, (), (kind, phrase))

struct pending {
    rest::field<std::string> state = {};
};
BOOST_DESCRIBE_STRUCT(pending, (), (state))

struct exchange_form {
    token_form body;

    using response = rest::by_status<rest::for_status<200, ticket>, rest::for_status<202, pending>>;
    using error_payload = rest::text_body;
    static constexpr rest::endpoint endpoint = of("exchange_form", rest::method::post, "/tokens");
};
BOOST_DESCRIBE_STRUCT(exchange_form, (), (body))

struct deposit {
    rest::required<rest::file> paper;
    rest::required<secret_string> seal;
    rest::optional<ticket> claim = {};
    using format = rest::multipart;
};
BOOST_DESCRIBE_STRUCT(deposit, (), (paper, seal, claim))

struct make_deposit {
    deposit body;

    using response = problem;
    using error_payload = problem;
    static constexpr rest::endpoint endpoint = of("make_deposit", rest::method::post, "/deposits");
};
BOOST_DESCRIBE_STRUCT(make_deposit, (), (body))

struct opened {
    static constexpr std::string_view tag = "opened";
    rest::field<secret_string> code = {};
};
BOOST_DESCRIBE_STRUCT(opened, (), (code))
struct closed {
    static constexpr std::string_view tag = "closed";
    rest::field<std::string> reason = {};
};
BOOST_DESCRIBE_STRUCT(closed, (), (reason))
struct events {
    static constexpr std::string_view discriminator = "kind";
    using alternatives = boost::mp11::mp_list<opened, closed>;
};

struct codes {
    rest::list<secret_string, 4> values;
};
BOOST_DESCRIBE_STRUCT(codes, (), (values))

struct send_codes {
    codes body;

    using response = rest::union_of<events>;
    using error_payload =
        rest::by_status<rest::for_status<400, ticket>, rest::for_status<rest::any_other_status, problem>>;
    static constexpr rest::endpoint endpoint = of("send_codes", rest::method::post, "/codes");
};
BOOST_DESCRIBE_STRUCT(send_codes, (), (body))

struct pass {
    rest::field<secret_string> word = {};
};
BOOST_DESCRIBE_STRUCT(pass, (), (word))

using operations = boost::mp11::mp_list<read_ticket, exchange_form, make_deposit, send_codes>;

}  // namespace vault

template <>
inline constexpr auto velo::rest::text_shorthand<vault::pass> = &vault::pass::word;
template <>
struct velo::rest::member<&vault::read_ticket::filter> {
    static constexpr std::string_view name = "filter[pin]";
};
template <>
struct velo::rest::member<&vault::read_ticket::pin> {
    static constexpr auto location = velo::rest::parameter_location::header;
};

BOOST_AUTO_TEST_SUITE(rest_testing_known_operations)

namespace {

namespace rest = velo::rest;
using rest::secret_string;

constexpr rest::operation_finder known = rest::find_operation<vault::operations>;

/// Each secret has this in it, and characters that JSON, a query and a form write in several ways.
secret_string planted(std::string_view which) { return secret_string("Planted/" + std::string(which) + " \xC3\xA4&1"); }
constexpr std::string_view marks[] = {"lanted", "x10anted", "u0070lanted"};

std::string all_headers(rest::recorded_exchange const& e) {
    std::string out;
    for (rest::recorded_header const& h : e.headers) out += h.name + ": " + h.value + '\n';
    return out;
}

vault::read_ticket const reading{
    .place = planted("place"), .filter = planted("filter"), .pin = secret_string("Planted-pin")};

template <class Transport>
auto client_over(Transport const& transport, bool in_query = true) {
    secret_string key("Planted-key/1");
    return rest::client(transport, in_query ? rest::api_key::in_query("apikey", std::move(key))
                                            : rest::api_key::in_header("X-Vault-Auth", std::move(key)));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_response_with_header_fields_has_placeholders) {
    rest::scripted server;
    server.always({.body = R"({"value":"Planted-value","spare":["Planted-1",null,"Planted-2"],"owner":"Ann"})",
                   .headers = {{"Proof", "Planted-proof"}, {"Request-Id", "r-1"}}});
    rest::recorder const recorder(server, known);
    BOOST_TEST(client_over(recorder).call(reading).has_value());
    std::string const text = recorder.tape().to_text();
    for (std::string_view const mark : marks) BOOST_TEST(text.find(mark) == std::string::npos, text);
    rest::recorded_exchange const e = recorder.tape().exchanges.at(0);
    BOOST_TEST(e.target == "/tickets/redacted?filter%5Bpin%5D=redacted&apikey=redacted");
    BOOST_TEST(e.response == R"({"value":"redacted","spare":["redacted",null,"redacted"],"owner":"Ann"})");
    BOOST_TEST(all_headers(e) == "Proof: redacted\nRequest-Id: r-1\n");

    rest::player const player(rest::cassette::parse(text).value(), known);
    auto const played = client_over(player).call(reading);
    BOOST_TEST_REQUIRE(played.has_value(), player.difference());
    BOOST_TEST(played->headers.proof->reveal() == "redacted");
    BOOST_TEST(*played->body.owner == "Ann");
    BOOST_TEST(player.unused() == "");
}

BOOST_AUTO_TEST_CASE(models_by_status_and_unions_have_placeholders) {
    auto const* const form = known(rest::method::post, "/tokens");
    BOOST_TEST(form->response_body(200, R"({"value":"Planted"})", nullptr).value() == R"({"value":"redacted"})");
    BOOST_TEST(form->response_body(202, R"({"state":"new"})", nullptr).value() == R"({"state":"new"})");
    BOOST_TEST(!form->response_body(201, R"({"value":"Planted"})", nullptr).has_value());
    BOOST_TEST(!form->response_body(400, R"({"value":"Planted"})", nullptr).has_value());
    auto const* const codes = known(rest::method::post, "/codes");
    BOOST_TEST(codes->response_body(200, R"({"kind":"opened","code":"Planted"})", nullptr).value() ==
               R"({"kind":"opened","code":"redacted"})");
    BOOST_TEST(codes->response_body(200, R"({"kind":"closed","reason":"late"})", nullptr).value() ==
               R"({"kind":"closed","reason":"late"})");
    BOOST_TEST(!codes->response_body(200, R"({"kind":"other","code":"Planted"})", nullptr).has_value());
    BOOST_TEST(!codes->response_body(200, R"({"kind":"opened","code":"Planted")", nullptr).has_value());
    BOOST_TEST(codes->response_body(400, R"({"value":"Planted"})", nullptr).value() == R"({"value":"redacted"})");
    BOOST_TEST(codes->response_body(422, R"({"message":"no"})", nullptr).value() == R"({"message":"no"})");
    BOOST_TEST(
        rest::detail::without_secrets<std::vector<vault::pass>>(R"(["Planted",{"word":"Planted"},null])", nullptr)
            .value() == R"(["redacted",{"word":"redacted"},null])");
    BOOST_TEST(codes->request_body(R"({"values":["Planted","Planted-2"]})", nullptr).value() ==
               R"({"values":["redacted","redacted"]})");
}

BOOST_AUTO_TEST_CASE(a_secret_is_removed_from_what_the_server_says_of_it) {
    vault::exchange_form const form{.body = {.kind = "plain", .phrase = planted("phrase")}};
    vault::make_deposit const deposit{.body = {.paper = rest::file{.name = "a.pdf", .bytes = "%PDF"},
                                               .seal = planted("seal"),
                                               .claim = vault::ticket{.value = planted("claim")}}};
    for (bool const in_query : {true, false}) {
        // As a server may write it: as it is, with other escapes, and percent-encoded.
        for (std::string const& echo :
             {std::string("Planted/$ \xC3\xA4&1"), std::string("Planted\\/$ \\u00e4&1"),
              std::string("\\u0050lanted/$ \\u00E4\\u00261"), std::string("Planted%2F$%20%C3%A4%261")}) {
            auto const body = [&](std::string_view which) {
                std::string text = R"({"message":"the key Planted-key/1 may not use )" + echo + R"("})";
                return text.replace(text.find('$'), 1, which);
            };
            rest::scripted server;
            server.expect({}, {.status = 400, .body = body("place")})
                .expect({}, {.status = 400, .body = body("filter")})
                .expect({}, {.status = 400, .body = R"({"message":"Planted-pin"})"})
                .expect({}, {.status = 400, .body = body("phrase")})
                .expect({}, {.status = 400, .body = body("seal")});
            rest::recorder const recorder(server, known);
            auto const client = client_over(recorder, in_query);
            for (int i = 0; i != 3; ++i) BOOST_TEST(client.call(reading).error().status() == 400);
            BOOST_TEST(client.call(form).error().status() == 400);
            BOOST_TEST(client.call(deposit).error().status() == 400);
            std::string const text = recorder.tape().to_text();
            for (std::string_view const mark : marks) BOOST_TEST(text.find(mark) == std::string::npos, text);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_operation_that_is_not_known_keeps_names_only) {
    rest::scripted server;
    server.always({.status = 400, .body = "Planted"});
    rest::recorder const recorder(server, known);
    rest::response r;
    rest::header const cookie{"Cookie", "lang=en; id=Planted-cookie"};
    for (std::string_view const target :
         {"/x?token=Planted%2Fa", "/x?Planted", "/x?a=1&Planted-b&c=", "/x?", "/y/Planted-cookie"})
        BOOST_TEST((recorder.send({.target = target, .headers = {&cookie, 1}}, r).error == rest::errc::none));
    std::string const text = recorder.tape().to_text();
    BOOST_TEST(text.find("lanted") == std::string::npos, text);
    BOOST_TEST(recorder.tape().exchanges.at(0).target == "/x?token=redacted");
    BOOST_TEST(recorder.tape().exchanges.at(2).target == "/x?a=redacted&redacted&redacted");
}

BOOST_AUTO_TEST_SUITE_END()
