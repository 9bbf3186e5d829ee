// SPDX-License-Identifier: BSL-1.0
// kind: borrowed_member
// operation: list_users
// form: facade
// expect: functions of the client

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        for (auto const& page : client.pages(velo::list_users{})) ok(page);
#else
        for (auto const& page : users.pages(velo::list_users{})) ok(page);
#endif
    }
};
