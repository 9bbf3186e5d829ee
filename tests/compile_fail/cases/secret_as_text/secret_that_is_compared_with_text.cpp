// SPDX-License-Identifier: BSL-1.0
// kind: secret_as_text
// form: value
// expect: a secret is compared with a secret

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::secret_string const word("correct horse"); check(word == velo::secret_string("correct horse"));
#else
        velo::secret_string const word("correct horse"); check(word == "correct horse");
#endif
    }
};
