// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_TRANSFER_HPP
#define VELO_REST_TRANSPORT_CURL_TRANSFER_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/transport/ip_address.hpp>

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
#include <limits>
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
class curl_transfer {
  public:
    /// `is_local`: only connections to this machine may carry a request. `is_plain`: without TLS.
    curl_transfer(bool is_local, bool is_plain) noexcept : is_local_(is_local), is_plain_(is_plain) {}

    /// Begins a transfer of `easy` whose response goes to `r`.
    void begin(CURL* easy, response& r) noexcept {
        easy_ = easy;
        received_ = &r;
        requests_begun = 0;
        head_is_whole = closes = is_new_ = tls_is_ended = out_of_memory = is_chunked_ = is_1_0_ = false;
        error = errc::none;
        problem = {};
        socket_error = 0;
        words[0] = '\0';
        head_size_ = 0;
        length_ = none;
        part_ = part::status_line;
    }

    int requests_begun = 0;                     ///< nothing was written before the first has begun
    bool head_is_whole = false;                 ///< libcurl takes a response whose head is cut off for a whole one
    bool closes = false;                        ///< the option `close`, which libcurl 8 overlooks in a list of several
    bool out_of_memory = false;                 ///< there was no memory for the response
    bool tls_is_ended = false;                  ///< the server has ended TLS, where that is known
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
        return static_cast<curl_transfer*>(self)->take(
            [&](curl_transfer& t) { return t.received_->append({data, size}) || t.refuse_size(); }, size);
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
    [[nodiscard]] bool has_body_until_close() const noexcept {
        return head_is_whole && !is_chunked_ && length_ == none && !is_http2 && received_->status() != 204 &&
               received_->status() != 304;
    }

  private:
    enum class part : std::uint8_t { status_line, fields, behind_head };

    static constexpr std::uint64_t none = (std::numeric_limits<std::uint64_t>::max)();

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
    bool refuse_size() noexcept {
        return refuse(errc::response_too_large, "the response is larger than the client takes");
    }

    bool begin_request(std::string_view peer) noexcept {
        // libcurl silently resends a request when a reused connection turns out to be dead. That is refused: the server
        // may have acted on the first one.
        if (requests_begun != 0) return refuse(errc::connection_lost, "the connection ended before the response");
        // Whatever the resolver says, a credential in clear text goes to this machine only.
        auto const address = parse_ip_address(peer);
        if (is_local_ && !(address && address->is_loopback()))
            return refuse(errc::connect_failed, "the address of the host is not one of this machine");
        // Over TLS they may be session tickets.
        if (is_plain_ && is_new_ && socket() != CURL_SOCKET_BAD && peek(socket()) == curl_input::bytes)
            return refuse("bytes came before the request was sent");
        ++requests_begun;
        return true;
    }

    bool take_line(std::string_view line) {
        // Interim responses and trailers count as well: a server may send them without end.
        if (line.size() > received_->limits().head - head_size_) return refuse_size();
        head_size_ += line.size();
        if (part_ == part::behind_head) return true;  // Trailers are dropped.
        while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
        if (part_ == part::status_line) return take_status(line);
        return line.empty() ? end_of_head() : take_field(line);
    }

    bool take_status(std::string_view line) noexcept {
        // The number as libcurl has read it from this line.
        long status = 0;
        curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
        if (!line.starts_with("HTTP/") || status < 100)
            return refuse("the status line is not one of HTTP (RFC 9112 section 4)");
        if (status == 101) return refuse("a switch of protocols that was not requested (RFC 9110 section 15.2.2)");
        is_1_0_ = line.starts_with("HTTP/1.0");
        is_interim_ = status < 200;
        part_ = part::fields;
        if (!is_interim_) received_->start(static_cast<int>(status));
        return true;
    }

    bool take_field(std::string_view line) {
        std::size_t const colon = line.find(':');
        if (is_interim_ || colon == std::string_view::npos) return true;
        std::string_view const name = line.substr(0, colon);
        std::string_view const value = trimmed(line.substr(colon + 1));
        return take_framing(name, value) && (received_->add_header(name, value) || refuse_size());
    }

    /// Checks the fields that frame the response. libcurl reads the first digits of a length and ignores the rest, and
    /// prefers a transfer coding to a length.
    bool take_framing(std::string_view name, std::string_view value) noexcept {
        if (name.size() == 14 && same_name(name, "content-length")) {
            bool is_right = true;
            for_each_element(value, [&](std::string_view element) {
                auto const length = parse_digits<10>(element);
                is_right = is_right && length && (length_ == none || length_ == *length);
                if (length) length_ = *length;
            });
            return is_right || refuse("Content-Length is not one number (RFC 9110 section 8.6)");
        }
        if (name.size() == 17 && same_name(name, "transfer-encoding")) {
            bool const is_right = !is_chunked_ && same_name(value, "chunked");
            is_chunked_ = true;
            return is_right || refuse("the transfer coding is not chunked alone (RFC 9112 section 6.1)");
        }
        if (name.size() == 10 && same_name(name, "connection"))
            for_each_element(value, [&](std::string_view option) { closes = closes || same_name(option, "close"); });
        return true;
    }

    bool end_of_head() noexcept {
        if (is_interim_) {
            part_ = part::status_line;
            return true;
        }
        head_is_whole = true;
        part_ = part::behind_head;
        if (is_chunked_ && length_ != none)
            return refuse("Content-Length beside Transfer-Encoding (RFC 9112 section 6.3)");
        if (is_chunked_ && is_1_0_) return refuse("Transfer-Encoding in HTTP/1.0 (RFC 9112 section 6.1)");
        // Refused by its announced size, before it arrives.
        bool const has_body = received_->status() != 204 && received_->status() != 304 && length_ != none;
        return !has_body || length_ <= received_->limits().body || refuse_size();
    }

    CURL* easy_ = nullptr;
    response* received_ = nullptr;
    std::size_t head_size_ = 0;
    std::uint64_t length_ = none;
    part part_ = part::status_line;
    int open_sockets_ = 0;
    curl_socket_t sum_of_sockets_ = 0;  // the socket, if one is open
    bool is_new_ = false;               // the transfer has made a socket
    bool is_interim_ = false;
    bool is_chunked_ = false;
    bool is_1_0_ = false;
    bool is_local_;
    bool is_plain_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
