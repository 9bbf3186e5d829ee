// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: enable_user_v2
// form: value
// expect: velo: this match names a status that the operation does not document
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        match(client.call(velo::enable_user_v2{.user_id = id}), velo::ok([] {}), velo::on<400, 401, 403, 404>(ignore), velo::otherwise(ignore));
#else
        match(client.call(velo::enable_user_v2{.user_id = id}), velo::ok([] {}), velo::on<400, 401, 403, 404, 409>(ignore), velo::otherwise(ignore));
#endif
    }
};
