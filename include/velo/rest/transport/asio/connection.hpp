// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_CONNECTION_HPP
#define VELO_REST_TRANSPORT_ASIO_CONNECTION_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/transport/asio/io_result.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

#ifdef VELO_HAS_TLS
#include <velo/rest/transport/asio/tls.hpp>

#include <optional>
#endif

#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>

namespace velo::inline v0::rest::asio::detail {

/// One connection to the server, with or without TLS, and the memory that its exchanges use. Its I/O never blocks: who
/// runs it waits for the socket as the results say. For one exchange at a time.
class connection {
    using tcp = boost::asio::ip::tcp;

  public:
    explicit connection(boost::asio::any_io_executor const& executor) : socket_(executor) {}
    ~connection() { close(); }
    connection(connection const&) = delete;
    connection& operator=(connection const&) = delete;

    [[nodiscard]] tcp::socket& socket() noexcept { return socket_; }
    [[nodiscard]] bool is_open() const noexcept { return socket_.is_open(); }

    /// Has the socket nothing between it and the bytes?
    [[nodiscard]] bool is_plain() const noexcept {
#ifdef VELO_HAS_TLS
        return !tls_;
#else
        return true;
#endif
    }

    /// Reads and waits in one, of a plain connection: it saves two system calls for each wait.
    template <class Token>
    auto receive(std::span<char> space, Token const& token) {
        return socket_.async_receive(boost::asio::buffer(space.data(), space.size()), token);
    }

    /// Waits until the socket may be read or written; completes as `token` says.
    template <class Token>
    auto wait(want w, Token const& token) {
        return socket_.async_wait(w == want::read ? tcp::socket::wait_read : tcp::socket::wait_write, token);
    }

    /// The socket has connected.
    void connected() noexcept {
        boost::system::error_code ignored;
        static_cast<void>(socket_.set_option(tcp::no_delay(true), ignored));
        static_cast<void>(socket_.non_blocking(true, ignored));
    }

#ifdef VELO_HAS_TLS
    void begin_tls(tls_context& context) noexcept { tls_.emplace(context.make_session(), socket_); }
    [[nodiscard]] io_result handshake() noexcept { return tls_->handshake(); }
#endif

    [[nodiscard]] io_result read(std::span<char> space) noexcept {
#ifdef VELO_HAS_TLS
        if (tls_) return tls_->read(space);
#endif
        boost::system::error_code e;
        std::size_t const count = socket_.read_some(boost::asio::buffer(space.data(), space.size()), e);
        return judge(e, count, want::read);
    }

    [[nodiscard]] io_result write(std::string_view bytes) noexcept {
#ifdef VELO_HAS_TLS
        if (tls_) return tls_->write(bytes);
#endif
        boost::system::error_code e;
        std::size_t const count = socket_.write_some(boost::asio::buffer(bytes.data(), bytes.size()), e);
        return judge(e, count, want::write);
    }

    /// Is it open, and did nothing come while it was idle? What came was not asked for: the next exchange would take it
    /// for its answer.
    [[nodiscard]] bool is_quiet() noexcept {
        if (!is_open()) return false;
#ifdef VELO_HAS_TLS
        if (tls_ && tls_->has_pending()) return false;
#endif
        char byte = 0;
        boost::system::error_code e;
        socket_.receive(boost::asio::buffer(&byte, 1), tcp::socket::message_peek, e);
        return e == boost::asio::error::would_block || e == boost::asio::error::try_again;
    }

    void close() noexcept {
#ifdef VELO_HAS_TLS
        if (tls_ && is_healthy) tls_->say_goodbye();
        tls_.reset();
#endif
        boost::system::error_code ignored;
        static_cast<void>(socket_.close(ignored));
        is_healthy = false;
    }

    /// The last exchange ended as it should.
    bool is_healthy = false;
    /// Since when, when it is.
    std::chrono::steady_clock::time_point idle_since{};
    /// What is sent is put together here; what comes is received there. Both are overwritten after each exchange.
    secure_buffer out;
    std::array<char, std::size_t{16} << 10> in{};

    /// What came of a read or a write on a plain connection.
    static io_result judge(boost::system::error_code const& e, std::size_t count, want wants) noexcept {
        if (!e) return {.count = count};
        if (e == boost::asio::error::would_block || e == boost::asio::error::try_again) return {.wants = wants};
        if (e == boost::asio::error::eof) return {.is_closed = true};
        return {.error = errc::connection_lost};
    }

  private:
    tcp::socket socket_;
#ifdef VELO_HAS_TLS
    std::optional<tls_session> tls_;
#endif
};

}  // namespace velo::inline v0::rest::asio::detail

#endif
