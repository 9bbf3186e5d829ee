// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/client.hpp>

#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <type_traits>

namespace {

namespace rest = velo::rest;
using rest::scripted;

struct own_policies : rest::default_config {
    struct clock {
        using time_point = std::chrono::time_point<std::chrono::steady_clock>;
        static time_point now() {
            static int calls = 0;
            return time_point(std::chrono::seconds(++calls));
        }
    };
    rest::retry::never_t retry{};
    using mutex = rest::no_mutex;
    std::string_view user_agent = "mine/1";
};

template <class Client, class Op>
concept callable = requires(Client const& client, Op const& op) { client.call(op); };

using bearer_client = rest::client<scripted, rest::bearer<rest::secret_string>>;
using basic_client = rest::client<scripted, rest::basic>;
using plain_client = rest::client<scripted>;

BOOST_AUTO_TEST_SUITE(rest_client)

BOOST_AUTO_TEST_CASE(copies_reach_the_same_server) {
    scripted server;
    server.always({.status = 204});
    velo::client const first(server, velo::bearer("token"));
    auto const second = first;
    BOOST_TEST(first.call(velo::enable_user_v2{"8bbf301c-948f-4445-b411-357eec53e441"}).has_value());
    BOOST_TEST(second.call(velo::disable_user_v2{"8bbf301c-948f-4445-b411-357eec53e441"}).has_value());
    BOOST_TEST(server.request_count() == 2u);
}

BOOST_AUTO_TEST_CASE(nothing_of_one_call_is_in_the_next) {
    scripted server;
    server.expect({}, {.status = 400, .body = R"({"correlationId":"x"})", .headers = {{"Retry-After", "5"}}})
        .expect({}, {.status = 400});
    velo::client const client(server, velo::bearer("token"));
    BOOST_TEST(client.call(velo::list_users{.page = 3}).error().payload() != nullptr);
    auto const r = client.call(velo::list_users{});
    BOOST_TEST(server.last_target() == "/v2/users");
    BOOST_TEST(r.error().payload() == nullptr);
    BOOST_TEST(r.error().retry_after() == "");
    BOOST_TEST(r.error().body() == "");
}

BOOST_AUTO_TEST_CASE(policies_decide_clock_and_user_agent) {
    scripted server;
    server.always({.status = 500});
    rest::client<scripted, rest::bearer<rest::secret_string>, rest::json, own_policies> const client(
        server, velo::bearer("token"));
    auto const r = client.call(velo::get_self{});
    BOOST_TEST((r.error().elapsed() == std::chrono::seconds(1)));
    BOOST_TEST(server.last_headers().find("User-Agent: mine/1\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(credentials_leave_in_clear_text_only_when_the_user_says_so) {
    scripted server;
    server.always({.status = 204});
    server.set_confidential(false);
    velo::client const careful(server, velo::bearer("token"));
    auto const r = careful.call(velo::enable_user_v2{"8bbf301c-948f-4445-b411-357eec53e441"});
    BOOST_TEST((r.error() == velo::errc::insecure_transport));
    BOOST_TEST(server.request_count() == 0u);
    rest::default_config config;
    config.allow_credentials_in_clear_text = true;
    velo::client const trusting(server, velo::bearer("token"), rest::json{}, config);
    BOOST_TEST(trusting.call(velo::enable_user_v2{"8bbf301c-948f-4445-b411-357eec53e441"}).has_value());
}

BOOST_AUTO_TEST_CASE(ids_that_address_something_else_never_reach_the_transport) {
    scripted server;
    server.always({.status = 204});
    velo::client const client(server, velo::bearer("token"));
    for (std::string const& text : {std::string(), std::string("."), std::string(".."), std::string(97, 'x')}) {
        auto const id = rest::open<velo::user_id>::parse(text);
        auto const entity = rest::open<velo::entity_id>::parse(text);
        BOOST_TEST((client.call(velo::delete_user_by_id_v2{id}).error() == velo::errc::invalid_request));
        BOOST_TEST((client.call(velo::get_user_by_id_v2{id}).error() == velo::condition::invalid_request));
        auto const r = client.call(velo::list_users{.entity_id = entity});
        BOOST_TEST((r.error() == velo::errc::invalid_request));
        BOOST_TEST(r.error().field() == "entity_id");
        BOOST_TEST((client
                        .call(velo::invite_user{.body = {.email = "a@b",
                                                         .mfa_type = velo::mfa_type::sms,
                                                         .sms_number = "+1234",
                                                         .primary_contact_number = "+1234",
                                                         .roles = {"r"},
                                                         .entity_id = entity}})
                        .error() == velo::errc::invalid_request));
    }
    BOOST_TEST(server.request_count() == 0u);
}

BOOST_AUTO_TEST_CASE(a_client_calls_what_its_auth_can_sign) {
    static_assert(callable<bearer_client, velo::list_users>);
    static_assert(!callable<bearer_client, velo::velo_auth>);
    static_assert(callable<basic_client, velo::velo_auth>);
    static_assert(!callable<basic_client, velo::list_users>);
    static_assert(!callable<plain_client, velo::list_users>);
    static_assert(!callable<bearer_client, velo::user_response>);
    static_assert(!callable<bearer_client, int>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
