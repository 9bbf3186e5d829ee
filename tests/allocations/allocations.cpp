// SPDX-License-Identifier: BSL-1.0
#include <velo/velo.hpp>

#include <cstddef>
#include <iostream>
#include <string_view>

#include "../support/counted_new.hpp"

// Counts what every call allocates once a client has made its first: nothing, for the request and for a response
// without content.

namespace {

int failures = 0;
int checks = 0;

template <class F>
std::size_t allocations_of(F call) {
    std::size_t const before = tests::allocations;
    call();
    return tests::allocations - before;
}

template <class Client, class Op>
void allocates_nothing(Client const& client, Op const& op,
                       typename Client::template options_of<Op> const& options = {}) {
    bool ok = true;
    auto const call = [&] { ok = client.call(op, options).has_value() && ok; };
    std::size_t const first = allocations_of(call);
    std::size_t steady = 0;
    for (int i = 0; i != 100; ++i) steady += allocations_of(call);
    ++checks;
    if (ok && steady == 0) return;
    ++failures;
    std::cout << Op::endpoint.name << ": " << first << " allocations in the first call, " << steady
              << " in the next 100" << (ok ? "\n" : ", and a call failed\n");
}

/// Would the check see an allocation? A token that a callable gives anew for each call is one.
bool an_allocation_is_seen(velo::rest::scripted const& server) {
    velo::client client(server, velo::bearer([] { return velo::secret_string("given-anew-for-each-call"); }));
    static_cast<void>(client.call(velo::get_self{}));
    return allocations_of([&] { static_cast<void>(client.call(velo::get_self{})); }) == 1;
}

}  // namespace

int main() {
    constexpr char const* id = "8bbf301c-948f-4445-b411-357eec53e441";
    velo::user_id_argument const user = *velo::user_id_argument::unchecked(id);

    velo::rest::scripted server;
    server.always({.status = 200, .body = "{}"});
    velo::client client(server, velo::bearer("8bbf301c-948f-4445-b411-357eec53e441"));

    // Without a body.
    allocates_nothing(client, velo::delete_user_by_id_v2{user});
    allocates_nothing(client, velo::disable_user_v2{user});
    allocates_nothing(client, velo::enable_user_v2{user});
    allocates_nothing(client, velo::unlock_user_v2{user});
    allocates_nothing(client, velo::get_self{});
    allocates_nothing(client, velo::get_user_by_id_v2{user});
    allocates_nothing(client, velo::list_users{});
    allocates_nothing(client, velo::list_users{.type = velo::user_type::payee,
                                               .status = velo::user_status::enabled,
                                               .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206",
                                               .payee_type = velo::payee_type::company,
                                               .page = 2,
                                               .page_size = 100,
                                               .sort = "lastName:desc,email:asc"});
    velo::client login(server, velo::basic(velo::secret_string("44a9537d-d55d-4b47-8082-14061c2bcdd8"),
                                           velo::secret_string("c396b26b-137a-44fd-87f5-34631f8fd529")));
    allocates_nothing(login, velo::velo_auth{});

    // With a token that is shared and refreshed, and with all options.
    velo::rest::scripted giving;
    giving.always({.status = 200, .body = R"({"access_token":"given-by-the-server","expires_in":1799})"});
    velo::client renewing(giving, velo::client_credentials(velo::secret_string("key"), velo::secret_string("secret")));
    allocates_nothing(renewing, velo::get_self{});
    allocates_nothing(renewing, velo::enable_user_v2{user});
    allocates_nothing(renewing, velo::role_update{.user_id = user, .body = {.roles = {"payor.admin"}}});
    velo::secret_string const own("a-token-of-its-own");
    allocates_nothing(client, velo::get_self{},
                      {.timeout = std::chrono::seconds(1),
                       .headers = {{"X-Reason", "a reason that is not short"}, {"X-More", "more"}},
                       .retry = velo::retry::always,
                       .token = own,
                       .correlation = "a correlation that is not short"});

    // With a body.
    allocates_nothing(client, velo::invite_user{.body = {.email = "foo@example.com",
                                                         .mfa_type = velo::mfa_type::sms,
                                                         .sms_number = "+11235555555",
                                                         .primary_contact_number = "+11235555555",
                                                         .secondary_contact_number = "+11235555550",
                                                         .roles = {"payor.admin", "payor.support"},
                                                         .first_name = "John",
                                                         .last_name = "Doe",
                                                         .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206",
                                                         .user_type = velo::user_type::payee,
                                                         .verification_code = "123456"}});
    allocates_nothing(client, velo::register_sms{.body = {.sms_number = "+11235555555"}});
    allocates_nothing(client, velo::resend_token{.user_id = user,
                                                 .body = {.token_type = velo::token_type::mfa_registration,
                                                          .verification_code = "123456"}});
    allocates_nothing(client, velo::role_update{.user_id = user, .body = {.roles = {"payor.admin"}}});
    allocates_nothing(client,
                      velo::unregister_mfa{.user_id = user, .body = {.mfa_type = velo::unregister_mfa_type::totp}});
    allocates_nothing(client, velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp},
                                                            .authorization = "a-token-of-its-own"});
    allocates_nothing(client, velo::update_password_self{
                                  .body = {.old_password = "My_current_password", .new_password = "My_new_password"}});
    allocates_nothing(client, velo::user_details_update{.user_id = user, .body = {.first_name = nullptr}});
    allocates_nothing(client, velo::user_details_update_for_self{.body = {.email = "foo@example.com"}});
    allocates_nothing(client, velo::validate_password_self{.body = {.password = "My_strong_password"}});

    if (!an_allocation_is_seen(server)) {
        ++failures;
        std::cout << "the count sees no allocation\n";
    }
    std::cout << checks << " calls, " << failures << " failures\n";
    return failures == 0 ? 0 : 1;
}
