// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_RECORDING_SERVER_HPP
#define VELO_TESTS_SUPPORT_RECORDING_SERVER_HPP

#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace tests {

using velo::rest::testing::received_request;

/// What a `recording_server` does after a request.
struct canned_bytes {
    std::string bytes = "HTTP/1.1 204 No Content\r\n\r\n";  ///< sent as they are
    bool hang_up = false;                                   ///< closes the connection afterwards
    bool stall = false;                                     ///< sends nothing and waits until the client hangs up
};

/// Server on 127.0.0.1 and a free port that records each request and sends canned bytes.
class recording_server {
    using peer = velo::rest::testing::loopback_peer;

  public:
    using respond_function = std::function<canned_bytes(received_request const&, std::size_t number)>;

    explicit recording_server(respond_function respond)
        : respond_(std::move(respond)), peer_([this](auto& connection) { serve(connection); }) {}
    recording_server() : recording_server([](auto const&, std::size_t) { return canned_bytes{}; }) {}

    [[nodiscard]] velo::rest::server_url url(std::string const& path = "") const {
        return velo::rest::server_url::checked(std::string(peer_.url().view()) + path).value();
    }
    [[nodiscard]] std::vector<received_request> requests() const {
        std::lock_guard const lock(mutex_);
        return requests_;
    }
    [[nodiscard]] std::size_t connections() const { return peer_.connections(); }

  private:
    void serve(velo::rest::testing::peer_connection& c) {
        while (auto const request = c.read()) {
            std::size_t number = 0;
            {
                std::lock_guard const lock(mutex_);
                number = requests_.size();
                requests_.push_back(*request);
            }
            canned_bytes const response = respond_(*request, number);
            if (response.stall) {
                c.wait_for_hang_up();
                return;
            }
            if (!c.send(response.bytes) || response.hang_up) return;
        }
    }

    respond_function respond_;
    mutable std::mutex mutex_;
    std::vector<received_request> requests_;
    peer peer_;
};

}  // namespace tests

#endif
