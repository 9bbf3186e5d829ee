// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_NETWORK_FULL_PORT_HPP
#define VELO_TESTS_NETWORK_FULL_PORT_HPP

#include <velo/rest/transport/server_url.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <string>
#include <sys/socket.h>
#include <vector>

namespace tests {

/// Port with a full backlog: a client that connects waits.
class full_port {
    using tcp = boost::asio::ip::tcp;

  public:
    full_port() : acceptor_(context_) {
        acceptor_.open(tcp::v4());
        acceptor_.bind({boost::asio::ip::address_v4::loopback(), 0});
        acceptor_.listen(0);
        for (int i = 0; i != 4; ++i) {
            auto& socket = sockets_.emplace_back(context_);
            socket.open(tcp::v4());
            socket.native_non_blocking(true);
            auto const there = acceptor_.local_endpoint();
            static_cast<void>(::connect(socket.native_handle(), there.data(), static_cast<socklen_t>(there.size())));
        }
    }
    [[nodiscard]] unsigned short port() const { return acceptor_.local_endpoint().port(); }
    [[nodiscard]] velo::rest::server_url url() const {
        return velo::rest::server_url::checked("http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()))
            .value();
    }

  private:
    boost::asio::io_context context_;
    tcp::acceptor acceptor_;
    std::vector<tcp::socket> sockets_;
};

}  // namespace tests

#endif
