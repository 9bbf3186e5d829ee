// SPDX-License-Identifier: BSL-1.0
// kind: undescribed_type
// form: value
// expect: velo: this type is not described
// where: header

#include "../../undescribed.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::rest::json().write(point{}, bytes);
#else
        velo::rest::json().write(undescribed{}, bytes);
#endif
    }
};
