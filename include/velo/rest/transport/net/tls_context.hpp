// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_TLS_CONTEXT_HPP
#define VELO_REST_TRANSPORT_NET_TLS_CONTEXT_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/transport/net/tls_library.hpp>
#include <velo/rest/transport/tls_options.hpp>

#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// The last TLS session with one server, which shortens the next handshake. Belongs to one process.
///
/// Thread safety: safe.
class tls_ticket {
  public:
    /// Takes over a session.
    void keep(SSL_SESSION* session) noexcept {
        std::lock_guard const lock(mutex_);
        session_.reset(session);
    }
    /// Offers the session in the handshake of `ssl`, and collects the next one.
    void use(SSL* ssl) noexcept {
        SSL_set_app_data(ssl, this);
        std::lock_guard const lock(mutex_);
        if (session_) SSL_set_session(ssl, session_.get());
    }

  private:
    std::mutex mutex_;
    openssl_ptr<SSL_SESSION, &SSL_SESSION_free> session_;
};

/// Trust and identity for the TLS connections to one server. Immutable.
///
/// Thread safety: safe.
class tls_context {
  public:
    /// `host` is the name or address that the certificate must be for, without brackets and final dot. Throws
    /// `boost::system::system_error` with `errc::tls_failed` if something in `options` cannot be read.
    tls_context(std::string host, bool is_address, tls_options const& options)
        : host_(std::move(host)),
          is_address_(is_address),
          pinned_(options.pinned_public_key),
          context_(SSL_CTX_new(TLS_client_method())) {
        SSL_CTX* const c = context_.get();
        int const oldest = options.minimum_version == tls_version::v1_3 ? TLS1_3_VERSION : TLS1_2_VERSION;
        refuse_unless(c != nullptr && SSL_CTX_set_min_proto_version(c, oldest) == 1, "OpenSSL cannot make a context");
        char const* const problem = tls_options_problem(options);
        refuse_unless(problem == nullptr, problem);
        trust(options);
        identify(options);
        SSL_CTX_set_verify(c, SSL_VERIFY_PEER, nullptr);
        SSL_CTX_set_mode(c, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        // Each read ends after one record that is no data: what the server sends must not keep OpenSSL busy.
        SSL_CTX_clear_mode(c, SSL_MODE_AUTO_RETRY);
        SSL_CTX_set_options(c, SSL_OP_NO_RENEGOTIATION);
        // One read from the socket may take several records.
        SSL_CTX_set_read_ahead(c, 1);
        // Only the last session is kept, in a `tls_ticket`.
        SSL_CTX_set_session_cache_mode(c, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
        SSL_CTX_sess_set_new_cb(c, [](SSL* ssl, SSL_SESSION* session) noexcept {
            auto* const ticket = static_cast<tls_ticket*>(SSL_get_app_data(ssl));
            if (ticket == nullptr) return 0;
            ticket->keep(session);
            return 1;
        });
    }
    tls_context(tls_context const&) = delete;
    tls_context& operator=(tls_context const&) = delete;

    /// Makes the TLS object of one connection, ready for its handshake. Null if OpenSSL cannot. `ticket` has to
    /// outlive it.
    [[nodiscard]] openssl_ptr<SSL, &SSL_free> make_session(tls_ticket& ticket) const noexcept {
        openssl_ptr<SSL, &SSL_free> ssl(SSL_new(context_.get()));
        if (!ssl) return ssl;
        X509_VERIFY_PARAM* const verify = SSL_get0_param(ssl.get());
        // A certificate without names is for no host, whatever its common name (RFC 9525 section 2).
        X509_VERIFY_PARAM_set_hostflags(verify,
                                        X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
        bool const is_ready = is_address_
                                  ? X509_VERIFY_PARAM_set1_ip_asc(verify, host_.c_str()) == 1
                                  : X509_VERIFY_PARAM_set1_host(verify, host_.data(), host_.size()) == 1 &&
                                        SSL_ctrl(ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                                                 // OpenSSL copies it.
                                                 const_cast<char*>(host_.c_str())) == 1;
        if (!is_ready) return openssl_ptr<SSL, &SSL_free>();
        SSL_set_connect_state(ssl.get());
        ticket.use(ssl.get());
        return ssl;
    }

    /// True if the server's certificate has a pinned public key, or if none is pinned.
    [[nodiscard]] bool is_pinned(SSL* ssl) const noexcept { return pinned_.empty() || has_pinned_key(ssl, pinned_); }

  private:
    /// Reads all certificates of a PEM text, and passes each to `take`.
    template <class Take>
    static bool read_certificates(std::string const& pem, Take take) {
        openssl_ptr<BIO, &BIO_free_all> const bio(memory_bio(pem));
        bool has_one = false;
        while (bio) {
            openssl_ptr<X509, &X509_free> one(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
            // At the end there is no further line that begins a certificate.
            if (!one && ERR_peek_last_error() != ERR_PACK(ERR_LIB_PEM, 0, PEM_R_NO_START_LINE)) return false;
            if (!one) break;
            if (!take(one.get(), !has_one)) return false;
            has_one = true;
        }
        ERR_clear_error();
        return has_one;
    }

    static bool is_directory(std::string const& path) noexcept {
        struct ::stat found{};
        return ::stat(path.c_str(), &found) == 0 && (found.st_mode & S_IFMT) == S_IFDIR;
    }

    void trust(tls_options const& o) {
        SSL_CTX* const c = context_.get();
        if (o.ca_file.empty() && o.ca_directory.empty() && o.ca_pem.empty()) {
            refuse_unless(SSL_CTX_set_default_verify_paths(c) == 1,
                          "the trusted certificates of the system cannot be read");
            return;
        }
        refuse_unless(o.ca_file.empty() || SSL_CTX_load_verify_locations(c, o.ca_file.c_str(), nullptr) == 1,
                      "the trusted certificates (ca_file) cannot be read");
        refuse_unless(
            o.ca_directory.empty() || (is_directory(o.ca_directory) &&
                                       SSL_CTX_load_verify_locations(c, nullptr, o.ca_directory.c_str()) == 1),
            "the trusted certificates (ca_directory) cannot be read");
        X509_STORE* const store = SSL_CTX_get_cert_store(c);
        // What is named is trusted, also if it is not the root of a chain.
        X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
        refuse_unless(
            o.ca_pem.empty() ||
                read_certificates(o.ca_pem, [&](X509* x, bool) { return X509_STORE_add_cert(store, x) == 1; }),
            "the trusted certificates (ca_pem) cannot be read");
    }

    void identify(tls_options const& o) {
        if (o.client_certificate_file.empty() && o.client_certificate_pem.empty()) return;
        SSL_CTX* const c = context_.get();
        bool const is_read =
            o.client_certificate_pem.empty()
                ? SSL_CTX_use_certificate_chain_file(c, o.client_certificate_file.c_str()) == 1
                : read_certificates(o.client_certificate_pem, [&](X509* x, bool is_first) {
                      return is_first ? SSL_CTX_use_certificate(c, x) == 1 : SSL_CTX_add1_chain_cert(c, x) == 1;
                  });
        refuse_unless(is_read, "the client's certificate cannot be read");
        openssl_ptr<EVP_PKEY, &EVP_PKEY_free> const key(read_key(o));
        refuse_unless(bool(key), "the client's private key cannot be read");
        refuse_unless(SSL_CTX_use_PrivateKey(c, key.get()) == 1 && SSL_CTX_check_private_key(c) == 1,
                      "the client's private key is not that of its certificate");
    }

    /// Returns the key, which the caller frees; null if it cannot be read.
    static EVP_PKEY* read_key(tls_options const& o) {
        secret_string passphrase = o.passphrase ? o.passphrase() : secret_string();
        // Without a passphrase OpenSSL would ask the terminal.
        pem_password_cb* const copy_passphrase = [](char* out, int size, int, void* data) noexcept {
            std::string_view const text = static_cast<secret_string const*>(data)->reveal();
            if (text.empty() || text.size() > static_cast<std::size_t>(size)) return -1;
            return static_cast<int>(text.copy(out, text.size()));
        };
        std::string const& file = o.client_key_file.empty() ? o.client_certificate_file : o.client_key_file;
        std::string_view const pem = !o.client_key_pem.reveal().empty() ? o.client_key_pem.reveal()
                                     : o.client_key_file.empty()        ? std::string_view(o.client_certificate_pem)
                                                                        : std::string_view();
        openssl_ptr<BIO, &BIO_free_all> const bio(pem.empty() ? BIO_new_file(file.c_str(), "r") : memory_bio(pem));
        return bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, copy_passphrase, &passphrase) : nullptr;
    }

    static void refuse_unless(bool condition, char const* problem) {
        ERR_clear_error();
        if (condition) return;
        boost::throw_exception(
            boost::system::system_error(make_error_code(errc::tls_failed), std::string("velo: ") + problem));
    }

    std::string host_;
    bool is_address_;
    std::string pinned_;
    openssl_ptr<SSL_CTX, &SSL_CTX_free> context_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
