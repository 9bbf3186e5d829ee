// SPDX-License-Identifier: BSL-1.0

// Makes many calls over a transport, or over the same one whose type is erased, and prints how often they allocated:
// `erased.py` compares both, and counts the instructions.

#include <velo/make_any_async_client.hpp>
#include <velo/velo.hpp>

#include <cstddef>
#include <iostream>
#include <string_view>

#include "support/counted_new.hpp"
#include "support/lazy_task.hpp"

namespace {

namespace rest = velo::rest;

template <class Call>
[[gnu::noinline]] int make(int calls, Call const& call) {
    velo::enable_user_v2 const op{velo::user_id("8bbf301c-948f-4445-b411-357eec53e441")};
    if (!call(op)) return EXIT_FAILURE;  // the first has buffers to make
    std::size_t const before = tests::allocations;
    for (int i = 0; i != calls; ++i) {
        if (!call(op)) return EXIT_FAILURE;
    }
    std::cout << tests::allocations - before << '\n';
    return EXIT_SUCCESS;
}

template <class Client>
int make_calls(int calls, Client const& client) {
    return make(calls, [&](velo::enable_user_v2 const& op) { return client.call(op).has_value(); });
}
template <class Client>
int make_async_calls(int calls, Client const& client) {
    return make(calls, [&](velo::enable_user_v2 const& op) { return client.call(op).get().has_value(); });
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return EXIT_FAILURE;
    std::string_view const kind = arguments[1];
    int const calls = std::atoi(arguments[2]);
    rest::scripted server;
    server.always({.status = 204});
    tests::lazy<rest::scripted, rest::thread_wait> const async(server);
    velo::bearer const token("8bbf301c-948f-4445-b411-357eec53e441");
    if (kind == "blocking") return make_calls(calls, velo::client(server, token));
    if (kind == "any_transport") return make_calls(calls, velo::client(velo::any_transport::of(server), token));
    if (kind == "async") return make_async_calls(calls, velo::client(async, token));
    if (kind == "any_async_transport") {
        using erased = velo::any_async_transport<tests::lazy_task<void>>;
        return make_async_calls(calls, velo::client(erased::of(async), token));
    }
    return EXIT_FAILURE;
}
