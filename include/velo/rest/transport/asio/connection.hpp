// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_CONNECTION_HPP
#define VELO_REST_TRANSPORT_ASIO_CONNECTION_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/transport/asio/io_result.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#ifdef VELO_HAS_TLS
#include <velo/rest/transport/asio/tls.hpp>

#include <optional>
#endif

#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest::asio::detail {

/// Connection to the server, with or without TLS, and its buffers. Its I/O never blocks: the caller waits for the
/// readiness that a result names.
///
/// Thread safety: unsafe; one request at a time.
class connection {
    using tcp = boost::asio::ip::tcp;

  public:
    explicit connection(boost::asio::any_io_executor const& executor) : socket_(executor) {}
    ~connection() { close(); }
    connection(connection const&) = delete;
    connection& operator=(connection const&) = delete;

    [[nodiscard]] tcp::socket& socket() noexcept { return socket_; }
    [[nodiscard]] bool is_open() const noexcept { return socket_.is_open(); }

    /// True without TLS.
    [[nodiscard]] bool is_plain() const noexcept {
#ifdef VELO_HAS_TLS
        return !tls_;
#else
        return true;
#endif
    }

    /// Waits for bytes and reads them. Saves two system calls per wait. Precondition: `is_plain()`.
    template <class Token>
    auto receive(std::span<char> space, Token const& token) {
        return socket_.async_receive(boost::asio::buffer(space.data(), space.size()), token);
    }

    /// Waits until the socket is ready to read or write.
    template <class Token>
    auto wait(want w, Token const& token) {
        return socket_.async_wait(w == want::read ? tcp::socket::wait_read : tcp::socket::wait_write, token);
    }

    /// Sets the options of a socket that has just connected.
    void connected() noexcept {
        boost::system::error_code ignored;
        static_cast<void>(socket_.set_option(tcp::no_delay(true), ignored));
        static_cast<void>(socket_.non_blocking(true, ignored));
    }

#ifdef VELO_HAS_TLS
    /// Puts TLS on top of the socket.
    void begin_tls(tls_context& context) noexcept { tls_.emplace(context.make_session(), socket_); }
    /// Continues the TLS handshake. Precondition: `begin_tls` was called.
    [[nodiscard]] io_result handshake() noexcept { return tls_->handshake(); }
#endif

    /// Reads into `space`.
    [[nodiscard]] io_result read(std::span<char> space) noexcept {
#ifdef VELO_HAS_TLS
        if (tls_) return tls_->read(space);
#endif
        boost::system::error_code e;
        std::size_t const count = socket_.read_some(boost::asio::buffer(space.data(), space.size()), e);
        return to_result(e, count, want::read);
    }

    /// Writes some of `bytes`.
    [[nodiscard]] io_result write(std::string_view bytes) noexcept {
#ifdef VELO_HAS_TLS
        if (tls_) return tls_->write(bytes);
#endif
        boost::system::error_code e;
        std::size_t const count = socket_.write_some(boost::asio::buffer(bytes.data(), bytes.size()), e);
        return to_result(e, count, want::write);
    }

    /// True if the connection is open and no bytes arrived while it was idle. Unsolicited bytes would be read as the
    /// next response.
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

    /// Closes the connection, after a healthy exchange with a TLS goodbye.
    void close() noexcept {
#ifdef VELO_HAS_TLS
        if (tls_ && is_healthy) tls_->say_goodbye();
        tls_.reset();
#endif
        boost::system::error_code ignored;
        static_cast<void>(socket_.close(ignored));
        is_healthy = false;
    }

    bool is_healthy = false;  ///< the last exchange left the connection reusable
    std::chrono::steady_clock::time_point idle_since{};
    secure_buffer out;                             ///< the request; zeroed after each exchange
    std::array<char, std::size_t{16} << 10> in{};  ///< received bytes; zeroed after each exchange

    /// Translates the result of a read or write without TLS.
    static io_result to_result(boost::system::error_code const& e, std::size_t count, want wants) noexcept {
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

}  // namespace velo::inline VELO_ABI::rest::asio::detail

#endif
