// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_COMPILE_FAIL_GOOD_OPERATION_HPP
#define VELO_TESTS_COMPILE_FAIL_GOOD_OPERATION_HPP

#include <variant>

#include "prelude.hpp"

/// An operation whose descriptor is right; the cases have one beside it that is wrong in one point.
struct good {
    using response = velo::user_response;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint{.name = "good",
                                                   .operation_id = "good",
                                                   .method = velo::rest::method::get,
                                                   .path = "/v2/users/self",
                                                   .security = velo::rest::security::bearer,
                                                   .success = 200,
                                                   .errors = {404},
                                                   .idempotency = velo::rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(good, (), ())

#endif
