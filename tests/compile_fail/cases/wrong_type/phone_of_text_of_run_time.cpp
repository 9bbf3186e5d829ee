// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: this text is known only at run time

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const phone = velo::phone::checked(typed_by_somebody); check(!phone);
#else
        velo::phone const phone(typed_by_somebody); check(phone == typed_by_somebody);
#endif
    }
};
