// SPDX-License-Identifier: BSL-1.0
// kind: wrong_descriptor
// form: value
// expect: velo: a value in this operation's path or query has no form
// where: header

#include "../../good_operation.hpp"

struct point {};
struct bad {
    velo::rest::optional<point> name = {};
    using response = velo::user_response;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint{.name = "bad", .operation_id = "bad", .method = velo::rest::method::get,
                                                   .path = "/v2/users/self", .security = velo::rest::security::bearer,
                                                   .success = 200, .errors = {404}, .idempotency = velo::rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(bad, (), (name))

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(good{}));
#else
        ok(client.call(bad{}));
#endif
    }
};
