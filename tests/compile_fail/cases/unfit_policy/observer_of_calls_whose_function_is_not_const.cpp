// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this observer would not be told: its functions have to be const and to take the event by const&
// where: header

#include "../../prelude.hpp"

struct watch {
    template <class Op>
#if ACCEPT
    void operator()(velo::rest::event::calling<Op> const&) const {}
#else
    void operator()(velo::rest::event::calling<Op> const&) {}
#endif
};

struct test : setting {
    void run() {
        velo::client one(fake, velo::bearer("t"), velo::rest::json(), velo::observed{watch{}});
        static_cast<void>(one.call(velo::list_users{}));
    }
};
