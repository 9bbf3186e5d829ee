// SPDX-License-Identifier: BSL-1.0
// kind: 8
// expect: velo: this is not a Transport
// where: header

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::client const client(velo::rest::scripted{});
#else
    [[maybe_unused]] velo::client const client(42);
#endif
}
