// SPDX-License-Identifier: BSL-1.0

// The request of each operation, as a server receives it from libcurl.

#include <boost/json.hpp>

#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <vector>

#include "recorded.hpp"

namespace {

using tests::received_request;
using tests::sent;
namespace json = boost::json;

constexpr velo::user_id user = "8bbf301c-948f-4445-b411-357eec53e441";
constexpr velo::entity_id entity = "7fffa261-ac68-49e6-b605-d24a444d9206";
std::string const users = "/v2/users/8bbf301c-948f-4445-b411-357eec53e441";

/// Checks the rules of every request, and the request line and body of this one.
void check(received_request const& r, std::string const& method, std::string const& target, char const* body) {
    BOOST_TEST_CONTEXT(method << ' ' << target) {
        BOOST_TEST(r.line() == method + ' ' + target);
        BOOST_TEST(r.field("Accept") == "application/json");
        BOOST_TEST(r.field("User-Agent") == "velo-cpp/" VELO_VERSION_STRING);
        BOOST_TEST(!r.field("Authorization").starts_with('('));
        BOOST_TEST(r.field("Expect") == "(absent)");
        BOOST_TEST(r.field("Transfer-Encoding") == "(absent)");
        BOOST_TEST(r.field("Cookie") == "(absent)");
        BOOST_TEST(!r.field("Host").starts_with('('));
        if (body != nullptr) {
            BOOST_TEST(r.field("Content-Type") == "application/json");
            BOOST_TEST(r.field("Content-Length") == std::to_string(r.body.size()));
            BOOST_TEST(json::parse(r.body) == json::parse(body));
        } else {
            BOOST_TEST(r.field("Content-Type") == "(absent)");
            BOOST_TEST(r.field("Content-Length") == (method == "POST" ? "0" : "(absent)"));
            BOOST_TEST(r.body.empty());
        }
    }
}

template <class Op>
void check(Op const& op, std::string const& method, std::string const& target, char const* body = nullptr) {
    received_request const r = sent(op);
    check(r, method, target, body);
    if constexpr (Op::endpoint.security == velo::rest::security::basic) {
        BOOST_TEST(r.field("Authorization") == "Basic a2V5OnNlY3JldA==");
    } else {
        BOOST_TEST(r.field("Authorization") == "Bearer token");
    }
}

velo::invite_user_request least_invitation() {
    return {
        .email = "foo@example.com",
        .mfa_type = velo::mfa_type::totp,
        .sms_number = "+11235555555",
        .primary_contact_number = "+11235555555",
        .roles = {"velo.payor.admin"},
    };
}

std::string invitation(std::string const& more, std::string const& mfa_type = "TOTP") {
    return R"({"email":"foo@example.com","mfaType":")" + mfa_type +
           R"(","smsNumber":"+11235555555","primaryContactNumber":"+11235555555","roles":["velo.payor.admin"])" + more +
           "}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wire)

BOOST_AUTO_TEST_CASE(operations_without_a_body) {
    check(velo::get_self{}, "GET", "/v2/users/self");
    check(velo::get_user_by_id_v2{.user_id = user}, "GET", users);
    check(velo::delete_user_by_id_v2{.user_id = user}, "DELETE", users);
    check(velo::disable_user_v2{.user_id = user}, "POST", users + "/disable");
    check(velo::enable_user_v2{.user_id = user}, "POST", users + "/enable");
    check(velo::unlock_user_v2{.user_id = user}, "POST", users + "/unlock");
    check(velo::velo_auth{}, "POST", "/v1/authenticate?grant_type=client_credentials");
    check(velo::velo_auth{.grant_type = {}}, "POST", "/v1/authenticate");
    check(velo::logout{}, "POST", "/v1/logout");
}

BOOST_AUTO_TEST_CASE(list_users_sends_what_is_given_in_the_order_of_the_api_specification) {
    check(velo::list_users{}, "GET", "/v2/users");
    check(velo::list_users{.type = velo::user_type::payor,
                           .status = velo::user_status::enabled,
                           .entity_id = entity,
                           .payee_type = velo::payee_type::company,
                           .page = 2,
                           .page_size = 50,
                           .sort = "email:asc,lastName:desc"},
          "GET",
          "/v2/users?type=PAYOR&status=ENABLED&entityId=7fffa261-ac68-49e6-b605-d24a444d9206&payeeType=COMPANY&page=2&"
          "pageSize=50&sort=email%3Aasc%2ClastName%3Adesc");
    check(velo::list_users{.type = velo::user_type::backoffice}, "GET", "/v2/users?type=BACKOFFICE");
    check(velo::list_users{.type = velo::user_type::payee}, "GET", "/v2/users?type=PAYEE");
    check(velo::list_users{.status = velo::user_status::disabled}, "GET", "/v2/users?status=DISABLED");
    check(velo::list_users{.status = velo::user_status::pending}, "GET", "/v2/users?status=PENDING");
    check(velo::list_users{.payee_type = velo::payee_type::individual}, "GET", "/v2/users?payeeType=INDIVIDUAL");
    check(velo::list_users{.page = -1}, "GET", "/v2/users?page=-1");
    check(velo::list_users{.page_size = 1}, "GET", "/v2/users?pageSize=1");
    check(velo::list_users{.page_size = 100}, "GET", "/v2/users?pageSize=100");
    check(velo::list_users{.entity_id = velo::entity_id_argument::unchecked("a b&c=d/é").value()}, "GET",
          "/v2/users?entityId=a%20b%26c%3Dd%2F%C3%A9");
    check(velo::list_users{.sort = velo::sort::unchecked("~*").value()}, "GET", "/v2/users?sort=~%2A");
}

BOOST_AUTO_TEST_CASE(invite_user_least_and_full) {
    velo::invite_user op{least_invitation()};
    check(op, "POST", "/v2/users/invite", invitation("").c_str());

    op.body.secondary_contact_number = "+11235555550";
    op.body.first_name = "John";
    op.body.last_name = "Doe";
    op.body.entity_id = entity;
    op.body.user_type = velo::user_type::payee;
    op.body.verification_code = "123456";
    check(op, "POST", "/v2/users/invite",
          invitation(
              R"(,"secondaryContactNumber":"+11235555550","firstName":"John","lastName":"Doe",)"
              R"("entityId":"7fffa261-ac68-49e6-b605-d24a444d9206","userType":"PAYEE","verificationCode":"123456")")
              .c_str());
}

BOOST_AUTO_TEST_CASE(invite_user_each_enumerator_and_null) {
    velo::invite_user op{least_invitation()};
    op.body.mfa_type = velo::mfa_type::sms;
    check(op, "POST", "/v2/users/invite", invitation("", "SMS").c_str());
    op.body.mfa_type = velo::mfa_type::yubikey;
    check(op, "POST", "/v2/users/invite", invitation("", "YUBIKEY").c_str());
    op = {least_invitation()};
    op.body.user_type = velo::user_type::backoffice;
    op.body.entity_id = nullptr;
    check(op, "POST", "/v2/users/invite", invitation(R"(,"entityId":null,"userType":"BACKOFFICE")").c_str());
    op = {least_invitation()};
    op.body.user_type = velo::user_type::payor;
    op.body.secondary_contact_number = nullptr;
    op.body.verification_code = nullptr;
    check(op, "POST", "/v2/users/invite",
          invitation(R"(,"secondaryContactNumber":null,"userType":"PAYOR","verificationCode":null)").c_str());
}

BOOST_AUTO_TEST_CASE(names_keep_their_characters) {
    velo::invite_user op{least_invitation()};
    op.body.first_name = "Zoë \"Zo\" \\ 王小明 😀";
    op.body.last_name = velo::person_name::unchecked("line\nbreak\ttab\x01/").value();
    received_request const r = sent(op);
    BOOST_TEST(json::parse(r.body).at("firstName").as_string() == "Zoë \"Zo\" \\ 王小明 😀");
    BOOST_TEST(json::parse(r.body).at("lastName").as_string() == "line\nbreak\ttab\x01/");
    BOOST_TEST(r.field("Content-Length") == std::to_string(r.body.size()));
}

BOOST_AUTO_TEST_CASE(operations_with_a_body) {
    check(velo::register_sms{.body = {.sms_number = "+11235555555"}}, "POST", "/v2/users/registration/sms",
          R"({"smsNumber":"+11235555555"})");
    check(velo::resend_token{.user_id = user, .body = {.token_type = velo::token_type::invite_mfa_user}}, "POST",
          users + "/tokens", R"({"tokenType":"INVITE_MFA_USER"})");
    check(velo::resend_token{.user_id = user,
                             .body = {.token_type = velo::token_type::mfa_registration, .verification_code = "123456"}},
          "POST", users + "/tokens", R"({"tokenType":"MFA_REGISTRATION","verificationCode":"123456"})");
    check(velo::resend_token{.user_id = user,
                             .body = {.token_type = velo::token_type::mfa_registration, .verification_code = nullptr}},
          "POST", users + "/tokens", R"({"tokenType":"MFA_REGISTRATION","verificationCode":null})");
    check(velo::role_update{.user_id = user, .body = {.roles = {"payor.admin"}}}, "POST", users + "/roleUpdate",
          R"({"roles":["payor.admin"]})");
    check(velo::role_update{.user_id = user,
                            .body = {.roles = {"payor.admin", "payor.support"}, .verification_code = "123456"}},
          "POST", users + "/roleUpdate", R"({"roles":["payor.admin","payor.support"],"verificationCode":"123456"})");
    check(velo::role_update{.user_id = user, .body = {.roles = velo::role_list{}, .verification_code = nullptr}},
          "POST", users + "/roleUpdate", R"({"roles":[],"verificationCode":null})");
    check(velo::unregister_mfa{.user_id = user, .body = {.mfa_type = velo::unregister_mfa_type::totp}}, "POST",
          users + "/mfa/unregister", R"({"mfaType":"TOTP"})");
    check(velo::unregister_mfa{.user_id = user,
                               .body = {.mfa_type = velo::unregister_mfa_type::yubikey, .verification_code = "123456"}},
          "POST", users + "/mfa/unregister", R"({"mfaType":"YUBIKEY","verificationCode":"123456"})");
    check(velo::unregister_mfa{.user_id = user,
                               .body = {.mfa_type = velo::unregister_mfa_type::totp, .verification_code = nullptr}},
          "POST", users + "/mfa/unregister", R"({"mfaType":"TOTP","verificationCode":null})");
    check(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::sms}}, "POST",
          "/v2/users/self/mfa/unregister", R"({"mfaType":"SMS"})");
    check(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::yubikey}}, "POST",
          "/v2/users/self/mfa/unregister", R"({"mfaType":"YUBIKEY"})");
    check(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp}}, "POST",
          "/v2/users/self/mfa/unregister", R"({"mfaType":"TOTP"})");
    check(velo::update_password_self{.body = {.old_password = "correct horse", .new_password = "battery \"staple\""}},
          "POST", "/v2/users/self/password", R"({"oldPassword":"correct horse","newPassword":"battery \"staple\""})");
    check(velo::validate_access_token{.body = {.otp = "123456"}}, "POST", "/v1/validate", R"({"otp":"123456"})");
    received_request const reset = sent(velo::reset_password{.body = {.email = "foo@example.com"}});
    BOOST_TEST(reset.target() == "/v1/password/reset");
    BOOST_TEST(reset.body == R"({"email":"foo@example.com"})");
    BOOST_TEST(reset.field("Authorization") == "(absent)");
    check(velo::validate_password_self{.body = {.password = "correct horse"}}, "POST",
          "/v2/users/self/password/validate", R"({"password":"correct horse"})");
}

BOOST_AUTO_TEST_CASE(a_token_as_an_argument_replaces_the_token_of_the_client) {
    received_request const r =
        sent(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::sms}, .authorization = "of-this-call"});
    check(r, "POST", "/v2/users/self/mfa/unregister", R"({"mfaType":"SMS"})");
    BOOST_TEST(r.field("Authorization") == "Bearer of-this-call");
}

BOOST_AUTO_TEST_CASE(details_updates_tell_absent_null_and_value_apart) {
    check(velo::user_details_update{.user_id = user}, "POST", users + "/userDetailsUpdate", "{}");
    check(velo::user_details_update_for_self{}, "POST", "/v2/users/self/userDetailsUpdate", "{}");
    check(velo::user_details_update{.user_id = user, .body = {.first_name = nullptr}}, "POST",
          users + "/userDetailsUpdate", R"({"firstName":null})");
    check(velo::user_details_update{.user_id = user,
                                    .body = {.primary_contact_number = nullptr,
                                             .secondary_contact_number = nullptr,
                                             .first_name = nullptr,
                                             .last_name = nullptr,
                                             .email = nullptr,
                                             .sms_number = nullptr,
                                             .mfa_type = nullptr,
                                             .verification_code = nullptr}},
          "POST", users + "/userDetailsUpdate",
          R"({"primaryContactNumber":null,"secondaryContactNumber":null,"firstName":null,"lastName":null,"email":null,)"
          R"("smsNumber":null,"mfaType":null,"verificationCode":null})");
    check(velo::user_details_update{.user_id = user,
                                    .body = {.primary_contact_number = "+11235555555",
                                             .secondary_contact_number = "+11235555550",
                                             .first_name = "John",
                                             .last_name = "Doe",
                                             .email = "foo@example.com",
                                             .sms_number = "+11235555555",
                                             .mfa_type = velo::mfa_type::sms,
                                             .verification_code = "123456"}},
          "POST", users + "/userDetailsUpdate",
          R"({"primaryContactNumber":"+11235555555","secondaryContactNumber":"+11235555550","firstName":"John",)"
          R"("lastName":"Doe","email":"foo@example.com","smsNumber":"+11235555555","mfaType":"SMS",)"
          R"("verificationCode":"123456"})");
    check(velo::user_details_update_for_self{.body = {.primary_contact_number = nullptr,
                                                      .secondary_contact_number = nullptr,
                                                      .first_name = nullptr,
                                                      .last_name = nullptr,
                                                      .email = nullptr,
                                                      .sms_number = nullptr}},
          "POST", "/v2/users/self/userDetailsUpdate",
          R"({"primaryContactNumber":null,"secondaryContactNumber":null,"firstName":null,"lastName":null,"email":null,)"
          R"("smsNumber":null})");
}

BOOST_AUTO_TEST_CASE(path_values_are_encoded_but_for_unreserved_characters) {
    std::string const unreserved = "AZaz09-._~";
    std::string const reserved = ":/?#[]@!$&'()*+,;=";
    auto const target_of = [](std::string const& id) {
        return sent(velo::get_user_by_id_v2{.user_id = velo::user_id_argument::unchecked(id).value()}).target();
    };
    BOOST_TEST(target_of(unreserved) == "/v2/users/" + unreserved);
    BOOST_TEST(target_of(reserved) == "/v2/users/%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D");
    BOOST_TEST(target_of("a b%") == "/v2/users/a%20b%25");
    BOOST_TEST(target_of("...") == "/v2/users/...");
    BOOST_TEST(target_of("../x") == "/v2/users/..%2Fx");
}

BOOST_AUTO_TEST_CASE(an_id_that_addresses_another_resource_never_reaches_the_server) {
    tests::recording_server server;
    velo::users_api const api(velo::client(tests::direct(server.url()), velo::bearer("token")));
    for (char const* const text : {"", ".", ".."}) {
        auto const id = velo::user_id_argument::unchecked(text);
        if (!id) continue;
        auto const refused = [](auto const& result) {
            return result.has_error() && result.error() == velo::errc::invalid_request;
        };
        BOOST_TEST(refused(api.get_user_by_id_v2(*id)));
        BOOST_TEST(refused(api.delete_user_by_id_v2(*id)));
        BOOST_TEST(refused(api.disable_user_v2(*id)));
        BOOST_TEST(refused(api.enable_user_v2(*id)));
        BOOST_TEST(refused(api.unlock_user_v2(*id)));
        BOOST_TEST(refused(api.role_update(*id, {.roles = {"payor.admin"}})));
        BOOST_TEST(refused(api.resend_token(*id, {.token_type = velo::token_type::mfa_registration})));
        BOOST_TEST(refused(api.unregister_mfa(*id, {.mfa_type = velo::unregister_mfa_type::totp})));
        BOOST_TEST(refused(api.user_details_update(*id, {})));
    }
    // The same id, received from a server.
    auto const received = velo::rest::open<velo::user_id>::parse("..");
    BOOST_TEST(api.get_user_by_id_v2(received).has_error());
    BOOST_TEST(server.requests().empty());
    BOOST_TEST(server.connections() == 0u);
}

BOOST_AUTO_TEST_CASE(the_path_of_the_servers_url_stands_in_front) {
    for (std::string const path : {"/proxy/velo", "/proxy/velo/"}) {
        tests::recording_server server(
            [](auto const&, std::size_t) { return tests::canned_bytes{tests::response_with(200, "{}")}; });
        BOOST_TEST(
            velo::client(tests::direct(server.url(path)), velo::bearer("token")).call(velo::get_self{}).has_value());
        BOOST_TEST(server.requests().at(0).target() == "/proxy/velo/v2/users/self");
    }
    tests::recording_server server(
        [](auto const&, std::size_t) { return tests::canned_bytes{tests::response_with(200, "{}")}; });
    BOOST_TEST(velo::client(tests::direct(server.url("/")), velo::bearer("token")).call(velo::get_self{}).has_value());
    BOOST_TEST(server.requests().at(0).target() == "/v2/users/self");
}

// The recorded requests of the reference client. Ours differ on purpose: no Content-Type without a body, another
// User-Agent, another order of fields.
BOOST_AUTO_TEST_CASE(the_requests_of_the_reference_client) {
    std::ifstream file(VELO_CONTRACT "/wire_examples.json");
    std::string const text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    json::value const examples = json::parse(text);

    // Parses the recorded body into our request, so that the call sends it again.
    auto const body_of = []<class Body>(json::object const& args, std::type_identity<Body>) {
        Body body = velo::rest::make_blank<Body>();
        std::string const bytes = json::serialize(args.at("body"));
        BOOST_TEST(velo::rest::read_json(bytes, body).has_value());
        return body;
    };
    auto const id_of = [](json::object const& args) {
        return velo::user_id_argument::unchecked(std::string_view(args.at("userId").as_string())).value();
    };
    using call = std::function<received_request(json::object const&)>;
    std::map<std::string, call> const calls{
        {"deleteUserByIdV2", [&](auto const& a) { return sent(velo::delete_user_by_id_v2{.user_id = id_of(a)}); }},
        {"disableUserV2", [&](auto const& a) { return sent(velo::disable_user_v2{.user_id = id_of(a)}); }},
        {"enableUserV2", [&](auto const& a) { return sent(velo::enable_user_v2{.user_id = id_of(a)}); }},
        {"unlockUserV2", [&](auto const& a) { return sent(velo::unlock_user_v2{.user_id = id_of(a)}); }},
        {"getUserByIdV2", [&](auto const& a) { return sent(velo::get_user_by_id_v2{.user_id = id_of(a)}); }},
        {"getSelf", [&](auto const&) { return sent(velo::get_self{}); }},
        {"inviteUser",
         [&](auto const& a) {
             return sent(velo::invite_user{body_of(a, std::type_identity<velo::invite_user_request>{})});
         }},
        {"registerSms",
         [&](auto const& a) {
             return sent(velo::register_sms{body_of(a, std::type_identity<velo::register_sms_request>{})});
         }},
        {"roleUpdate",
         [&](auto const& a) {
             return sent(velo::role_update{id_of(a), body_of(a, std::type_identity<velo::role_update_request>{})});
         }},
        {"resendToken",
         [&](auto const& a) {
             return sent(velo::resend_token{id_of(a), body_of(a, std::type_identity<velo::resend_token_request>{})});
         }},
        {"unregisterMFA",
         [&](auto const& a) {
             return sent(
                 velo::unregister_mfa{id_of(a), body_of(a, std::type_identity<velo::unregister_mfa_request>{})});
         }},
        {"unregisterMFAForSelf",
         [&](auto const& a) {
             return sent(velo::unregister_mfa_for_self{
                 body_of(a, std::type_identity<velo::self_mfa_type_unregister_request>{})});
         }},
        {"updatePasswordSelf",
         [&](auto const& a) {
             return sent(
                 velo::update_password_self{body_of(a, std::type_identity<velo::self_update_password_request>{})});
         }},
        {"validatePasswordSelf",
         [&](auto const& a) {
             return sent(velo::validate_password_self{body_of(a, std::type_identity<velo::password_request>{})});
         }},
        {"userDetailsUpdate",
         [&](auto const& a) {
             return sent(velo::user_details_update{
                 id_of(a), body_of(a, std::type_identity<velo::user_details_update_request>{})});
         }},
        {"userDetailsUpdateForSelf",
         [&](auto const& a) {
             return sent(velo::user_details_update_for_self{
                 body_of(a, std::type_identity<velo::payee_user_self_update_request>{})});
         }},
        {"listUsers",
         [&](json::object const& a) {
             velo::list_users q;
             if (a.contains("type"))
                 q.type =
                     velo::rest::parse_enumerator<velo::user_type>(std::string_view(a.at("type").as_string())).value();
             if (a.contains("status"))
                 q.status =
                     velo::rest::parse_enumerator<velo::user_status>(std::string_view(a.at("status").as_string()))
                         .value();
             if (a.contains("entityId"))
                 q.entity_id =
                     velo::entity_id_argument::unchecked(std::string_view(a.at("entityId").as_string())).value();
             if (a.contains("payeeType"))
                 q.payee_type =
                     velo::rest::parse_enumerator<velo::payee_type>(std::string_view(a.at("payeeType").as_string()))
                         .value();
             if (a.contains("page")) q.page = static_cast<std::int32_t>(a.at("page").as_int64());
             if (a.contains("pageSize")) q.page_size = velo::page_size::checked(a.at("pageSize").as_int64()).value();
             if (a.contains("sort")) q.sort = velo::sort::checked(std::string_view(a.at("sort").as_string())).value();
             return sent(q);
         }},
    };
    std::size_t compared = 0;
    for (json::value const& e : examples.as_array()) {
        std::string const operation(e.at("operation").as_string());
        BOOST_TEST_CONTEXT(e.at("id")) {
            auto const found = calls.find(operation);
            BOOST_TEST_REQUIRE((found != calls.end()), "an example without a call: " << operation);
            received_request const r = found->second(e.at("args").as_object());
            json::object const& expected = e.at("request").as_object();
            json::value const& body = expected.at("body");
            check(r, std::string(expected.at("method").as_string()), std::string(expected.at("target").as_string()),
                  body.is_null() ? nullptr : std::string(body.as_string()).c_str());
            ++compared;
        }
    }
    BOOST_TEST(compared == examples.as_array().size());
    BOOST_TEST(compared >= 30u);
}

BOOST_AUTO_TEST_SUITE_END()
