// SPDX-License-Identifier: BSL-1.0
// kind: language
// form: value
// expect g++: base operand of '->' has non-pointer type
// expect clang: is not a pointer

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto const me = own.get_self(); check(!me.error().message().empty());
#else
        auto const me = own.get_self(); check(!me.error()->message().empty());
#endif
    }
};
