// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_EXPECTED_HPP
#define VELO_REST_TESTING_EXPECTED_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/testing/json_text.hpp>
#include <velo/rest/testing/known_operations.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/mp11/list.hpp>

#include <string>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// A body that a `scripted` transport compares as JSON: the order of members and the space between values do not
/// matter.
[[nodiscard]] inline json_expectation as_json(std::string text) { return {std::move(text), &detail::is_same_json}; }

/// The request of an operation with its arguments, for `scripted::expect`. The body is compared as JSON, and a
/// difference is shown without the operation's secrets.
///
///     server.expect(rest::expected(velo::list_users{.page_size = 100}), {.status = 403});
///
/// Calls to allocate may throw.
template <operation Op>
[[nodiscard]] expected_request expected(Op const& op) {
    expected_request e;
    secure_buffer target;
    static_cast<void>(build_target(op, target));
    e.method = Op::endpoint.method;
    e.target = std::string(target.view());
    if constexpr (has_body<Op>) {
        secure_buffer body;
        write_json(op.body, body);
        e.json = as_json(std::string(body.view()));
    }
    e.operations = &find_operation<boost::mp11::mp_list<Op>>;
    return e;
}

/// A response with a model as its body, for `scripted::expect`. Its secrets are in it in clear. Calls to allocate may
/// throw.
template <class Model>
[[nodiscard]] canned_response responding(Model const& model, int status = 200) {
    secure_buffer body;
    write_json(model, body);
    return {.status = status, .body = std::string(body.view()), .headers = {{"Content-Type", "application/json"}}};
}

}  // namespace velo::inline VELO_ABI::rest

#endif
