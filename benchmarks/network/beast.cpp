// SPDX-License-Identifier: BSL-1.0

// The minimal client with Boost.Beast for this one server: no pool, no check of a connection before it is reused. As in
// the examples of Beast, the blocking client has no timeout and the asynchronous one has a timeout per call.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <chrono>

#include "../hand_written.hpp"
#include "network.hpp"

namespace benchmarks::network {

namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

using user_request = http::request<http::empty_body>;
using user_answer = http::response<http::string_body>;

/// Room for a whole response: Beast reads as much at once as there is room for, and begins with 512 bytes.
constexpr std::size_t room = 4096;

user_request make_request(std::uint16_t port) {
    user_request q;
    q.method(http::verb::get);
    q.version(11);
    q.set(http::field::host, "127.0.0.1:" + std::to_string(port));
    q.set(http::field::accept, accept);
    q.set(http::field::user_agent, user_agent);
    q.set(http::field::authorization, "Bearer " + std::string(token));
    return q;
}

bool is_right(user_answer const& r, bool decodes) {
    if (r.result() != http::status::ok) return false;
    if (!decodes) return r.body() == body();
    velo::user_response u;
    hand_written_reader(r.body()).user(u);
    return u.roles.size() == 1;
}

/// Makes `count` calls over a connected stream. Returns how many had the right response.
template <class Stream>
std::size_t get(Stream& stream, beast::flat_buffer& buffer, user_request& request, std::size_t count, bool decodes) {
    std::size_t right = 0;
    for (std::size_t i = 0; i != count; ++i) {
        request.target(target);
        http::write(stream, request);
        user_answer r;
        http::read(stream, buffer, r);
        right += is_right(r, decodes) ? 1 : 0;
    }
    return right;
}

class beast_blocking final : public client {
  public:
    beast_blocking(std::uint16_t port, bool decodes) : request_(make_request(port)), decodes_(decodes) {
        buffer_.reserve(room);
        socket_.connect({net::ip::address_v4::loopback(), port});
        socket_.set_option(net::ip::tcp::no_delay(true));
    }

    std::size_t calls(std::size_t count) override { return get(socket_, buffer_, request_, count, decodes_); }

  private:
    net::io_context context_{1};
    net::ip::tcp::socket socket_{context_};
    beast::flat_buffer buffer_;
    user_request request_;
    bool decodes_;
};

class beast_tls final : public client {
  public:
    explicit beast_tls(std::uint16_t port) : request_(make_request(port)) {
        buffer_.reserve(room);
        tls_.load_verify_file(certificate_file());
        stream_.set_verify_mode(net::ssl::verify_peer);
        stream_.next_layer().connect({net::ip::address_v4::loopback(), port});
        stream_.next_layer().set_option(net::ip::tcp::no_delay(true));
        stream_.handshake(net::ssl::stream_base::client);
    }

    std::size_t calls(std::size_t count) override { return get(stream_, buffer_, request_, count, false); }

  private:
    net::io_context context_{1};
    net::ssl::context tls_{net::ssl::context::tls_client};
    net::ssl::stream<net::ip::tcp::socket> stream_{context_, tls_};
    beast::flat_buffer buffer_;
    user_request request_;
};

class beast_coroutines final : public client {
  public:
    beast_coroutines(std::uint16_t port, bool decodes) : port_(port), decodes_(decodes) {
        for (std::size_t i = 0; i != many; ++i) {
            streams_.emplace_back(context_).connect({net::ip::address_v4::loopback(), port});
            streams_.back().socket().set_option(net::ip::tcp::no_delay(true));
        }
    }

    std::size_t calls(std::size_t count) override {
        std::size_t right = 0;
        for (auto& s : streams_) {
            net::co_spawn(context_, worker(s, count, right), [](std::exception_ptr const& e) {
                if (e != nullptr) std::rethrow_exception(e);
            });
        }
        context_.restart();
        context_.run();
        return right;
    }

  private:
    net::awaitable<void> worker(beast::tcp_stream& s, std::size_t count, std::size_t& right) {
        beast::flat_buffer buffer;
        buffer.reserve(room);
        user_request q = make_request(port_);
        for (std::size_t i = 0; i != count; ++i) {
            s.expires_after(std::chrono::seconds(30));
            q.target(target);
            co_await http::async_write(s, q, net::use_awaitable);
            user_answer r;
            co_await http::async_read(s, buffer, r, net::use_awaitable);
            right += is_right(r, decodes_) ? 1 : 0;
        }
        s.expires_never();
    }

    net::io_context context_{1};
    std::uint16_t port_;
    bool decodes_;
    std::vector<beast::tcp_stream> streams_;
};

}  // namespace

std::vector<contender> beast_contenders() {
    return {
        make_contender<beast_blocking>("beast", "Beast", 1, false),
        make_contender<beast_blocking>("beast-decoded", "Beast, decoded by hand", 1, true),
        over_tls(make_contender<beast_tls>("beast-tls", "Beast", 1)),
        make_contender<beast_coroutines>("beast-many", "Beast coroutines", many, false),
        make_contender<beast_coroutines>("beast-decoded-many", "Beast coroutines, decoded by hand", many, true),
    };
}

}  // namespace benchmarks::network
