// SPDX-License-Identifier: BSL-1.0
// A program of one source: it calls, and has the compiled part of the library behind the headers that declare it.
// clang-format off: this order.
#include <velo/velo.hpp>
#include <velo/src.hpp>
// clang-format on

int main() {
    velo::rest::scripted server;
    server.always({.status = 200, .body = "{}"});
    return velo::client(server, velo::bearer("token")).call(velo::get_self{}).has_value() ? 0 : 1;
}
