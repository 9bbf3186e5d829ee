// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_TRANSFER_HPP
#define VELO_REST_TRANSPORT_CURL_TRANSFER_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/transport/certificate_problem.hpp>
#include <velo/rest/transport/curl/openssl.hpp>
#include <velo/rest/transport/http1/response_parser.hpp>
#include <velo/rest/transport/ip_address.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <curl/curl.h>

#ifndef _WIN32
#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// What is to be read from a connection.
enum class curl_input : std::uint8_t { nothing, bytes, end };

/// Looks at a socket of libcurl, which does not block. HTTP/1.1 does not number responses: bytes that are here before
/// the request would be taken for its response.
[[nodiscard]] inline curl_input peek(curl_socket_t socket) noexcept {
    char byte = 0;
    auto const size = ::recv(socket, &byte, 1, MSG_PEEK);
    if (size > 0) return curl_input::bytes;
#ifdef _WIN32
    bool const is_quiet = size < 0 && ::WSAGetLastError() == WSAEWOULDBLOCK;
#else
    bool const is_quiet = size < 0 && errno == EWOULDBLOCK;
#endif
    // The peer has closed or reset the connection.
    return is_quiet ? curl_input::nothing : curl_input::end;
}

/// State and callbacks of one transfer. libcurl is C: no exception may leave the callbacks.
///
/// libcurl passes the response as it came: it finds the end of it, and our own parser reads it. So status line, fields,
/// lengths and chunks are those of the other transports, and so is what is refused.
class curl_transfer {
  public:
    /// `server` has to outlive this. `may_be_http2`: the server may choose HTTP/2.
    curl_transfer(server_parts const& server, bool may_be_http2) noexcept
        : server_(&server), may_be_http2_(may_be_http2) {}

    /// Begins a transfer of `easy` whose response goes to `r`.
    void begin(CURL* easy, response& r) noexcept {
        easy_ = easy;
        received_ = &r;
        parser_.emplace(r);
        rest_.clear();
        requests_begun = 0;
        head_is_whole = closes = is_new_ = tls.is_ended = out_of_memory = false;
        error = errc::none;
        problem = {};
        socket_error = 0;
        words[0] = '\0';
        head_size_ = 0;
    }

    int requests_begun = 0;                     ///< nothing was written before the first has begun
    bool head_is_whole = false;                 ///< libcurl takes a response whose head is cut off for a whole one
    bool closes = false;                        ///< the connection may not carry another transfer
    bool out_of_memory = false;                 ///< there was no memory for the response
    tls_watch tls;                              ///< the connection of the transfer
    bool is_http2 = false;                      ///< the connection of the last transfer speaks HTTP/2
    errc error = errc::none;                    ///< why a callback ended the transfer
    std::string_view problem{};                 ///< the same in words
    int socket_error = 0;                       ///< number of the system's error if there was no socket
    std::array<char, CURL_ERROR_SIZE> words{};  ///< libcurl's words about its error

    /// Called before the request is written to a connection.
    static int on_request(void* self, char* peer, char*, int, int) noexcept {
        return static_cast<curl_transfer*>(self)->begin_request(peer == nullptr ? "" : peer) ? CURL_PREREQFUNC_OK
                                                                                             : CURL_PREREQFUNC_ABORT;
    }

    /// Called with each line of the head and of the trailers.
    static std::size_t on_header(char* data, std::size_t, std::size_t size, void* self) noexcept {
        return static_cast<curl_transfer*>(self)->take([&](curl_transfer& t) { return t.take_line({data, size}); },
                                                       size);
    }

    /// Called with each piece of the body.
    static std::size_t on_body(char* data, std::size_t, std::size_t size, void* self) noexcept {
        return static_cast<curl_transfer*>(self)->take([&](curl_transfer& t) { return t.take_body({data, size}); },
                                                       size);
    }

#ifndef _WIN32
    /// Called to make a socket: close-on-exec, so that no program that is started inherits it.
    static curl_socket_t on_socket(void* self, curlsocktype, curl_sockaddr* address) noexcept {
#ifdef SOCK_CLOEXEC
        curl_socket_t const socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
#else
        curl_socket_t const socket = ::socket(address->family, address->socktype, address->protocol);
        if (socket != CURL_SOCKET_BAD) ::fcntl(socket, F_SETFD, FD_CLOEXEC);
#endif
        auto& transfer = *static_cast<curl_transfer*>(self);
        if (socket == CURL_SOCKET_BAD) {
            transfer.socket_error = errno;
        } else {
            transfer.is_new_ = true;
            ++transfer.open_sockets_;
            transfer.sum_of_sockets_ += socket;
        }
        return socket;
    }

    /// Called to close a socket.
    static int on_close(void* self, curl_socket_t socket) noexcept {
        auto& transfer = *static_cast<curl_transfer*>(self);
        --transfer.open_sockets_;
        transfer.sum_of_sockets_ -= socket;
        return ::close(socket);
    }
#endif

    /// The socket of the connection; `CURL_SOCKET_BAD` if none is open, or several are.
    [[nodiscard]] curl_socket_t socket() const noexcept {
#ifdef _WIN32
        curl_socket_t socket = CURL_SOCKET_BAD;
        curl_easy_getinfo(easy_, CURLINFO_ACTIVESOCKET, &socket);
        return socket;
#else
        // Known to libcurl only while the transfer is under way, and in some versions not even then.
        return open_sockets_ == 1 ? sum_of_sockets_ : CURL_SOCKET_BAD;
#endif
    }

    /// True if only the end of the connection ends the body (RFC 9112 section 6.3).
    [[nodiscard]] bool has_body_until_close() const noexcept { return !is_http2 && parser_->is_close_delimited(); }

    /// Ends a transfer that libcurl takes for a whole one. Returns false if the response is not whole. libcurl takes
    /// one whose head or trailers are cut off.
    [[nodiscard]] bool end() noexcept {
        parser_->end_of_stream();
        closes = closes || (!is_http2 && !parser_->keeps_alive());
        rest_.clear();
        return parser_->is_complete();
    }

  private:
#ifdef _WIN32
    static constexpr bool sees_sockets = false;
#else
    static constexpr bool sees_sockets = true;
#endif

    /// Calls `f`. Returns `size` on success, as libcurl expects; any other number makes it give up.
    template <class F>
    std::size_t take(F f, std::size_t size) noexcept {
#if defined(BOOST_NO_EXCEPTIONS)
        return f(*this) ? size : size + 1;
#else
        try {
            return f(*this) ? size : size + 1;
        } catch (std::exception const&) {
            out_of_memory = true;
            return size + 1;
        }
#endif
    }

    bool refuse(errc e, std::string_view why) noexcept {
        error = e;
        problem = why;
        return false;
    }
    bool refuse(std::string_view why) noexcept { return refuse(errc::protocol_error, why); }
    bool begin_request(std::string_view peer) noexcept {
        // libcurl silently resends a request when a reused connection turns out to be dead. That is refused: the server
        // may have acted on the first one.
        if (requests_begun != 0) return refuse(errc::connection_lost, "the connection ended before the response");
        if (server_->tls) {
            // Bytes that came may be session tickets.
            bool const is_looked_at = is_new_ || !sees_sockets;
            if (is_looked_at && shares_openssl_with_curl() && !is_named_in_certificate(easy_, *server_))
                return refuse(errc::tls_failed, certificate_problem(certificate_of_another_host));
        } else {
            // Whatever the resolver says, a credential in clear text goes to this machine only.
            auto const address = parse_ip_address(peer);
            if (server_->is_loopback() && !(address && address->is_loopback()))
                return refuse(errc::connect_failed, "the address of the host is not one of this machine");
            if (is_new_ && socket() != CURL_SOCKET_BAD && peek(socket()) == curl_input::bytes)
                return refuse("bytes came before the request was sent");
        }
        ++requests_begun;
        return true;
    }

    bool take_line(std::string_view line) {
        // Trailers count as well: a server may send them without end.
        if (line.size() > received_->limits().head - head_size_)
            return refuse(errc::response_too_large, "the head is larger than the client takes");
        head_size_ += line.size();
        // Trailers are dropped.
        if (head_is_whole) return true;
        // libcurl writes the head of a response of HTTP/2 as one of HTTP/1.
        constexpr std::string_view http2 = "HTTP/2 ", http1 = "HTTP/1.1 ";
        std::array<char, 24> status_line;
        if (may_be_http2_ && line.starts_with(http2) && line.size() <= status_line.size() - 2) {
            std::string_view const status = line.substr(http2.size());
            std::size_t const begin = http1.copy(status_line.data(), http1.size());
            line = {status_line.data(), begin + status.copy(status_line.data() + begin, status.size())};
        }
        if (parser_->consume(line) != line.size()) return refuse_response();
        head_is_whole = parser_->has_head();
        // The status by which libcurl finds the end of the response.
        long status = 0;
        if (head_is_whole) curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
        return !head_is_whole || status == received_->status() || refuse("libcurl reads another status");
    }

    bool take_body(std::string_view bytes) {
        while (!bytes.empty() && !parser_->is_done()) {
            if (rest_.empty()) {
                bytes.remove_prefix(parser_->consume(bytes));
                if (parser_->is_done()) break;
                rest_.append(bytes);
                return true;
            }
            // The line between two chunks that has begun there.
            std::size_t const feed = bytes.find('\n');
            std::string_view const more = bytes.substr(0, feed == std::string_view::npos ? feed : feed + 1);
            rest_.append(more);
            if (parser_->consume(rest_.view()) != 0) rest_.clear();
            bytes.remove_prefix(more.size());
        }
        // Bytes behind the response could be read as the next one.
        closes = closes || !bytes.empty();
        return parser_->error() == errc::none || refuse_response();
    }

    /// Refuses the response for the reason of the parser.
    bool refuse_response() noexcept {
        return parser_->error() == errc::none ? refuse("a line of the head is not whole (RFC 9112 section 2.1)")
                                              : refuse(parser_->error(), parser_->problem());
    }

    CURL* easy_ = nullptr;
    response* received_ = nullptr;
    std::optional<http1::response_parser> parser_;
    secure_buffer rest_;  // the beginning of a line between two chunks
    std::size_t head_size_ = 0;
    int open_sockets_ = 0;
    curl_socket_t sum_of_sockets_ = 0;  // the socket, if one is open
    bool is_new_ = false;               // the transfer has made a socket
    server_parts const* server_;
    bool may_be_http2_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
