// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Auth does not say what it can give: add static constexpr bool supports(rest::security) noexcept
// where: header

#include "../../prelude.hpp"

struct good {
    static constexpr bool supports(velo::rest::security s) noexcept { return s == velo::rest::security::bearer; }
    velo::rest::errc authorize(velo::rest::bearer_security, velo::rest::secure_buffer&) const { return velo::rest::errc::none; }
};
struct bad {
    velo::rest::errc authorize(velo::rest::bearer_security, velo::rest::secure_buffer&) const { return velo::rest::errc::none; }
};

struct test : setting {
    void run() {
#if ACCEPT
        velo::client one(fake, good{});
#else
        velo::client one(fake, bad{});
#endif
    }
};
