// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_EXPECTED_HPP
#define VELO_REST_TESTING_EXPECTED_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/model/wrapper.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/extra_headers.hpp>
#include <velo/rest/request/header_arguments.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/testing/json_text.hpp>
#include <velo/rest/testing/known_operations.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/mp11/list.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// A body that a `scripted` transport compares as JSON: the order of members and the space between values do not
/// matter.
[[nodiscard]] inline json_expectation as_json(std::string text) { return {std::move(text), &detail::is_same_json}; }

namespace detail {

/// The Serializer of expected bodies.
struct expected_serializer {
    [[nodiscard]] static std::string_view media_type() noexcept { return "application/json"; }
    template <class T>
    static void write(T const& value, secure_buffer& out) {
        write_json(value, out);
    }
};

/// Sets what `e` expects of a body.
template <class Body>
void expect_body(Body const& body, expected_request& e) {
    secure_buffer out;
    if constexpr (own_format<Body>) {
        using format = typename Body::format;
        format::write(body, expected_serializer{}, out);
        std::string type(format::media_type);
        if constexpr (requires { format::content_type(body, expected_serializer{}); })
            type = format::content_type(body, expected_serializer{});
        if (!type.empty()) e.headers.emplace_back("Content-Type", std::move(type));
    } else {
        write_json(body, out);
    }
    if constexpr (is_json_body<Body>) {
        e.json = as_json(std::string(out.view()));
    } else {
        e.body = std::string(out.view());
    }
}

}  // namespace detail

/// The request of an operation with its arguments, for `scripted::expect`: method, target, arguments in the header, and
/// the body. A body of JSON is compared as JSON, one with a format of its own byte by byte. A difference is shown
/// without the operation's secrets.
///
///     server.expect(rest::expected(velo::list_users{.page_size = 100}), {.status = 403});
///
/// The key of an API may follow in the query. Other header fields are not compared. Calls to allocate may throw.
template <operation Op>
[[nodiscard]] expected_request expected(Op const& op) {
    expected_request e;
    secure_buffer target;
    static_cast<void>(build_target(op, target));
    e.method = Op::endpoint.method;
    e.target = std::string(target.view());
    e.has_api_key = Op::endpoint.security == security::api_key;
    extra_headers fields;
    static_cast<void>(add_header_arguments(op, fields));
    for (std::size_t i = 0; i != fields.size(); ++i)
        e.headers.emplace_back(std::string(fields[i].name), std::string(fields[i].value));
    if constexpr (has_body<Op>) {
        if constexpr (!wrapper<decltype(op.body)>) {
            detail::expect_body(op.body, e);
        } else if (op.body.has_value()) {
            detail::expect_body(*op.body, e);
        } else {
            e.body = std::string();
        }
    }
    e.operations = &find_operation<boost::mp11::mp_list<Op>>;
    return e;
}

/// A response with a model as its body, for `scripted::expect`. Its secrets are in it in clear. Calls to allocate may
/// throw.
template <class Model>
[[nodiscard]] canned_response responding(Model const& model, int status = 200) {
    static_assert(detail::is_json_body<Model>,
                  "velo: this response is not written as JSON: give its bytes and header fields as a canned_response");
    secure_buffer body;
    if constexpr (detail::is_json_body<Model>) write_json(model, body);
    return {.status = status, .body = std::string(body.view()), .headers = {{"Content-Type", "application/json"}}};
}

}  // namespace velo::inline VELO_ABI::rest

#endif
