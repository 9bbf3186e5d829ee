// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_NETWORK_RECORDED_HPP
#define VELO_TESTS_NETWORK_RECORDED_HPP

#include <velo/transport/curl.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <type_traits>

#include "../support/recording_server.hpp"

namespace tests {

/// Returns a libcurl transport that ignores the proxy of the environment.
inline velo::curl direct(velo::server_url const& url, velo::curl_options options = {}) {
    options.proxy = "";
    return velo::curl(url, options);
}

/// Returns the bytes of a response.
inline std::string response_with(int status, std::string const& body) {
    return "HTTP/1.1 " + std::to_string(status) + " Status\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

/// Returns the request that libcurl sends for an operation.
template <class Op>
received_request sent(Op const& op) {
    recording_server server([](auto const&, std::size_t) {
        return std::is_void_v<typename Op::response> ? canned_bytes{} : canned_bytes{response_with(200, "{}")};
    });
    bool called = false;
    if constexpr (Op::endpoint.security == velo::rest::security::basic) {
        called =
            velo::client(direct(server.url()), velo::basic(velo::secret_string("key"), velo::secret_string("secret")))
                .call(op)
                .has_value();
    } else {
        called = velo::client(direct(server.url()), velo::bearer("token")).call(op).has_value();
    }
    auto const requests = server.requests();
    if (!called || requests.size() != 1) throw std::runtime_error("one call is one request");
    return requests[0];
}

}  // namespace tests

#endif
