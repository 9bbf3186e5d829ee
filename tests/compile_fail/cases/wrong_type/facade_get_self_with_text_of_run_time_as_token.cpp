// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: get_self
// form: facade
// expect: a token is a secret

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        check(users.get_self({.token = velo::secret_string(typed_by_somebody)}).has_error());
#else
        check(users.get_self({.token = typed_by_somebody}).has_error());
#endif
    }
};
