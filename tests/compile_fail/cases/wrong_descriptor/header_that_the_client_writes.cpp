// SPDX-License-Identifier: BSL-1.0
// kind: wrong_descriptor
// form: value
// expect: velo: a member of this operation is a header field that the client writes itself
// where: header

#include "../../other_operations.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(other_operations::with_etag{.if_match = "1"}));
#else
        ok(client.call(other_operations::with_host{.host = "1"}));
#endif
    }
};
