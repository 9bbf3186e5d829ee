// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: get_self
// form: value
// expect: match takes the outcome

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ignore(velo::match(client.raw(velo::get_self{}).outcome, velo::ok([](velo::user_response const&) { return 1; }), velo::on<401, 403>([](velo::error const&) { return 2; }), velo::otherwise([](velo::error const&) { return 3; })));
#else
        ignore(velo::match(client.raw(velo::get_self{}), velo::ok([](velo::user_response const&) { return 1; }), velo::on<401, 403>([](velo::error const&) { return 2; }), velo::otherwise([](velo::error const&) { return 3; })));
#endif
    }
};
