// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this observer would not be told: its functions have to be const and to take the event by const&
// where: header

#include "../../prelude.hpp"

struct watch {
#if ACCEPT
    void add_headers(velo::rest::event::sending const&, velo::rest::extra_headers&) const {}
#else
    void add_headers(velo::rest::event::sending const&, velo::rest::extra_headers&) {}
#endif
};

struct test : setting {
    void run() {
        velo::client one(fake, velo::bearer("t"), velo::rest::json(), velo::observed{watch{}});
    }
};
