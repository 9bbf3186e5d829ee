// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_COMMON_RULES_HPP
#define VELO_REST_TESTING_COMMON_RULES_HPP

#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/transport.hpp>

#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::rest::testing {

/// Result of one rule that was tested on a transport.
struct rule_result {
    std::string_view rule;  ///< name of the rule; static text
    std::string problem{};  ///< how the transport violates it; empty if it keeps the rule
};

/// Tests the rules for blocking transports that need no server: for transports in memory, and for wrappers. `q` is a
/// request to which the transport always responds with a body. It is sent about ten times. Returns one result per rule.
template <blocking_transport T>
[[nodiscard]] std::vector<rule_result> common_rules(T const& transport, request const& q) {
    auto const send = [&](T const& t, response& received, send_limits const& limits = {}) {
        return t.send(q, received, limits);
    };
    auto const is_whole = [](attempt const& a, response const& received) {
        return a.error == errc::none && a.delivered == delivery::answered && received.status() >= 200 &&
               received.status() < 600;
    };
    std::vector<rule_result> all;
    auto const rule = [&](std::string_view name, auto test) { all.push_back({name, test()}); };

    rule("a response is whole", [&]() -> std::string {
        response received;
        attempt const a = send(transport, received);
        if (!is_whole(a, received)) return "the request was not answered: " + std::string(to_text(a.error));
        return received.body().empty() ? "the response has no body, so the other rules cannot be tried" : "";
    });
    rule("a response begins anew", [&]() -> std::string {
        response received;
        static_cast<void>(send(transport, received));
        std::string const first(received.body());
        attempt const a = send(transport, received);
        return is_whole(a, received) && received.body().size() <= first.size() + 64
                   ? ""
                   : "what was left of another response is in it";
    });
    rule("a copy reaches the same server", [&]() -> std::string {
        T const copy(transport);
        response received;
        attempt const a = send(copy, received);
        if (!is_whole(a, received)) return "a copy gets no response";
        return copy.is_confidential() == transport.is_confidential()
                   ? ""
                   : "a copy says something else about who can read it";
    });
    rule("a timeout that has passed lets nothing out", [&]() -> std::string {
        response received;
        attempt const a = send(transport, received, {duration::zero(), {}});
        return a.error == errc::timed_out && a.delivered == delivery::not_sent ? ""
                                                                               : "it does not say timed out, not sent";
    });
    rule("a stop that was asked for before lets nothing out", [&]() -> std::string {
        std::stop_source stop;
        stop.request_stop();
        response received;
        attempt const a = send(transport, received, {std::chrono::seconds(30), stop.get_token()});
        return a.error == errc::cancelled && a.delivered == delivery::not_sent ? ""
                                                                               : "it does not say cancelled, not sent";
    });
    rule("the limit on the body holds", [&]() -> std::string {
        response received;
        response_limits most;
        most.body = 0;
        received.limit(most);
        attempt const a = send(transport, received);
        if (a.error != errc::response_too_large) return "it does not say that the response is too large";
        return a.delivered == delivery::maybe_sent ? "" : "it does not say maybe sent";
    });
    return all;
}

}  // namespace velo::inline VELO_ABI::rest::testing

#endif
