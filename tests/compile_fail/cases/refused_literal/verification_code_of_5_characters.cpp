// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// operation: role_update
// form: value
// expect: this literal is not what the API accepts
// detail: a verification code has 6 characters
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(client.call(velo::role_update{.user_id = id, .body = {.roles = {"payor.admin"}, .verification_code = "123456"}}).has_error());
#else
        check(client.call(velo::role_update{.user_id = id, .body = {.roles = {"payor.admin"}, .verification_code = "12345"}}).has_error());
#endif
    }
};
