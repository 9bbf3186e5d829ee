// SPDX-License-Identifier: BSL-1.0

// The floors: send bytes that were built before, and receive as many bytes as the response has. They compare the bytes
// and do not parse them.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

#include "network.hpp"

namespace benchmarks::network {

namespace {

class raw_socket {
  public:
    explicit raw_socket(std::uint16_t port) : socket_(connect_to(port)) {}
    raw_socket(raw_socket const&) = delete;
    raw_socket& operator=(raw_socket const&) = delete;
    ~raw_socket() { close(socket_); }

    [[nodiscard]] int native() const noexcept { return socket_; }

    void ask(std::string const& request) {
        have_ = 0;
        if (send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
            throw std::runtime_error("send");
    }
    /// True if the response is complete.
    bool take() {
        ssize_t const count = recv(socket_, in_.data() + have_, in_.size() - have_, 0);
        if (count <= 0) throw std::runtime_error("recv");
        have_ += static_cast<std::size_t>(count);
        return have_ == response().size();
    }
    [[nodiscard]] bool is_right() const { return std::memcmp(in_.data(), response().data(), response().size()) == 0; }

  private:
    int socket_;
    std::size_t have_ = 0;
    std::vector<char> in_ = std::vector<char>(4096);
};

class raw_blocking final : public client {
  public:
    explicit raw_blocking(std::uint16_t port) : socket_(port), request_(request_to(port)) {}

    std::size_t calls(std::size_t count) override {
        std::size_t right = 0;
        for (std::size_t i = 0; i != count; ++i) {
            socket_.ask(request_);
            while (!socket_.take()) continue;
            right += socket_.is_right() ? 1 : 0;
        }
        return right;
    }

  private:
    raw_socket socket_;
    std::string request_;
};

class raw_epoll final : public client {
  public:
    explicit raw_epoll(std::uint16_t port) : request_(request_to(port)), poll_(epoll_create1(EPOLL_CLOEXEC)) {
        for (std::size_t i = 0; i != many; ++i) {
            sockets_.push_back(std::make_unique<raw_socket>(port));
            epoll_event e{};
            e.events = EPOLLIN;
            e.data.u64 = i;
            if (epoll_ctl(poll_, EPOLL_CTL_ADD, sockets_.back()->native(), &e) != 0)
                throw std::system_error(errno, std::generic_category(), "epoll_ctl");
        }
    }
    ~raw_epoll() override { close(poll_); }

    std::size_t calls(std::size_t count) override {
        std::size_t right = 0;
        std::array<std::size_t, many> left{};
        left.fill(count);
        for (auto const& s : sockets_) s->ask(request_);
        std::array<epoll_event, many> events{};
        for (std::size_t running = many; running != 0;) {
            int const ready = epoll_wait(poll_, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < ready; ++i) {
                auto const at = static_cast<std::size_t>(events[static_cast<std::size_t>(i)].data.u64);
                raw_socket& s = *sockets_[at];
                if (!s.take()) continue;
                right += s.is_right() ? 1 : 0;
                if (--left[at] == 0) {
                    --running;
                } else {
                    s.ask(request_);
                }
            }
        }
        return right;
    }

  private:
    std::string request_;
    int poll_;
    std::vector<std::unique_ptr<raw_socket>> sockets_;
};

namespace net = boost::asio;

/// The same in coroutines: the cost of those of Asio.
class asio_bytes final : public client {
  public:
    explicit asio_bytes(std::uint16_t port) : request_(request_to(port)) {
        for (std::size_t i = 0; i != many; ++i) {
            sockets_.emplace_back(context_).connect({net::ip::address_v4::loopback(), port});
            sockets_.back().set_option(net::ip::tcp::no_delay(true));
        }
    }

    std::size_t calls(std::size_t count) override {
        std::size_t right = 0;
        for (auto& s : sockets_) {
            net::co_spawn(context_, worker(s, count, right), [](std::exception_ptr const& e) {
                if (e != nullptr) std::rethrow_exception(e);
            });
        }
        context_.restart();
        context_.run();
        return right;
    }

  private:
    net::awaitable<void> worker(net::ip::tcp::socket& s, std::size_t count, std::size_t& right) {
        std::array<char, 4096> in{};
        for (std::size_t i = 0; i != count; ++i) {
            co_await s.async_send(net::buffer(request_), net::use_awaitable);
            std::size_t have = 0;
            while (have != response().size()) {
                have += co_await s.async_receive(net::buffer(in.data() + have, in.size() - have), net::use_awaitable);
            }
            right += std::memcmp(in.data(), response().data(), have) == 0 ? 1 : 0;
        }
    }

    net::io_context context_{1};
    std::string request_;
    std::vector<net::ip::tcp::socket> sockets_;
};

}  // namespace

int connect_to(std::uint16_t port) {
    int const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::system_error(errno, std::generic_category(), "connect");
    int const on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

std::vector<contender> raw_contenders() {
    return {
        make_contender<raw_blocking>("raw", "floor: sockets, bytes as they are", 1),
        make_contender<raw_epoll>("raw-many", "floor: epoll, bytes as they are", many),
        make_contender<asio_bytes>("asio-bytes-many", "Asio coroutines, bytes as they are", many),
    };
}

}  // namespace benchmarks::network
