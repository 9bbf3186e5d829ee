// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Config lacks wall clock, user agent, timeout
// where: header

#include "../../prelude.hpp"

struct good : velo::rest::default_config {
    std::string_view user_agent = "mine/1.0";
};
struct bad : velo::rest::default_config {
    struct {
        std::uint32_t operator()() { return 4; }
    } generator{};
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
