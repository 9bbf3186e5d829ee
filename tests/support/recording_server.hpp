// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_RECORDING_SERVER_HPP
#define VELO_TESTS_SUPPORT_RECORDING_SERVER_HPP

#include <velo/rest/transport/server_url.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <utility>
#include <vector>

namespace tests {

/// A request as its bytes came.
struct recorded_request {
    std::string method;
    std::string target;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    [[nodiscard]] std::size_t count(std::string_view name) const {
        return static_cast<std::size_t>(
            std::count_if(headers.begin(), headers.end(), [&](auto const& h) { return same(h.first, name); }));
    }
    /// The value of the first field of that name; "(absent)" when there is none.
    [[nodiscard]] std::string header(std::string_view name) const {
        auto const found =
            std::find_if(headers.begin(), headers.end(), [&](auto const& h) { return same(h.first, name); });
        return found == headers.end() ? "(absent)" : found->second;
    }

  private:
    static bool same(std::string_view a, std::string_view b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
            return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
        });
    }
};

/// What the server does with a request: bytes to send as they are, and whether to hang up then.
struct canned_bytes {
    std::string bytes = "HTTP/1.1 204 No Content\r\n\r\n";
    bool hang_up = false;
    /// Waits for the client to hang up instead of answering.
    bool stall = false;
};

/// A server on 127.0.0.1 and a free port that records each request and answers what it is told. It stops, and waits for
/// its threads, when it is destroyed.
class recording_server {
    using tcp = boost::asio::ip::tcp;

  public:
    using answer_function = std::function<canned_bytes(recorded_request const&, std::size_t number)>;

    explicit recording_server(answer_function response)
        : response_(std::move(response)),
          acceptor_(context_, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)),
          thread_([this] { run(); }) {}
    recording_server() : recording_server([](auto const&, std::size_t) { return canned_bytes{}; }) {}

    ~recording_server() {
        stopping_ = true;
        boost::system::error_code ignored;
        tcp::socket waiter(context_);
        waiter.connect(acceptor_.local_endpoint(), ignored);
        thread_.join();
    }

    [[nodiscard]] velo::rest::server_url url(std::string const& path = "") const {
        return velo::rest::server_url::checked("http://127.0.0.1:" + std::to_string(port()) + path).value();
    }
    [[nodiscard]] unsigned short port() const { return acceptor_.local_endpoint().port(); }
    [[nodiscard]] std::vector<recorded_request> requests() const {
        std::lock_guard const lock(mutex_);
        return requests_;
    }
    [[nodiscard]] std::size_t connections() const { return connections_; }

  private:
    void run() {
        std::vector<std::jthread> threads;
        std::vector<std::shared_ptr<tcp::socket>> sockets;
        for (;;) {
            boost::system::error_code error;
            auto socket = std::make_shared<tcp::socket>(context_);
            acceptor_.accept(*socket, error);
            if (stopping_) break;
            if (error) continue;
            ++connections_;
            sockets.push_back(socket);
            threads.emplace_back([this, socket] { serve(*socket); });
        }
        // Not through the socket object, which its own thread is using.
        for (auto const& socket : sockets) ::shutdown(socket->native_handle(), SHUT_RDWR);
    }

    void serve(tcp::socket& socket) {
        boost::system::error_code error;
        std::string bytes;
        for (;;) {
            std::size_t const head =
                boost::asio::read_until(socket, boost::asio::dynamic_buffer(bytes), "\r\n\r\n", error);
            if (error) return;
            recorded_request request = parse(bytes.substr(0, head));
            bytes.erase(0, head);
            std::string const length = request.header("Content-Length");
            std::size_t const size = length == "(absent)" ? 0 : std::stoul(length);
            if (bytes.size() < size) {
                boost::asio::read(socket, boost::asio::dynamic_buffer(bytes),
                                  boost::asio::transfer_exactly(size - bytes.size()), error);
                if (error) return;
            }
            request.body = bytes.substr(0, size);
            bytes.erase(0, size);
            std::size_t number = 0;
            {
                std::lock_guard const lock(mutex_);
                number = requests_.size();
                requests_.push_back(request);
            }
            canned_bytes const response = response_(request, number);
            if (response.stall) {
                char byte = 0;
                socket.read_some(boost::asio::buffer(&byte, 1), error);
                return;
            }
            boost::asio::write(socket, boost::asio::buffer(response.bytes), error);
            if (error || response.hang_up) {
                socket.shutdown(tcp::socket::shutdown_both, error);
                return;
            }
        }
    }

    static recorded_request parse(std::string const& head) {
        recorded_request r;
        std::size_t const end = head.find("\r\n");
        std::string const line = head.substr(0, end);
        std::size_t const first = line.find(' ');
        std::size_t const second = line.rfind(' ');
        r.method = line.substr(0, first);
        r.target = line.substr(first + 1, second - first - 1);
        for (std::size_t at = end + 2; at + 2 < head.size();) {
            std::size_t const next = head.find("\r\n", at);
            std::string const field = head.substr(at, next - at);
            std::size_t const colon = field.find(": ");
            r.headers.emplace_back(field.substr(0, colon), field.substr(colon + 2));
            at = next + 2;
        }
        return r;
    }

    answer_function response_;
    mutable std::mutex mutex_;
    std::vector<recorded_request> requests_;
    boost::asio::io_context context_;
    tcp::acceptor acceptor_;
    std::atomic<std::size_t> connections_ = 0;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

}  // namespace tests

#endif
