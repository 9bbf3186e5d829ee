// SPDX-License-Identifier: BSL-1.0

// Makes many calls that succeed at once, with a client of the kind that a macro names: what do the defaults cost a call
// that needs none of them? `overhead.py` counts the instructions.

#include <velo/velo.hpp>

#include <cstdlib>

namespace rest = velo::rest;

// Not in an unnamed namespace: what is used in one file alone is inlined in other ways.
/// Nothing that a call could do without.
struct bare : rest::default_config {
    rest::retry::never_t retry{};
};

struct watches_nothing {};

namespace {

template <class Client>
int make(int calls, Client const& client) {
    auto const user = velo::user_id_argument(velo::user_id("8bbf301c-948f-4445-b411-357eec53e441"));
    for (int i = 0; i != calls; ++i) {
        if (!client.call(velo::enable_user_v2{user})) return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return EXIT_FAILURE;
    int const calls = std::atoi(arguments[1]);
    // Everybody's token is as long, so that copying it costs the same.
    [[maybe_unused]] constexpr char const* token = "8bbf301c-948f-4445-b411-357eec53e441";
    rest::scripted server;
    server.always(
        {.status = 200, .body = R"({"access_token":"8bbf301c-948f-4445-b411-357eec53e441","expires_in":1799})"});
    // One client in each program: what the compiler inlines depends on what else there is.
#if defined(BARE)
    return make(calls, velo::client(server, velo::bearer(token), velo::json{}, bare{}));
#elif defined(RETRIES)
    return make(calls, velo::client(server, velo::bearer(token)));
#elif defined(DEFAULTS)
    return make(calls, velo::client(server, velo::client_credentials(velo::secret_string("key"),
                                                                     velo::secret_string("secret"))));
#elif defined(OBSERVED)
    return make(calls, velo::client(server, velo::bearer(token), velo::json{}, velo::observed{watches_nothing{}}));
#endif
}
