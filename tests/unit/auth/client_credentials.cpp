// SPDX-License-Identifier: BSL-1.0
#include <velo/auth/client_credentials.hpp>

#include <velo/client.hpp>
#include <velo/fake.hpp>
#include <velo/login_api.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <latch>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <support/virtual_time.hpp>
#include <thread>
#include <utility>
#include <vector>

namespace {

namespace rest = velo::rest;
using namespace tests;
using rest::errc;
using velo::client_credentials;

/// A Transport that logs the names of the operations. For any number of threads if the inner one is.
template <class Transport>
class logged {
  public:
    explicit logged(Transport inner) : inner_(std::move(inner)) {}
    [[nodiscard]] bool is_confidential() const noexcept { return inner_.is_confidential(); }
    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r, rest::send_limits const& l) const {
        {
            std::lock_guard const lock(log_->mutex);
            log_->names.push_back(std::string(q.operation));
        }
        return inner_.send(q, r, l);
    }
    [[nodiscard]] std::size_t count(std::string_view operation) const {
        std::lock_guard const lock(log_->mutex);
        return static_cast<std::size_t>(std::count(log_->names.begin(), log_->names.end(), operation));
    }
    [[nodiscard]] std::string operations() const {
        std::string all;
        for (std::string const& name : log_->names) (all += all.empty() ? "" : " ") += name;
        return all;
    }
    void clear() const { log_->names.clear(); }

  private:
    struct log {
        std::mutex mutex;
        std::vector<std::string> names;
    };
    Transport inner_;
    std::shared_ptr<log> log_ = std::make_shared<log>();
};

template <class Transport>
auto client_of(Transport const& transport, rest::secret_string const& key, rest::secret_string const& secret) {
    return rest::client(transport, client_credentials<rest::no_mutex>(key, secret), rest::json{}, virtual_config{});
}
auto client_of(timed_server const& server) {
    return client_of(server, rest::secret_string("key"), rest::secret_string("secret"));
}

/// Checks that a token which is fetched now is used until it has this age, and refreshed from then on.
template <class Client>
void check_refreshed_at_age(nanoseconds age, timed_server const& server, Client const& client,
                            std::string const& context = {}) {
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    virtual_clock::at += age - 1ns;
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self get_self", context);
    virtual_clock::at += 1ns;
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self get_self velo_auth get_self", context);
}

bool carries(seen_request const& q, std::string const& token) {
    return q.headers.find("Authorization: Bearer " + token + "\n") != std::string::npos;
}

constexpr velo::user_id ann = "8bbf301c-948f-4445-b411-357eec53e441";
velo::register_sms const non_idempotent{.body = {.sms_number = "+14155550101"}};

/// The fake and a client with its API key.
struct fixture : virtual_time {
    velo::fake fake;
    logged<velo::fake> network{fake};
    rest::client<logged<velo::fake>, client_credentials<rest::no_mutex>, rest::json, virtual_config> client =
        client_of(network, fake.key(), fake.secret());

    /// Moves the clocks of the server and the client.
    void advance(std::chrono::seconds by) const {
        fake.advance(by);
        virtual_clock::at += by;
    }
};

BOOST_FIXTURE_TEST_SUITE(auth_client_credentials, virtual_time)

BOOST_FIXTURE_TEST_CASE(the_first_call_fetches_the_token_and_all_use_it, fixture) {
    BOOST_TEST(network.operations() == "");
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    auto const copy = client;
    BOOST_TEST(copy.call(velo::list_users{}).has_value());
    BOOST_TEST(network.operations() == "velo_auth list_users list_users list_users");
}

BOOST_FIXTURE_TEST_CASE(clients_with_copies_of_the_credentials_share_the_token, fixture) {
    client_credentials<rest::no_mutex> const credentials(fake.key(), fake.secret());
    rest::client const one(network, credentials, rest::json{}, virtual_config{});
    rest::client const other(network, credentials, rest::json{}, virtual_config{});
    BOOST_TEST(one.call(velo::list_users{}).has_value());
    BOOST_TEST(other.call(velo::list_users{}).has_value());
    BOOST_TEST(network.count("velo_auth") == 1u);
    // Credentials that are not a copy have a token of their own.
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    BOOST_TEST(network.count("velo_auth") == 2u);
}

BOOST_FIXTURE_TEST_CASE(a_token_is_refreshed_before_it_expires, fixture) {
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    advance(1738s);
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    BOOST_TEST(network.count("velo_auth") == 1u);
    advance(1s);
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    BOOST_TEST(network.operations() == "velo_auth list_users list_users velo_auth list_users");
}

BOOST_FIXTURE_TEST_CASE(an_expired_token_is_refreshed, fixture) {
    for (int i = 0; i != 3; ++i) {
        BOOST_TEST(client.call(velo::list_users{}).has_value());
        advance(2h);
    }
    BOOST_TEST(network.operations() == "velo_auth list_users velo_auth list_users velo_auth list_users");
}

BOOST_FIXTURE_TEST_CASE(a_revoked_token_is_refreshed_and_the_call_resent, fixture) {
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    // Only the clock of the server moves.
    fake.advance(2h);
    auto const r = client.raw(velo::list_users{});
    BOOST_TEST(r.outcome.has_value());
    BOOST_TEST(r.attempts == 2);
    BOOST_TEST(network.operations() == "velo_auth list_users list_users velo_auth list_users");
    BOOST_TEST(waits().empty());
}

BOOST_FIXTURE_TEST_CASE(a_wrong_key_is_the_error_of_the_call, fixture) {
    for (auto const& [key, secret] : {std::pair{fake.key(), rest::secret_string("wrong-secret")},
                                      std::pair{rest::secret_string("wrong-key"), fake.secret()},
                                      std::pair{rest::secret_string(), rest::secret_string()}}) {
        network.clear();
        auto const wrong = client_of(network, key, secret);
        auto const r = wrong.call(velo::list_users{});
        BOOST_REQUIRE(r.has_error());
        BOOST_TEST((r.error() == errc::token_refresh_failed));
        BOOST_TEST(r.error().detail() == "velo_auth: HTTP 401 unauthorized");
        BOOST_TEST(r.error().operation() == "list_users");
        BOOST_TEST(r.error().status() == 0);
        BOOST_TEST(r.error().attempts() == 0);
        BOOST_TEST((r.error().delivery() == rest::delivery::not_sent));
        BOOST_TEST(r.error().payload() == nullptr);
        BOOST_TEST(r.error().body() == "");
        BOOST_TEST(r.error().message() ==
                   "list_users: the access token could not be refreshed: velo_auth: HTTP 401 unauthorized");
        BOOST_TEST(network.operations() == "velo_auth");
        // Each call tries again: the key may have become valid.
        BOOST_TEST(wrong.call(velo::list_users{}).has_error());
        BOOST_TEST(network.operations() == "velo_auth velo_auth");
    }
}

BOOST_AUTO_TEST_CASE(a_key_with_a_colon_is_refused_when_a_token_is_needed) {
    timed_server server;
    server.always({.status = 204});
    auto const client = client_of(server, rest::secret_string("a:b"), rest::secret_string("secret"));
    BOOST_TEST(client.call(velo::reset_password{.body = {.email = "a@example.com"}}).has_value());
    BOOST_TEST(server.count() == 1u);
    auto const r = client.call(velo::get_self{});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::token_refresh_failed));
    BOOST_TEST(r.error().detail() == "the credential cannot be sent: the key has a colon");
    BOOST_TEST((r.error().delivery() == rest::delivery::not_sent));
    BOOST_TEST(client.call(velo::get_self{}).has_error());
    BOOST_TEST(server.count() == 1u);
}

BOOST_AUTO_TEST_CASE(a_response_without_a_token_is_token_refresh_failed) {
    for (std::string const body :
         {"", "{}", "[]", "null", "token", R"({"access_token":null})", R"({"access_token":""})",
          R"({"access_token":true})", R"({"access_token":"a b"})", R"({"access_token":"a\r\nX-More: 1"})",
          R"({"access_token":"\u00e9"})", R"({"token":"a"})", R"({"access_token":"a")"}) {
        for (int const status : {200, 201, 299}) {
            timed_server server;
            server.always({.status = status, .body = body});
            auto const r = client_of(server).call(velo::get_self{});
            BOOST_REQUIRE(r.has_error());
            BOOST_TEST((r.error() == errc::token_refresh_failed), body);
            BOOST_TEST((r.error().detail() == "velo_auth: the response has no token" ||
                        r.error().detail().starts_with("velo_auth: the token in the response has a ")));
            BOOST_TEST(r.error().status() == 0);
            BOOST_TEST(server.operations() == "velo_auth");
        }
    }
}

BOOST_AUTO_TEST_CASE(every_2xx_with_a_token_grants_it) {
    for (int const status : {200, 201, 299}) {
        timed_server server;
        reply grant = granted("token");
        grant.status = status;
        server.then(grant).then({.body = "{}"});
        BOOST_TEST(client_of(server).call(velo::get_self{}).has_value());
        BOOST_TEST(carries(server.requests()[1], "token"));
    }
}

BOOST_AUTO_TEST_CASE(the_detail_has_the_status_of_a_refusal) {
    for (auto const& [status, words] :
         {std::pair{400, "velo_auth: HTTP 400 bad request"}, std::pair{403, "velo_auth: HTTP 403 forbidden"},
          std::pair{302, "velo_auth: HTTP 302 redirect, not followed"},
          std::pair{500, "velo_auth: HTTP 500 internal server error"}}) {
        timed_server server;
        server.always({.status = status, .body = "server-text"});
        auto const r = client_of(server).call(velo::get_self{}, {.retry = rest::retry::never});
        BOOST_TEST((r.error() == errc::token_refresh_failed));
        BOOST_TEST(r.error().detail() == words);
    }
}

BOOST_AUTO_TEST_CASE(the_generator_chooses_the_jitter_of_the_refresh) {
    timed_server server;
    server.always(granted("token", "1800"));
    virtual_config config;
    config.generator.numbers = {20'000'000'000};
    rest::client const client(server, client_credentials(rest::secret_string("key"), rest::secret_string("secret")),
                              rest::json{}, config);
    check_refreshed_at_age(1720s, server, client);
}

BOOST_AUTO_TEST_CASE(an_absent_or_invalid_lifetime_is_five_minutes) {
    for (std::string const lifetime :
         {"", R"(,"expires_in":null)", R"(,"expires_in":0)", R"(,"expires_in":-1)", R"(,"expires_in":-1e300)",
          R"(,"expires_in":"soon")", R"(,"expires_in":"")", R"(,"expires_in":true)", R"(,"expires_in":[3600])",
          R"(,"expires_in":{"seconds":3600})", R"(,"expires_in":1e999)"}) {
        timed_server server;
        server.always({.body = R"({"access_token":"token","token_type":"bearer")" + lifetime + "}"});
        check_refreshed_at_age(270s, server, client_of(server), lifetime);
    }
}

BOOST_AUTO_TEST_CASE(a_lifetime_is_cut_to_a_day) {
    for (std::string const lifetime : {"86400", "86401", "1e300", "1.7976931348623157e308"}) {
        timed_server server;
        server.always(granted("token", lifetime));
        check_refreshed_at_age(24h - 60s, server, client_of(server), lifetime);
    }
}

BOOST_AUTO_TEST_CASE(a_lifetime_in_quotes_is_a_lifetime) {
    timed_server server;
    server.always(granted("token", R"("100")"));
    check_refreshed_at_age(90s, server, client_of(server));
}

BOOST_AUTO_TEST_CASE(other_members_of_the_response_may_have_any_value) {
    timed_server server;
    server.always({.body = R"({"token_type":7,"scope":[],"entityIds":"x","refresh_token":{},"access_token":"token"})"});
    BOOST_TEST(client_of(server).call(velo::get_self{}).has_value());
}

// 401.

BOOST_AUTO_TEST_CASE(a_call_is_resent_once_after_a_401) {
    timed_server server;
    server.then(granted("one")).then({.status = 401}).then(granted("two")).then({.status = 401});
    auto const client = client_of(server);
    auto const r = client.call(velo::get_self{});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == rest::condition::unauthorized));
    BOOST_TEST(r.error().attempts() == 2);
    BOOST_TEST(server.operations() == "velo_auth get_self velo_auth get_self");
    BOOST_TEST(carries(server.requests()[1], "one"));
    BOOST_TEST(carries(server.requests()[3], "two"));
    BOOST_TEST(waits().empty());
    // Neither token is used again.
    server.then(granted("three")).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(carries(server.requests().back(), "three"));
}

BOOST_AUTO_TEST_CASE(a_401_between_other_failures_refreshes_once) {
    timed_server server;
    server.then(granted("one"))
        .then({.status = 503})
        .then({.status = 401})
        .then(granted("two"))
        .then({.status = 503})
        .then({.status = 401});
    auto const r = client_of(server).call(velo::get_self{});
    BOOST_TEST((r.error() == rest::condition::unauthorized));
    BOOST_TEST(r.error().attempts() == 4);
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(a_failed_refresh_after_a_401_is_the_error) {
    timed_server server;
    server.then(granted("one")).then({.status = 401, .body = R"({"correlationId":"x"})"}).then({.status = 401});
    auto const r = client_of(server).call(velo::get_self{});
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::token_refresh_failed));
    BOOST_TEST(r.error().detail() == "velo_auth: HTTP 401 unauthorized");
    BOOST_TEST(r.error().status() == 0);
    BOOST_TEST(r.error().attempts() == 1);
    BOOST_TEST(r.error().body() == "");
    BOOST_TEST(r.error().payload() == nullptr);
}

BOOST_AUTO_TEST_CASE(a_non_idempotent_call_is_not_resent_and_its_token_not_reused) {
    timed_server server;
    server.then(granted("one")).then({.status = 401});
    auto const client = client_of(server);
    auto const r = client.call(non_idempotent);
    BOOST_TEST((r.error() == rest::condition::unauthorized));
    BOOST_TEST(r.error().attempts() == 1);
    BOOST_TEST(server.operations() == "velo_auth register_sms");
    server.then(granted("two")).then({.status = 204});
    BOOST_TEST(client.call(non_idempotent).has_value());
    BOOST_TEST(server.operations() == "velo_auth register_sms velo_auth register_sms");
    BOOST_TEST(carries(server.requests().back(), "two"));
}

BOOST_AUTO_TEST_CASE(a_call_with_a_one_time_code_is_not_resent) {
    timed_server server;
    server.then(granted("one")).then({.status = 401});
    auto const client = client_of(server);
    BOOST_TEST(
        (client.call(velo::role_update{ann, {.roles = {"payor.admin"}, .verification_code = "123456"}}).error() ==
         rest::condition::unauthorized));
    BOOST_TEST(server.count() == 2u);
    server.then(granted("two")).then({.status = 401}).then(granted("three")).then({.status = 204});
    BOOST_TEST(client.call(velo::role_update{ann, {.roles = {"payor.admin"}}}).has_value());
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(a_call_with_retry_never_is_not_resent) {
    timed_server server;
    server.then(granted("one")).then({.status = 401});
    auto const client = client_of(server);
    BOOST_TEST((client.call(velo::get_self{}, {.retry = rest::retry::never}).error() == rest::condition::unauthorized));
    BOOST_TEST(server.count() == 2u);
    server.then(granted("two")).then({.body = "{}"});
    BOOST_TEST(client.call(velo::get_self{}, {.retry = rest::retry::never}).has_value());
    BOOST_TEST(carries(server.requests().back(), "two"));
    struct never : virtual_config {
        rest::retry::never_t retry{};
    };
    timed_server other;
    other.then(granted("one")).then({.status = 401});
    rest::client const careful(other,
                               client_credentials<rest::no_mutex>(rest::secret_string("k"), rest::secret_string("s")),
                               rest::json{}, never{});
    BOOST_TEST((careful.call(velo::get_self{}).error() == rest::condition::unauthorized));
    BOOST_TEST(other.count() == 2u);
}

BOOST_AUTO_TEST_CASE(other_statuses_than_401_keep_the_token) {
    for (int const status : {400, 403, 404, 409}) {
        timed_server server;
        server.then(granted("one")).always({.status = status});
        auto const client = client_of(server);
        BOOST_TEST(client.call(velo::get_self{}).has_error());
        BOOST_TEST(client.call(velo::get_self{}).has_error());
        BOOST_TEST(server.operations() == "velo_auth get_self get_self");
    }
}

// Calls with their own token, and without one.

BOOST_AUTO_TEST_CASE(a_token_of_the_call_is_never_refreshed) {
    timed_server server;
    server.always({.status = 401});
    auto const client = client_of(server);
    rest::secret_string const own("own");
    BOOST_TEST((client.call(velo::get_self{}, {.token = own}).error() == rest::condition::unauthorized));
    BOOST_TEST((client
                    .call(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp},
                                                        .authorization = "argument"})
                    .error() == rest::condition::unauthorized));
    BOOST_TEST(server.operations() == "get_self unregister_mfa_for_self");
    BOOST_TEST(carries(server.requests()[0], "own"));
    BOOST_TEST(carries(server.requests()[1], "argument"));
}

BOOST_AUTO_TEST_CASE(a_rejected_token_of_the_call_keeps_that_of_the_client) {
    timed_server server;
    server.then(granted("shared")).then({.body = "{}"}).then({.status = 401}).then({.body = "{}"});
    auto const client = client_of(server);
    rest::secret_string const own("own");
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(client.call(velo::get_self{}, {.token = own}).has_error());
    BOOST_TEST(client.call(velo::get_self{}).has_value());
    BOOST_TEST(server.operations() == "velo_auth get_self get_self get_self");
    BOOST_TEST(carries(server.requests().back(), "shared"));
}

BOOST_AUTO_TEST_CASE(an_operation_without_security_fetches_no_token) {
    timed_server server;
    server.always({.status = 204});
    BOOST_TEST(client_of(server).call(velo::reset_password{.body = {.email = "a@example.com"}}).has_value());
    BOOST_TEST(server.operations() == "reset_password");
    BOOST_TEST(server.requests()[0].headers.find("Authorization") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_token_can_be_fetched_by_hand, fixture) {
    auto const r = client.call(velo::velo_auth{});
    BOOST_REQUIRE(r.has_value());
    BOOST_TEST(!r->access_token->empty());
    // The client does not use that token.
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    BOOST_TEST(network.operations() == "velo_auth velo_auth list_users");
    BOOST_TEST((rest::client(network, client_credentials<rest::no_mutex>(fake.key(), rest::secret_string("x")),
                             rest::json{}, virtual_config{})
                    .call(velo::velo_auth{})
                    .error() == rest::condition::unauthorized));
}

BOOST_AUTO_TEST_CASE(neither_key_nor_token_is_sent_in_clear_text) {
    rest::scripted server;
    server.set_confidential(false);
    server.always({.body = granted("token").body});
    auto const client = client_of(server, rest::secret_string("key"), rest::secret_string("secret"));
    BOOST_TEST((client.call(velo::get_self{}).error() == errc::insecure_transport));
    BOOST_TEST((client.call(velo::velo_auth{}).error() == errc::insecure_transport));
    BOOST_TEST(server.request_count() == 0u);
}

BOOST_AUTO_TEST_CASE(it_supports_basic_and_bearer) {
    static_assert(rest::auth<client_credentials<>>);
    static_assert(rest::auth<client_credentials<rest::no_mutex>>);
    static_assert(rest::refreshing_auth<client_credentials<>>);
    static_assert(rest::refreshing_auth<client_credentials<rest::no_mutex>>);
    static_assert(!rest::refreshing_auth<rest::basic>);
    static_assert(client_credentials<>::supports(rest::security::basic));
    static_assert(client_credentials<>::supports(rest::security::bearer));
    static_assert(!client_credentials<>::supports(rest::security::none));
    static_assert(rest::auth_for<client_credentials<>, velo::list_users>);
    static_assert(rest::auth_for<client_credentials<>, velo::velo_auth>);
    static_assert(rest::auth_for<client_credentials<>, velo::reset_password>);
}

// Threads.

BOOST_AUTO_TEST_CASE(many_threads_share_one_token) {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
    logged<velo::fake> const network(fake);
    velo::client const client(network, velo::client_credentials(fake.key(), fake.secret()));
    constexpr std::size_t threads = 16;
    std::vector<int> failures(threads, 0);
    std::latch together(threads);
    std::vector<std::thread> crowd;
    for (int& failed : failures) {
        crowd.emplace_back([&failed, &together, client] {
            together.arrive_and_wait();
            for (int i = 0; i != 20; ++i) {
                if (client.call(velo::list_users{}).has_error()) ++failed;
            }
        });
    }
    for (std::thread& t : crowd) t.join();
    for (int const failed : failures) BOOST_TEST(failed == 0);
    BOOST_TEST(network.count("velo_auth") == 1u);
    BOOST_TEST(network.count("list_users") == threads * 20);
}

BOOST_AUTO_TEST_CASE(many_threads_refresh_a_revoked_token_once) {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
    logged<velo::fake> const network(fake);
    velo::client const client(network, velo::client_credentials(fake.key(), fake.secret()));
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    fake.advance(2h);
    constexpr std::size_t threads = 16;
    std::vector<int> failures(threads, 0);
    std::latch together(threads);
    std::vector<std::thread> crowd;
    for (int& failed : failures) {
        crowd.emplace_back([&failed, &together, client] {
            together.arrive_and_wait();
            if (client.call(velo::list_users{}).has_error()) ++failed;
        });
    }
    for (std::thread& t : crowd) t.join();
    for (int const failed : failures) BOOST_TEST(failed == 0);
    BOOST_TEST(network.count("velo_auth") == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
