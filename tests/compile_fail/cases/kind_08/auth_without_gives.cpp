// SPDX-License-Identifier: BSL-1.0
// kind: 8
// form: value
// expect: velo: this Auth does not say what it can give: add static constexpr bool supports(rest::security) noexcept
// where: header

#include "../../prelude.hpp"

struct good {
    static constexpr bool supports(velo::rest::security s) noexcept { return s == velo::rest::security::bearer; }
    boost::system::error_code authorize(velo::rest::bearer_security, velo::rest::secure_buffer&) const { return {}; }
};
struct bad {
    boost::system::error_code authorize(velo::rest::bearer_security, velo::rest::secure_buffer&) const { return {}; }
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
