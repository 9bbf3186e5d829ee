// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_LIMITS_HPP
#define VELO_REST_TESTING_CONFORMANCE_LIMITS_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/loopback_peer.hpp>

#include <string>

namespace velo::inline VELO_ABI::rest::testing::detail {

inline std::string body_limit(fixture const& f) {
    response_limits limits;
    limits.body = 10;
    for (std::string const& bytes :
         {ok_response("hello, world"),
          std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n123456789\r\n2\r\n12\r\n0\r\n\r\n"),
          std::string("HTTP/1.1 200 OK\r\n\r\nhello, world")}) {
        std::string problem = check_refused(f, bytes, limits, errc::response_too_large);
        if (!problem.empty()) return problem;
    }
    return {};
}

inline std::string head_limit(fixture const& f) {
    std::string const field = "X-A: " + std::string(1'000, 'a') + "\r\n";
    std::string many;
    for (int i = 0; i != 200; ++i) many += field;
    for (std::string const& fields : {"X-A: " + std::string(1'000'000, 'a') + "\r\n", many}) {
        std::string const bytes = "HTTP/1.1 200 OK\r\n" + fields + "Content-Length: 0\r\n\r\n";
        std::string problem = check_refused(f, bytes, {}, errc::response_too_large);
        if (!problem.empty()) return problem;
    }
    return {};
}

inline std::string fields_limit(fixture const& f) {
    std::string bytes = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i != 10'000; ++i) bytes += "A:\r\n";
    return check_refused(f, bytes + "Content-Length: 0\r\n\r\n", {}, errc::response_too_large);
}

inline std::string longest_field(fixture const& f) {
    response_limits const limits;
    // The status line and the other field count as well.
    std::string const value(limits.head - 256, 'a');
    auto const server = f.serve(first_then_echo([&](peer_connection& c) {
        c.send("HTTP/1.1 200 OK\r\nX-A: " + value + "\r\nContent-Length: 5\r\n\r\nhello");
    }));
    call_result const x = get(f.connect(server->url()));
    if (!x.is(200, "hello"))
        return expected("a response with a field of " + std::to_string(value.size()) + " bytes", x);
    return x.field == value ? "" : "a field of " + std::to_string(value.size()) + " bytes is not whole";
}

/// Rules on `response_limits`.
inline constexpr rule limit_rules[] = {
    {"the limit on the body holds", body_limit},
    {"the limit on the head holds", head_limit},
    {"the limit on fields holds", fields_limit},
    {"a field may be as long as the head", longest_field, &conformance_options::reads_long_fields},
};

}  // namespace velo::inline VELO_ABI::rest::testing::detail

#endif
