// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// operation: validate_password_self
// form: value
// expect: this operation is not for the principal that the auth of this client names
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
        velo::client const application(fake, velo::as_application(velo::client_credentials(fake.key(), fake.secret())));
#if ACCEPT
        ignore(self.raw(velo::validate_password_self{.body = {.password = "correct horse"}}));
#else
        ignore(application.raw(velo::validate_password_self{.body = {.password = "correct horse"}}));
#endif
    }
};
