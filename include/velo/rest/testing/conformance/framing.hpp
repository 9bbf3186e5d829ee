// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_FRAMING_HPP
#define VELO_REST_TESTING_CONFORMANCE_FRAMING_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/http/method.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::testing::detail {

/// Returns the violation in what a server received of the requests that `request_arrives` sends.
inline std::string check_received(std::vector<received_request> const& seen, std::string_view authority) {
    if (seen.size() != 3) return "not three requests";
    if (seen[0].line() != "POST /prefix/p?q=%20" || seen[0].body != "{\"a\":1}") return "method, target or body differ";
    if (seen[0].field("Host") != authority) return "Host is not the authority of the URL";
    if (seen[0].field("Accept") != "a/b" || seen[0].field("Authorization") != "Bearer t") return "a field differs";
    if (seen[0].field("Content-Length") != "7") return "Content-Length is not that of the body";
    if (seen[1].line() != "POST /prefix/e" || seen[1].field("Content-Length") != "0")
        return "a POST without a body does not say so (RFC 9110 section 8.6)";
    if (seen[2].line() != "DELETE /prefix/d" || seen[2].field("Content-Length") != "(absent)" ||
        seen[2].field("Transfer-Encoding") != "(absent)")
        return "a DELETE without a body says that it has one";
    for (received_request const& q : seen) {
        if (q.field("Expect") != "(absent)") return "it sends Expect, which nobody asked for";
    }
    return {};
}

inline std::string request_arrives(fixture const& f) {
    std::vector<received_request> seen;
    std::optional<server_url> url;
    // `seen` is read after the server has ended: until then its threads may still read surplus requests.
    {
        std::mutex mutex;
        auto const server = f.serve([&](peer_connection& c) {
            while (auto q = c.read()) {
                {
                    std::lock_guard const lock(mutex);
                    seen.push_back(std::move(*q));
                }
                c.send("HTTP/1.1 204 No Content\r\n\r\n");
            }
        });
        url = server_url::checked(std::string(server->url().view()) + "/prefix").value();
        auto const t = f.connect(*url);
        header const fields[] = {{"Accept", "a/b"}, {"Authorization", "Bearer t"}};
        call_result const a = send_over(
            t,
            {.method = method::post, .target = "/p?q=%20", .headers = fields, .body = "{\"a\":1}", .has_body = true});
        call_result const b = send_over(t, {.method = method::post, .target = "/e"});
        call_result const c = send_over(t, {.method = method::delete_, .target = "/d"});
        if (!a.is(204, "") || !b.is(204, "") || !c.is(204, "")) return expected("three times 204", a);
    }
    return check_received(seen, split(*url).authority);
}

/// The rule on what a server receives.
inline constexpr rule request_rules[] = {{"the request arrives as it was given", request_arrives}};

/// Checks that a response of these bytes is read as `status`, `body` and `field` (X-A).
inline std::string check_read(fixture const& f, std::string const& bytes, int status, std::string_view body,
                              std::string_view field = "") {
    auto const server = f.serve(first_then_echo([&](peer_connection& c) {
        c.send(bytes);
        if (bytes.find("close") != std::string::npos) c.close();
    }));
    call_result const x = get(f.connect(server->url()));
    return x.is(status, body) && x.field == field ? "" : expected("a whole response", x);
}

inline std::string known_length(fixture const& f) {
    return check_read(f, "HTTP/1.1 200 OK\r\ncontent-LENGTH: 5\r\nx-A:  b \r\n\r\nhello", 200, "hello", "b");
}

inline std::string no_body(fixture const& f) {
    auto const server = f.serve([](peer_connection& c) {
        for (char const* const head : {"204 No Content\r\n\r\n", "304 Not Modified\r\nContent-Length: 9\r\n\r\n",
                                       "200 OK\r\nContent-Length: 0\r\n\r\n"}) {
            if (!c.read()) return;
            c.send(std::string("HTTP/1.1 ") + head);
        }
        echo(c);
    });
    auto const t = f.connect(server->url());
    for (int const status : {204, 304, 200}) {
        if (call_result const x = get(t); !x.is(status, "")) return expected(std::to_string(status), x);
    }
    return server->connections() == 1 ? "" : "it does not keep the connection";
}

inline std::string unknown_length(fixture const& f) {
    return check_read(f, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello", 200, "hello");
}

inline std::string chunked(fixture const& f) {
    return check_read(f,
                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                      "3\r\nhel\r\nA;x=y\r\nlo, world!\r\n0\r\nX-A: no\r\n\r\n",
                      200, "hello, world!");
}

inline std::string interim(fixture const& f) {
    return check_read(f,
                      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-A: no\r\n\r\n" + ok_response("hello"),
                      200, "hello");
}

inline std::string byte_by_byte(fixture const& f) {
    for (std::string const& bytes :
         {ok_response("hello"),
          std::string("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                      "3\r\nhel\r\n2\r\nlo\r\n0\r\nX-A: no\r\n\r\n")}) {
        auto const server = f.serve(first_then_echo([&](peer_connection& c) {
            for (char const byte : bytes) {
                c.send({&byte, 1});
                // Without a pause, a client that wakes late would receive several bytes at once.
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        }));
        auto const t = f.connect(server->url());
        if (call_result const x = get(t); !x.is(200, "hello")) return expected("a whole response", x);
    }
    return {};
}

inline std::string error_status(fixture const& f) {
    for (int const status : {400, 401, 404, 429, 500, 503, 599}) {
        std::string problem =
            check_read(f, "HTTP/1.1 " + std::to_string(status) + " No\r\nContent-Length: 2\r\n\r\nno", status, "no");
        if (!problem.empty()) return problem;
    }
    return {};
}

inline std::string redirect(fixture const& f) {
    auto const elsewhere = f.serve(echo);
    std::string const there(elsewhere->url().view());
    for (int const status : {301, 302, 303, 307, 308}) {
        std::string const head = "HTTP/1.1 " + std::to_string(status) + " There\r\nLocation: " + there + "/\r\n";
        std::string problem = check_read(f, head + "Content-Length: 0\r\n\r\n", status, "");
        if (!problem.empty()) return problem;
    }
    return elsewhere->connections() == 0 ? "" : "it went where the server sent it";
}

inline std::string keep_alive(fixture const& f) {
    auto const server = f.serve(echo);
    auto const t = f.connect(server->url());
    for (char const* const target : {"/1", "/2", "/3"}) {
        if (call_result const x = get(t, target); !x.is(200, target)) return expected("its response", x);
    }
    return server->connections() == 1 ? "" : "it does not use its connection again";
}

inline std::string connection_close(fixture const& f) {
    for (char const* const head : {"HTTP/1.1 200 OK\r\nConnection: x, Close\r\n", "HTTP/1.0 200 OK\r\n"}) {
        auto const server = f.serve(first_then_echo([&](peer_connection& c) {
            c.send(head + std::string("Content-Length: 2\r\n\r\nhi"));
            wait_for_hang_up_or_reset(c);
        }));
        auto const t = f.connect(server->url());
        if (call_result const x = get(t); !x.is(200, "hi")) return expected("its response", x);
        if (call_result const x = get(t, "/2"); !x.is(200, "/2")) return expected("a second response", x);
        if (server->connections() != 2) return "it uses a connection that was to be closed";
    }
    return {};
}

inline std::string no_reason(fixture const& f) {
    for (char const* const line : {"HTTP/1.1 404\r\n", "HTTP/1.1 404 \r\n"}) {
        std::string problem = check_read(f, line + std::string("Content-Length: 2\r\n\r\nno"), 404, "no");
        if (!problem.empty()) return problem;
    }
    return {};
}

inline std::string equal_lengths(fixture const& f) {
    return check_read(f, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 200, "hello");
}

inline std::string malformed_length(fixture const& f) {
    for (std::string const head :
         {"Content-Length: abc\r\n", "Content-Length: -5\r\n", "Content-Length: +5\r\n", "Content-Length: 0x5\r\n",
          "Content-Length: 5x\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n",
          "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", "Transfer-Encoding: chunked\r\n\r\n-5\r\n"}) {
        std::string problem = check_refused(f, "HTTP/1.1 200 OK\r\n" + head + "\r\nhello", {}, errc::protocol_error);
        if (!problem.empty()) return head + ": " + problem;
    }
    return {};
}

inline std::string status_in_field(fixture const& f) {
    for (char const* const field : {"HTTP/x: 204 \r\n", "HTTP/1.1 204 No Content: x\r\n"}) {
        auto const server = f.serve(first_then_echo([&](peer_connection& c) {
            c.send(std::string("HTTP/1.1 403 Forbidden\r\n") + field + "Content-Length: 0\r\n\r\n");
            wait_for_hang_up_or_reset(c);
        }));
        call_result const x = get(f.connect(server->url()));
        // Neither is a field name (RFC 9110 section 5.1), so the response may be refused.
        if (!x.is(403, "") && !x.failed(errc::protocol_error, delivery::maybe_sent))
            return expected("403 or a protocol error", x);
    }
    return {};
}

inline std::string switched_protocol(fixture const& f) {
    return check_refused(f, "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n", {},
                         errc::protocol_error);
}

/// Rules on where a response ends and whether its connection stays open.
inline constexpr rule framing_rules[] = {
    {"a body of known length is read", known_length},
    {"a response without a body is read", no_body},
    {"a body of unknown length is read to the end", unknown_length},
    {"a chunked body is read, and its trailers are dropped", chunked},
    {"interim responses are skipped", interim},
    {"a response may come byte by byte", byte_by_byte},
    {"an error status is a response", error_status},
    {"no redirect is followed", redirect},
    {"a status line needs no reason", no_reason},
    {"equal lengths are one length", equal_lengths},
    {"a malformed length is refused", malformed_length},
    {"a field is no status line", status_in_field},
    {"a switch of protocols is no response", switched_protocol},
    {"a connection is kept alive", keep_alive},
    {"Connection: close is heeded", connection_close, &conformance_options::reconnects},
};

}  // namespace velo::inline VELO_ABI::rest::testing::detail

#endif
