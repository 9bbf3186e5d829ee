// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/testing/recorder.hpp>

#include <velo/fake.hpp>
#include <velo/operations.hpp>
#include <velo/rest/testing/known_operations.hpp>
#include <velo/rest/testing/player.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/velo.hpp>

#include <boost/mp11/list.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "support/lazy_task.hpp"
#include "support/virtual_time.hpp"

BOOST_AUTO_TEST_SUITE(rest_testing_recorder)

namespace {

namespace rest = velo::rest;
using rest::errc;

constexpr rest::operation_finder known = rest::find_operation<velo::operations>;

/// An operation that is not in the list.
struct unlisted {
    velo::password_request body;

    using response = velo::validate_password_response;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "unlisted",
        .operation_id = "unlisted",
        .method = rest::method::post,
        .path = "/v9/unlisted",
        .security = rest::security::bearer,
        .success = 200,
        .errors = {400},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(unlisted, (), (body))

/// An operation with secrets in its path and query.
struct with_secrets_in_the_target {
    rest::required<rest::text<velo::phone_rule>> phone;
    rest::required<velo::otp> code;
    rest::optional<velo::otp> second = {};

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{
        .name = "with_secrets_in_the_target",
        .operation_id = "withSecretsInTheTarget",
        .method = rest::method::get,
        .path = "/v9/{code}/x",
        .security = rest::security::none,
        .success = 204,
        .errors = {400},
        .idempotency = rest::idempotency::safe,
    };
};
BOOST_DESCRIBE_STRUCT(with_secrets_in_the_target, (), (phone, code, second))

/// All begin with the same letters, so that none is overlooked.
constexpr std::string_view planted = "lanted";

std::string text_of_error(std::string const& message) {
    return R"({"errors":[{"errorMessage":")" + message + R"("}],"correlationId":"c-1"})";
}

/// Plants six kinds of secrets into calls that the server responds to with `responses`, and returns the cassette and
/// the outcomes as text.
template <class Transport>
std::string call_everything(Transport const& transport) {
    std::string out;
    auto const note = [&](auto const& r) {
        out += r ? std::string("ok") : r.error().message() + '|' + std::string(r.error().body());
        out += '\n';
    };
    tests::virtual_config const config;
    // A token, and a password in a request, a part of which an error repeats.
    velo::client const user(transport, velo::bearer("Planted-token-1"), velo::json{}, config);
    note(user.call(velo::validate_password_self{.body = {.password = "Planted-password-2"}}));
    note(user.call(unlisted{.body = {.password = "Planted-unlisted-3"}}));
    note(user.call(velo::reset_password{.body = {.email = "ann@example.com"}}));
    note(user.call(velo::list_users{.page = 2}));
    // A basic credential, and secrets in a response; the token of the response authorizes the next call.
    velo::client const application(
        transport,
        velo::client_credentials(velo::secret_string("Planted-key-4"), velo::secret_string("Planted-secret-5")),
        velo::json{}, config);
    note(application.call(velo::get_self{}));
    // A one-time code.
    velo::client const login(transport, velo::bearer("Planted-pre-auth-6"), velo::json{}, config);
    note(login.call(velo::validate_access_token{.body = {.otp = *velo::otp::checked("lanted")}}));
    return out;
}

/// The outcomes without that of the operation that is not known: its body is not in a cassette.
std::string known_part(std::string outcomes) {
    std::size_t const second = outcomes.find('\n') + 1;
    return outcomes.erase(second, outcomes.find('\n', second) - second);
}
std::string with_placeholders(std::string text) {
    for (std::string_view const secret : {"Planted-password-2", "Planted-token-1"}) {
        for (std::size_t at = 0; (at = text.find(secret)) != std::string::npos;)
            text.replace(at, secret.size(), "redacted");
    }
    return text;
}

rest::scripted server(std::string_view scenario) {
    rest::scripted s;
    auto const with = [&](int status, std::string body) {
        s.expect({}, {.status = status,
                      .body = std::move(body),
                      .headers = {{"Set-Cookie", "session=Planted-cookie"}, {"X-Request-Id", "r-1"}}});
    };
    std::string const token = R"({"access_token":"Planted-issued-7","token_type":"bearer","expires_in":1800})";
    std::string const access =
        R"({"access_token":"Planted-issued-8","user_info":{"user_id":"u"},"unknown":[1,{"a":null}]})";
    int const rounds = scenario == "retry" ? 2 : 1;
    for (int call = 0; call != 7; ++call) {
        if (rounds == 2) {
            if (call % 2 == 0) {
                with(503, call == 0 ? "<html>Planted-token-1</html>" : text_of_error("Planted-token-1"));
            } else {
                s.expect({},
                         {.ended = rest::attempt::failed(errc::connect_failed, rest::delivery::not_sent, "refused")});
            }
        }
        if (scenario == "error" && call != 4) {
            with(call == 5 ? 401 : 400, text_of_error("not accepted: Planted-password-2, Planted-token-1"));
            continue;
        }
        switch (call) {
            case 0: with(200, R"({"score":2, "isValid":false,"note":"Planted-password-2"})"); break;
            case 1: with(200, R"({"score":4,"password":"Planted-unlisted-3"})"); break;
            case 2: with(204, ""); break;
            case 3: with(200, R"({"content":[{"email":"ann@example.com"}],"page":{"totalPages":2}})"); break;
            case 4: with(200, token); break;
            case 5: with(200, R"({"email":"ann@example.com"})"); break;
            default: with(200, access); break;
        }
    }
    s.always({.status = 404});
    return s;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(no_planted_secret_is_in_a_cassette_and_it_plays_the_same, tests::virtual_time) {
    for (std::string_view const scenario : {"success", "error", "retry"}) {
        rest::recorder const recorder(server(scenario), known);
        std::string const live = call_everything(recorder);
        std::string const text = recorder.tape().to_text();
        BOOST_TEST(text.find(planted) == std::string::npos, scenario << '\n' << text);
        BOOST_TEST(text.find("cGxhbnRlZC") == std::string::npos);
        BOOST_TEST(text.find("UGxhbnRlZC") == std::string::npos);
        BOOST_TEST(recorder.tape().exchanges.size() >= 7u);

        rest::player const player(rest::cassette::parse(text).value(), known);
        std::string const played = call_everything(player);
        BOOST_TEST(player.unused() == "", scenario << player.difference());
        BOOST_TEST(known_part(played) == known_part(with_placeholders(live)), scenario);
        rest::player const any(rest::cassette::parse(text).value(), known, rest::play_order::lenient);
        BOOST_TEST(call_everything(any) == played, scenario);
        BOOST_TEST(any.unused() == "");
    }
}

BOOST_AUTO_TEST_CASE(bytes_are_kept_but_for_the_secrets) {
    rest::scripted server;
    std::string const body = R"({ "unknown" : "x\u00e9" , "access_token":"Planted" ,"expires_in": 1800 })";
    server.always(
        {.status = 200, .body = body, .headers = {{"X-Request-Id", "r-1"}, {"Content-Type", "application/json"}}});
    rest::recorder const recorder(server, known);
    rest::response live, played;
    rest::header const basic{"Authorization", "Basic UGxhbnRlZDpzZWNyZXQ="};
    rest::request const q{.method = rest::method::post,
                          .target = "/v1/authenticate?grant_type=client_credentials",
                          .headers = {&basic, 1}};
    BOOST_TEST((recorder.send(q, live).error == errc::none));
    rest::player const player(recorder.tape(), known);
    BOOST_TEST((player.send(q, played).error == errc::none));
    BOOST_TEST(live.body() == body);
    BOOST_TEST(played.body() == R"({ "unknown" : "x\u00e9" , "access_token":"redacted" ,"expires_in": 1800 })");
    BOOST_TEST(played.header("X-Request-Id") == "r-1");
    BOOST_TEST((player.send(q, played).error == errc::unexpected_request));
    BOOST_TEST(player.difference() ==
               "expected: nothing more\nreceived: POST /v1/authenticate?grant_type=client_credentials (Basic)\n");
}

BOOST_AUTO_TEST_CASE(secrets_of_a_target_have_placeholders_in_their_place) {
    auto const* const rules = rest::find_operation<boost::mp11::mp_list<with_secrets_in_the_target>>(
        rest::method::get, "/v9/v9/x?phone=v9&second=v9&other=v9");
    BOOST_REQUIRE(rules != nullptr);
    BOOST_TEST(rules->target("/v9/v9/x?phone=v9&second=v9&other=v9", nullptr) ==
               "/v9/redacted/x?phone=v9&second=redacted&other=v9");
    BOOST_TEST(rules->target("/v9/v9/x", nullptr) == "/v9/redacted/x");
}

BOOST_AUTO_TEST_CASE(strict_order_is_the_order_of_the_tape) {
    velo::fake const fake;
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}});
    rest::recorder const recorder(fake, known);
    velo::client const client(recorder, velo::bearer(fake.token()));
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    BOOST_TEST(client.call(velo::get_user_by_id_v2{.user_id = ann}).has_value());
    for (rest::play_order const order : {rest::play_order::strict, rest::play_order::lenient}) {
        rest::player const player(recorder.tape(), known, order);
        velo::client const other(player, velo::bearer("any"));
        auto const r = other.call(velo::get_user_by_id_v2{.user_id = ann});
        BOOST_TEST(r.has_value() == (order == rest::play_order::lenient));
        if (order == rest::play_order::strict) {
            BOOST_TEST((r.error() == errc::unexpected_request));
            BOOST_TEST(player.difference().find("expected: GET /v2/users (Bearer)\nreceived: GET /v2/users/") == 0u);
        } else {
            BOOST_TEST(*r->email == "ann@example.com");
            BOOST_TEST(player.unused() == "GET /v2/users\n");
        }
    }
}

BOOST_AUTO_TEST_CASE(coroutines_are_recorded_too) {
    velo::fake const fake;
    rest::recorder const recorder(tests::lazy<velo::fake, rest::thread_wait>(fake), known);
    velo::client const client(recorder, velo::bearer(fake.token()));
    BOOST_TEST(client.call(velo::list_users{}).get().has_value());
    BOOST_TEST(recorder.tape().exchanges.size() == 1u);
    BOOST_TEST(recorder.tape().exchanges.at(0).operation == "list_users");
}

BOOST_AUTO_TEST_CASE(a_cassette_is_text) {
    rest::cassette tape;
    tape.exchanges.push_back({.method = "GET", .target = "/v2/users/self", .status = 200, .response = "{}"});
    BOOST_TEST(rest::cassette::parse(tape.to_text()).value().to_text() == tape.to_text());
    BOOST_TEST(rest::cassette::parse(rest::cassette{}.to_text()).value().exchanges.empty());
    for (std::string_view const text : {"", "{}", R"({"version":2,"exchanges":[]})", R"({"version":1,"exchange":[]})"})
        BOOST_TEST(!rest::cassette::parse(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()
