// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_TLS_SESSION_HPP
#define VELO_REST_TRANSPORT_NET_TLS_SESSION_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/transport/net/io_result.hpp>
#include <velo/rest/transport/net/socket.hpp>
#include <velo/rest/transport/net/tls_context.hpp>
#include <velo/rest/transport/net/tls_library.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// TLS over a non-blocking socket. Each operation reads from the socket at most once and writes to it at most once,
/// whatever the server sends: OpenSSL is told that the socket is not ready for more.
///
/// Thread safety: unsafe.
class tls_session {
  public:
    tls_session() noexcept = default;
    ~tls_session() { end(); }
    tls_session(tls_session const&) = delete;
    tls_session& operator=(tls_session const&) = delete;

    /// Begins TLS over `socket`. `context` and `ticket` have to outlive the session. Precondition: `!is_begun()`.
    void begin(tls_context const& context, tls_ticket& ticket, native_socket socket) noexcept {
        context_ = &context;
        socket_ = socket;
        is_usable_ = is_at_end_ = false;
        ssl_.reset(context.make_session(ticket).release());
        static BIO_METHOD* const over_socket = make_bio_method();
        BIO* const bio = !ssl_ || over_socket == nullptr ? nullptr : BIO_new(over_socket);
        if (bio == nullptr) return;
        BIO_set_data(bio, this);
        BIO_set_init(bio, 1);
        SSL_set_bio(ssl_.get(), bio, bio);
        is_usable_ = true;
    }
    /// True from `begin` to `end`.
    [[nodiscard]] bool is_begun() const noexcept { return context_ != nullptr; }
    /// Frees the session.
    void end() noexcept {
        // Without a shutdown OpenSSL would drop the session. TLS has not required that since version 1.1 (RFC 4346
        // section 7.2.1).
        if (ssl_) SSL_set_shutdown(ssl_.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
        ssl_.reset(nullptr);
        context_ = nullptr;
    }

    /// Continues the handshake.
    [[nodiscard]] io_result handshake() noexcept {
        if (!is_usable_) return {.error = errc::tls_failed, .problem = "OpenSSL cannot make a session"};
        begin_operation();
        io_result r = to_result(SSL_do_handshake(ssl_.get()), 0, errc::tls_failed);
        if (r.error == errc::none && !r.is_closed) {
            if (r.wants == want::nothing && !context_->is_pinned(ssl_.get()))
                return {.error = errc::tls_failed, .problem = "the server's public key is not the pinned one"};
            return r;
        }
        long const verified = SSL_get_verify_result(ssl_.get());
        if (verified != X509_V_OK) {
            r.problem = to_words(verified);
            r.error = errc::tls_failed;
        } else if (r.is_closed || r.error == errc::connection_lost) {
            r = {.error = errc::tls_failed, .problem = "the server hung up during the handshake"};
        }
        return r;
    }
    /// Reads into `space`, with `peek` without removing the bytes. Precondition: the handshake is complete.
    [[nodiscard]] io_result read(std::span<char> space, bool peek = false) noexcept {
        std::size_t count = 0;
        begin_operation();
        int const result = peek ? SSL_peek_ex(ssl_.get(), space.data(), space.size(), &count)
                                : SSL_read_ex(ssl_.get(), space.data(), space.size(), &count);
        return to_result(result, count, errc::connection_lost);
    }
    /// Writes some of `bytes`. Precondition: the handshake is complete.
    [[nodiscard]] io_result write(std::string_view bytes) noexcept {
        std::size_t count = 0;
        begin_operation();
        int const result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &count);
        return to_result(result, count, errc::connection_lost);
    }
    /// True if OpenSSL holds received bytes that were not read.
    [[nodiscard]] bool has_pending() const noexcept { return SSL_has_pending(ssl_.get()) == 1; }

    /// True if the last operation received bytes from the socket.
    [[nodiscard]] bool has_received() const noexcept { return has_received_; }

    /// Sends a close notification, if the socket takes it at once.
    void say_goodbye() noexcept {
        begin_operation();
        if (is_usable_) SSL_shutdown(ssl_.get());
        ERR_clear_error();
    }

  private:
    void begin_operation() noexcept {
        // Errors that other code left in this thread's queue would be read as ours.
        ERR_clear_error();
        may_read_ = may_write_ = true;
        has_received_ = false;
    }

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
            auto& self = *static_cast<tls_session*>(BIO_get_data(bio));
            io_result r{.wants = want::read};
            if (std::exchange(self.may_read_, false)) r = receive(self.socket_, {data, size});
            self.is_at_end_ = self.is_at_end_ || r.is_closed;
            self.has_received_ = self.has_received_ || r.count != 0;
            return report(bio, r, *count);
        });
        BIO_meth_set_write_ex(m, [](BIO* bio, char const* data, std::size_t size, std::size_t* count) noexcept {
            auto& self = *static_cast<tls_session*>(BIO_get_data(bio));
            io_result r{.wants = want::write};
            if (std::exchange(self.may_write_, false)) r = send(self.socket_, {data, size});
            return report(bio, r, *count);
        });
        BIO_meth_set_ctrl(m, [](BIO* bio, int command, long, void*) noexcept -> long {
            if (command == BIO_CTRL_EOF) return static_cast<tls_session*>(BIO_get_data(bio))->is_at_end_ ? 1 : 0;
            return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP ? 1 : 0;
        });
        return m;
    }

    static int report(BIO* bio, io_result const& r, std::size_t& count) noexcept {
        BIO_clear_retry_flags(bio);
        if (r.wants == want::read) BIO_set_retry_read(bio);
        if (r.wants == want::write) BIO_set_retry_write(bio);
        count = r.count;
        return r.count != 0 ? 1 : 0;
    }

    tls_context const* context_ = nullptr;
    native_socket socket_{};
    bool is_usable_ = false;
    bool is_at_end_ = false;
    bool has_received_ = false;
    bool may_read_ = false;
    bool may_write_ = false;
    openssl_ptr<SSL, &SSL_free> ssl_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
