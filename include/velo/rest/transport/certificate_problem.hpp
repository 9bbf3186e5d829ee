// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CERTIFICATE_PROBLEM_HPP
#define VELO_REST_TRANSPORT_CERTIFICATE_PROBLEM_HPP

#include <velo/version.hpp>

namespace velo::inline VELO_ABI::rest::detail {

/// Result of `X509_verify_cert` for a certificate that is not for the name of the server.
inline constexpr long certificate_of_another_host = 62;

/// Returns why a server's certificate is refused, in words that are the same for every transport; null for a cause
/// without such words. `verified` is a result of `X509_verify_cert`, as a number: OpenSSL's header need not be there.
[[nodiscard]] constexpr char const* certificate_problem(long verified) noexcept {
    switch (verified) {
        case 9: return "the certificate is not yet valid";
        case 10: return "the certificate has expired";
        case 2:   // no issuer certificate
        case 18:  // self-signed
        case 19:  // self-signed issuer
        case 20:  // no issuer certificate here
        case 21:  // no chain
            return "the issuer of the certificate is not trusted";
        case 26: return "the certificate is not for servers";
        case certificate_of_another_host:
        case 64: return "the certificate is of another host";
        default: return nullptr;
    }
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
