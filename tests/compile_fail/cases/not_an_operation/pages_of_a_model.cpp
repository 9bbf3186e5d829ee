// SPDX-License-Identifier: BSL-1.0
// kind: not_an_operation
// form: value
// expect: this operation has no pages

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        for (auto const& page : client.pages(velo::list_users{})) ok(page);
#else
        for (auto const& page : client.pages(velo::paged_user_response{})) ok(page);
#endif
    }
};
