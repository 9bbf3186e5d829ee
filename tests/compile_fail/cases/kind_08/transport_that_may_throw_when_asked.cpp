// SPDX-License-Identifier: BSL-1.0
// kind: 8
// expect: velo: this is not a Transport
// where: header

#include <velo/velo.hpp>

#include <string>

struct good {
    velo::rest::attempt send(velo::rest::request const&, velo::rest::response&) const { return {}; }
    bool is_confidential() const noexcept { return true; }
};
struct bad {
    velo::rest::attempt send(velo::rest::request const&, velo::rest::response&) const { return {}; }
    bool is_confidential() const { return true; }
};

void test() {
#if ACCEPT
    [[maybe_unused]] velo::client const client(good{});
#else
    [[maybe_unused]] velo::client const client(bad{});
#endif
}
