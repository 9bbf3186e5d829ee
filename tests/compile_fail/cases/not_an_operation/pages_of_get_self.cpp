// SPDX-License-Identifier: BSL-1.0
// kind: not_an_operation
// operation: get_self
// form: value
// expect: this operation has no pages

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        for (auto const& page : client.pages(velo::list_users{})) ok(page);
#else
        for (auto const& page : client.pages(velo::get_self{})) ok(page);
#endif
    }
};
