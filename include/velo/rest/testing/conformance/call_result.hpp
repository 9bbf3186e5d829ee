// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_CALL_RESULT_HPP
#define VELO_REST_TESTING_CONFORMANCE_CALL_RESULT_HPP

#include <velo/rest/error/delivery.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <chrono>
#include <exception>
#include <string>
#include <string_view>

namespace velo::inline v0::rest::testing::detail {

/// Longer than anything takes here. For calls that should end for another reason.
inline constexpr std::chrono::seconds long_enough{30};
/// Timeout of calls that have to end by it.
inline constexpr std::chrono::milliseconds short_time{150};
/// A call with `short_time` that has not ended by then ignores its timeout.
inline constexpr std::chrono::seconds too_long{2};

/// Outcome of a call, with a copy of the response.
struct call_result {
    attempt ended;
    int status = 0;
    std::string body{};
    std::string field{};  ///< value of X-A

    [[nodiscard]] bool is(int expected_status, std::string_view expected_body) const {
        return ended.error == errc::none && ended.delivered == delivery::answered && status == expected_status &&
               body == expected_body;
    }
    [[nodiscard]] bool failed(errc error, delivery delivered) const {
        return ended.error == error && ended.delivered == delivered;
    }
    [[nodiscard]] std::string text() const {
        if (ended.error == errc::none) return std::to_string(status) + " '" + body + "'";
        return std::string(to_text(ended.error)) + ", " + std::string(to_text(ended.delivered)) + " (" + ended.detail +
               ")";
    }
};

/// Sends `q` and returns the outcome.
template <class T>
call_result send_over(T const& transport, request const& q, send_limits const& limits = {long_enough, {}},
                      response_limits const& response_limits = {}) {
    response received;
    received.limit(response_limits);
    call_result x;
    // An exception past a server that waits for the next step of a rule would leave it waiting forever.
    try {
        x.ended = transport.send(q, received, limits);
    } catch (std::exception const& e) {
        x.ended = attempt::failed(errc::transport_failed, delivery::maybe_sent, std::string("it threw: ") + e.what());
    }
    x.status = received.status();
    x.body = received.body();
    x.field = received.header("x-a");
    return x;
}

/// Sends a GET without fields and returns the outcome.
template <class T>
call_result get(T const& transport, std::string_view target = "/", send_limits const& limits = {long_enough, {}},
                response_limits const& response_limits = {}) {
    return send_over(transport, {.operation = "conformance", .target = target}, limits, response_limits);
}

/// Returns the text of a violation: `what` was expected instead of `x`.
inline std::string expected(std::string_view what, call_result const& x) {
    return std::string(what) + ", and not: " + x.text();
}

}  // namespace velo::inline v0::rest::testing::detail

#endif
