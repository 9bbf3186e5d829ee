// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_TLS_HPP
#define VELO_REST_TRANSPORT_ASIO_TLS_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/transport/asio/io_result.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::asio::detail {

/// Deleter that calls a function of OpenSSL.
template <auto Free>
struct openssl_deleter {
    template <class T>
    void operator()(T* object) const noexcept {
        Free(object);
    }
};
/// Owns an object of OpenSSL.
template <class T, auto Free>
using openssl_ptr = std::unique_ptr<T, openssl_deleter<Free>>;

/// TLS state of one server: the trusted certificates, and the last session, which shortens the next handshake.
///
/// Thread safety: safe.
class tls_context {
  public:
    /// Throws `boost::system::system_error` with `errc::tls_failed` if the trusted certificates cannot be read.
    tls_context(server_parts const& server, std::string const& ca_file)
        : host_(server.host), context_(SSL_CTX_new(TLS_client_method())) {
        if (host_.starts_with('[')) host_ = host_.substr(1, host_.size() - 2);
        boost::system::error_code not_an_address;
        static_cast<void>(boost::asio::ip::make_address(host_, not_an_address));
        is_address_ = !not_an_address;
        SSL_CTX* const c = context_.get();
        bool const is_ready = c != nullptr && SSL_CTX_set_min_proto_version(c, TLS1_2_VERSION) == 1 &&
                              (ca_file.empty() ? SSL_CTX_set_default_verify_paths(c)
                                               : SSL_CTX_load_verify_locations(c, ca_file.c_str(), nullptr)) == 1;
        ERR_clear_error();
        if (!is_ready) {
            boost::throw_exception(boost::system::system_error(make_error_code(errc::tls_failed),
                                                               "velo: the trusted certificates cannot be read"));
        }
        SSL_CTX_set_verify(c, SSL_VERIFY_PEER, nullptr);
        SSL_CTX_set_mode(c, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        // One read from the socket may take several records.
        SSL_CTX_set_read_ahead(c, 1);
        // Only the last session is kept, in `session_`.
        SSL_CTX_set_session_cache_mode(c, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
        SSL_CTX_set_app_data(c, this);
        SSL_CTX_sess_set_new_cb(c, [](SSL* ssl, SSL_SESSION* session) noexcept {
            auto* const self = static_cast<tls_context*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
            std::lock_guard const lock(self->mutex_);
            self->session_.reset(session);
            return 1;
        });
    }
    tls_context(tls_context const&) = delete;
    tls_context& operator=(tls_context const&) = delete;

    /// Makes the TLS object of one connection, ready for its handshake. Null if OpenSSL cannot.
    [[nodiscard]] openssl_ptr<SSL, &SSL_free> make_session() noexcept {
        openssl_ptr<SSL, &SSL_free> ssl(SSL_new(context_.get()));
        if (ssl == nullptr) return nullptr;
        X509_VERIFY_PARAM* const verify = SSL_get0_param(ssl.get());
        X509_VERIFY_PARAM_set_hostflags(verify, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        bool const is_ready = is_address_ ? X509_VERIFY_PARAM_set1_ip_asc(verify, host_.c_str()) == 1
                                          : X509_VERIFY_PARAM_set1_host(verify, host_.data(), host_.size()) == 1 &&
                                                SSL_ctrl(ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME,
                                                         TLSEXT_NAMETYPE_host_name, host_.data()) == 1;
        if (!is_ready) return nullptr;
        SSL_set_connect_state(ssl.get());
        std::lock_guard const lock(mutex_);
        if (session_ != nullptr) SSL_set_session(ssl.get(), session_.get());
        return ssl;
    }

  private:
    std::string host_;
    bool is_address_ = false;
    std::mutex mutex_;
    openssl_ptr<SSL_SESSION, &SSL_SESSION_free> session_;
    openssl_ptr<SSL_CTX, &SSL_CTX_free> context_;
};

/// TLS over a non-blocking socket.
class tls_session {
    using tcp = boost::asio::ip::tcp;

  public:
    /// `socket` has to outlive this.
    tls_session(openssl_ptr<SSL, &SSL_free> ssl, tcp::socket& socket) noexcept
        : socket_(&socket), ssl_(std::move(ssl)) {
        static BIO_METHOD* const over_socket = make_bio_method();
        BIO* const bio = ssl_ == nullptr || over_socket == nullptr ? nullptr : BIO_new(over_socket);
        if (bio == nullptr) return;
        BIO_set_data(bio, this);
        BIO_set_init(bio, 1);
        SSL_set_bio(ssl_.get(), bio, bio);
        is_usable_ = true;
    }
    ~tls_session() {
        // Without a shutdown OpenSSL would drop the session. TLS has not required that since version 1.1 (RFC 4346
        // section 7.2.1).
        if (ssl_ != nullptr) SSL_set_shutdown(ssl_.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    }
    tls_session(tls_session const&) = delete;
    tls_session& operator=(tls_session const&) = delete;

    /// Continues the handshake.
    [[nodiscard]] io_result handshake() noexcept {
        if (!is_usable_) return {.error = errc::tls_failed};
        // Errors that other code left in this thread's queue would be read as ours.
        ERR_clear_error();
        io_result r = to_result(SSL_do_handshake(ssl_.get()), 0, errc::tls_failed);
        if (r.error == errc::none && !r.is_closed) return r;
        long const verified = SSL_get_verify_result(ssl_.get());
        if (verified != X509_V_OK) {
            r.problem = X509_verify_cert_error_string(verified);
            r.error = errc::tls_failed;
        } else if (r.is_closed || r.error == errc::connection_lost) {
            r = {.error = errc::tls_failed, .problem = "the server hung up during the handshake"};
        }
        return r;
    }
    /// Reads into `space`. Precondition: the handshake is complete.
    [[nodiscard]] io_result read(std::span<char> space) noexcept {
        std::size_t count = 0;
        ERR_clear_error();
        int const result = SSL_read_ex(ssl_.get(), space.data(), space.size(), &count);
        return to_result(result, count, errc::connection_lost);
    }
    /// Writes some of `bytes`. Precondition: the handshake is complete.
    [[nodiscard]] io_result write(std::string_view bytes) noexcept {
        std::size_t count = 0;
        ERR_clear_error();
        int const result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &count);
        return to_result(result, count, errc::connection_lost);
    }
    /// True if OpenSSL holds received bytes that were not read.
    [[nodiscard]] bool has_pending() const noexcept { return SSL_has_pending(ssl_.get()) == 1; }

    /// Sends a close notification, if the socket takes it at once.
    void say_goodbye() noexcept {
        if (is_usable_) SSL_shutdown(ssl_.get());
        ERR_clear_error();
    }

  private:
    io_result to_result(int result, std::size_t count, errc otherwise) noexcept {
        if (result == 1) return {.count = count};
        int const reason = SSL_get_error(ssl_.get(), result);
        unsigned long const code = ERR_peek_last_error();
        ERR_clear_error();
        if (reason == SSL_ERROR_WANT_READ) return {.wants = want::read};
        if (reason == SSL_ERROR_WANT_WRITE) return {.wants = want::write};
        // A close notification. EOF without one may be a truncation attack (RFC 8446 section 6.1).
        if (reason == SSL_ERROR_ZERO_RETURN) return {.is_closed = true};
        if (reason == SSL_ERROR_SYSCALL) return {.error = errc::connection_lost};
        char const* const text = ERR_reason_error_string(code);
        return {.error = otherwise, .problem = text == nullptr ? "" : text};
    }

    static BIO_METHOD* make_bio_method() noexcept {
        BIO_METHOD* const m = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "velo socket");
        if (m == nullptr) return nullptr;
        BIO_meth_set_read_ex(m, [](BIO* bio, char* data, std::size_t size, std::size_t* count) noexcept {
            return transfer(bio, *count, BIO_FLAGS_READ, [&](tcp::socket& s, boost::system::error_code& e) {
                return s.read_some(boost::asio::buffer(data, size), e);
            });
        });
        // Asio's write keeps a broken connection from raising SIGPIPE.
        BIO_meth_set_write_ex(m, [](BIO* bio, char const* data, std::size_t size, std::size_t* count) noexcept {
            return transfer(bio, *count, BIO_FLAGS_WRITE, [&](tcp::socket& s, boost::system::error_code& e) {
                return s.write_some(boost::asio::buffer(data, size), e);
            });
        });
        BIO_meth_set_ctrl(m, [](BIO* bio, int command, long, void*) noexcept -> long {
            if (command == BIO_CTRL_EOF) return static_cast<tls_session*>(BIO_get_data(bio))->is_at_end_ ? 1 : 0;
            return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP ? 1 : 0;
        });
        return m;
    }

    template <class F>
    static int transfer(BIO* bio, std::size_t& count, int retry, F f) noexcept {
        auto& self = *static_cast<tls_session*>(BIO_get_data(bio));
        boost::system::error_code error;
        count = f(*self.socket_, error);
        BIO_clear_retry_flags(bio);
        if (!error) return 1;
        if (error == boost::asio::error::would_block || error == boost::asio::error::try_again)
            BIO_set_flags(bio, retry | BIO_FLAGS_SHOULD_RETRY);
        self.is_at_end_ = self.is_at_end_ || error == boost::asio::error::eof;
        return 0;
    }

    tcp::socket* socket_;
    bool is_usable_ = false;
    bool is_at_end_ = false;
    openssl_ptr<SSL, &SSL_free> ssl_;
};

}  // namespace velo::inline VELO_ABI::rest::asio::detail

#endif
