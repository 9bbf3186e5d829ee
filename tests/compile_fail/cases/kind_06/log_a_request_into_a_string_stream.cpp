// SPDX-License-Identifier: BSL-1.0
// kind: 6
// expect: a secret is never printed or logged

#include <velo/velo.hpp>

#include <sstream>
#include <string>

void test() {
#if ACCEPT
    std::ostringstream log;
    log << velo::rest::redacted(velo::role_update_request{.roles = {"payor.admin"}});
#else
    std::ostringstream log;
    log << velo::role_update_request{.roles = {"payor.admin"}};
#endif
}
