// SPDX-License-Identifier: BSL-1.0
// Errors of a shared library whose symbols are hidden, and which is opened with RTLD_LOCAL, are equal to ours:
// categories are compared by their ids, because each library has objects of its own.
#include <chrono>
#include <dlfcn.h>
#include <iostream>
#include <optional>

#include "plug.hpp"

int main(int, char** arguments) {
    void* const library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        std::cerr << dlerror() << '\n';
        return 1;
    }
    auto* const make = reinterpret_cast<decltype(&make_errors)>(dlsym(library, "make_errors"));
    int wrong = 0;
    auto const is = [&](char const* what, bool holds) {
        if (holds) return;
        std::cerr << what << '\n';
        ++wrong;
    };
    plugged_errors theirs;
    make(theirs);
    is("404 is not_found", theirs.not_found == velo::condition::not_found);
    is("404 is client_error", theirs.not_found == velo::condition::client_error);
    is("404 is status_code(404)", theirs.not_found.code() == velo::rest::status_code(404));
    is("404 is no server_error", theirs.not_found != velo::condition::server_error);
    is("connect_failed", theirs.connect_failed == velo::errc::connect_failed);
    is("connect_failed is of the transport", theirs.connect_failed == velo::condition::transport);
    is("decode_failed", theirs.malformed == velo::condition::decode);
    is("the category", theirs.connect_failed.code().category() == make_error_code(velo::errc::timed_out).category());
    is("the message", theirs.not_found.message() == "get_self: HTTP 404 not found");

    // Whether a call is repeated is decided by the same codes, wherever its transport was compiled.
    using velo::delivery, velo::errc, velo::rest::attempt;
    auto* const make_api = reinterpret_cast<decltype(&make_transport)>(dlsym(library, "make_transport"));
    velo::default_config quick;
    quick.retry = {.initial_delay = std::chrono::nanoseconds(1)};
    auto const succeeds_after = [&](errc e, delivery d, auto const& op) {
        attempt const failed = attempt::failed(e, d);
        std::optional<velo::rest::any_transport> api;
        make_api(&failed, 1, api);
        return velo::client(*api, velo::bearer("token"), velo::json{}, quick).call(op).has_value();
    };
    velo::get_self const safe;
    velo::unlock_user_v2 const idempotent{.user_id = "8bbf301c-948f-4445-b411-357eec53e441"};
    velo::logout const once;
    is("not sent is repeated", succeeds_after(errc::connect_failed, delivery::not_sent, safe));
    is("maybe sent is repeated", succeeds_after(errc::connection_lost, delivery::maybe_sent, idempotent));
    is("a non-idempotent call is repeated when it was not sent",
       succeeds_after(errc::timed_out, delivery::not_sent, once));
    is("and not when it may have been", !succeeds_after(errc::connection_lost, delivery::maybe_sent, once));
    is("TLS is not tried again", !succeeds_after(errc::tls_failed, delivery::not_sent, safe));
    is("a stop is not repeated", !succeeds_after(errc::cancelled, delivery::maybe_sent, safe));
    // The library stays open: its code destroys its errors.
    return wrong;
}
