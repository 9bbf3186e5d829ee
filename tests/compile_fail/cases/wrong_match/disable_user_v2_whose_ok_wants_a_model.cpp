// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: disable_user_v2
// form: value
// expect: velo: a handler of this match does not take what it is given
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        match(client.call(velo::disable_user_v2{.user_id = id}), velo::ok([] {}), velo::on<400, 401, 403, 404>(ignore), velo::otherwise(ignore));
#else
        match(client.call(velo::disable_user_v2{.user_id = id}), velo::ok([](velo::user_response const&) {}), velo::on<400, 401, 403, 404>(ignore), velo::otherwise(ignore));
#endif
    }
};
