// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: get_user_by_id_v2
// form: value
// expect: velo: this match leaves out a status that the operation documents
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        match(client.call(velo::get_user_by_id_v2{.user_id = id}), velo::ok(ignore), velo::on<401, 403, 404>(ignore), velo::otherwise(ignore));
#else
        match(client.call(velo::get_user_by_id_v2{.user_id = id}), velo::ok(ignore), velo::on<401, 403>(ignore), velo::otherwise(ignore));
#endif
    }
};
