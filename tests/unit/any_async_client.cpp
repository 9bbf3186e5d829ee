// SPDX-License-Identifier: BSL-1.0
#include <velo/any_async_client.hpp>

#include <velo/fake.hpp>
#include <velo/make_any_async_client.hpp>
#include <velo/rest/time/thread_wait.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <concepts>
#include <string>
#include <type_traits>

#include "support/lazy_task.hpp"

namespace {

namespace rest = velo::rest;

template <class Transport>
using lazy = tests::lazy<Transport, rest::thread_wait>;
using any_client = velo::any_async_client<tests::lazy_task<void>>;

any_client over(rest::scripted const& server) {
    return velo::make_any_async_client(velo::client(lazy<rest::scripted>(server), velo::bearer("token")));
}

/// What one that stores a client wants of its type.
static_assert(std::copyable<any_client>);
static_assert(std::same_as<any_client::call_result<velo::get_self>, tests::lazy_task<rest::outcome<velo::get_self>>>);
/// `retry::always` is still refused while compiling where an operation must not be sent twice.
static_assert(std::same_as<
              any_client::options_of<velo::register_sms>,
              velo::client<lazy<rest::scripted>, velo::bearer<velo::secret_string>>::options_of<velo::register_sms>>);

BOOST_AUTO_TEST_SUITE(any_async_client)

BOOST_AUTO_TEST_CASE(it_calls_as_a_facade_and_by_a_value) {
    rest::scripted server;
    server.always({.status = 200, .body = R"({"email":"ann@example.com"})"});
    any_client const client = over(server);
    BOOST_TEST(client.get_self().get().value().email.value_or("") == "ann@example.com");
    BOOST_TEST(client.call(velo::get_self{}).get().value().email.value_or("") == "ann@example.com");
    velo::users_api const users(client);
    BOOST_TEST(users.get_self().get().has_value());
    any_client const copy(client);
    BOOST_TEST(copy.list_users({.page_size = 5}).get().has_value());
    BOOST_TEST(server.last_target() == "/v2/users?pageSize=5");
    BOOST_TEST(server.request_count() == 4u);
}

BOOST_AUTO_TEST_CASE(a_call_begins_when_it_is_awaited_and_may_outlive_the_client) {
    rest::scripted server;
    server.always({.status = 200, .body = "{}"});
    auto const call = [&] { return over(server).get_self(); }();
    BOOST_TEST(server.request_count() == 0u);
    BOOST_TEST(call.get().has_value());
    BOOST_TEST(server.request_count() == 1u);
}

BOOST_AUTO_TEST_CASE(an_error_is_that_of_the_client_that_it_was_made_of) {
    rest::scripted server;
    server.always({.status = 404, .body = R"({"correlationId":"7"})"});
    auto const gone = over(server).delete_user_by_id_v2("8bbf301c-948f-4445-b411-357eec53e441").get();
    BOOST_TEST(gone.error().message() == "delete_user_by_id_v2: HTTP 404 not found");
    BOOST_TEST(*gone.error().payload()->correlation_id == "7");
}

BOOST_AUTO_TEST_CASE(the_options_of_a_call_reach_it) {
    rest::scripted server;
    server.always({.status = 200, .body = "{}"});
    auto const late = over(server).get_self({.timeout = std::chrono::nanoseconds(0)}).get();
    BOOST_TEST((late.error() == velo::errc::timed_out));
    BOOST_TEST(over(server).get_self({.correlation = "my-call"}).get().has_value());
    BOOST_TEST(server.last_headers().find("X-Correlation-Id: my-call") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_credential_that_the_client_lacks_is_an_error_of_the_call) {
    rest::scripted const server;
    auto const token = over(server).velo_auth().get();
    BOOST_TEST((token.error() == velo::errc::no_credential));
    BOOST_TEST(token.error().message().starts_with("velo_auth: "));
    BOOST_TEST(server.request_count() == 0u);
}

BOOST_AUTO_TEST_CASE(operations_are_called_over_a_transport_that_is_chosen_when_the_program_runs) {
    velo::fake fake;
    using any_transport = velo::any_async_transport<tests::lazy_task<void>>;
    any_client const client = velo::make_any_async_client(
        velo::client(any_transport::of(lazy<velo::fake>(fake)), velo::client_credentials(fake.key(), fake.secret())));
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}});
    BOOST_TEST(client.list_users().get().value().content.size() == 1u);
    BOOST_TEST(client.disable_user_v2(ann).get().has_value());
    BOOST_TEST((*client.get_user_by_id_v2(ann).get().value().status == velo::user_status::disabled));
    BOOST_TEST(client.velo_auth().get().has_value());
}

BOOST_AUTO_TEST_CASE(it_goes_through_the_pages_of_a_list) {
    velo::fake fake;
    for (char const* name : {"ann", "bob", "cem"}) fake.add({.shown = {.email = std::string(name) + "@example.com"}});
    any_client const client =
        velo::make_any_async_client(velo::client(lazy<velo::fake>(fake), velo::bearer(fake.token())));
    auto items = client.items(velo::list_users{.page_size = 1});
    std::string seen;
    while (auto const user = items.next().get()) seen += (*user)->email->substr(0, 3);
    BOOST_TEST(seen == "annbobcem");
    auto pages = client.pages(velo::list_users{.page_size = 2});
    BOOST_TEST(pages.next().get()->value().content.size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
