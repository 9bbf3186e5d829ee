// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: list_users
// form: value
// expect: write an enumerator

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::list_users{.status = velo::rest::parse_enumerator<velo::user_status>(std::string("ENABLED"))}));
#else
        ok(client.call(velo::list_users{.status = std::string("ENABLED")}));
#endif
    }
};
