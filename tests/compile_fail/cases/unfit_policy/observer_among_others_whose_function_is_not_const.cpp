// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: one of these observers would not be told: its functions have to be const and to take the event by const&
// where: header

#include "../../bulk.hpp"

struct log_const {
    void operator()(velo::rest::event::sent const&) const {}
};
struct log_changing {
    void operator()(velo::rest::event::sent const&) {}
};

struct test : setting {
    void run() {
#if ACCEPT
        velo::client one(fake, velo::bearer("t"), velo::json{}, velo::observed{velo::rest::observers{log_const{}}});
#else
        velo::client one(fake, velo::bearer("t"), velo::json{}, velo::observed{velo::rest::observers{log_changing{}}});
#endif
    }
};
