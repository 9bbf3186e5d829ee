// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_LOOPBACK_PEER_HPP
#define VELO_REST_TESTING_LOOPBACK_PEER_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/completion_condition.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/asio/ssl/stream_base.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/error_code.hpp>

#ifdef VELO_HAS_TLS
#include <velo/rest/testing/certificate.hpp>

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#endif

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::testing {

/// Request as a `loopback_peer` received it, byte by byte.
struct received_request {
    std::string head;  ///< request line and fields, with the empty line
    std::string body;  ///< the bytes of the body

    /// Returns method and target, for example `GET /v2/users`.
    [[nodiscard]] std::string line() const { return head.substr(0, head.find(" HTTP/")); }
    /// Returns the target.
    [[nodiscard]] std::string target() const { return line().substr(line().find(' ') + 1); }
    /// Returns the value of the field with that name, in any case: "(absent)" without one, "(repeated)" for several.
    [[nodiscard]] std::string field(std::string_view name) const {
        std::optional<std::string> value;
        std::string_view rest = head;
        for (std::size_t end = rest.find("\r\n"); end != std::string_view::npos; end = rest.find("\r\n")) {
            std::string_view const line = rest.substr(0, end);
            rest.remove_prefix(end + 2);
            std::size_t const colon = line.find(':');
            if (colon == std::string_view::npos || !same_name(line.substr(0, colon), name)) continue;
            if (value) return "(repeated)";
            value = trimmed(line.substr(colon + 1));
        }
        return value.value_or("(absent)");
    }
};

/// Connection as the server sees it. Every function blocks; it ends early when the `loopback_peer` is destroyed.
///
/// Thread safety: unsafe; used by the thread that serves the connection.
class peer_connection {
    using tcp = boost::asio::ip::tcp;

    template <class F>
    auto on_stream(F f) {
#ifdef VELO_HAS_TLS
        if (tls_ != nullptr) return f(*tls_);
#endif
        return f(*socket_);
    }

  public:
    /// Number of the connection: 0 for the first.
    std::size_t const number;

    /// Returns the next request; `std::nullopt` if the client hung up.
    [[nodiscard]] std::optional<received_request> read() {
        return on_stream([&](auto& stream) -> std::optional<received_request> {
            boost::system::error_code e;
            std::size_t const head =
                boost::asio::read_until(stream, boost::asio::dynamic_buffer(bytes_), "\r\n\r\n", e);
            if (e) return std::nullopt;
            received_request q{bytes_.substr(0, head), {}};
            bytes_.erase(0, head);
            std::string const length = q.field("Content-Length");
            std::size_t const size = length.starts_with('(') ? 0 : std::stoul(length);
            if (bytes_.size() < size) {
                boost::asio::read(stream, boost::asio::dynamic_buffer(bytes_),
                                  boost::asio::transfer_exactly(size - bytes_.size()), e);
                if (e) return std::nullopt;
            }
            q.body = bytes_.substr(0, size);
            bytes_.erase(0, size);
            ++*requests_;
            return q;
        });
    }
    /// Sends `bytes`. Returns false if the client is gone.
    bool send(std::string_view bytes) {
        return on_stream([&](auto& stream) {
            boost::system::error_code e;
            boost::asio::write(stream, boost::asio::buffer(bytes.data(), bytes.size()), e);
            return !e;
        });
    }
    /// Waits until the client hangs up. Returns false if it sends something instead.
    bool wait_for_hang_up() {
        return on_stream([&](auto& stream) {
            char byte = 0;
            boost::system::error_code e;
            stream.read_some(boost::asio::buffer(&byte, 1), e);
            return !!e;
        });
    }
    /// Closes this side of the connection and waits until the client hangs up.
    void close() {
        boost::system::error_code ignored;
#ifdef VELO_HAS_TLS
        // Exchanges the close notifications of TLS.
        if (tls_ != nullptr) {
            static_cast<void>(tls_->shutdown(ignored));
            return;
        }
#endif
        static_cast<void>(socket_->shutdown(tcp::socket::shutdown_send, ignored));
        wait_for_hang_up();
    }
    /// Resets the connection (TCP RST).
    void reset() {
        std::lock_guard const lock(*mutex_);
        boost::system::error_code ignored;
        static_cast<void>(socket_->set_option(boost::asio::socket_base::linger(true, 0), ignored));
        static_cast<void>(socket_->close(ignored));
    }

  private:
    friend class loopback_peer;
    peer_connection(std::size_t n, std::shared_ptr<tcp::socket> socket, std::atomic<std::size_t>& requests,
                    std::mutex& mutex)
        : number(n), socket_(std::move(socket)), requests_(&requests), mutex_(&mutex) {}

#ifdef VELO_HAS_TLS
    std::unique_ptr<boost::asio::ssl::stream<tcp::socket&>> tls_;
#endif
    std::shared_ptr<tcp::socket> socket_;
    std::atomic<std::size_t>* requests_;
    std::mutex* mutex_;  // guards the close of the socket: the thread that stops the peer uses it as well
    std::string bytes_;
};

/// Test server on 127.0.0.1 and a free port. It runs a given function for each connection, in a thread of its own. The
/// destructor cuts all connections and joins all threads.
///
/// Thread safety: safe.
class loopback_peer {
    using tcp = boost::asio::ip::tcp;

  public:
    /// Serves a connection. The connection is closed when it returns.
    using serve_function = std::function<void(peer_connection&)>;

    /// Calls `serve` for each connection. Throws `boost::system::system_error` if there is no free port.
    explicit loopback_peer(serve_function serve)
        : serve_(std::move(serve)), acceptor_(context_, {boost::asio::ip::address_v4::loopback(), 0}) {
        thread_ = std::thread([this] { run(); });
    }
#ifdef VELO_HAS_TLS
    /// The same over TLS, with the certificate `own`. `prepare` may change the TLS context before its first use.
    loopback_peer(serve_function serve, certificate const& own,
                  std::function<void(boost::asio::ssl::context&)> const& prepare = {})
        : serve_(std::move(serve)), acceptor_(context_, {boost::asio::ip::address_v4::loopback(), 0}) {
        tls_.emplace(boost::asio::ssl::context::tls_server);
        tls_->use_certificate_chain(boost::asio::buffer(own.certificate_pem));
        tls_->use_private_key(boost::asio::buffer(own.key_pem), boost::asio::ssl::context::pem);
        if (prepare) prepare(*tls_);
        thread_ = std::thread([this] { run(); });
    }
#endif
    loopback_peer(loopback_peer const&) = delete;
    loopback_peer& operator=(loopback_peer const&) = delete;
    ~loopback_peer() {
        is_stopping_ = true;
        boost::system::error_code ignored;
        tcp::socket waiter(context_);
        static_cast<void>(waiter.connect(acceptor_.local_endpoint(), ignored));
        thread_.join();
    }

    /// Returns the URL of the server. With TLS its host is `localhost`, without it the address.
    [[nodiscard]] server_url url() const {
        std::string const port = std::to_string(acceptor_.local_endpoint().port());
#ifdef VELO_HAS_TLS
        if (tls_) return server_url::checked("https://localhost:" + port).value();
#endif
        return server_url::checked("http://127.0.0.1:" + port).value();
    }
    /// Connections so far.
    [[nodiscard]] std::size_t connections() const noexcept { return connections_; }
    /// Whole requests so far.
    [[nodiscard]] std::size_t requests() const noexcept { return requests_; }
    /// Successful TLS handshakes so far.
    [[nodiscard]] std::size_t handshakes() const noexcept { return handshakes_; }
    /// How many of the handshakes resumed a session.
    [[nodiscard]] std::size_t resumptions() const noexcept { return resumptions_; }

  private:
    void run() {
        std::vector<std::thread> threads;
        std::vector<std::shared_ptr<tcp::socket>> sockets;
        for (;;) {
            boost::system::error_code e;
            auto socket = std::make_shared<tcp::socket>(context_);
            static_cast<void>(acceptor_.accept(*socket, e));
            if (is_stopping_) break;
            if (e) continue;
            static_cast<void>(socket->set_option(tcp::no_delay(true), e));
            {
                std::lock_guard const lock(mutex_);
                open_.push_back(socket);
            }
            threads.emplace_back([this, socket, number = connections_++] { serve(number, socket); });
        }
        {
            std::lock_guard const lock(mutex_);
            boost::system::error_code ignored;
            for (auto const& weak : open_) {
                if (auto const socket = weak.lock())
                    static_cast<void>(socket->shutdown(tcp::socket::shutdown_both, ignored));
            }
        }
        for (std::thread& t : threads) t.join();
    }

    void serve(std::size_t number, std::shared_ptr<tcp::socket> const& socket) {
        peer_connection connection(number, socket, requests_, mutex_);
#ifdef VELO_HAS_TLS
        if (tls_) {
            connection.tls_ = std::make_unique<boost::asio::ssl::stream<tcp::socket&>>(*socket, *tls_);
            boost::system::error_code e;
            static_cast<void>(connection.tls_->handshake(boost::asio::ssl::stream_base::server, e));
            if (e) return close(*socket);
            ++handshakes_;
            if (SSL_session_reused(connection.tls_->native_handle()) == 1) ++resumptions_;
        }
#endif
        serve_(connection);
        close(*socket);
    }

    void close(tcp::socket& socket) {
        std::lock_guard const lock(mutex_);
        boost::system::error_code ignored;
        static_cast<void>(socket.close(ignored));
    }

    serve_function serve_;
    boost::asio::io_context context_;
    tcp::acceptor acceptor_;
#ifdef VELO_HAS_TLS
    std::optional<boost::asio::ssl::context> tls_;
#endif
    std::mutex mutex_;
    std::vector<std::weak_ptr<tcp::socket>> open_;
    std::atomic<std::size_t> connections_ = 0;
    std::atomic<std::size_t> requests_ = 0;
    std::atomic<std::size_t> handshakes_ = 0;
    std::atomic<std::size_t> resumptions_ = 0;
    std::atomic<bool> is_stopping_ = false;
    std::thread thread_;
};

}  // namespace velo::inline VELO_ABI::rest::testing

#endif
