// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_NETWORK_DRIPPING_RELAY_HPP
#define VELO_TESTS_NETWORK_DRIPPING_RELAY_HPP

#include <velo/rest/transport/server_url.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/error_code.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace tests {

/// Relay on 127.0.0.1 that brings what its server sends to the client one byte in a segment. The destructor ends all
/// connections.
class dripping_relay {
    using tcp = boost::asio::ip::tcp;

  public:
    dripping_relay(velo::rest::server_url const& server, std::chrono::milliseconds interval)
        : port_(split(server).port), interval_(interval), scheme_(server.view().substr(0, server.view().find(':'))) {
        thread_ = std::thread([this] { run(); });
    }
    dripping_relay(dripping_relay const&) = delete;
    dripping_relay& operator=(dripping_relay const&) = delete;
    ~dripping_relay() {
        is_stopping_ = true;
        boost::system::error_code ignored;
        tcp::socket last(context_);
        static_cast<void>(last.connect(acceptor_.local_endpoint(), ignored));
        thread_.join();
    }
    [[nodiscard]] velo::rest::server_url url() const {
        return velo::rest::server_url::checked(scheme_ +
                                               "://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()))
            .value();
    }

  private:
    struct connection {
        explicit connection(boost::asio::io_context& context) : client(context), server(context) {}
        /// Ends reads and writes of other threads.
        void shut_down() {
            boost::system::error_code ignored;
            static_cast<void>(client.shutdown(tcp::socket::shutdown_both, ignored));
            static_cast<void>(server.shutdown(tcp::socket::shutdown_both, ignored));
        }
        tcp::socket client;
        tcp::socket server;
    };

    void run() {
        std::vector<std::shared_ptr<connection>> open;
        std::vector<std::thread> threads;
        for (;;) {
            auto c = std::make_shared<connection>(context_);
            boost::system::error_code e;
            static_cast<void>(acceptor_.accept(c->client, e));
            if (is_stopping_) break;
            if (e) continue;
            static_cast<void>(c->client.set_option(tcp::no_delay(true), e));
            static_cast<void>(c->server.connect({boost::asio::ip::address_v4::loopback(), port_}, e));
            open.push_back(c);
            threads.emplace_back([c] { forward(c->client, c->server, *c, false, {}); });
            threads.emplace_back([c, this] { forward(c->server, c->client, *c, true, interval_); });
        }
        for (auto const& c : open) c->shut_down();
        for (std::thread& t : threads) t.join();
    }

    static void forward(tcp::socket& from, tcp::socket& to, connection& both, bool drips,
                        std::chrono::milliseconds interval) {
        boost::system::error_code e;
        char bytes[4096];
        for (;;) {
            std::size_t const size = from.read_some(boost::asio::buffer(bytes), e);
            if (e) break;
            if (!drips) {
                boost::asio::write(to, boost::asio::buffer(bytes, size), e);
                if (e) break;
                continue;
            }
            for (std::size_t i = 0; i != size && !e; ++i) {
                boost::asio::write(to, boost::asio::buffer(&bytes[i], 1), e);
                if (interval.count() != 0) std::this_thread::sleep_for(interval);
            }
            if (e) break;
        }
        both.shut_down();
    }

    unsigned short port_;
    std::chrono::milliseconds interval_;
    std::string scheme_;
    boost::asio::io_context context_;
    tcp::acceptor acceptor_{context_, {boost::asio::ip::address_v4::loopback(), 0}};
    std::atomic<bool> is_stopping_ = false;
    std::thread thread_;
};

}  // namespace tests

#endif
