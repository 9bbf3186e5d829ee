// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const url = velo::server_url::checked(typed_by_somebody.c_str()); check(!url);
#else
        velo::server_url const url(typed_by_somebody.c_str()); check(url == "x");
#endif
    }
};
