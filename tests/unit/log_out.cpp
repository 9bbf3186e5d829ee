// SPDX-License-Identifier: BSL-1.0
#include <velo/log_out.hpp>

#include <velo/client.hpp>
#include <velo/fake.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <stop_token>
#include <string>
#include <support/lazy_task.hpp>
#include <support/virtual_time.hpp>

namespace {

namespace rest = velo::rest;
using namespace tests;
using rest::delivery;
using rest::errc;

template <class Transport>
auto client_of(Transport const& transport, rest::secret_string const& key, rest::secret_string const& secret) {
    return rest::client(transport, velo::client_credentials<rest::no_mutex>(key, secret), rest::json{},
                        virtual_config{});
}
auto client_of(timed_server const& server) {
    return client_of(server, rest::secret_string("key"), rest::secret_string("secret"));
}
bool carries(seen_request const& q, std::string const& token) {
    return q.headers.find("Authorization: Bearer " + token + "\n") != std::string::npos;
}

BOOST_FIXTURE_TEST_SUITE(log_out, virtual_time)

BOOST_AUTO_TEST_CASE(the_token_is_given_back_and_the_next_call_gets_another) {
    timed_server server;
    server.then(granted("one")).then({.body = "{}"}).then({.status = 204});
    auto const client = client_of(server);
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(velo::log_out(client).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self logout");
    BOOST_TEST(carries(server.requests().back(), "one"));
    server.then(granted("two")).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self logout velo_auth get_self");
    BOOST_TEST(carries(server.requests().back(), "two"));
}

BOOST_AUTO_TEST_CASE(it_takes_the_options_of_a_call) {
    timed_server server;
    server.then(granted("one")).then({.body = "{}"}).then({.status = 204});
    auto const client = client_of(server);
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    rest::secret_string const other("other");
    BOOST_TEST(velo::log_out(client, {.timeout = std::chrono::seconds(2), .token = other}).has_value());
    BOOST_TEST((server.requests().back().time_left == std::chrono::seconds(2)));
    BOOST_TEST(carries(server.requests().back(), "one"));
    server.then(granted("two")).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    std::stop_source stop;
    stop.request_stop();
    BOOST_TEST((velo::log_out(client, {.stop = stop.get_token()}).error() == errc::cancelled));
}

BOOST_AUTO_TEST_CASE(nobody_can_use_the_token_any_more) {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
    velo::client_credentials<rest::no_mutex> const credentials(fake.key(), fake.secret());
    rest::client const client(fake, credentials, rest::json{}, virtual_config{});
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    // A third party has obtained the token.
    rest::secure_buffer seen;
    {
        decltype(credentials.tokens())& tokens = credentials.tokens();
        rest::token_store<rest::no_mutex>::handle handle(tokens);
        BOOST_REQUIRE((handle.ask(rest::instant(virtual_clock::at), seen) == rest::token_action::use));
    }
    rest::client const thief(fake, rest::bearer(seen.view().substr(7)), rest::json{}, virtual_config{});
    BOOST_TEST(thief.call(velo::list_users{}).has_value());
    BOOST_TEST(velo::log_out(client).has_value());
    BOOST_TEST((thief.call(velo::list_users{}).error() == rest::condition::unauthorized));
    BOOST_TEST(client.call(velo::list_users{}).has_value());
}

BOOST_AUTO_TEST_CASE(without_a_token_it_is_a_success_and_nothing_is_sent) {
    timed_server server;
    auto const client = client_of(server);
    BOOST_TEST(velo::log_out(client).has_value());
    BOOST_TEST(server.count() == 0u);
    server.then(granted("one")).then({.body = "{}"}).then({.status = 204});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(velo::log_out(client).has_value());
    BOOST_TEST(velo::log_out(client).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self logout");
}

BOOST_AUTO_TEST_CASE(a_token_that_the_server_has_refused_is_not_given_back) {
    timed_server server;
    server.then(granted("one")).then({.status = 401}).then({.status = 401});
    auto const client = client_of(server);
    BOOST_TEST(client.call(velo::get_self{}).has_error());
    BOOST_TEST(velo::log_out(client).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self velo_auth");
}

BOOST_AUTO_TEST_CASE(a_copy_logs_out_for_all) {
    timed_server server;
    server.then(granted("one")).then({.body = "{}"}).then({.status = 204});
    auto const client = client_of(server);
    auto const copy = client;
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(velo::log_out(copy).has_value());
    BOOST_TEST(velo::log_out(client).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self logout");
}

BOOST_AUTO_TEST_CASE(the_token_is_forgotten_though_the_server_cannot_be_reached) {
    for (reply const& failed :
         {no_response(errc::tls_failed, delivery::not_sent), no_response(errc::connection_lost, delivery::maybe_sent),
          reply{.status = 401}, reply{.status = 500}}) {
        timed_server server;
        server.then(granted("one")).then({.body = "{}"}).then(failed);
        auto const client = client_of(server);
        BOOST_TEST(client.call(velo::get_self{}).has_value());
        BOOST_TEST(velo::log_out(client).has_error());
        // `logout` is sent once, and no token is fetched for it.
        BOOST_TEST(server.operations() == "velo_auth get_self logout");
        server.then(granted("two")).then({.body = "{}"});
        BOOST_TEST(client.call(velo::get_self{}).has_value());
        BOOST_TEST(carries(server.requests().back(), "two"));
    }
}

BOOST_AUTO_TEST_CASE(a_refresh_in_progress_is_not_stopped) {
    timed_server server;
    server.then(granted("old", "1800")).then({.body = "{}"});
    auto const client = client_of(server);
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    virtual_clock::at += 1760s;
    auto m = client.machine(velo::get_self{});
    m.begin(rest::instant(virtual_clock::at));
    BOOST_TEST(m.request().operation == "velo_auth");
    server.then({.status = 204});
    BOOST_TEST(velo::log_out(client).has_value());
    BOOST_TEST(carries(server.requests().back(), "old"));
    m.response_buffer().start(200);
    BOOST_TEST(m.response_buffer().append(granted("new").body));
    m.ended(rest::attempt::answered(), rest::instant(virtual_clock::at));
    BOOST_TEST(m.request().operation == "get_self");
    server.then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(carries(server.requests().back(), "new"));
}

BOOST_AUTO_TEST_CASE(it_works_with_an_asynchronous_transport) {
    timed_server server;
    server.then(granted("one")).then({.body = "{}"}).then({.status = 204});
    auto const client =
        client_of(lazy<timed_server, virtual_wait>(server), rest::secret_string("k"), rest::secret_string("s"));
    BOOST_TEST(velo::log_out(client).get().has_value());
    BOOST_TEST(server.count() == 0u);
    BOOST_TEST(client.call(velo::get_self{}).get().has_value());
    BOOST_TEST(velo::log_out(client).get().has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self logout");
    BOOST_TEST(carries(server.requests().back(), "one"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
