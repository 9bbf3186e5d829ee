// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_FAILURE_HPP
#define EXAMPLES_COMMAND_LINE_FAILURE_HPP

#include <velo/client.hpp>

#include <chrono>
#include <iostream>
#include <string>
#include <string_view>

#include "error_pages.hpp"
#include "member_json.hpp"
#include "output.hpp"
#include "printable.hpp"

namespace cli {

/// The exit status of a failed call.
inline int exit_status(velo::error const& e) {
    if (e == velo::condition::client_error) return 3;
    if (e == velo::condition::server_error) return 4;
    if (e == velo::condition::invalid_request) return 2;
    // A redirect is not followed, so its response has no model.
    if (e == velo::condition::decode || e == velo::condition::redirect) return 6;
    return 5;
}

/// How far a request got, in a word for scripts.
inline std::string_view delivery_text(velo::delivery d) {
    return d == velo::delivery::not_sent ? "not_sent" : d == velo::delivery::answered ? "answered" : "maybe_sent";
}

/// Appends `"name":"text"` to a JSON object.
inline void append_member(velo::rest::secure_buffer& out, std::string_view name, std::string_view text) {
    if (!out.view().ends_with('{')) out.push_back(',');
    append_text_json(name, out);
    out.push_back(':');
    append_text_json(text, out);
}
/// The same with a number.
inline void append_member(velo::rest::secure_buffer& out, std::string_view name, long long number) {
    if (!out.view().ends_with('{')) out.push_back(',');
    append_text_json(name, out);
    out.push_back(':');
    out.append(std::to_string(number));
}

/// A wrong usage as one line of JSON.
inline std::string usage_error_json(std::string_view message, int status) {
    velo::rest::secure_buffer out("{");
    append_member(out, "message", message);
    append_member(out, "exitStatus", status);
    append_member(out, "see", page_of(status));
    out.push_back('}');
    return std::string(printable_json(out.view(), false).view());
}

/// The error of a call as one line of JSON.
inline std::string error_json(velo::error const& e) {
    velo::rest::secure_buffer out("{");
    append_member(out, "message", e.message());
    append_member(out, "operation", e.operation());
    append_member(out, "exitStatus", exit_status(e));
    append_member(out, "see", page_of(e, exit_status(e)));
    append_member(out, "status", e.status());
    append_member(out, "delivery", delivery_text(e.delivery()));
    append_member(out, "attempts", e.attempts());
    append_member(out, "milliseconds", std::chrono::duration_cast<std::chrono::milliseconds>(e.elapsed()).count());
    if (!e.retry_after().empty()) append_member(out, "retryAfter", e.retry_after());
    if (velo::error_response const* payload = e.payload()) {
        if (payload->correlation_id) append_member(out, "correlationId", *payload->correlation_id);
        out.append(",\"errors\":[");
        for (std::size_t i = 0; i != payload->errors.size(); ++i) {
            velo::error_item const& item = payload->errors[i];
            out.append(i == 0 ? "{" : ",{");
            if (item.location) append_member(out, "location", *item.location);
            append_member(out, "message", item.error_message.value_or(""));
            out.push_back('}');
        }
        out.push_back(']');
    }
    out.push_back('}');
    return std::string(printable_json(out.view(), false).view());
}

/// Writes the error to standard error: our line, then the server's texts, then the page that explains it.
inline void print_error(velo::error const& e, bool as_json) {
    if (as_json) {
        std::cerr << error_json(e);
        return;
    }
    std::cerr << "velo: " << e << '\n';
    if (velo::error_response const* payload = e.payload()) {
        for (velo::error_item const& item : payload->errors) {
            std::cerr << "  the server says";
            if (item.location) std::cerr << " of " << printable(*item.location);
            std::cerr << ": " << printable(item.error_message.value_or("(nothing)")) << '\n';
        }
        if (payload->correlation_id) std::cerr << "  correlation id: " << printable(*payload->correlation_id) << '\n';
    }
    std::cerr << see(page_of(e, exit_status(e)));
}

}  // namespace cli

#endif
