// SPDX-License-Identifier: BSL-1.0
#include <velo/fake.hpp>

#include <random>
#include <set>

#include "fake/prepared_fake.hpp"

using namespace tests;

BOOST_AUTO_TEST_SUITE(fake)

BOOST_AUTO_TEST_CASE(a_fake_is_constructed_with_users) {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}, {.shown = {.email = "bob@example.com"}}});
    velo::users_api const api(velo::client(fake, velo::bearer(fake.token())));
    BOOST_TEST((emails(api.list_users().value()) == std::vector<std::string>{"ann@example.com", "bob@example.com"}));
}

BOOST_AUTO_TEST_CASE(absent_members_of_a_user_get_defaults) {
    velo::fake const fake;
    velo::user_id const office = fake.add({});
    velo::user_id const payor = fake.add({.shown = {.entity_id = acme}});
    velo::user_id const pending = fake.add({.enrolled = false});
    velo::user_id const named = fake.add({.shown = {.id = unknown_user}});
    velo::users_api const api(velo::client(fake, velo::bearer(fake.token())));
    BOOST_TEST((*api.get_user_by_id_v2(office)->user_type == velo::user_type::backoffice));
    BOOST_TEST((*api.get_user_by_id_v2(office)->status == velo::user_status::enabled));
    BOOST_TEST(*api.get_user_by_id_v2(office)->locked_out == false);
    BOOST_TEST((*api.get_user_by_id_v2(payor)->user_type == velo::user_type::payor));
    BOOST_TEST((api.get_user_by_id_v2(pending)->status == velo::user_status::pending));
    BOOST_TEST((api.get_user_by_id_v2(pending)->mfa_status == velo::mfa_status::unregistered));
    BOOST_TEST((api.get_user_by_id_v2(payor)->mfa_type == velo::mfa_type::totp));
    BOOST_TEST((api.get_user_by_id_v2(payor)->mfa_status == velo::mfa_status::registered));
    BOOST_TEST((named == unknown_user));
}

BOOST_AUTO_TEST_CASE(a_user_with_a_password_can_log_in) {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}, .password = "correct horse battery staple"}});
    BOOST_TEST(fake.log_in("ann@example.com", good_password).has_value());
}

BOOST_AUTO_TEST_CASE(a_user_who_is_not_enrolled_has_an_invitation) {
    prepared_fake f;
    velo::user_id const ivy = f.fake.add({.shown = {.email = "ivy@example.com"}, .enrolled = false});
    auto const sent = f.messages(velo::fake_message_kind::invitation);
    BOOST_TEST_REQUIRE(sent.size() == 1u);
    BOOST_TEST(sent[0].to == "ivy@example.com");
    BOOST_TEST(f.application().resend_token(ivy, {.token_type = velo::token_type::invite_mfa_user}).has_value());
    BOOST_TEST(f.fake.accept_invitation(f.messages(velo::fake_message_kind::invitation).back().secret, good_password));
}

BOOST_AUTO_TEST_CASE(passwords_are_not_shown) {
    prepared_fake f;
    for (velo::fake_user const& u : f.fake.users()) BOOST_TEST(!u.password.has_value());
}

BOOST_AUTO_TEST_CASE(the_clock_moves_by_advance_only) {
    velo::fake const fake;
    auto const start = fake.now();
    static_cast<void>(velo::client(fake, velo::bearer(fake.token())).call(velo::list_users{}));
    BOOST_TEST((fake.now() == start));
    fake.advance(90s);
    BOOST_TEST((fake.now() - start == 90s));
}

BOOST_AUTO_TEST_CASE(the_outbox_can_be_read_and_cleared) {
    prepared_fake f;
    BOOST_TEST(f.as(f.back_office).register_sms({.sms_number = "+14155550101"}).has_value());
    BOOST_TEST(f.login().reset_password({.email = "admin@example.com"}).has_value());
    BOOST_TEST(f.fake.outbox().size() == 2u);
    BOOST_TEST((f.fake.outbox()[0].kind == velo::fake_message_kind::verification));
    BOOST_TEST((f.fake.outbox()[1].kind == velo::fake_message_kind::password_reset));
    f.fake.clear_outbox();
    BOOST_TEST(f.fake.outbox().empty());
}

BOOST_AUTO_TEST_CASE(fail_next_refuses_the_next_attempt_with_any_status) {
    prepared_fake f;
    auto const api = f.application();
    for (int const wanted : {503, 418, 401}) {
        f.fake.fail_next(wanted);
        auto const refused = api.disable_user_v2(f.admin, {.retry = velo::retry::never});
        BOOST_TEST(status(refused) == wanted);
        BOOST_TEST(*refused.error().payload()->http_status_code == wanted);
    }
    BOOST_TEST((*f.shown(f.admin).status == velo::user_status::enabled));
    BOOST_TEST(api.disable_user_v2(f.admin).has_value());
}

BOOST_AUTO_TEST_CASE(fail_next_ends_the_next_attempt_before_it_acts) {
    prepared_fake f;
    auto const api = f.application();
    f.fake.fail_next(velo::errc::connect_failed, velo::delivery::not_sent);
    f.fake.fail_next(velo::errc::timed_out, velo::delivery::maybe_sent);
    auto failed = api.disable_user_v2(f.admin, {.retry = velo::retry::never});
    BOOST_TEST((failed.error() == velo::errc::connect_failed));
    BOOST_TEST((failed.error().delivery() == velo::delivery::not_sent));
    failed = api.disable_user_v2(f.admin, {.retry = velo::retry::never});
    BOOST_TEST((failed.error() == velo::errc::timed_out));
    BOOST_TEST((failed.error().delivery() == velo::delivery::maybe_sent));
    BOOST_TEST((*f.shown(f.admin).status == velo::user_status::enabled));
}

BOOST_AUTO_TEST_CASE(lose_next_response_loses_a_response_after_the_effect) {
    prepared_fake f;
    auto const api = f.application();
    f.fake.lose_next_response();
    auto const failed = api.disable_user_v2(f.admin, {.retry = velo::retry::never});
    BOOST_TEST((failed.error() == velo::errc::connection_lost));
    BOOST_TEST((failed.error().delivery() == velo::delivery::maybe_sent));
    BOOST_TEST((*f.shown(f.admin).status == velo::user_status::disabled));
}

BOOST_AUTO_TEST_CASE(a_request_for_an_unknown_operation_is_not_served) {
    velo::fake const fake;
    velo::rest::response response;
    for (auto const& [method, target] :
         {std::pair{velo::rest::method::get, "/v2/payments"}, std::pair{velo::rest::method::put, "/v2/users/self"},
          std::pair{velo::rest::method::get, "/v2/users/self/"}}) {
        auto const sent = fake.send({"", method, target, {}, {}, false}, response);
        BOOST_TEST((sent.error == velo::errc::not_served));
        BOOST_TEST((sent.delivered == velo::delivery::not_sent));
    }
}

BOOST_AUTO_TEST_CASE(copies_share_one_state) {
    velo::fake one;
    velo::fake const copy = one;
    velo::fake const other;
    one.add({});
    BOOST_TEST(copy.users().size() == 1u);
    BOOST_TEST(other.users().empty());
}

BOOST_AUTO_TEST_CASE(the_same_calls_have_the_same_responses) {
    auto const run = [] {
        prepared_fake f;
        auto const api = f.application();
        static_cast<void>(api.invite_user(invitation("ann@example.com", one_role("backoffice.admin"))));
        static_cast<void>(api.get_user_by_id_v2(unknown_user));
        return velo::rest::redacted(api.list_users({.page_size = 100}).value()) +
               *api.get_user_by_id_v2(unknown_user).error().payload()->correlation_id;
    };
    BOOST_TEST(run() == run());
}

// For every request: the status is one that the operation documents, and an error has a payload.
namespace property {

std::string const ids[] = {"self", "", ".", "..", "no-id", "%2e%2e", "a%2Fb", "8bbf301c-948f-4445-b411-357eec53e441"};
std::string const queries[] = {"",
                               "?page=0",
                               "?page=x",
                               "?pageSize=101",
                               "?type=KING",
                               "?status=ENABLED&status=x",
                               "?unknown=1",
                               "?sort=%zz",
                               "?entityId=%",
                               "?page=99999999999999999999",
                               "?&&==",
                               "?sort=email:asc"};
std::string const bodies[] = {"",
                              "null",
                              "{}",
                              "[]",
                              "{",
                              "{\"roles\":[]}",
                              "{\"roles\":null}",
                              "{\"roles\":[5]}",
                              "{\"roles\":[\"payor.admin\"]}",
                              "{\"email\":null}",
                              "{\"email\":\"x\"}",
                              "{\"email\":\"master@example.com\"}",
                              "{\"firstName\":\"\"}",
                              "{\"smsNumber\":\"+14155550101\"}",
                              "{\"tokenType\":\"MFA_REGISTRATION\"}",
                              "{\"mfaType\":\"TOTP\",\"verificationCode\":\"123456\"}",
                              "{\"password\":\"My_strong_password\"}",
                              "{\"oldPassword\":\"correct horse battery staple\",\"newPassword\":\"My_new_password\"}",
                              "{\"otp\":\"123456\"}",
                              "{\"otp\":\"1\"}",
                              "\xff\xfe",
                              "{\"email\":\"n@x.y\",\"mfaType\":\"TOTP\",\"smsNumber\":\"+14155550101\","
                              "\"primaryContactNumber\":\"+14155550101\",\"roles\":[\"payor.admin\"]}",
                              "{\"email\":\"n@x.y\",\"mfaType\":\"FAX\",\"smsNumber\":\"1\",\"primaryContactNumber\":"
                              "\"+14155550101\",\"roles\":[\"payor.admin\"]}"};

template <class Op>
void check_statuses(std::mt19937& random) {
    prepared_fake f;
    velo::rest::secure_buffer basic;
    BOOST_TEST((velo::basic(f.fake.key(), f.fake.secret()).authorize(velo::rest::basic_security{}, basic) ==
                velo::errc::none));
    std::vector<std::string> const tokens{
        std::string(basic.view()),
        "Bearer " + std::string(f.fake.token(f.back_office).reveal()),
        "Bearer " + std::string(f.fake.log_in("master@example.com", good_password)->reveal()),
        "Bearer " + std::string(f.fake.token().reveal()),
        "Bearer " + std::string(f.fake.token(f.admin).reveal()),
        "Bearer " + std::string(f.fake.token(f.payee).reveal()),
        "Bearer unknown",
        "Basic x",
        ""};
    auto const pick = [&](auto const& from) -> auto const& {
        return from[std::uniform_int_distribution<std::size_t>(0, std::size(from) - 1)(random)];
    };
    std::set<int> seen;
    for (int i = 0; i != 400; ++i) {
        std::string target;
        std::string_view rest = Op::endpoint.path;
        while (!rest.empty()) {
            auto const piece = velo::rest::next_path_piece(rest);
            target += piece.literal;
            if (!piece.placeholder.empty())
                target += i % 3 == 0 ? std::string(std::string_view(f.support.to_text())) : pick(ids);
        }
        target += pick(queries);
        std::string const token = pick(tokens);
        std::string const body = pick(bodies);
        std::vector<velo::rest::header> headers;
        if (!token.empty()) headers.push_back({"Authorization", token});
        velo::rest::response response;
        auto const sent = f.fake.send({"", Op::endpoint.method, target, headers, body, true}, response);
        if (sent.error != velo::errc::none) {
            BOOST_TEST((sent.error == velo::errc::not_served), target);
            continue;
        }
        int const got = response.status();
        seen.insert(got);
        // With `self` in place of an id the request is for another operation, which has other statuses.
        if (target.find("/self") != std::string::npos &&
            std::string_view(Op::endpoint.path).find("/self") == std::string_view::npos)
            continue;
        BOOST_TEST((got == Op::endpoint.success || Op::endpoint.errors.contains(got)),
                   Op::endpoint.name << " responds with " << got << " to " << target << " with " << body);
        if (got >= 400) {
            auto payload = velo::rest::make_blank<velo::error_response>();
            BOOST_TEST(velo::rest::read_json(response.body(), payload).has_value());
            BOOST_TEST(!payload.errors.empty());
            BOOST_TEST(payload.correlation_id.has_value());
            BOOST_TEST(*payload.http_status_code == got);
        }
    }
    BOOST_TEST(seen.size() >= 2u, Op::endpoint.name);
}

}  // namespace property

BOOST_AUTO_TEST_CASE(every_response_has_a_documented_status) {
    std::mt19937 random(4711);
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) { property::check_statuses<Op>(random); });
}

BOOST_AUTO_TEST_SUITE_END()
