// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// form: value
// expect: velo: this type is not made from text: use checked with the type of an argument
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ignore(velo::checked<velo::user_status>(typed_by_somebody));
#else
        ignore(velo::checked<velo::user_response>(typed_by_somebody));
#endif
    }
};
