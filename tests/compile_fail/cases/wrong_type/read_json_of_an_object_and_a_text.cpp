// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: a model is read into an object

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::user_response user; check(velo::rest::read_json("{}", user).has_value());
#else
        velo::user_response user; check(velo::rest::read_json(user, "{}").has_value());
#endif
    }
};
