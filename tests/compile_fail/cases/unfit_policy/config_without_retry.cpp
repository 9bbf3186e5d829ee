// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Config has no retry policy
// where: header

#include "../../prelude.hpp"

struct good : velo::rest::default_config {
    std::string_view user_agent = "mine/1.0";
};
struct bad {
    using clock = std::chrono::steady_clock;
    using mutex = velo::rest::no_mutex;
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
