// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Config does not say how to wait: derive it from rest::default config, or add using wait strategy = a type with rest::errc operator()(rest::delay const&, rest::stop const&) const
// where: header

#include "../../prelude.hpp"

struct at_once_over {
    velo::errc operator()(velo::rest::delay const&, velo::rest::stop const&) const { return {}; }
};
struct good : velo::rest::default_config {
    using wait_strategy = at_once_over;
};
struct silent {
    void operator()(velo::rest::delay const&, velo::rest::stop const&) const {}
};
struct bad : velo::rest::default_config {
    using wait_strategy = silent;
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
