// SPDX-License-Identifier: BSL-1.0
// kind: refused_literal
// form: value
// expect: this literal is not what the API accepts
// detail: a server url is http or https
// where: header on g++

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(velo::server_url("https://api.example").view().size() == 19);
#else
        check(velo::server_url("ftp://api.example").view().size() == 17);
#endif
    }
};
