// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_REPLY_HPP
#define VELO_FAKE_REPLY_HPP

#include <velo/fake/state.hpp>
#include <velo/models/error_response.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/write.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace velo::inline v0::detail {

/// What the fake answers: a status and a body.
struct fake_reply {
    int status = 204;
    rest::secure_buffer body{};
};

[[nodiscard]] inline fake_reply no_content() { return {}; }

template <class Model>
[[nodiscard]] fake_reply ok(Model const& model) {
    fake_reply r{200, {}};
    rest::write_json(model, r.body, rest::exposure::reveal);
    return r;
}

/// One entry of `errors[]`. `location` is empty where no argument is at fault.
[[nodiscard]] inline error_item problem(std::string message, std::string_view location, location_type where) {
    error_item e;
    e.error_message = std::move(message);
    if (!location.empty()) {
        e.location = std::string(location);
        e.location_type = where;
    }
    return e;
}

/// An answer with the error payload that every documented error status has.
[[nodiscard]] inline fake_reply refuse(fake_state& world, int status, error_item item) {
    std::string const code = std::to_string(status);
    item.error_code = "2011" + code;
    error_response payload;
    payload.errors.push_back(std::move(item));
    payload.correlation_id = std::string(std::string_view(world.next_uuid().to_text()));
    payload.http_status_code = status;
    fake_reply r{status, {}};
    rest::write_json(payload, r.body, rest::exposure::reveal);
    return r;
}

[[nodiscard]] inline fake_reply refuse(fake_state& world, int status, std::string message) {
    return refuse(world, status, problem(std::move(message), {}, location_type::request_body));
}

}  // namespace velo::inline v0::detail

#endif
