// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: list_users
// form: value
// expect: velo: this match names a status twice
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        match(client.call(velo::list_users{}), velo::ok(ignore), velo::on<400>(ignore), velo::on<401, 403>(ignore), velo::otherwise(ignore));
#else
        match(client.call(velo::list_users{}), velo::ok(ignore), velo::on<400>(ignore), velo::on<400, 401, 403>(ignore), velo::otherwise(ignore));
#endif
    }
};
