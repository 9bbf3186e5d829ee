// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_OUTCOME_HPP
#define VELO_REST_TRANSPORT_CURL_OUTCOME_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/certificate_problem.hpp>
#include <velo/rest/transport/curl/handle.hpp>
#include <velo/rest/transport/curl/openssl.hpp>
#include <velo/rest/transport/net/socket.hpp>

#include <curl/curl.h>

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Translates an error of libcurl. `is_begun`: the request was begun.
[[nodiscard]] inline errc errc_of(CURLcode code, bool is_begun) noexcept {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_COULDNT_CONNECT:
        case CURLE_INTERFACE_FAILED:
        case CURLE_PROXY: return errc::connect_failed;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CRL_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
        case CURLE_SSL_INVALIDCERTSTATUS:
        case CURLE_SSL_CLIENTCERT:
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_ENGINE_NOTFOUND: return errc::tls_failed;
        case CURLE_OPERATION_TIMEDOUT: return errc::timed_out;
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
        case CURLE_GOT_NOTHING:
        case CURLE_HTTP2_STREAM:  // reset by the server
        case CURLE_PARTIAL_FILE:
        // Before the request only a proxy says something.
        case CURLE_ABORTED_BY_CALLBACK: return is_begun ? errc::connection_lost : errc::connect_failed;
        case CURLE_WEIRD_SERVER_REPLY: return is_begun ? errc::protocol_error : errc::connect_failed;
        case CURLE_UNSUPPORTED_PROTOCOL:
        // A field without a colon.
        case CURLE_BAD_FUNCTION_ARGUMENT: return is_begun ? errc::protocol_error : errc::transport_failed;
        case CURLE_BAD_CONTENT_ENCODING:
        case CURLE_HTTP2: return errc::protocol_error;
        default: return errc::transport_failed;
    }
}

/// Returns the reason of a failed TLS connection, without any text from the server.
[[nodiscard]] inline std::string tls_reason(curl_handle const& handle, CURLcode code) {
    if (curl_has_openssl()) {
        if (char const* const why = certificate_problem(handle.info(CURLINFO_SSL_VERIFYRESULT))) return why;
    }
    std::string_view const words = handle.transfer().words.data();
    // libcurl quotes the names of the certificate here.
    if (code == CURLE_PEER_FAILED_VERIFICATION && words.find(" name ") != std::string_view::npos)
        return certificate_problem(certificate_of_another_host);
    std::string reason(words.empty() ? std::string_view(curl_easy_strerror(code)) : words);
    for (char& c : reason) {
        if (c < ' ' || c > '~') c = '?';
    }
    return reason;
}

/// CURLE_TOO_LARGE, which headers before 8.6 lack.
inline constexpr int too_large = 100;

/// True if libcurl gave up because a line of the response's head is longer than its own limit.
[[nodiscard]] inline bool is_line_too_long(curl_handle const& handle, CURLcode code) noexcept {
    if (static_cast<int>(code) == too_large) return true;
    // The code of older versions, told from a real shortage by the first byte that came.
    return code == CURLE_OUT_OF_MEMORY && !handle.transfer().out_of_memory && !handle.transfer().head_is_whole &&
           handle.info<curl_off_t>(CURLINFO_STARTTRANSFER_TIME_T) != 0;
}

/// Returns the outcome of a call for which no handle was made. Calls to allocate may throw.
[[nodiscard]] inline attempt handle_missing(curl_handle const& handle) {
    if (handle.shortage() != 0) {
        return attempt::failed(errc::connect_failed, delivery::not_sent,
                               std::system_category().message(handle.shortage()));
    }
    return attempt::failed(errc::transport_failed, delivery::not_sent,
                           std::string("libcurl cannot make a handle: ") + curl_easy_strerror(handle.problem()));
}

/// Returns the outcome of a transfer that ended with `code`. Calls to allocate may throw.
[[nodiscard]] inline attempt failed_attempt(curl_handle const& handle, CURLcode code) {
    curl_transfer const& transfer = handle.transfer();
    bool const is_begun = transfer.requests_begun != 0;
    // Before the request has begun libcurl has written nothing.
    delivery const delivered = is_begun ? delivery::maybe_sent : delivery::not_sent;
    auto const failed = [&](errc e, std::string words) { return attempt::failed(e, delivered, std::move(words)); };
    switch (handle.limit) {
        case curl_limit::stop: return attempt::limited(errc::cancelled, delivered);
        case curl_limit::connect: return failed(errc::timed_out, "connect timeout");
        case curl_limit::silence: return failed(errc::timed_out, "silence timeout");
        case curl_limit::deadline: return attempt::limited(errc::timed_out, delivered);
        case curl_limit::none: break;
    }
    if (transfer.error != errc::none) return failed(transfer.error, std::string(transfer.problem));
    if (is_begun && is_line_too_long(handle, code))
        return failed(errc::response_too_large, "a line of the head is longer than libcurl takes");
    if (static_cast<int>(code) == too_large) return failed(errc::connect_failed, "the proxy's response is too long");
    if (transfer.out_of_memory || code == CURLE_OUT_OF_MEMORY)
        return failed(errc::transport_failed, "not enough memory");
    if (long const status = handle.info(CURLINFO_HTTP_CONNECTCODE); !is_begun && status >= 300 && status < 1000) {
        attempt refused = failed(errc::connect_failed, "the proxy refused: status " + std::to_string(status));
        refused.is_permanent = true;
        return refused;
    }
    std::string_view const words = transfer.words.data();
    // The code of a malformed chunk is that of a lost connection.
    if (code == CURLE_RECV_ERROR && is_begun && words.find("chunk") != std::string_view::npos)
        return failed(errc::protocol_error, "the framing of a chunk is not valid (RFC 9112 section 7.1)");
    // Newer versions (seen with 8.23) report a wrong passphrase so.
    bool const is_key_unusable = code == CURLE_BAD_FUNCTION_ARGUMENT && !is_begun && !words.empty();
    errc const e = is_key_unusable ? errc::tls_failed : errc_of(code, is_begun);
    // It opens the file of trusted certificates for each connection, and the resolver some of its own.
    bool const opens_files = code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_CERTPROBLEM ||
                             code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY;
    if (int const number = opens_files ? descriptor_shortage() : 0; number != 0)
        return failed(errc::connect_failed, std::system_category().message(number));
    if (code == CURLE_COULDNT_RESOLVE_HOST && words.find("thread") != std::string_view::npos)
        return failed(e, "no thread for the lookup of the server's name");
    if (e == errc::tls_failed) return failed(e, tls_reason(handle, code));
    int const number =
        transfer.socket_error != 0 ? transfer.socket_error : static_cast<int>(handle.info(CURLINFO_OS_ERRNO));
    if (e == errc::connect_failed && number != 0) return failed(e, std::system_category().message(number));
    return failed(e, curl_easy_strerror(code));
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
