// SPDX-License-Identifier: BSL-1.0
// kind: secret_as_text
// form: value
// expect: a secret is read with reveal

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::secret_string const word("correct horse"); check(word.reveal().size() == 13);
#else
        velo::secret_string const word("correct horse"); check(word.size() == 13);
#endif
    }
};
