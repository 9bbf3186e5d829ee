// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// operation: get_self
// form: facade
// expect: this operation is not for the principal that the auth of this client names
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
        velo::users_api const application(
            velo::client(fake, velo::as_application(velo::client_credentials(fake.key(), fake.secret()))));
#if ACCEPT
        ok(application.list_users());
#else
        ok(application.get_self());
#endif
    }
};
