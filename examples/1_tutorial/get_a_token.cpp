// SPDX-License-Identifier: BSL-1.0

// Shows where the access token comes from: calls get it for themselves with a key and a secret, share it, renew it when
// the server does not take it any more, and give it back in the end. Needs: nothing but Boost; it runs on the fake.

#include <velo/fake.hpp>
#include <velo/velo.hpp>

#include <chrono>
#include <iostream>

int main() {
    velo::fake fake;
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}});

    // Counts tokens, to show when there is a new one.
    int tokens = 0;
    auto const count = [&tokens](velo::rest::event::token_refreshed const& e) { tokens += e.granted ? 1 : 0; };
    velo::client client(fake, velo::client_credentials(fake.key(), fake.secret()), velo::json{}, velo::observed{count});

    // The first call gets the token; later calls, copies of the client and facades made of it use the same.
    velo::users_api const users(client);
    bool done = client.call(velo::list_users{}).has_value() && users.disable_user_v2(ann).has_value();
    std::cout << "two calls, tokens: " << tokens << '\n';
    done = done && tokens == 1;

    // The server does not take it any more: the call gets another, and is sent again.
    fake.advance(std::chrono::hours(1));
    done = done && users.enable_user_v2(ann).has_value();
    std::cout << "after an hour of the server's, tokens: " << tokens << '\n';
    done = done && tokens == 2;

    // Given back: nobody can use it any more. The next call would get a new one.
    auto const out = velo::log_out(client);
    std::cout << "logged out: " << (out ? "yes" : out.error().message()) << '\n';
    done = done && out.has_value();

    // A key that the server does not know: an error, with what the server said to it.
    velo::client nobody(fake, velo::client_credentials(fake.key(), velo::secret_string("wrong")));
    auto const refused = nobody.call(velo::list_users{});
    std::cout << refused.error() << '\n';
    done = done && refused.has_error() && refused.error() == velo::errc::token_refresh_failed;
    return done ? 0 : 1;
}
