// SPDX-License-Identifier: BSL-1.0

// A program that is built twice: with -fno-exceptions -fno-rtti, and with both. Both compile Boost.JSON by
// velo/src.hpp.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

int failures = 0;

void check(bool holds, char const* what) {
    if (holds) return;
    std::printf("not true: %s\n", what);
    ++failures;
}

void scripted_calls() {
    velo::rest::scripted script;
    velo::users_api users(velo::client(script, velo::bearer("token")));
    script.expect({.target = "/v2/users/self"}, {.body = R"({"email":"ann@example.com","lockedOut":false})"});
    auto const self = users.get_self();
    check(self && self->email == std::string("ann@example.com"), "an answer is read");

    script.expect({}, {.status = 409, .body = R"({"errors":[{"location":"email"}]})"});
    auto const refused = users.user_details_update("8bbf301c-948f-4445-b411-357eec53e441", {.email = "a@example.com"});
    check(refused.has_error() && refused.error() == velo::condition::conflict, "a status is an error");
    check(refused.error().payload() != nullptr, "an error payload is read");

    script.expect({}, {.body = R"({"lockedOut":"maybe"})"});
    auto const odd = users.get_self();
    check(odd.has_error() && odd.error().pointer() == "/lockedOut", "an response that cannot be decoded is an error");

    auto const nowhere = users.get_user_by_id_v2(velo::user_id_argument::unchecked("..").value());
    check(nowhere.has_error() && nowhere.error() == velo::errc::invalid_request, "what cannot be sent is refused");
    check(script.is_finished() && script.request_count() == 3, "and was not sent");
    check(!velo::phone::checked("12345").has_value(), "a value is checked at run time");
}

void fake_calls() {
    velo::fake fake;
    velo::client login(fake, velo::basic(fake.key(), fake.secret()));
    auto const granted = login.call(velo::velo_auth{});
    check(granted.has_value(), "the fake gives a token");
    velo::users_api users(velo::client(fake, velo::bearer(*granted->access_token)));
    check(users
              .invite_user({.email = "ann@example.com",
                            .mfa_type = velo::mfa_type::totp,
                            .sms_number = "+14155550101",
                            .primary_contact_number = "+14155550102",
                            .roles = {"backoffice.admin"}})
              .has_value(),
          "an invitation");
    auto const page = users.list_users();
    check(page && page->content.size() == 1, "a list");
    check(users.get_user_by_id_v2(*page->content[0].id).has_value(), "an id of the list is an argument");
}

void the_value_of_an_error() {
    velo::rest::scripted script;
    script.always({.status = 404});
    velo::users_api users(velo::client(script, velo::bearer("token")));
#if defined(BOOST_NO_EXCEPTIONS)
    // Ends in boost::throw_exception, which the program defines.
    if (failures == 0) static_cast<void>(users.get_self().value());
    check(false, "value() of an error does not return");
#else
    try {
        static_cast<void>(users.get_self().value());
        check(false, "value() of an error does not return");
    } catch (velo::call_failed const& e) {
        check(e.error().status() == 404 && std::string_view(e.what()) == "get_self: HTTP 404 not found",
              "it says what");
    }
#endif
}

}  // namespace

int main() {
    scripted_calls();
    fake_calls();
    the_value_of_an_error();
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
