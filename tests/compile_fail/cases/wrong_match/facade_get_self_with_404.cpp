// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: get_self
// form: value
// expect: velo: this match names a status that the operation does not document
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        match(users.get_self(), velo::ok(ignore), velo::on<401, 403>(ignore), velo::otherwise(ignore));
#else
        match(users.get_self(), velo::ok(ignore), velo::on<401, 403, 404>(ignore), velo::otherwise(ignore));
#endif
    }
};
