// SPDX-License-Identifier: BSL-1.0
// kind: wrong_descriptor
// form: value
// expect: velo: a model has one kind of map
// where: header
// detail: person::ages

#include "../../good_operation.hpp"

struct person {
    std::map<std::string, int> ages;
};
BOOST_DESCRIBE_STRUCT(person, (), (ages))
struct bad {

    using response = person;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint{.name = "bad", .operation_id = "bad", .method = velo::rest::method::get,
                                                   .path = "/v2/users/self", .security = velo::rest::security::bearer,
                                                   .success = 200, .errors = {404}, .idempotency = velo::rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(bad, (), ())

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(good{}));
#else
        ok(client.call(bad{}));
#endif
    }
};
