// SPDX-License-Identifier: BSL-1.0
// kind: 2
// expect: this argument takes another type

#include <velo/velo.hpp>

#include <string>

void test() {
#if ACCEPT
    [[maybe_unused]] velo::velo_auth const op{.grant_type = velo::grant_type::client_credentials};
#else
    [[maybe_unused]] velo::velo_auth const op{.grant_type = "client_credentials"};
#endif
}
