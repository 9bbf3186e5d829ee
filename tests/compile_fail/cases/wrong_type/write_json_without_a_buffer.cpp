// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: appends to a buffer

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::rest::write_json(velo::get_user_by_id_v2{id}, bytes);
#else
        auto const text = velo::rest::write_json(velo::get_user_by_id_v2{id});
#endif
    }
};
