// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// form: value
// expect: an asynchronous range has no begin

#include "../../async.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        auto first = velo::client(async_api{fake}, velo::bearer(fake.token(office))).items(velo::list_users{}); check(first.next().get().has_value());
#else
        for (auto const& user : velo::client(async_api{fake}, velo::bearer(fake.token(office))).items(velo::list_users{})) check(user.has_value());
#endif
    }
};
