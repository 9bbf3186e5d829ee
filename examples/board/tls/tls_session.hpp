// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_BOARD_TLS_TLS_SESSION_HPP
#define EXAMPLES_BOARD_TLS_TLS_SESSION_HPP

#include <velo/rest/transport/stream.hpp>

#include <cstddef>
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/ssl.h>
#include <mbedtls/x509_crt.h>
#include <span>
#include <string_view>

namespace board {

namespace rest = velo::rest;

/// Fills a buffer with bytes that nobody can foresee, and returns 0: what mbedTLS calls an entropy function.
using noise_source = int (*)(void*, unsigned char*, std::size_t);

/// A TLS session over a `Line`, by mbedTLS: a `byte_stream` whose bytes nobody on the line can read or change. The
/// server has to prove the name `server`, by a certificate of the authority. The dates of certificates are not checked:
/// this board has no calendar.
template <rest::byte_stream Line>
class tls_session {
  public:
    /// `authority` is a certificate in DER. All of it has to outlive this.
    tls_session(Line& line, char const* server, std::span<unsigned char const> authority, noise_source noise) noexcept
        : line_(&line), server_(server), authority_(authority), noise_(noise) {
        mbedtls_ssl_init(&ssl_);
        mbedtls_ssl_config_init(&settings_);
        mbedtls_x509_crt_init(&trusted_);
        mbedtls_ctr_drbg_init(&random_);
    }
    tls_session(tls_session const&) = delete;
    tls_session& operator=(tls_session const&) = delete;
    ~tls_session() {
        mbedtls_ssl_free(&ssl_);
        mbedtls_ssl_config_free(&settings_);
        mbedtls_x509_crt_free(&trusted_);
        mbedtls_ctr_drbg_free(&random_);
    }

    /// Makes the handshake. The line of this board carries one connection; a modem would dial anew here.
    rest::errc reopen(rest::duration left) noexcept {
        if (was_opened_) return rest::errc::connect_failed;
        was_opened_ = true;
        if (set_up() != 0) return rest::errc::transport_failed;
        return error_of(in_time(left, [this] { return mbedtls_ssl_handshake(&ssl_); }), rest::errc::tls_failed);
    }
    rest::transferred read_some(std::span<char> into, rest::duration left) noexcept {
        auto* const bytes = reinterpret_cast<unsigned char*>(into.data());
        return moved(in_time(left, [&] { return mbedtls_ssl_read(&ssl_, bytes, into.size()); }));
    }
    rest::transferred write_some(std::string_view text, rest::duration left) noexcept {
        auto const* const bytes = reinterpret_cast<unsigned char const*>(text.data());
        return moved(in_time(left, [&] { return mbedtls_ssl_write(&ssl_, bytes, text.size()); }));
    }

  private:
    int set_up() noexcept {
        auto const* const name = reinterpret_cast<unsigned char const*>(server_);
        if (int const e = mbedtls_ctr_drbg_seed(&random_, noise_, nullptr, name, std::string_view(server_).size()))
            return e;
        if (int const e = mbedtls_x509_crt_parse_der(&trusted_, authority_.data(), authority_.size())) return e;
        if (int const e = mbedtls_ssl_config_defaults(&settings_, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM,
                                                      MBEDTLS_SSL_PRESET_DEFAULT))
            return e;
        mbedtls_ssl_conf_authmode(&settings_, MBEDTLS_SSL_VERIFY_REQUIRED);
        mbedtls_ssl_conf_ca_chain(&settings_, &trusted_, nullptr);
        mbedtls_ssl_conf_rng(&settings_, mbedtls_ctr_drbg_random, &random_);
        if (int const e = mbedtls_ssl_conf_max_frag_len(&settings_, MBEDTLS_SSL_MAX_FRAG_LEN_4096)) return e;
        if (int const e = mbedtls_ssl_setup(&ssl_, &settings_)) return e;
        mbedtls_ssl_set_bio(&ssl_, this, send, receive, nullptr);
        return mbedtls_ssl_set_hostname(&ssl_, server_);
    }

    /// Repeats `step` until it has done something, or `left` has passed.
    template <class Step>
    int in_time(rest::duration left, Step step) noexcept {
        auto const start = clock::now();
        for (;;) {
            left_ = left - (clock::now() - start);
            int const result = step();
            bool const waits = result == MBEDTLS_ERR_SSL_WANT_READ || result == MBEDTLS_ERR_SSL_WANT_WRITE;
            if (!waits || left_ <= rest::duration::zero()) return result;
        }
    }

    // What mbedTLS calls, for the bytes of the line.
    static int count_or_error(rest::transferred const& t, int nothing_yet) noexcept {
        if (t.count != 0) return static_cast<int>(t.count);
        return t.error == rest::errc::timed_out ? nothing_yet : MBEDTLS_ERR_SSL_CONN_EOF;
    }
    static int send(void* self, unsigned char const* bytes, std::size_t size) noexcept {
        auto& s = *static_cast<tls_session*>(self);
        return count_or_error(s.line_->write_some({reinterpret_cast<char const*>(bytes), size}, s.left_),
                              MBEDTLS_ERR_SSL_WANT_WRITE);
    }
    static int receive(void* self, unsigned char* into, std::size_t size) noexcept {
        auto& s = *static_cast<tls_session*>(self);
        return count_or_error(s.line_->read_some({reinterpret_cast<char*>(into), size}, s.left_),
                              MBEDTLS_ERR_SSL_WANT_READ);
    }

    static rest::errc error_of(int result, rest::errc otherwise) noexcept {
        if (result >= 0) return rest::errc::none;
        if (result == MBEDTLS_ERR_SSL_WANT_READ || result == MBEDTLS_ERR_SSL_WANT_WRITE) return rest::errc::timed_out;
        return result == MBEDTLS_ERR_SSL_CONN_EOF ? rest::errc::connection_lost : otherwise;
    }
    static rest::transferred moved(int result) noexcept {
        if (result >= 0) return {.count = static_cast<std::size_t>(result)};
        if (result == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) return {};  // the end
        return {.error = error_of(result, rest::errc::connection_lost)};
    }

    Line* line_;
    char const* server_;
    std::span<unsigned char const> authority_;
    noise_source noise_;
    rest::duration left_{};  // for the line, in the step under way
    bool was_opened_ = false;
    mbedtls_ssl_context ssl_;
    mbedtls_ssl_config settings_;
    mbedtls_x509_crt trusted_;
    mbedtls_ctr_drbg_context random_;
};

}  // namespace board

#endif
