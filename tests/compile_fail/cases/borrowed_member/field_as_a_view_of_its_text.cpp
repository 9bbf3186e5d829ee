// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: holds its value

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); std::string_view const text = *me->email; check(!text.empty());
#else
        auto const me = own.get_self(); std::string_view const text = me->email; check(!text.empty());
#endif
    }
};
