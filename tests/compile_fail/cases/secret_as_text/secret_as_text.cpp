// SPDX-License-Identifier: BSL-1.0
// kind: secret_as_text
// form: value
// expect: a secret is read with reveal

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        std::string const text(fake.token().reveal());
#else
        std::string const text = fake.token();
#endif
    }
};
