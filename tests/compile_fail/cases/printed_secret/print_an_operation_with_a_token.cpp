// SPDX-License-Identifier: BSL-1.0
// kind: printed_secret
// operation: unregister_mfa_for_self
// form: value
// expect: a secret is never printed or logged

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::cout << velo::rest::redacted(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp}, .authorization = "a-token"});
#else
        std::cout << velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::totp}, .authorization = "a-token"};
#endif
    }
};
