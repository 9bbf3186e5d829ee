// SPDX-License-Identifier: BSL-1.0

// Every operation inside a co_await expression: as a call of the facade and as a value, with its arguments in braces
// inside the co_await expression. g++ 12 copies such values byte by byte, which the address sanitizer sees when it does
// harm; so this is built with it whatever else is not.

#include <velo/fake.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/transport/any_async_transport.hpp>
#include <velo/velo.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>

namespace {

namespace net = boost::asio;
namespace rest = velo::rest;
using namespace std::chrono_literals;

/// The fake as an asynchronous transport. It really suspends.
class async_fake {
  public:
    template <class T>
    using task = net::awaitable<T>;

    explicit async_fake(velo::fake fake) : fake_(std::move(fake)) {}
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
    [[nodiscard]] task<rest::attempt> send(rest::request const& q, rest::response& r,
                                           rest::send_limits const& limits) const {
        co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
        co_return fake_.send(q, r, limits);
    }
    [[nodiscard]] task<rest::errc> wait(rest::delay const& p) const {
        net::steady_timer timer(co_await net::this_coro::executor, p.length);
        co_await timer.async_wait(net::use_awaitable);
        co_return rest::errc::none;
    }

  private:
    velo::fake fake_;
};
static_assert(rest::async_transport<async_fake> && !rest::blocking_transport<async_fake>);

struct world {
    velo::fake fake;
    velo::entity_id entity = "7fffa261-ac68-49e6-b605-d24a444d9206";
    velo::user_id office = add("office@example.com", velo::user_type::backoffice);
    velo::user_id jane = add("jane@example.com", velo::user_type::payor);
    velo::user_id payee = add("payee@example.com", velo::user_type::payee);
#if defined(OVER_ANY_TRANSPORT)
    using any_transport = rest::any_async_transport<net::awaitable<void>>;
    any_transport transport = any_transport::of(async_fake(fake));
#else
    async_fake transport{fake};
#endif

    velo::user_id add(char const* email, velo::user_type type) {
        velo::fake_user u;
        u.shown.email = std::string(email);
        u.shown.roles = {{.name = type == velo::user_type::backoffice ? "backoffice.admin" : "payor.admin"}};
        u.shown.user_type = type;
        if (type != velo::user_type::backoffice) u.shown.entity_id = entity;
        u.password = "My_current_password";
        return fake.add(std::move(u));
    }
    auto client_of(velo::user_id const& who) const { return velo::client(transport, velo::bearer(fake.token(who))); }
    auto api_of(velo::user_id const& who) const { return velo::users_api(client_of(who)); }
};

/// Runs a coroutine to its end.
template <class F>
void run(F body) {
    net::io_context context;
    bool ended = false;
    net::co_spawn(context, body(), [&](std::exception_ptr const& e) {
        if (e != nullptr) std::rethrow_exception(e);
        ended = true;
    });
    context.run();
    BOOST_TEST(ended);
}

/// Whatever the fake says to it, it was understood on both sides.
template <class Result>
void is_answered(Result const& r) {
    BOOST_TEST((r.has_value() || r.error().status() != 0), "not answered: " << (r ? "" : "an error"));
    if (!r) BOOST_TEST(r.error().attempts() == 1);
}

BOOST_AUTO_TEST_SUITE(calls)

BOOST_AUTO_TEST_CASE(each_call_of_the_facades_is_awaited_where_it_is_written) {
    world const w;
    run([&]() -> net::awaitable<void> {
        auto const api = w.api_of(w.office);
        auto const jane = w.jane;
        is_answered(co_await api.get_user_by_id_v2(w.jane));
        is_answered(co_await api.get_user_by_id_v2("8bbf301c-948f-4445-b411-357eec53e441"));
        is_answered(co_await api.disable_user_v2(w.jane));
        is_answered(co_await api.enable_user_v2(w.jane));
        is_answered(co_await api.unlock_user_v2(w.jane));
        is_answered(co_await api.get_self());
        is_answered(co_await api.list_users());
        is_answered(co_await api.list_users({.type = velo::user_type::payor,
                                             .status = velo::user_status::enabled,
                                             .entity_id = w.entity,
                                             .payee_type = velo::payee_type::individual,
                                             .page = 1,
                                             .page_size = 25,
                                             .sort = "email:asc"}));
        is_answered(co_await api.register_sms({.sms_number = "+11235555555"}));
        is_answered(co_await api.invite_user({.email = "foo@example.com",
                                              .mfa_type = velo::mfa_type::totp,
                                              .sms_number = "+11235555555",
                                              .primary_contact_number = "+11235555555",
                                              .secondary_contact_number = "+11235555550",
                                              .roles = {"payor.admin", "payor.support"},
                                              .first_name = "John",
                                              .last_name = "Doe",
                                              .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206",
                                              .user_type = velo::user_type::payor,
                                              .verification_code = "123456"}));
        is_answered(co_await api.resend_token(
            w.jane, {.token_type = velo::token_type::mfa_registration, .verification_code = "123456"}));
        is_answered(co_await api.role_update(w.jane, {.roles = {"payor.admin"}}));
        is_answered(
            co_await api.role_update(jane, {.roles = {"payor.admin", "payor.support"}, .verification_code = "123456"}));
        is_answered(co_await api.unregister_mfa(
            w.jane, {.mfa_type = velo::unregister_mfa_type::totp, .verification_code = "123456"}));
        is_answered(co_await api.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, "a-token-of-this-call"));
        is_answered(co_await api.validate_password_self({.password = "correct horse"}));
        is_answered(co_await api.update_password_self(
            {.old_password = "My_current_password", .new_password = "battery staple"}));
        is_answered(co_await api.user_details_update(w.jane, {.primary_contact_number = "+11235555555",
                                                              .first_name = "Jane",
                                                              .last_name = nullptr,
                                                              .email = "jane@example.com",
                                                              .verification_code = "123456"}));
        is_answered(co_await w.api_of(w.payee).user_details_update_for_self(
            {.primary_contact_number = "+11235555555", .first_name = "Pat", .email = "pat@example.com"}));
        is_answered(co_await api.delete_user_by_id_v2(w.jane));

        velo::login_api const login(velo::client(w.transport, velo::basic(w.fake.key(), w.fake.secret())));
        is_answered(co_await login.velo_auth());
        is_answered(co_await login.velo_auth({.grant_type = velo::grant_type::client_credentials}));
        is_answered(co_await login.reset_password({.email = "jane@example.com"}));
        velo::login_api const half(w.client_of(w.payee));
        is_answered(co_await half.validate_access_token({.otp = "123456"}, "a-token-of-this-call"));
        is_answered(co_await half.logout());
    });
}

BOOST_AUTO_TEST_CASE(each_operation_as_a_value_is_awaited_where_it_is_written) {
    world const w;
    run([&]() -> net::awaitable<void> {
        auto const client = w.client_of(w.office);
        is_answered(co_await client.call(velo::get_user_by_id_v2{.user_id = w.jane}));
        is_answered(co_await client.call(velo::disable_user_v2{.user_id = w.jane}));
        is_answered(co_await client.call(velo::enable_user_v2{.user_id = w.jane}));
        is_answered(co_await client.call(velo::unlock_user_v2{.user_id = w.jane}));
        is_answered(co_await client.call(velo::get_self{}));
        is_answered(co_await client.call(velo::list_users{.page_size = 25, .sort = "email:asc"}, {.timeout = 5s}));
        is_answered(co_await client.call(velo::register_sms{.body = {.sms_number = "+11235555555"}}));
        is_answered(co_await client.call(velo::invite_user{.body = {.email = "foo@example.com",
                                                                    .mfa_type = velo::mfa_type::totp,
                                                                    .sms_number = "+11235555555",
                                                                    .primary_contact_number = "+11235555555",
                                                                    .roles = {"payor.admin", "payor.support"},
                                                                    .first_name = "John",
                                                                    .last_name = "Doe"}}));
        is_answered(co_await client.call(
            velo::resend_token{.user_id = w.jane, .body = {.token_type = velo::token_type::mfa_registration}}));
        is_answered(co_await client.call(velo::role_update{
            .user_id = w.jane, .body = {.roles = {"payor.admin", "payor.support"}, .verification_code = "123456"}}));
        is_answered(co_await client.call(
            velo::unregister_mfa{.user_id = w.jane, .body = {.mfa_type = velo::unregister_mfa_type::totp}}));
        is_answered(co_await client.call(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp},
                                                                       .authorization = "a-token-of-this-call"}));
        is_answered(co_await client.call(velo::validate_password_self{.body = {.password = "correct horse"}}));
        is_answered(co_await client.call(velo::update_password_self{
            .body = {.old_password = "My_current_password", .new_password = "battery staple"}}));
        is_answered(co_await client.call(
            velo::user_details_update{.user_id = w.jane, .body = {.first_name = "Jane", .last_name = nullptr}}));
        is_answered(co_await w.client_of(w.payee).call(
            velo::user_details_update_for_self{.body = {.first_name = "Pat", .email = "pat@example.com"}}));
        is_answered(co_await client.call(velo::delete_user_by_id_v2{.user_id = w.jane}));
        velo::client const login(w.transport, velo::basic(w.fake.key(), w.fake.secret()));
        is_answered(co_await login.call(velo::velo_auth{.grant_type = velo::grant_type::client_credentials}));
        is_answered(co_await login.call(velo::reset_password{.body = {.email = "jane@example.com"}}));
        auto const half = w.client_of(w.payee);
        is_answered(co_await half.call(
            velo::validate_access_token{.body = {.otp = "123456"}, .authorization = "a-token-of-this-call"}));
        is_answered(co_await half.call(velo::logout{}));
    });
}

BOOST_AUTO_TEST_CASE(an_answer_is_the_operations_own) {
    world const w;
    run([&]() -> net::awaitable<void> {
        auto const self = co_await w.api_of(w.jane).get_self();
        BOOST_TEST_REQUIRE(self.has_value());
        BOOST_TEST(*self->email == "jane@example.com");
        auto const nobody = co_await w.api_of(w.office).get_user_by_id_v2("8bbf301c-948f-4445-b411-357eec53e441");
        BOOST_TEST_REQUIRE(nobody.has_error());
        BOOST_TEST((nobody.error() == velo::condition::not_found));
    });
}

BOOST_AUTO_TEST_CASE(what_was_received_is_passed_on_where_it_is_written) {
    world const w;
    run([&]() -> net::awaitable<void> {
        auto const api = w.api_of(w.office);
        auto const page = co_await api.list_users({.sort = "email:asc"});
        BOOST_TEST_REQUIRE(page.has_value());
        for (velo::user_response const& user : page->content) {
            auto const same = co_await api.get_user_by_id_v2(*user.id);
            BOOST_TEST_REQUIRE(same.has_value());
            BOOST_TEST(*same->email == *user.email);
            is_answered(co_await api.user_details_update(
                *user.id, {.first_name = velo::person_name::checked(std::string(100, 'x')).value()}));
        }
        auto const token = velo::rest::bearer_token::checked(w.fake.token(w.jane).reveal());
        is_answered(co_await api.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, *token));
    });
}

BOOST_AUTO_TEST_CASE(a_call_may_outlive_its_client_and_its_operation) {
    world const w;
    auto const make = [&] {
        velo::get_user_by_id_v2 const op{.user_id = w.jane};
        return w.client_of(w.office).call(op);
    };
    run([&]() -> net::awaitable<void> {
        auto call = make();
        auto const user = co_await std::move(call);
        BOOST_TEST_REQUIRE(user.has_value());
        BOOST_TEST(*user->email == "jane@example.com");
    });
}

BOOST_AUTO_TEST_CASE(a_call_that_is_never_awaited_sends_nothing) {
    world const w;
    {
        auto const never = w.api_of(w.office).delete_user_by_id_v2(w.jane);
    }
    auto const users = w.fake.users();
    BOOST_TEST(users.size() == 3u);
}

BOOST_AUTO_TEST_CASE(an_argument_that_cannot_be_sent_is_the_calls_result) {
    world const w;
    run([&]() -> net::awaitable<void> {
        auto const received = rest::open<velo::user_id>::parse("..");
        auto const refused = co_await w.api_of(w.office).get_user_by_id_v2(received);
        BOOST_TEST_REQUIRE(refused.has_error());
        BOOST_TEST((refused.error() == velo::errc::invalid_request));
    });
}

BOOST_AUTO_TEST_CASE(options_are_written_where_the_call_is_awaited) {
    world const w;
    run([&]() -> net::awaitable<void> {
        auto const client = w.client_of(w.office);
        auto const api = w.api_of(w.office);
        velo::secret_string const own = w.fake.token(w.jane);
        is_answered(co_await client.call(velo::get_self{}, {.timeout = 5s,
                                                            .headers = {{"X-Reason", "audit"}, {"X-More", "more"}},
                                                            .retry = velo::retry::never,
                                                            .token = own,
                                                            .correlation = "a name of its own"}));
        is_answered(co_await api.get_self({.retry = velo::retry::always, .token = w.fake.token(w.jane)}));
        is_answered(co_await api.register_sms({.sms_number = "+11235555555"},
                                              {.timeout = 5s, .retry = velo::retry::backoff{.max_attempts = 2}}));
        is_answered(co_await client.call(
            velo::role_update{.user_id = w.jane, .body = {.roles = {"payor.admin"}}},
            {.retry = [](velo::retry::retry_context const&) -> std::optional<std::chrono::nanoseconds> {
                return 1ms;
            }}));
        auto const raw = co_await client.raw(velo::list_users{.page_size = 1}, {.correlation = "mine"});
        BOOST_TEST(raw.response.status() == 200);
        BOOST_TEST(raw.attempts == 1);
        BOOST_TEST(raw.correlation == "mine");
        BOOST_TEST(raw.outcome->content.size() == 1u);
    });
}

BOOST_AUTO_TEST_CASE(pages_and_items_are_generators) {
    world const w;
    run([&]() -> net::awaitable<void> {
        auto const client = w.client_of(w.office);
        auto pages = client.pages(velo::list_users{.page_size = 2});
        std::size_t count = 0;
        while (auto const page = co_await pages.next()) count += page->value().content.size();
        BOOST_TEST(count == 3u);
        BOOST_TEST(!(co_await pages.next()).has_value());
        auto items = client.items(velo::list_users{.page = 2, .page_size = 2}, {.timeout = 5s});
        auto const third = co_await items.next();
        BOOST_TEST_REQUIRE(third.has_value());
        BOOST_TEST(*third->value().email == "payee@example.com");
        BOOST_TEST(!(co_await items.next()).has_value());
        w.fake.fail_next(403);
        auto refused = client.items(velo::list_users{});
        auto const first = co_await refused.next();
        BOOST_TEST_REQUIRE(first.has_value());
        BOOST_TEST(first->error().status() == 403);
        BOOST_TEST(!(co_await refused.next()).has_value());
    });
}

BOOST_AUTO_TEST_CASE(a_token_is_got_shared_and_given_back) {
    world const w;
    run([&]() -> net::awaitable<void> {
        velo::client const client(w.transport, velo::client_credentials(w.fake.key(), w.fake.secret()));
        is_answered(co_await client.call(velo::list_users{}));
        w.fake.fail_next(401);
        BOOST_TEST((co_await client.call(velo::list_users{})).has_value());
        BOOST_TEST((co_await velo::log_out(client)).has_value());
        BOOST_TEST((co_await velo::log_out(client)).has_value());
        BOOST_TEST((co_await client.call(velo::list_users{})).has_value());
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
