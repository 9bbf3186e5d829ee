// SPDX-License-Identifier: BSL-1.0
// Errors of a shared library whose symbols are hidden, and which is opened with RTLD_LOCAL, are equal to ours:
// categories are compared by their ids, because each library has objects of its own.
#include <dlfcn.h>
#include <iostream>

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
    // The library stays open: its code destroys its errors.
    return wrong;
}
