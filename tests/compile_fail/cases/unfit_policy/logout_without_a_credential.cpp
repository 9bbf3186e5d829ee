// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// operation: logout
// form: value
// expect: the auth of this client cannot give the credential that this operation asks for

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(velo::logout{}));
#else
        ok(nobody.call(velo::logout{}));
#endif
    }
};
