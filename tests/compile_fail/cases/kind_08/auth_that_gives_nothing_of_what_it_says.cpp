// SPDX-License-Identifier: BSL-1.0
// kind: 8
// expect: velo: this is not an Auth
// where: header

#include <velo/velo.hpp>

#include <string>

struct good {
    static constexpr bool gives(velo::rest::security s) { return s == velo::rest::security::bearer; }
    boost::system::error_code authorize(velo::rest::bearer_security, velo::rest::buffer&) const { return {}; }
};
struct bad {
    static constexpr bool gives(velo::rest::security s) { return s == velo::rest::security::bearer; }
};

void test() {
#if ACCEPT
    [[maybe_unused]] velo::client const client(velo::rest::scripted{}, good{});
#else
    [[maybe_unused]] velo::client const client(velo::rest::scripted{}, bad{});
#endif
}
