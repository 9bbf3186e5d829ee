// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_TLS_OPTIONS_HPP
#define VELO_REST_TRANSPORT_TLS_OPTIONS_HPP

#include <velo/rest/model/secret_string.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Version of TLS. Older ones are never spoken.
enum class tls_version {
    v1_2,  ///< TLS 1.2 (RFC 5246)
    v1_3,  ///< TLS 1.3 (RFC 8446)
};

/// Trust and identity of a network transport over https. The same for libcurl, sockets and Asio.
///
/// Certificate chain and host name are always verified. A file that is missing makes the constructor of the transport
/// throw a `boost::system::system_error` with `errc::tls_failed`. `sockets` and `asio` read everything then, and also
/// refuse what cannot be used; libcurl reads with each connection, and reports a wrong key or passphrase as
/// `errc::tls_failed` of the call. Copies of the transport share what was read.
struct tls_options {
    /// File of trusted certificates in PEM. With any of the three sources of trust (`ca_file`, `ca_directory`,
    /// `ca_pem`), only what they name is trusted. Default, without any: the system's certificates, or what the
    /// variables `SSL_CERT_FILE` and `SSL_CERT_DIR` name in their place.
    std::string ca_file{};
    /// Directory of trusted certificates, each in a file named by the hash of its subject (`openssl rehash`).
    std::string ca_directory{};
    /// Trusted certificates in PEM, from memory.
    std::string ca_pem{};

    /// File of the client's certificate chain in PEM, its own certificate first. Default: no client certificate.
    std::string client_certificate_file{};
    /// File of the private key of the client's certificate in PEM. Default: in `client_certificate_file`. A key without
    /// a certificate is refused.
    std::string client_key_file{};
    /// The client's certificate chain in PEM, from memory. Not together with `client_certificate_file`.
    std::string client_certificate_pem{};
    /// The private key of the client's certificate in PEM, from memory. Default: in the client's certificate file. Not
    /// together with `client_key_file`.
    secret_string client_key_pem{};
    /// Returns the passphrase of an encrypted private key. Called when the transport is made, and not later; what it
    /// throws passes through. Default: the key is not encrypted.
    std::function<secret_string()> passphrase{};

    /// The oldest version that is spoken. Default TLS 1.2.
    tls_version minimum_version = tls_version::v1_2;
    /// Public keys of which the server's certificate must have one: the SHA-256 of its DER encoding in Base64 with
    /// `sha256//` in front, several separated by `;`, as libcurl writes them. In addition to the verification of the
    /// chain. Default: any key.
    std::string pinned_public_key{};
};

namespace detail {

/// True if each of `pins`, separated by `;`, is `sha256//` and a SHA-256 in Base64.
[[nodiscard]] constexpr bool are_pins(std::string_view pins) noexcept {
    constexpr std::string_view prefix = "sha256//";
    for (;;) {
        std::string_view const pin = pins.substr(0, pins.find(';'));
        if (!pin.starts_with(prefix) || pin.size() != prefix.size() + 44) return false;
        if (pin.size() == pins.size()) return true;
        pins.remove_prefix(pin.size() + 1);
    }
}

/// Returns what is wrong with the options, whatever the files are; null if nothing is. Static text.
[[nodiscard]] inline char const* tls_options_problem(tls_options const& o) noexcept {
    bool const has_file = !o.client_certificate_file.empty(), has_memory = !o.client_certificate_pem.empty();
    bool const has_key_file = !o.client_key_file.empty(), has_key = !o.client_key_pem.empty();
    if (has_file && has_memory) return "the client's certificate is given as a file and in memory";
    if (has_key_file && has_key) return "the client's private key is given as a file and in memory";
    if ((has_key_file || has_key) && !has_file && !has_memory)
        return "there is a private key without the client's certificate";
    if (!o.pinned_public_key.empty() && !are_pins(o.pinned_public_key))
        return "a pinned public key is not sha256// and a SHA-256 in Base64";
    return nullptr;
}

}  // namespace detail

}  // namespace velo::inline VELO_ABI::rest

#endif
