// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this argument takes another type
// detail: write its value with value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::password const word = velo::password::checked("correct horse").value(); check(word == word);
#else
        velo::password const word = velo::password::checked("correct horse"); check(word == word);
#endif
    }
};
