// SPDX-License-Identifier: BSL-1.0

// Shows access tokens: with an API key and its secret, the first call gets a token, all calls share it, a call
// refreshes it after the server rejected it, and log_out revokes it. Runs on the fake. Needs: Boost.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <chrono>
#include <iostream>

int main() {
    velo::fake fake;
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}});

    // An observer that counts the tokens.
    int tokens = 0;
    auto const count = [&tokens](velo::rest::event::token_refreshed const& e) { tokens += e.granted ? 1 : 0; };
    velo::client client(fake, velo::client_credentials(fake.key(), fake.secret()), velo::json{}, velo::observed{count});

    // The first call gets the token. Later calls, copies of the client, and facades made of it use the same one.
    velo::users_api const users(client);
    bool done = client.call(velo::list_users{}).has_value() && users.disable_user_v2(ann).has_value();
    std::cout << "two calls, tokens: " << tokens << '\n';
    done = done && tokens == 1;

    // An hour later by the server's clock it rejects the token: the call gets another one and is sent again.
    fake.advance(std::chrono::hours(1));
    done = done && users.enable_user_v2(ann).has_value();
    std::cout << "after an hour of the server's, tokens: " << tokens << '\n';
    done = done && tokens == 2;

    // Revoked: the token is of no use to anybody now. The next call would get a new one.
    auto const out = velo::log_out(client);
    std::cout << "logged out: " << (out ? "yes" : out.error().message()) << '\n';
    done = done && out.has_value();

    // A wrong secret: an error that says why there is no token.
    velo::client nobody(fake, velo::client_credentials(fake.key(), velo::secret_string("wrong")));
    auto const refused = nobody.call(velo::list_users{});
    std::cout << refused.error() << '\n';
    done = done && refused.has_error() && refused.error() == velo::errc::token_refresh_failed;
    return done ? 0 : 1;
}
