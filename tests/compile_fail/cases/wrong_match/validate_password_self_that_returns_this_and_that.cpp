// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: validate_password_self
// form: value
// expect: velo: the handlers of this match return types that have nothing in common
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        static_cast<void>(match(self.call(velo::validate_password_self{.body = {.password = "My_new_password"}}), velo::ok([](auto const&) { return 1; }), velo::on<400, 401, 403>([](auto const&) { return 2; }), velo::otherwise([](auto const&) { return 3; })));
#else
        static_cast<void>(match(self.call(velo::validate_password_self{.body = {.password = "My_new_password"}}), velo::ok([](auto const&) { return 1; }), velo::on<400, 401, 403>([](auto const&) { return std::string(); }), velo::otherwise([](auto const&) { return 3; })));
#endif
    }
};
