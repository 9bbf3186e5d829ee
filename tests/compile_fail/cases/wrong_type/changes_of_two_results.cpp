// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: user_details_update_for_self
// form: value
// expect: changes compares two models

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); check(velo::changes<velo::payee_user_self_update_request>(*me, *me).has_value());
#else
        auto const me = own.get_self(); check(velo::changes<velo::payee_user_self_update_request>(me, me).has_value());
#endif
    }
};
