// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: the Config comes after the Serializer
// where: header

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        velo::client const other(fake, velo::bearer(fake.token(office)), velo::json{}, velo::rest::default_config{});
#else
        velo::client const other(fake, velo::bearer(fake.token(office)), velo::rest::default_config{});
#endif
    }
};
