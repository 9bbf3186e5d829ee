// SPDX-License-Identifier: BSL-1.0
// kind: wrong_descriptor
// form: value
// expect: velo: this operation has a body on GET or DELETE: remove it, or change the method
// where: header

#include "../../good_operation.hpp"

struct bad {
    velo::register_sms_request body = {.sms_number = "+123456"};
    using response = velo::user_response;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint{.name = "bad", .operation_id = "bad", .method = velo::rest::method::get,
                                                   .path = "/v2/users/self", .security = velo::rest::security::bearer,
                                                   .success = 200, .errors = {404}, .idempotency = velo::rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(bad, (), (body))

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(good{}));
#else
        ok(client.call(bad{}));
#endif
    }
};
