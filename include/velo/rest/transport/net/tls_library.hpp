// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_TLS_LIBRARY_HPP
#define VELO_REST_TRANSPORT_NET_TLS_LIBRARY_HPP

#include <velo/rest/transport/certificate_problem.hpp>
#include <velo/version.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Owns an object of OpenSSL, which `Free` releases. Much cheaper to compile than a `std::unique_ptr` for each type.
template <class T, auto Free>
class openssl_ptr {
  public:
    openssl_ptr() noexcept = default;
    explicit openssl_ptr(T* object) noexcept : object_(object) {}
    openssl_ptr(openssl_ptr&& other) noexcept : object_(other.object_) { other.object_ = nullptr; }
    openssl_ptr& operator=(openssl_ptr&&) = delete;
    ~openssl_ptr() { reset(nullptr); }

    [[nodiscard]] T* get() const noexcept { return object_; }
    [[nodiscard]] explicit operator bool() const noexcept { return object_ != nullptr; }
    /// Gives the object away.
    [[nodiscard]] T* release() noexcept {
        T* const object = object_;
        object_ = nullptr;
        return object;
    }
    void reset(T* other) noexcept {
        if (object_ != nullptr) Free(object_);
        object_ = other;
    }

  private:
    T* object_ = nullptr;
};

/// Makes a source of bytes that views `text`. Null if OpenSSL cannot.
[[nodiscard]] inline BIO* memory_bio(std::string_view text) noexcept {
    return BIO_new_mem_buf(text.data(), static_cast<int>(text.size()));
}

// The numbers in certificate_problem.hpp.
static_assert(X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT == 2 && X509_V_ERR_CERT_NOT_YET_VALID == 9 &&
              X509_V_ERR_CERT_HAS_EXPIRED == 10 && X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT == 18 &&
              X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN == 19 && X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY == 20 &&
              X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE == 21 && X509_V_ERR_INVALID_PURPOSE == 26 &&
              X509_V_ERR_HOSTNAME_MISMATCH == certificate_of_another_host && X509_V_ERR_IP_ADDRESS_MISMATCH == 64);

/// Returns the cause of a failed verification: our words (`certificate_problem`), or else those of OpenSSL.
[[nodiscard]] inline char const* to_words(long verified) noexcept {
    char const* const ours = certificate_problem(verified);
    return ours != nullptr ? ours : X509_verify_cert_error_string(verified);
}

/// Returns the certificate of the peer, which the caller frees; null without one.
[[nodiscard]] inline X509* peer_certificate(SSL const* ssl) noexcept {
#if OPENSSL_VERSION_NUMBER >= 0x30000000L
    return SSL_get1_peer_certificate(ssl);
#else
    return SSL_get_peer_certificate(ssl);
#endif
}

/// True if the public key of the peer's certificate is one of `pins`: `sha256//BASE64`, separated by `;`.
[[nodiscard]] inline bool has_pinned_key(SSL* ssl, std::string_view pins) noexcept {
    openssl_ptr<X509, &X509_free> const certificate(peer_certificate(ssl));
    if (!certificate) return false;
    unsigned char* der = nullptr;
    int const size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    if (size <= 0) return false;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned digest_size = 0;
    int const is_made =
        EVP_Digest(der, static_cast<std::size_t>(size), digest.data(), &digest_size, EVP_sha256(), nullptr);
    OPENSSL_free(der);
    std::array<unsigned char, std::size_t{4} * EVP_MAX_MD_SIZE> base64{};
    if (is_made != 1) return false;
    int const length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest_size));
    std::string_view const own(reinterpret_cast<char const*>(base64.data()), static_cast<std::size_t>(length));
    constexpr std::string_view prefix = "sha256//";
    while (!pins.empty()) {
        std::string_view const pin = pins.substr(0, pins.find(';'));
        pins.remove_prefix(pin.size() == pins.size() ? pin.size() : pin.size() + 1);
        if (pin.starts_with(prefix) && pin.substr(prefix.size()) == own) return true;
    }
    return false;
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
