// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Transport has no send: add rest::attempt send(rest::request const&, rest::response&, rest::send limits const&) const
// where: header

#include "../../prelude.hpp"

struct good {
    velo::rest::attempt send(velo::rest::request const&, velo::rest::response& r, velo::rest::send_limits const&) const { r.start(204); return {}; }
    bool is_confidential() const noexcept { return true; }
};
struct bad {
    bool is_confidential() const noexcept { return true; }
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
