// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Transport has no send
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::client one(fake, velo::bearer("t"));
#else
        velo::client one(42, velo::bearer("t"));
#endif
    }
};
