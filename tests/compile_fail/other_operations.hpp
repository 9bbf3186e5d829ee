// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_COMPILE_FAIL_OTHER_OPERATIONS_HPP
#define VELO_TESTS_COMPILE_FAIL_OTHER_OPERATIONS_HPP

// Operations whose members have attributes, which are stated outside of the namespace of a case.

#include <velo/rest/request/form.hpp>

#include "prelude.hpp"

namespace other_operations {

consteval velo::rest::endpoint put(std::string_view name, velo::rest::security security = velo::rest::security::none) {
    return {.name = name,
            .operation_id = name,
            .method = velo::rest::method::put,
            .path = "/v2/users/self",
            .security = security,
            .success = 204,
            .errors = {404},
            .idempotency = velo::rest::idempotency::idempotent};
}

struct with_etag {
    velo::rest::optional<std::string> if_match = {};
    using response = velo::user_response;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint{.name = "with_etag",
                                                   .operation_id = "with_etag",
                                                   .method = velo::rest::method::get,
                                                   .path = "/v2/users/self",
                                                   .security = velo::rest::security::bearer,
                                                   .success = 200,
                                                   .errors = {404},
                                                   .idempotency = velo::rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(with_etag, (), (if_match))

struct with_host {
    velo::rest::optional<std::string> host = {};
    using response = void;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint = put("with_host");
};
BOOST_DESCRIBE_STRUCT(with_host, (), (host))

struct with_stated_path {
    velo::rest::optional<std::string> host = {};
    using response = void;
    using error_payload = velo::error_response;
    static constexpr velo::rest::endpoint endpoint = put("with_stated_path");
};
BOOST_DESCRIBE_STRUCT(with_stated_path, (), (host))

}  // namespace other_operations

template <>
struct velo::rest::member<&other_operations::with_etag::if_match> {
    static constexpr auto location = velo::rest::parameter_location::header;
};
template <>
struct velo::rest::member<&other_operations::with_host::host> {
    static constexpr auto location = velo::rest::parameter_location::header;
};
template <>
struct velo::rest::member<&other_operations::with_stated_path::host> {
    static constexpr auto location = velo::rest::parameter_location::path;
};

#endif
