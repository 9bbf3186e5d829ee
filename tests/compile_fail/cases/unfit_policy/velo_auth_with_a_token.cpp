// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// operation: velo_auth
// form: value
// expect: the auth of this client cannot give the credential that this operation asks for

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(holder.call(velo::velo_auth{}));
#else
        ok(client.call(velo::velo_auth{}));
#endif
    }
};
