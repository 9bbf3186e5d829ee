// SPDX-License-Identifier: BSL-1.0

// The program whose sizes are measured. It makes calls over scripted bytes and prints what each of them took. By macro:
// BARE without the library; ONE operation; ALL 17 operations; OWN_MODEL, one operation into a struct of the board;
// CREDENTIALS, with a token by key and secret in place of one that is given.

#include "harness.hpp"

#if !defined(BARE)

#include <velo/rest/model/text.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/users_api.hpp>

#include <array>

#include "responses.hpp"

namespace rest = velo::rest;

namespace {

std::array<char, 1024> out, in;
harness::script wire;
// In flash: the URL has 512 bytes.
constexpr rest::stream_options options{
    .server = "https://api.sandbox.velopayments.com", .out = out, .in = in, .confidential = true};

constexpr velo::user_id_argument id() {
    return *velo::user_id_argument::unchecked("8bbf301c-948f-4445-b411-357eec53e441");
}

#if defined(OWN_MODEL)

/// Any text of at most 63 bytes; a longer one is a decode error.
struct short_text_rule {
    static constexpr std::size_t capacity = 63;
    static constexpr std::string_view expected = "at most 63 bytes";
    static constexpr bool accepts(std::string_view) noexcept { return true; }
    using mistake = class at_most_63_bytes;
};
using short_text = rest::text<short_text_rule>;

struct board_user {
    rest::field<short_text> email = {};
    rest::field<short_text> last_name = {};
    rest::field<rest::open<velo::user_status>> status = {};
};
BOOST_DESCRIBE_STRUCT(board_user, (), (email, last_name, status))

struct board_error {
    rest::field<std::int64_t> http_status_code = {};
};
BOOST_DESCRIBE_STRUCT(board_error, (), (http_status_code))

struct get_board_user {
    rest::required<velo::user_id_argument> user_id;

    using response = board_user;
    using error_payload = board_error;
    static constexpr rest::endpoint endpoint = velo::get_user_by_id_v2::endpoint;
};
BOOST_DESCRIBE_STRUCT(get_board_user, (), (user_id))
using read_operation = get_board_user;

#else
using read_operation = velo::get_user_by_id_v2;
#endif

template <class Client>
[[gnu::noinline]] void read_a_user(Client const& client) {
    harness::measure("get_user_by_id_v2", [&] {
        wire.respond(a_user);
        auto const user = client.call(read_operation{.user_id = id()});
        return user && *user->last_name == std::string_view("Doe");
    });
    harness::measure("get_user_by_id_v2,404", [&] {
        wire.respond(not_found);
        auto const user = client.call(read_operation{.user_id = id()});
        return !user && user.error().status() == 404 && user.error().payload() != nullptr &&
               user.error().payload()->http_status_code == 404;
    });
}

#if defined(ALL)

/// Calls an operation whose response is not looked at any further.
template <class Client, class Make>
void call(Client const& client, std::string_view response, Make make) {
    using operation = decltype(make());
    harness::measure(operation::endpoint.name, [&] {
        wire.respond(response);
        return client.call(make()).has_value();
    });
}

template <class Client>
[[gnu::noinline]] void call_all(Client const& client) {
    call(client, a_user, [] { return velo::get_self{}; });
    call(client, a_page,
         [] { return velo::list_users{.status = velo::user_status::enabled, .page_size = 25, .sort = "email:asc"}; });
    call(client, no_content, [] { return velo::delete_user_by_id_v2{id()}; });
    call(client, no_content, [] { return velo::disable_user_v2{id()}; });
    call(client, no_content, [] { return velo::enable_user_v2{id()}; });
    call(client, no_content, [] { return velo::unlock_user_v2{id()}; });
    call(client, no_content, [] {
        return velo::invite_user{.body = {.email = "foo@example.com",
                                          .mfa_type = velo::mfa_type::sms,
                                          .sms_number = "+11235555555",
                                          .primary_contact_number = "+11235555555",
                                          .roles = {"payor.admin", "payor.support"},
                                          .first_name = "John",
                                          .last_name = "Doe",
                                          .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206"}};
    });
    call(client, no_content, [] { return velo::role_update{.user_id = id(), .body = {.roles = {"payor.admin"}}}; });
    call(client, no_content, [] { return velo::register_sms{.body = {.sms_number = "+11235555555"}}; });
    call(client, no_content, [] {
        return velo::resend_token{.user_id = id(), .body = {.token_type = velo::token_type::mfa_registration}};
    });
    call(client, no_content,
         [] { return velo::unregister_mfa{.user_id = id(), .body = {.mfa_type = velo::unregister_mfa_type::totp}}; });
    call(client, no_content, [] {
        return velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp}, .authorization = "a-token"};
    });
    call(client, no_content, [] {
        return velo::update_password_self{
            .body = {.old_password = "My_current_password", .new_password = "My_new_password"}};
    });
    call(client, no_content,
         [] { return velo::user_details_update{.user_id = id(), .body = {.first_name = nullptr}}; });
    call(client, no_content, [] { return velo::user_details_update_for_self{.body = {.email = "foo@example.com"}}; });
    call(client, validated, [] { return velo::validate_password_self{.body = {.password = "My_strong_password"}}; });
}

#endif

}  // namespace

int main() {
    rest::stream_connection<harness::script, board::clock> link(wire, options);
    rest::client const client{
        rest::stream(link),
#if defined(CREDENTIALS)
        velo::client_credentials<rest::no_mutex>(velo::secret_string("44a9537d-d55d-4b47-8082-14061c2bcdd8"),
                                                 velo::secret_string("c396b26b-137a-44fd-87f5-34631f8fd529")),
#else
        velo::bearer("8bbf301c-948f-4445-b411-357eec53e441"),
#endif
        rest::text_json{}, board::config{}};
#if defined(CREDENTIALS)
    harness::measure("the first call", [&] {
        wire.respond(a_token, a_user);
        return client.call(read_operation{.user_id = id()}).has_value();
    });
#else
    harness::measure("the first call", [&] {
        wire.respond(a_user);
        return client.call(read_operation{.user_id = id()}).has_value();
    });
#endif
    read_a_user(client);
#if defined(ALL)
    call_all(client);
#endif
    return harness::all_are_right ? 0 : 1;
}

#else

int main() {
    harness::measure("nothing", [] { return true; });
    return harness::all_are_right ? 0 : 1;
}

#endif
