// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_DELIVERY_HPP
#define VELO_REST_TESTING_CONFORMANCE_DELIVERY_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <atomic>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::testing::detail {

inline std::string refused_connection(fixture const& f) {
    // A temporary: the server has ended when its URL is used.
    server_url const gone = f.serve(echo)->url();
    call_result const x = get(f.connect(gone));
    return x.failed(errc::connect_failed, delivery::not_sent) ? "" : expected("no connection, not sent", x);
}

/// Checks that a response which ends after `part` is lost, and that its request is sent once.
inline std::string check_lost(fixture const& f, std::string_view part, void (peer_connection::*end)()) {
    auto const server = f.serve(first_only([&](peer_connection& c) {
        c.send(part);
        (c.*end)();
    }));
    call_result const x = get(f.connect(server->url()));
    if (!x.failed(errc::connection_lost, delivery::maybe_sent))
        return expected("connection lost, maybe sent, after '" + std::string(part) + "'", x);
    return server->requests() == 1 ? "" : "it was sent twice";
}

inline std::string lost_response(fixture const& f) { return check_lost(f, "", &peer_connection::close); }

inline std::string truncated_response(fixture const& f) {
    for (std::string_view const part : partial_responses) {
        if (std::string problem = check_lost(f, part, &peer_connection::close); !problem.empty()) return problem;
    }
    return {};
}

inline std::string reset_connection(fixture const& f) {
    for (std::string_view const part : partial_responses) {
        if (std::string problem = check_lost(f, part, &peer_connection::reset); !problem.empty()) return problem;
    }
    // A reset does not end a close-delimited body.
    return check_lost(f, "HTTP/1.1 200 OK\r\n\r\nhel", &peer_connection::reset);
}

inline std::string garbage(fixture const& f) {
    for (char const* const bytes : {"220 smtp.example.com ESMTP\r\n", "\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n",
                                    "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n"}) {
        std::string const problem = check_refused(f, bytes, {}, errc::protocol_error);
        if (!problem.empty()) return std::string(bytes) + ": " + problem;
    }
    return {};
}

inline std::string unsendable_request(fixture const& f) {
    std::atomic<int> seen = 0;
    {
        auto const server = f.serve(counting_echo(seen));
        auto const t = f.connect(server->url());
        for (header const field : {header{"X-A", "b\r\nInjected: 1"}, header{"X-A: b\r\nInjected", "1"}}) {
            call_result const x = send_over(t, {.operation = "conformance", .target = "/", .headers = {&field, 1}});
            if (!x.failed(errc::invalid_request, delivery::not_sent)) return expected("invalid request, not sent", x);
        }
        for (char const* const target : {"/a b", "/a\r\nInjected: 1", "@127.0.0.1:1/"}) {
            call_result const x = get(t, target);
            if (!x.failed(errc::invalid_request, delivery::not_sent))
                return expected("invalid request, not sent, for the target '" + std::string(target) + "'", x);
        }
        // After this response the server has accepted all earlier connections, and it reads them before it ends.
        if (call_result const x = get(t, "/3"); !x.is(200, "/3")) return expected("a response", x);
    }
    return seen == 1 ? "" : "the server saw a request";
}

inline std::string failures_are_results(fixture const& f) {
    // What is thrown becomes `transport_failed` in the kit.
    auto const is_result = [](call_result const& x) {
        return x.ended.error != errc::none && x.ended.error != errc::transport_failed;
    };
    server_url const gone = f.serve(echo)->url();
    if (call_result const x = get(f.connect(gone)); !is_result(x)) return expected("an error without a server", x);
    response_limits none;
    none.body = 0;
    for (std::string const& bytes : {std::string(), std::string("garbage\r\n\r\n"), ok_response("hello")}) {
        for (auto const end : {&peer_connection::close, &peer_connection::reset}) {
            auto const server = f.serve(first_only([&](peer_connection& c) {
                c.send(bytes);
                (c.*end)();
            }));
            if (call_result const x = get(f.connect(server->url()), "/", {long_enough, {}}, none); !is_result(x))
                return expected("an error after '" + bytes + "'", x);
        }
    }
    return {};
}

/// Rules on the error and the delivery of a failed attempt.
inline constexpr rule delivery_rules[] = {
    {"a refused connection is not sent", refused_connection, &conformance_options::reconnects},
    {"a lost response is maybe sent", lost_response},
    {"a truncated response is no response", truncated_response},
    {"a reset is maybe sent", reset_connection},
    {"garbage is no response", garbage},
    {"a request that cannot be sent is refused", unsendable_request},
    {"a failure is a result", failures_are_results, &conformance_options::reconnects},
};

}  // namespace velo::inline VELO_ABI::rest::testing::detail

#endif
