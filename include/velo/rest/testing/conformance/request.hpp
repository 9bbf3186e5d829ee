// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_REQUEST_HPP
#define VELO_REST_TESTING_CONFORMANCE_REQUEST_HPP

#include <velo/rest/http/header.hpp>
#include <velo/rest/http/method.hpp>
#include <velo/rest/testing/conformance/call_result.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline v0::rest::testing::detail {

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

}  // namespace velo::inline v0::rest::testing::detail

#endif
