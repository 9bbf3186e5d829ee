// SPDX-License-Identifier: BSL-1.0
// kind: wrong_descriptor
// form: value
// expect: velo: a member in this operation's path may be absent: make it rest::required
// where: header

#include "../../good_operation.hpp"

struct bad {
    velo::rest::optional<velo::user_id_argument> user_id = {};
    using response = velo::user_response;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint{.name = "bad", .operation_id = "bad", .method = velo::rest::method::get,
                                                   .path = "/v2/users/{userId}", .security = velo::rest::security::bearer,
                                                   .success = 200, .errors = {404}, .idempotency = velo::rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(bad, (), (user_id))

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(good{}));
#else
        ok(client.call(bad{}));
#endif
    }
};
