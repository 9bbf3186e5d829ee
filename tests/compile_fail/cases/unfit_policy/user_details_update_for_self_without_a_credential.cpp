// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// operation: user_details_update_for_self
// form: value
// expect: the auth of this client cannot give the credential that this operation asks for

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(self.call(velo::user_details_update_for_self{}));
#else
        ok(nobody.call(velo::user_details_update_for_self{}));
#endif
    }
};
