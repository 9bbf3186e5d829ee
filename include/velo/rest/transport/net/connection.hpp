// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_CONNECTION_HPP
#define VELO_REST_TRANSPORT_NET_CONNECTION_HPP

#include <velo/rest/process/fork.hpp>
#include <velo/rest/transport/net/io_result.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/socket.hpp>

#ifdef VELO_HAS_TLS
#include <velo/rest/transport/net/tls_context.hpp>
#include <velo/rest/transport/net/tls_session.hpp>

#endif

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Something that has registered sockets with an event loop.
class socket_watcher {
  public:
    /// Closes a socket that it watches. Returns false if it does not watch this one: the caller closes it.
    virtual bool close(native_socket s) noexcept = 0;

  protected:
    ~socket_watcher() = default;
};

/// Whether a connection without a request is silent.
enum class quietness : std::uint8_t {
    quiet,    ///< it is open, and no bytes arrived
    noisy,    ///< bytes arrived, or something that ends it
    closed,   ///< the server closed it
    unknown,  ///< look again
};

/// Connection to the server, with or without TLS. Its operations never wait: a result names the readiness to wait for.
///
/// Thread safety: unsafe; one request at a time.
class connection {
  public:
    connection() noexcept = default;
    ~connection() { close(); }
    connection(connection const&) = delete;
    connection& operator=(connection const&) = delete;

    [[nodiscard]] bool is_open() const noexcept { return socket_.is_open(); }
    [[nodiscard]] native_socket socket() const noexcept { return socket_.get(); }

    /// Takes over a socket that has just connected.
    void open(unique_socket s, io_clock::time_point now) noexcept {
        close();
        socket_ = std::move(s);
        opened_at = now;
        process_ = fork_count();
    }

#ifdef VELO_HAS_TLS
    /// Puts TLS on top of the socket.
    void begin_tls(tls_context const& context, tls_ticket& ticket) noexcept {
        tls_.begin(context, ticket, socket_.get());
    }
    /// Continues the TLS handshake. Precondition: `begin_tls` was called.
    [[nodiscard]] io_result handshake() noexcept { return tls_.handshake(); }
#endif

    /// Reads into `space`.
    [[nodiscard]] io_result read(std::span<char> space) noexcept {
#ifdef VELO_HAS_TLS
        if (tls_.is_begun()) return tls_.read(space);
#endif
        return receive(socket_.get(), space);
    }

    /// Writes some of `bytes`.
    [[nodiscard]] io_result write(std::string_view bytes) noexcept {
#ifdef VELO_HAS_TLS
        if (tls_.is_begun()) return tls_.write(bytes);
#endif
        return send(socket_.get(), bytes);
    }

    /// True if bytes can be read although the socket may have none.
    [[nodiscard]] bool has_pending() const noexcept {
#ifdef VELO_HAS_TLS
        if (tls_.is_begun()) return tls_.has_pending();
#endif
        return false;
    }

    /// Looks whether bytes arrived while the connection had no request: they would be read as the next response.
    [[nodiscard]] quietness look() noexcept {
        char byte = 0;
        io_result r = receive(socket_.get(), {&byte, 1}, MSG_PEEK);
#ifdef VELO_HAS_TLS
        if (tls_.is_begun() && (r.count != 0 || tls_.has_pending())) {
            // Beneath TLS there may be bytes that are no data, such as tickets.
            r = tls_.read({&byte, 1}, true);
            if (r.wants != want::read) return r.is_closed ? quietness::closed : quietness::noisy;
            return tls_.has_received() ? quietness::unknown : quietness::quiet;
        }
#endif
        if (r.wants == want::read) return quietness::quiet;
        return r.count != 0 ? quietness::noisy : quietness::closed;
    }

    /// Closes the connection, after a healthy exchange with a TLS goodbye.
    void close() noexcept {
#ifdef VELO_HAS_TLS
        // In the child of a fork it is still the connection of the parent, who has not said goodbye.
        if (tls_.is_begun() && is_healthy && process_ == fork_count()) tls_.say_goodbye();
        tls_.end();
#endif
        is_healthy = false;
        close(socket_);
    }
    /// Closes one of its sockets, or one that was to become it.
    void close(unique_socket& s) noexcept {
        if (s.is_open() && watcher != nullptr && watcher->close(s.get())) static_cast<void>(s.release());
        s.reset();
    }

    socket_watcher* watcher = nullptr;  ///< told before one of its sockets is closed
    bool is_healthy = false;            ///< the last exchange left the connection reusable
    io_clock::time_point opened_at{};   ///< when it connected
    io_clock::time_point idle_since{};  ///< when the last exchange ended

  private:
    unique_socket socket_;
    unsigned process_ = 0;
#ifdef VELO_HAS_TLS
    tls_session tls_;
#endif
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
