// SPDX-License-Identifier: BSL-1.0
// kind: printed_secret
// operation: velo_auth
// form: value
// expect: a secret is never printed or logged

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::cout << key_holder.velo_auth()->access_token->reveal().size();
#else
        std::cout << *key_holder.velo_auth()->access_token;
#endif
    }
};
