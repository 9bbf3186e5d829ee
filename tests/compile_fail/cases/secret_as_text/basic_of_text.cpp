// SPDX-License-Identifier: BSL-1.0
// kind: secret_as_text
// form: value
// expect: a key and its secret are secrets

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::basic const auth(velo::secret_string("key"), velo::secret_string("secret")); ignore(auth);
#else
        velo::basic const auth("key", "secret"); ignore(auth);
#endif
    }
};
