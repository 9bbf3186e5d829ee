// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// operation: list_users
// form: facade
// expect: functions of the client

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        for (auto const& user : client.items(velo::list_users{})) check(user->id.has_value());
#else
        for (auto const& user : users.items(velo::list_users{})) check(user->id.has_value());
#endif
    }
};
