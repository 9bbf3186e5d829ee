// SPDX-License-Identifier: BSL-1.0
// kind: wrong_match
// operation: register_sms
// form: value
// expect: velo: this match does not say once what to do with a success
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        match(users.register_sms({.sms_number = "+14155550101"}), velo::ok([] {}), velo::on<400, 401, 403>(ignore), velo::otherwise(ignore));
#else
        match(users.register_sms({.sms_number = "+14155550101"}), velo::on<400, 401, 403>(ignore), velo::otherwise(ignore));
#endif
    }
};
