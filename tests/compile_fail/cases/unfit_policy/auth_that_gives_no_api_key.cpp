// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Auth says that it gives a credential and has no function for it
// where: header

#include "../../prelude.hpp"

struct good {
    static constexpr bool supports(velo::rest::security s) noexcept { return s == velo::rest::security::api_key; }
    velo::rest::errc authorize(velo::rest::api_key_security, velo::rest::api_key_place) const { return velo::rest::errc::none; }
};
struct bad {
    static constexpr bool supports(velo::rest::security s) noexcept { return s == velo::rest::security::api_key; }
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
