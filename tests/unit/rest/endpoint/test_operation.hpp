// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_UNIT_REST_ENDPOINT_TEST_OPERATION_HPP
#define VELO_TESTS_UNIT_REST_ENDPOINT_TEST_OPERATION_HPP

#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/endpoint_check.hpp>

#include <string>
#include <string_view>

/// Parts of operations of a made-up API.
namespace tests {

struct body {
    velo::rest::field<int> number = {};
};
BOOST_DESCRIBE_STRUCT(body, (), (number))

struct problem {
    velo::rest::field<std::string> why = {};
};
BOOST_DESCRIBE_STRUCT(problem, (), (why))

struct undescribed {
    int number = 0;
};

consteval velo::rest::endpoint endpoint(velo::rest::method method, std::string_view path, int success = 204,
                                        velo::rest::status_set errors = {400}) {
    return {.name = "thing",
            .operation_id = "thing",
            .method = method,
            .path = path,
            .security = velo::rest::security::none,
            .success = success,
            .errors = errors,
            .idempotency = velo::rest::idempotency::non_idempotent};
}

}  // namespace tests

#endif
