// SPDX-License-Identifier: BSL-1.0
#include <velo/fake.hpp>
#include <velo/make_any_client.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <concepts>
#include <string>
#include <type_traits>

namespace {

namespace rest = velo::rest;

velo::any_client over(rest::scripted const& server) {
    return velo::make_any_client(velo::client(server, velo::bearer("token")));
}

/// What one that stores a client wants of its type.
static_assert(std::copyable<velo::any_client>);
static_assert(std::same_as<velo::any_client::call_result<velo::get_self>, rest::outcome<velo::get_self>>);
/// `retry::always` is still refused while compiling where an operation must not be sent twice.
static_assert(
    std::same_as<velo::any_client::options_of<velo::register_sms>,
                 velo::client<rest::scripted, velo::bearer<velo::secret_string>>::options_of<velo::register_sms>>);

BOOST_AUTO_TEST_SUITE(any_client)

BOOST_AUTO_TEST_CASE(it_calls_as_a_facade_and_by_a_value) {
    rest::scripted server;
    server.always({.status = 200, .body = R"({"email":"ann@example.com"})"});
    velo::any_client const client = over(server);
    auto const mine = client.get_self();
    BOOST_TEST(mine.value().email.value_or("") == "ann@example.com");
    BOOST_TEST(client.call(velo::get_self{}).value().email.value_or("") == "ann@example.com");
    velo::users_api const users(client);
    BOOST_TEST(users.get_self().has_value());
    velo::any_client const copy(client);
    BOOST_TEST(copy.list_users({.page_size = 5}).has_value());
    BOOST_TEST(server.last_target() == "/v2/users?pageSize=5");
    BOOST_TEST(server.request_count() == 4u);
}

BOOST_AUTO_TEST_CASE(an_error_is_that_of_the_client_that_it_was_made_of) {
    rest::scripted server;
    server.always({.status = 404, .body = R"({"correlationId":"7"})"});
    auto const gone = over(server).delete_user_by_id_v2("8bbf301c-948f-4445-b411-357eec53e441");
    BOOST_TEST(gone.error().message() == "delete_user_by_id_v2: HTTP 404 not found");
    BOOST_TEST(*gone.error().payload()->correlation_id == "7");
}

BOOST_AUTO_TEST_CASE(the_options_of_a_call_reach_it) {
    rest::scripted server;
    server.always({.status = 200, .body = "{}"});
    auto const late = over(server).get_self({.timeout = std::chrono::nanoseconds(0)});
    BOOST_TEST((late.error() == velo::errc::timed_out));
    BOOST_TEST(over(server).get_self({.correlation = "my-call"}).has_value());
    BOOST_TEST(server.last_headers().find("X-Correlation-Id: my-call") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_credential_that_the_client_lacks_is_an_error_of_the_call) {
    rest::scripted const server;
    auto const token = over(server).velo_auth();
    BOOST_TEST((token.error() == velo::errc::no_credential));
    BOOST_TEST(token.error().message().starts_with("velo_auth: "));
    BOOST_TEST(server.request_count() == 0u);
}

BOOST_AUTO_TEST_CASE(each_operation_is_called_over_a_transport_that_is_chosen_when_the_program_runs) {
    velo::fake fake;
    velo::any_client const client = velo::make_any_client(
        velo::client(velo::any_transport::of(fake), velo::client_credentials(fake.key(), fake.secret())));
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}});
    BOOST_TEST(client.list_users().value().content.size() == 1u);
    BOOST_TEST(client.disable_user_v2(ann).has_value());
    BOOST_TEST((*client.get_user_by_id_v2(ann).value().status == velo::user_status::disabled));
    BOOST_TEST(client.velo_auth().has_value());
    BOOST_TEST(client.reset_password({.email = "ann@example.com"}).has_value());
    // An operation whose arguments are not valid says so, as with any client.
    velo::list_users query;
    auto const refused = client.call(query, {.headers = {{"Accept", "text/html"}}});
    BOOST_TEST((refused.error() == velo::errc::invalid_request));
}

BOOST_AUTO_TEST_CASE(it_goes_through_the_pages_of_a_list) {
    velo::fake fake;
    for (char const* name : {"ann", "bob", "cem"}) fake.add({.shown = {.email = std::string(name) + "@example.com"}});
    velo::default_config two_pages;
    two_pages.max_pages = 2;
    for (bool const all : {true, false}) {
        velo::any_client const client = velo::make_any_client(
            velo::client(fake, velo::bearer(fake.token()), velo::json{}, all ? velo::default_config{} : two_pages));
        std::string seen;
        for (auto const& user : client.items(velo::list_users{.page_size = 1})) {
            seen += user ? user->email->substr(0, 3) : user.error() == velo::errc::too_many_pages ? "!" : "?";
        }
        BOOST_TEST(seen == (all ? "annbobcem" : "annbob!"));
        auto pages = client.pages(velo::list_users{.page_size = 2});
        BOOST_TEST(pages.next()->value().content.size() == 2u);
        BOOST_TEST(pages.number() == 2);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
