// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_TRANSFER_HPP
#define VELO_REST_TRANSPORT_CURL_TRANSFER_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <curl/curl.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string_view>
#include <system_error>

namespace velo::inline VELO_ABI::rest::detail {

/// State and callbacks of one transfer. libcurl is C: no exception may leave the callbacks.
struct curl_transfer {
    explicit curl_transfer(response& r) noexcept : received(r) {}

    response& received;
    int requests_begun = 0;
    /// False until the head has ended: libcurl takes a response whose head is cut off for a whole one.
    bool head_is_whole = false;
    /// True if the response has the option `close`. libcurl 8 overlooks it in a list of more than one option.
    bool closes = false;
    bool too_large = false;
    bool out_of_memory = false;

    /// Called before the request is written to a connection. libcurl silently resends a request when a reused
    /// connection turns out to be dead. That is refused: the server may have acted on the first one.
    static int on_request(void* self, char*, char*, int, int) noexcept {
        auto& transfer = *static_cast<curl_transfer*>(self);
        return ++transfer.requests_begun == 1 ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
    }

    /// Called with each line of the head and of the trailers.
    static std::size_t on_header(char* data, std::size_t, std::size_t size, void* self) noexcept {
        return static_cast<curl_transfer*>(self)->take([&](curl_transfer& t) { return t.take_header({data, size}); },
                                                       size);
    }

    /// Called with each piece of the body.
    static std::size_t on_body(char* data, std::size_t, std::size_t size, void* self) noexcept {
        return static_cast<curl_transfer*>(self)->take(
            [&](curl_transfer& t) { return t.received.append({data, size}); }, size);
    }

  private:
    std::size_t head_size_ = 0;

    /// Calls `f`. Returns `size` on success, as libcurl expects; any other number makes it give up.
    template <class F>
    std::size_t take(F f, std::size_t size) noexcept {
#if defined(BOOST_NO_EXCEPTIONS)
        too_large = !f(*this);
#else
        try {
            too_large = !f(*this);
        } catch (std::exception const&) {
            out_of_memory = true;
        }
#endif
        return too_large || out_of_memory ? size + 1 : size;
    }

    bool take_header(std::string_view line) {
        // Interim responses and trailers count as well: a server may send them without end.
        if (line.size() > received.limits().head - head_size_) return false;
        head_size_ += line.size();
        while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with("HTTP/")) {
            // Begins a response. An earlier one was interim.
            std::size_t const space = line.find(' ');
            int status = 0;
            for (char const c : line.substr(space == std::string_view::npos ? line.size() : space + 1, 3)) {
                if (c < '0' || c > '9') break;
                status = status * 10 + (c - '0');
            }
            received.start(status);
            head_is_whole = false;
            closes = false;
            return true;
        }
        // Trailers arrive here too. They are dropped.
        if (head_is_whole) return true;
        if (line.empty()) head_is_whole = true;
        std::size_t const colon = line.find(':');
        if (colon == std::string_view::npos) return true;
        std::string_view const value = trimmed(line.substr(colon + 1));
        if (same_name(line.substr(0, colon), "connection"))
            for_each_element(value, [&](std::string_view option) { closes = closes || same_name(option, "close"); });
        if (same_name(line.substr(0, colon), "content-length") && received.status() != 304) {
            // libcurl ignores a length that it cannot represent.
            std::uint64_t length = 0;
            auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
            if (error != std::errc{} || end != value.data() + value.size() || length > received.limits().body)
                return false;
        }
        return received.add_header(line.substr(0, colon), value);
    }
};

/// Translates an error of libcurl.
[[nodiscard]] inline errc errc_of(CURLcode code, curl_transfer const& transfer) noexcept {
    if (transfer.too_large) return errc::response_too_large;
    if (transfer.out_of_memory) return errc::transport_failed;
    // libcurl's codes for a line of the head that is longer than its own limit.
    if (code == CURLE_OUT_OF_MEMORY && transfer.requests_begun != 0 && !transfer.head_is_whole)
        return errc::response_too_large;
#if LIBCURL_VERSION_NUM >= 0x080600
    if (code == CURLE_TOO_LARGE) return errc::response_too_large;
#endif
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_COULDNT_CONNECT:
        case CURLE_INTERFACE_FAILED: return errc::connect_failed;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_ENGINE_NOTFOUND: return errc::tls_failed;
        case CURLE_OPERATION_TIMEDOUT: return errc::timed_out;
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
        case CURLE_ABORTED_BY_CALLBACK: return errc::connection_lost;
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_BAD_CONTENT_ENCODING:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM: return errc::protocol_error;
        default: return errc::transport_failed;
    }
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
