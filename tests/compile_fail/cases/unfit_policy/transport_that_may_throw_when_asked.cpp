// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Transport does not say whether it is confidential
// where: header

#include "../../prelude.hpp"

struct good {
    velo::rest::attempt send(velo::rest::request const&, velo::rest::response& r, velo::rest::send_limits const&) const { r.start(204); return {}; }
    bool is_confidential() const noexcept { return true; }
};
struct bad {
    velo::rest::attempt send(velo::rest::request const&, velo::rest::response&, velo::rest::send_limits const&) const { return {}; }
    bool is_confidential() const { return true; }
};

struct test : setting {
    void run() {
#if ACCEPT
        velo::client one(good{}, velo::bearer("t"));
#else
        velo::client one(bad{}, velo::bearer("t"));
#endif
    }
};
