// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_RESPONSE_HPP
#define VELO_FAKE_RESPONSE_HPP

#include <velo/fake/state.hpp>
#include <velo/models/error_response.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/write.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::detail {

/// A response of the fake: a status and a body.
struct fake_response {
    int status = 204;
    rest::secure_buffer body{};
};

/// A response 204.
[[nodiscard]] inline fake_response no_content() { return {}; }

/// A response 200 with `model` as its body.
template <class Model>
[[nodiscard]] fake_response ok(Model const& model) {
    fake_response r{200, {}};
    rest::write_json(model, r.body, rest::exposure::reveal);
    return r;
}

/// An entry of `errors[]`. `location` is the name of the invalid argument; empty if there is none.
[[nodiscard]] inline error_item problem(std::string message, std::string_view location, location_type where) {
    error_item e;
    e.error_message = std::move(message);
    if (!location.empty()) {
        e.location = std::string(location);
        e.location_type = where;
    }
    return e;
}

/// An error response, whose payload has `item` as its only entry.
[[nodiscard]] inline fake_response refuse(fake_state& state, int status, error_item item) {
    std::string const code = std::to_string(status);
    item.error_code = "2011" + code;
    error_response payload;
    payload.errors.push_back(std::move(item));
    payload.correlation_id = std::string(std::string_view(state.next_uuid().to_text()));
    payload.http_status_code = status;
    fake_response r{status, {}};
    rest::write_json(payload, r.body, rest::exposure::reveal);
    return r;
}

/// The same without an invalid argument.
[[nodiscard]] inline fake_response refuse(fake_state& state, int status, std::string message) {
    return refuse(state, status, problem(std::move(message), {}, location_type::request_body));
}

}  // namespace velo::inline VELO_ABI::detail

#endif
