// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CERTIFICATE_HPP
#define VELO_REST_TESTING_CERTIFICATE_HPP

#include <velo/version.hpp>

#include <boost/throw_exception.hpp>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>

namespace velo::inline VELO_ABI::rest::testing {

/// Names and validity of a certificate for tests.
struct certificate_options {
    /// Subject alternative names, in the format of OpenSSL. Default: `localhost` and the loopback addresses.
    std::string names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    std::chrono::seconds begins{-3600};    ///< begin of the validity, from now; default one hour ago
    std::chrono::seconds ends{24 * 3600};  ///< end of the validity, from now; default in a day
};

/// Self-signed certificate and its key, for a test server on loopback. Clients trust it through their `ca_file`. For
/// tests only: the key is not protected.
struct certificate {
    std::string certificate_pem;  ///< the certificate in PEM
    std::string key_pem;          ///< its private key in PEM, without a password
};

namespace detail {

inline void ensure(bool made) {
    if (!made) boost::throw_exception(std::runtime_error("velo: OpenSSL cannot make a certificate"));
}

template <class Write>
std::string pem(Write write) {
    std::unique_ptr<BIO, decltype(&BIO_free_all)> const bio(BIO_new(BIO_s_mem()), &BIO_free_all);
    ensure(bio != nullptr && write(bio.get()) == 1);
    char* data = nullptr;
    long const size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

}  // namespace detail

/// Makes a certificate with a new P-256 key. Throws `std::runtime_error` if OpenSSL fails.
[[nodiscard]] inline certificate make_certificate(certificate_options const& options = {}) {
    using detail::ensure;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    std::unique_ptr<X509, decltype(&X509_free)> const x(X509_new(), &X509_free);
    ensure(key != nullptr && x != nullptr);
    X509_set_version(x.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x.get()), 1);
    using seconds = std::chrono::duration<long>;
    X509_gmtime_adj(X509_getm_notBefore(x.get()), seconds{options.begins}.count());
    X509_gmtime_adj(X509_getm_notAfter(x.get()), seconds{options.ends}.count());
    ensure(X509_set_pubkey(x.get(), key.get()) == 1);
    X509_NAME* const name = X509_get_subject_name(x.get());
    unsigned char const text[] = "velo test server";
    ensure(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0) == 1);
    ensure(X509_set_issuer_name(x.get(), name) == 1);
    std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> const names(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, options.names.c_str()), &X509_EXTENSION_free);
    ensure(names != nullptr && X509_add_ext(x.get(), names.get(), -1) == 1);
    ensure(X509_sign(x.get(), key.get(), EVP_sha256()) != 0);
    return {detail::pem([&](BIO* bio) { return PEM_write_bio_X509(bio, x.get()); }), detail::pem([&](BIO* bio) {
                return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

}  // namespace velo::inline VELO_ABI::rest::testing

#endif
