// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const word = velo::password::checked(typed_by_somebody); check(word.has_value());
#else
        velo::password const word(typed_by_somebody); check(word == word);
#endif
    }
};
