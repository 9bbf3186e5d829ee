// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: logout
// form: value
// expect: velo: this match does not say once what to do with everything else
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        match(client.call(velo::logout{}), velo::ok([] {}), velo::on<401, 403>(ignore), velo::otherwise(ignore));
#else
        match(client.call(velo::logout{}), velo::ok([] {}), velo::on<401, 403>(ignore));
#endif
    }
};
