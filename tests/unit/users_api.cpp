// SPDX-License-Identifier: BSL-1.0
#include <velo/users_api.hpp>

#include <velo/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

namespace {

namespace rest = velo::rest;

std::string last(rest::scripted const& server) {
    return std::string(to_text(server.last_method())) + " " + std::string(server.last_target()) + "\n" +
           std::string(server.last_headers()) + "\n" + std::string(server.last_body());
}

BOOST_AUTO_TEST_SUITE(users_api)

BOOST_AUTO_TEST_CASE(each_function_sends_what_its_operation_sends) {
    rest::scripted server;
    server.always({.status = 200, .body = "{}"});
    velo::client const client(server, velo::bearer("token"));
    velo::users_api const api(client);
    std::set<std::string> requests;

    auto const same = [&](auto const& by_function, auto const& operation) {
        BOOST_TEST(by_function.has_value());
        std::string const sent = last(server);
        BOOST_TEST(client.call(operation).has_value());
        BOOST_TEST(sent == last(server));
        requests.insert(sent);
    };

    velo::user_id const id("8bbf301c-948f-4445-b411-357eec53e441");
    velo::invite_user_request const invited{.email = "a@b",
                                            .mfa_type = velo::mfa_type::sms,
                                            .sms_number = "+1234",
                                            .primary_contact_number = "+1235",
                                            .roles = {"payor.admin"}};

    same(api.delete_user_by_id_v2(id), velo::delete_user_by_id_v2{id});
    same(api.disable_user_v2(id), velo::disable_user_v2{id});
    same(api.enable_user_v2(id), velo::enable_user_v2{id});
    same(api.get_self(), velo::get_self{});
    same(api.get_user_by_id_v2(id), velo::get_user_by_id_v2{id});
    same(api.invite_user(invited), velo::invite_user{invited});
    same(api.list_users(), velo::list_users{});
    same(api.list_users({.status = velo::user_status::enabled, .page_size = 50}),
         velo::list_users{.status = velo::user_status::enabled, .page_size = 50});
    same(api.register_sms({.sms_number = "+1234"}), velo::register_sms{.body = {.sms_number = "+1234"}});
    same(api.resend_token(id, {.token_type = velo::token_type::invite_mfa_user}),
         velo::resend_token{.user_id = id, .body = {.token_type = velo::token_type::invite_mfa_user}});
    same(api.role_update(id, {.roles = {"payor.admin"}}),
         velo::role_update{.user_id = id, .body = {.roles = {"payor.admin"}}});
    same(api.unlock_user_v2(id), velo::unlock_user_v2{id});
    same(api.unregister_mfa(id, {.mfa_type = velo::unregister_mfa_type::yubikey}),
         velo::unregister_mfa{.user_id = id, .body = {.mfa_type = velo::unregister_mfa_type::yubikey}});
    same(api.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}),
         velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp}});
    same(api.unregister_mfa_for_self({.mfa_type = velo::mfa_type::totp}, "own-token"),
         velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp}, .authorization = "own-token"});
    same(api.update_password_self({.old_password = "12345678", .new_password = "0987654321"}),
         velo::update_password_self{.body = {.old_password = "12345678", .new_password = "0987654321"}});
    same(api.user_details_update(id, {.first_name = nullptr}),
         velo::user_details_update{.user_id = id, .body = {.first_name = nullptr}});
    same(api.user_details_update_for_self({.last_name = "Doe"}),
         velo::user_details_update_for_self{.body = {.last_name = "Doe"}});
    same(api.validate_password_self({.password = "1234567890"}),
         velo::validate_password_self{.body = {.password = "1234567890"}});

    BOOST_TEST(requests.size() == 19u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
