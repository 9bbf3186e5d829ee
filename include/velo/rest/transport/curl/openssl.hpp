// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_OPENSSL_HPP
#define VELO_REST_TRANSPORT_CURL_OPENSSL_HPP

#include <velo/rest/transport/server_url.hpp>
#include <velo/version.hpp>

#include <curl/curl.h>

#ifdef VELO_HAS_TLS
#include <velo/rest/transport/net/tls_library.hpp>

#include <openssl/crypto.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#endif

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Name and version of libcurl's TLS library, for example `OpenSSL/3.0.19`.
[[nodiscard]] inline std::string_view curl_tls_library() noexcept {
    char const* const words = curl_version_info(CURLVERSION_NOW)->ssl_version;
    return words == nullptr ? std::string_view() : words;
}

/// True if libcurl uses OpenSSL, of whatever version.
[[nodiscard]] inline bool curl_has_openssl() noexcept { return curl_tls_library().starts_with("OpenSSL/"); }

/// What we watch of a TLS connection of libcurl.
struct tls_watch {
    bool is_ended = false;                       ///< the server has ended TLS with a close_notify
    bool (*is_over)(void const*) noexcept = {};  ///< asked before each record of HTTP/2: true if no more may be read
    void const* whom = nullptr;                  ///< its argument
};

#ifdef VELO_HAS_TLS

/// True if libcurl uses the OpenSSL that this program is linked with. Objects of another version may have another
/// layout.
[[nodiscard]] inline bool shares_openssl_with_curl() noexcept {
    static bool const shares = [] {
        std::string_view ours = OpenSSL_version(OPENSSL_VERSION);  // "OpenSSL 3.0.19 11 Nov 2026"
        constexpr std::string_view name = "OpenSSL ";
        if (!curl_has_openssl() || !ours.starts_with(name)) return false;
        ours.remove_prefix(name.size());
        return ours.substr(0, ours.find(' ')) == curl_tls_library().substr(name.size());
    }();
    return shares;
}

/// Index of our data in a TLS context.
[[nodiscard]] inline int openssl_data_index() noexcept {
    static int const index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

/// Prepares the TLS context of a connection of libcurl. `watch` is a `tls_watch`.
inline CURLcode prepare_openssl(CURL*, void* context, void* watch) noexcept {
    auto* const tls = static_cast<SSL_CTX*>(context);
    // Otherwise OpenSSL does not return from a read as long as the server sends tickets or key updates: neither timeout
    // nor stop would be looked at.
    SSL_CTX_clear_mode(tls, SSL_MODE_AUTO_RETRY);
    // libcurl does not tell the end of TLS from that of the connection.
    if (SSL_CTX_set_ex_data(tls, openssl_data_index(), watch) != 1) return CURLE_OUT_OF_MEMORY;
    SSL_CTX_set_info_callback(tls, [](SSL const* ssl, int where, int alert) noexcept {
        if (where != SSL_CB_READ_ALERT || (alert & 0xFF) != SSL_AD_CLOSE_NOTIFY) return;
        static_cast<tls_watch*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), openssl_data_index()))->is_ended = true;
    });
    if (static_cast<tls_watch*>(watch)->is_over == nullptr) return CURLE_OK;
    // libcurl reads frames of HTTP/2 as long as there are some, also those that are no data.
    SSL_CTX_set_msg_callback_arg(tls, watch);
    SSL_CTX_set_msg_callback(tls,
                             [](int writes, int, int, void const*, std::size_t, SSL* ssl, void* argument) noexcept {
                                 auto const& w = *static_cast<tls_watch const*>(argument);
                                 // As if the server had ended TLS.
                                 if (writes == 0 && SSL_is_init_finished(ssl) == 1 && w.is_over(w.whom))
                                     SSL_set_shutdown(ssl, SSL_get_shutdown(ssl) | SSL_RECEIVED_SHUTDOWN);
                             });
    return CURLE_OK;
}

/// True if the certificate of the present connection names the server. libcurl also takes one without names, by its
/// common name (RFC 9525 section 2).
[[nodiscard]] inline bool is_named_in_certificate(CURL* easy, server_parts const& server) noexcept {
    curl_tlssessioninfo* session = nullptr;
    if (curl_easy_getinfo(easy, CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK || session == nullptr ||
        session->backend != CURLSSLBACKEND_OPENSSL || session->internals == nullptr) {
        return false;
    }
    openssl_ptr<X509, &X509_free> const certificate(peer_certificate(static_cast<SSL*>(session->internals)));
    if (!certificate) return false;
    if (auto const& address = server.address) {
        std::size_t const begin = address->is_v4 ? 12 : 0;
        return X509_check_ip(certificate.get(), address->bytes.data() + begin, address->bytes.size() - begin, 0) == 1;
    }
    return X509_check_host(certificate.get(), server.tls_name.data(), server.tls_name.size(),
                           X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT, nullptr) == 1;
}

#else

[[nodiscard]] constexpr bool shares_openssl_with_curl() noexcept { return false; }
[[nodiscard]] constexpr bool is_named_in_certificate(CURL*, server_parts const&) noexcept { return true; }
inline CURLcode prepare_openssl(CURL*, void*, void*) noexcept { return CURLE_OK; }

#endif

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
