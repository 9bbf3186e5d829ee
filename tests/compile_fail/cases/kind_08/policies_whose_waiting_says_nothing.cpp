// SPDX-License-Identifier: BSL-1.0
// kind: 8
// form: value
// expect: velo: these Policies do not say how to wait: derive them from rest::default policies, or add using waiting = a type with rest::errc operator()(rest::pause const&, std::stop token const&) const
// where: header

#include "../../prelude.hpp"

struct at_once_over {
    velo::errc operator()(velo::rest::pause const&, std::stop_token const&) const { return {}; }
};
struct good : velo::rest::default_policies {
    using waiting = at_once_over;
};
struct silent {
    void operator()(velo::rest::pause const&, std::stop_token const&) const {}
};
struct bad : velo::rest::default_policies {
    using waiting = silent;
};

struct test : setting {
    void run() {
#if ACCEPT
        velo::client one(fake, velo::bearer("t"), velo::rest::json(), good{});
#else
        velo::client one(fake, velo::bearer("t"), velo::rest::json(), bad{});
#endif
    }
};
