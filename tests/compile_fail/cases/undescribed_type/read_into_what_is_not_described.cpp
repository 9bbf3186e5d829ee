// SPDX-License-Identifier: BSL-1.0
// kind: undescribed_type
// form: value
// expect: velo: this type is not described
// where: header

#include "../../undescribed.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        point target; check(velo::rest::json().read("{}", target).has_value());
#else
        undescribed target; check(velo::rest::json().read("{}", target).has_value());
#endif
    }
};
