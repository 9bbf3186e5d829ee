// SPDX-License-Identifier: BSL-1.0
// Calls with every kind of client where the library is compiled once: with what its compiled part has, and with an
// Auth, a Serializer, a configuration and an operation of the program's own, which are compiled here.
#include <velo/fake.hpp>
#include <velo/make_any_client.hpp>
#include <velo/velo.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

#include "clients.hpp"

namespace rest = velo::rest;

namespace {

struct own_auth {
    velo::secret_string token;
    static constexpr bool supports(rest::security s) noexcept { return s == rest::security::bearer; }
    rest::errc authorize(rest::bearer_security, rest::secure_buffer& out) const {
        return rest::append_bearer(token.reveal(), out);
    }
};
struct own_serializer : rest::json {};
struct own_config : velo::default_config {
    velo::retry::never_t retry{};
};
struct own_operation {
    rest::optional<rest::bounded<1, 9>> number = {};
    using response = velo::user_response;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{.name = "own_operation",
                                             .operation_id = "ownOperation",
                                             .method = rest::method::get,
                                             .path = "/v2/users/self",
                                             .security = rest::security::bearer,
                                             .success = 200,
                                             .errors = {401},
                                             .idempotency = rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(own_operation, (), (number))

}  // namespace

velo::any_client make_client(velo::fake const& fake) {
    return velo::make_any_client(
        velo::client(velo::any_transport::of(fake), velo::client_credentials(fake.key(), fake.secret())));
}

int failures_of_clients(velo::fake const& fake) {
    int failures = 0;
    auto const count = [&](bool works) { failures += works ? 0 : 1; };
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}});
    velo::secret_string const token = fake.token(ann);
    count(velo::client(fake, velo::client_credentials(fake.key(), fake.secret())).call(velo::list_users{}).has_value());
    count(velo::client(fake, velo::bearer(token)).call(velo::get_self{}).has_value());
    count(velo::client(fake, velo::basic(fake.key(), fake.secret())).call(velo::velo_auth{}).has_value());
    count(velo::client(fake).call(velo::reset_password{{.email = "ann@example.com"}}).has_value());
    count(velo::client(fake, own_auth{token}).call(velo::get_self{}).has_value());
    count(velo::client(fake, velo::bearer(token), own_serializer{}).call(velo::get_self{}).has_value());
    count(velo::client(fake, velo::bearer(token), rest::text_json{}).call(velo::get_self{}).has_value());
    count(velo::client(fake, velo::bearer(token), velo::json{}, own_config{}).call(velo::get_self{}).has_value());
    rest::scripted server;
    server.always({.status = 200, .body = R"({"email":"ann@example.com"})"});
    auto const own = velo::client(server, velo::bearer("t")).call(own_operation{.number = 3});
    count(own && own->email.value_or("") == "ann@example.com" && server.last_target() == "/v2/users/self?number=3");
    server.always({.status = 200, .body = R"({"email":true})"});
    auto const wrong = velo::client(server, velo::bearer("t")).call(velo::get_self{});
    count(wrong.error() == velo::errc::decode_failed && wrong.error().pointer() == "/email");
    return failures;
}
