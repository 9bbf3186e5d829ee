// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_DELIVERY_HPP
#define VELO_REST_TESTING_CONFORMANCE_DELIVERY_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/server_url.hpp>

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

/// Rules on the error and the delivery of a failed attempt.
inline constexpr rule delivery_rules[] = {
    {"a refused connection is not sent", refused_connection, &conformance_options::reconnects},
    {"a lost response is maybe sent", lost_response},
    {"a truncated response is no response", truncated_response},
    {"a reset is maybe sent", reset_connection},
    {"garbage is no response", garbage},
};

}  // namespace velo::inline VELO_ABI::rest::testing::detail

#endif
