// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_HTTP1_RESPONSE_PARSER_HPP
#define VELO_REST_TRANSPORT_HTTP1_RESPONSE_PARSER_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/response/response.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace velo::inline VELO_ABI::rest::http1 {

/// Parses one response (RFC 9112) into a `response`, from bytes in pieces of any size. It does no I/O and has no memory
/// of its own: it consumes whole lines and pieces of the body. The caller keeps the rest and passes it again with more
/// bytes behind it.
///
///     while (!parser.is_done()) { append received bytes to the rest; remove the first parser.consume(rest) bytes; }
///
///  - Bytes that two parsers could read as two different responses are refused (`errc::protocol_error`).
///  - The limits of the response hold while it arrives (`errc::response_too_large`). The one on the head counts
///    everything that is not the body: interim responses, status line, fields, long chunk lines, trailers.
///  - Interim responses (1xx) are skipped. Trailers are checked and dropped.
///
/// Calls to allocate the response's memory may throw; do not use the parser after that.
///
/// Thread safety: distinct objects safe, one object unsafe.
class response_parser {
  public:
    /// Writes to `received`, which has to outlive the parser, and takes its limits.
    explicit response_parser(response& received) noexcept
        : received_(&received), head_left_(received.limits().head), fields_left_(received.limits().fields) {}

    /// Parses the next bytes and returns how many of them it consumed; none once `is_done()`. `bytes` begins with the
    /// bytes that the last call did not consume.
    [[nodiscard]] std::size_t consume(std::string_view bytes) {
        std::size_t const size = bytes.size();
        while (!is_done()) {
            std::size_t const step = reads_a_line() ? consume_line(bytes) : consume_body(bytes);
            if (step == 0) break;
            bytes.remove_prefix(step);
        }
        return size - bytes.size();
    }

    /// EOF: ends a close-delimited body, else fails with `connection_lost`.
    void end_of_stream() noexcept {
        if (is_done()) return;
        if (state_ == state::body_until_close) {
            state_ = state::complete;
        } else {
            fail(errc::connection_lost, "");
        }
    }

    /// True if the response is complete or was refused.
    [[nodiscard]] bool is_done() const noexcept { return is_complete() || error_ != errc::none; }
    /// True if the whole response was read.
    [[nodiscard]] bool is_complete() const noexcept { return state_ == state::complete; }
    /// Why the response was refused: `protocol_error`, `response_too_large` or `connection_lost`; else `errc::none`.
    [[nodiscard]] errc error() const noexcept { return error_; }
    /// The same as static text that is safe to log, for protocol errors with the RFC section. Empty without an error
    /// and for `connection_lost`.
    [[nodiscard]] std::string_view problem() const noexcept { return problem_; }

    /// True once the head of the final response was read.
    [[nodiscard]] bool has_head() const noexcept { return state_ > state::field; }
    /// True while only EOF can end the body.
    [[nodiscard]] bool is_close_delimited() const noexcept { return state_ == state::body_until_close; }

    /// True if the response lets the connection carry another exchange (RFC 9112 section 9.3). The caller also has to
    /// check that no bytes follow the response.
    [[nodiscard]] bool keeps_alive() const noexcept { return is_complete() && keeps_alive_; }

  private:
    enum class state : std::uint8_t {
        status_line,
        field,
        body_of_length,
        body_until_close,
        chunk_size,
        chunk,
        chunk_end,
        trailer,
        complete,
    };

    static constexpr std::uint64_t none = (std::numeric_limits<std::uint64_t>::max)();

    [[nodiscard]] bool reads_a_line() const noexcept {
        return state_ == state::status_line || state_ == state::field || state_ == state::chunk_size ||
               state_ == state::chunk_end || state_ == state::trailer;
    }

    std::size_t fail(errc error, std::string_view problem) noexcept {
        error_ = error;
        problem_ = problem;
        return 0;
    }
    std::size_t refuse(std::string_view problem) noexcept { return fail(errc::protocol_error, problem); }

    // `substr` would check the size again.
    static std::string_view prefix(std::string_view bytes, std::size_t size) noexcept {
        bytes.remove_suffix(bytes.size() - size);
        return bytes;
    }

    /// Consumes one line with its CRLF. Returns 0 if it is not yet complete or was refused.
    std::size_t consume_line(std::string_view bytes) {
        // Other protocols are refused at their first byte: they may never send a line feed.
        constexpr std::string_view begin = "HTTP/1.";
        if (state_ == state::status_line && !begin.starts_with(bytes.substr(0, begin.size())))
            return refuse("the response does not begin with HTTP/1. (RFC 9112 section 4)");

        std::size_t const feed = bytes.find('\n', scanned_);
        std::size_t const size = feed == std::string_view::npos ? bytes.size() : feed + 1;
        // Lines between chunks count only as far as they are longer than 16 digits and CRLF: a body in many chunks is
        // not a large head.
        bool const frames_a_chunk = state_ == state::chunk_size || state_ == state::chunk_end;
        std::size_t const counted = frames_a_chunk ? size - (std::min<std::size_t>)(size, 18) : size;
        if (counted > head_left_) return fail(errc::response_too_large, "the head is larger than the client takes");
        if (feed == std::string_view::npos) {
            scanned_ = bytes.size();
            return 0;
        }
        scanned_ = 0;
        head_left_ -= counted;
        if (feed == 0 || bytes[feed - 1] != '\r') return refuse("a line ends without CR (RFC 9112 section 2.2)");
        return take_line(prefix(bytes, feed - 1)) ? size : 0;
    }

    /// Parses a line without its CRLF. Returns false if it was refused.
    bool take_line(std::string_view line) {
        if (state_ == state::status_line) {
            take_status(line);
        } else if (state_ == state::chunk_size) {
            take_chunk_size(line);
        } else if (state_ == state::chunk_end) {
            state_ = state::chunk_size;
            if (!line.empty()) refuse("a chunk is longer than its size (RFC 9112 section 7.1)");
        } else if (!line.empty()) {
            take_field(line);
        } else if (state_ == state::trailer) {
            state_ = state::complete;
        } else {
            end_of_head();
        }
        return error_ == errc::none;
    }

    void take_status(std::string_view line) noexcept {
        // `HTTP/1.1 200 Reason`, or `HTTP/1.1 200`: many servers leave the reason out, and the space before it.
        constexpr std::size_t size = 12;
        if (line.size() < size || (line[7] != '0' && line[7] != '1') || line[8] != ' ' ||
            (line.size() > size && line[size] != ' ') || !is_text(line.substr(size))) {
            refuse("the status line is not one of HTTP/1.0 or HTTP/1.1 (RFC 9112 section 4)");
            return;
        }
        auto const status = parse_digits<10>(line.substr(9, 3));
        if (!status || *status < 100) {
            refuse("the status is not three digits from 100 (RFC 9110 section 15)");
            return;
        }
        if (*status == 101) {
            refuse("a switch of protocols that was not requested (RFC 9110 section 15.2.2)");
            return;
        }
        status_ = static_cast<int>(*status);
        is_1_1_ = line[7] == '1';
        keeps_alive_ = is_1_1_;
        state_ = state::field;
        // Interim responses leave no trace in the response.
        if (!is_interim()) received_->start(status_);
    }

    [[nodiscard]] bool is_interim() const noexcept { return status_ < 200; }

    /// Parses a field of the head or of the trailers.
    void take_field(std::string_view line) {
        std::size_t const colon = token_size(line);
        if (colon == 0 || colon == line.size() || line[colon] != ':') {
            refuse(line.front() == ' ' || line.front() == '\t'
                       ? "a field is folded over two lines (RFC 9112 section 5.2)"
                       : "the name of a field is not a token followed by a colon (RFC 9112 section 5.1)");
            return;
        }
        std::string_view const name = prefix(line, colon);
        line.remove_prefix(colon + 1);
        std::string_view const value = trimmed(line);
        if (!is_text(value)) {
            refuse("the value of a field has a control character (RFC 9110 section 5.5)");
            return;
        }
        if (fields_left_ == 0) {
            fail(errc::response_too_large, "the response has more fields than the client takes");
            return;
        }
        --fields_left_;
        if (state_ == state::trailer || is_interim()) return;
        if (!received_->add_header(name, value)) {
            fail(errc::response_too_large, "the head is larger than the client takes");
            return;
        }
        take_framing(name, value);
    }

    /// Parses the fields that frame the response and decide whether the connection stays open.
    void take_framing(std::string_view name, std::string_view value) noexcept {
        constexpr std::string_view connection = "connection", length = "content-length", coding = "transfer-encoding";
        switch (name.size()) {
            case connection.size():
                if (is_field_name(name, connection)) take_connection(value);
                break;
            case length.size():
                if (is_field_name(name, length)) take_length(value);
                break;
            case coding.size():
                if (is_field_name(name, coding)) take_coding(value);
                break;
            default: break;
        }
    }
    void take_connection(std::string_view value) noexcept {
        for_each_element(value, [&](std::string_view option) {
            if (same_name(option, "close")) {
                keeps_alive_ = false;
                closes_ = true;
            } else if (same_name(option, "keep-alive")) {
                keeps_alive_ = !closes_;
            }
        });
    }
    /// Takes equal lengths as one, in several fields and in a list (RFC 9110 section 8.6).
    void take_length(std::string_view value) noexcept {
        for_each_element(value, [&](std::string_view digits) {
            auto const length = parse_digits<10>(digits);
            if (!length) {
                refuse("Content-Length is not a number (RFC 9110 section 8.6)");
            } else if (length_ != none && length_ != *length) {
                refuse("two values of Content-Length differ (RFC 9110 section 8.6)");
            } else {
                length_ = *length;
            }
        });
    }
    void take_coding(std::string_view value) noexcept {
        if (is_chunked_) {
            refuse("Transfer-Encoding stands twice (RFC 9112 section 6.1)");
        } else if (!same_name(value, "chunked")) {
            refuse("the transfer coding is not chunked alone (RFC 9112 section 6.1)");
        }
        is_chunked_ = true;
    }

    /// Decides how the body ends (RFC 9112 section 6.3).
    void end_of_head() noexcept {
        if (is_interim()) {
            state_ = state::status_line;
        } else if (is_chunked_ && length_ != none) {
            refuse("Content-Length beside Transfer-Encoding (RFC 9112 section 6.3)");
        } else if (is_chunked_ && !is_1_1_) {
            refuse("Transfer-Encoding in HTTP/1.0 (RFC 9112 section 6.1)");
        } else if (status_ == 204 || status_ == 304 || length_ == 0) {
            state_ = state::complete;
        } else if (is_chunked_) {
            state_ = state::chunk_size;
        } else if (length_ != none) {
            left_ = length_;
            state_ = state::body_of_length;
            refuse_large_body();
        } else {
            keeps_alive_ = false;
            state_ = state::body_until_close;
        }
    }

    void take_chunk_size(std::string_view line) noexcept {
        std::size_t const end = line.find(';');
        std::string_view digits = line.substr(0, end);
        // Whitespace may precede an extension, and is valid nowhere else.
        if (end != std::string_view::npos) digits = digits.substr(0, trimmed(digits).size());
        auto const size = parse_digits<16>(digits);
        if (!size) {
            refuse("the size of a chunk is not a hexadecimal number (RFC 9112 section 7.1)");
        } else if (!is_text(line)) {
            refuse("a chunk extension has a control character (RFC 9112 section 7.1.1)");
        } else {
            left_ = *size;
            state_ = left_ == 0 ? state::trailer : state::chunk;
            refuse_large_body();
        }
    }

    /// Refuses a body by its announced size, before it arrives.
    void refuse_large_body() noexcept {
        if (!received_->has_room_for(left_)) fail(errc::response_too_large, "the body is larger than the client takes");
    }

    std::size_t consume_body(std::string_view bytes) {
        if (state_ == state::body_until_close) {
            if (!received_->append(bytes)) fail(errc::response_too_large, "the body is larger than the client takes");
            return error_ == errc::none ? bytes.size() : 0;
        }
        auto const size = static_cast<std::size_t>((std::min<std::uint64_t>)(left_, bytes.size()));
        // It fits: `refuse_large_body` compared the size with the limit.
        static_cast<void>(received_->append(prefix(bytes, size)));
        left_ -= size;
        if (left_ == 0) state_ = state_ == state::chunk ? state::chunk_end : state::complete;
        return size;
    }

    response* received_;
    std::size_t head_left_;
    std::size_t fields_left_;
    std::size_t scanned_ = 0;  // bytes of the incomplete line that have no line feed
    std::uint64_t left_ = 0;   // bytes of the body or the chunk
    std::uint64_t length_ = none;
    std::string_view problem_{};
    errc error_{};
    int status_ = 0;
    state state_ = state::status_line;
    bool is_1_1_ = false;
    bool is_chunked_ = false;
    bool keeps_alive_ = false;
    bool closes_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::http1

#endif
