// SPDX-License-Identifier: BSL-1.0
// kind: not_an_operation
// form: value
// expect: this is not an operation

#include "../../prelude.hpp"

struct named_like_get_self {
    using response = velo::user_response;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint = velo::get_self::endpoint;
};
BOOST_DESCRIBE_STRUCT(named_like_get_self, (), ())
struct not_described {
    using response = velo::user_response;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint = velo::get_self::endpoint;
};

struct test : setting {
    void run() {
#if ACCEPT
        ok(client.call(named_like_get_self{}));
#else
        ok(client.call(not_described{}));
#endif
    }
};
