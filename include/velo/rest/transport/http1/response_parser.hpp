// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_HTTP1_RESPONSE_PARSER_HPP
#define VELO_REST_TRANSPORT_HTTP1_RESPONSE_PARSER_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/header.hpp>
#include <velo/rest/response/response.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace velo::inline v0::rest::http1 {

/// Reads one answer (RFC 9112) from bytes as they come, however they are split, into a `response`. No I/O and no memory
/// of its own: it consumes whole lines and pieces of the body, and what it leaves is given to it again with more
/// behind.
///
///     while (!parser.is_done()) { read more behind what is left; drop the first parser.consume(all) bytes; }
///
/// It is strict. What two readers could take for two different answers is refused with `errc::protocol_error`; the
/// limits of the response hold for the head with everything that comes before and after the body, for the number of
/// fields and for the body (`errc::response_too_large`). Interim answers (1xx) are skipped, trailers are checked and
/// dropped.
///
/// Calls to allocate the response's memory may throw; the parser is of no use then. Not for several threads at once.
class response_parser {
  public:
    explicit response_parser(response& received) noexcept
        : received_(&received), head_left_(received.limits().head), fields_left_(received.limits().fields) {}

    /// Reads on. `bytes` are those that came and were not yet consumed; returns how many of them it consumed.
    /// Once `is_done()` it consumes none.
    [[nodiscard]] std::size_t consume(std::string_view bytes) {
        std::size_t used = 0;
        while (!is_done()) {
            std::string_view const rest = bytes.substr(used);
            std::size_t const step = reads_a_line() ? consume_line(rest) : consume_body(rest);
            if (step == 0) break;
            used += step;
        }
        return used;
    }

    /// The server closed: the end of an answer that has no other, and otherwise an error.
    void end_of_stream() noexcept {
        if (is_done()) return;
        if (state_ == state::body_until_close) {
            state_ = state::complete;
        } else {
            fail(errc::connection_lost, "");
        }
    }

    /// Either `is_complete()` or failed: `error()` is set.
    [[nodiscard]] bool is_done() const noexcept { return is_complete() || error_ != errc::none; }
    [[nodiscard]] bool is_complete() const noexcept { return state_ == state::complete; }
    /// What was wrong, `errc::none` if nothing; and in words of ours. Static text.
    [[nodiscard]] errc error() const noexcept { return error_; }
    [[nodiscard]] std::string_view problem() const noexcept { return problem_; }

    /// May the connection carry another exchange (RFC 9112 section 9.3)? Not when bytes follow the answer: who calls
    /// has to see to that.
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

    /// One line with its CRLF; 0 when it is not yet whole, or was refused.
    std::size_t consume_line(std::string_view bytes) {
        // What is not HTTP is refused at its first byte, not when a line of it is whole.
        constexpr std::string_view begin = "HTTP/1.";
        if (state_ == state::status_line && !begin.starts_with(bytes.substr(0, begin.size())))
            return refuse("the answer does not begin with HTTP/1. (RFC 9112 section 4)");

        std::size_t const feed = bytes.find('\n', scanned_);
        std::size_t const size = feed == std::string_view::npos ? bytes.size() : feed + 1;
        // A body in many chunks is not a large head: of the lines between them, what is longer than sixteen digits
        // counts.
        bool const frames_a_chunk = state_ == state::chunk_size || state_ == state::chunk_end;
        std::size_t const counted = frames_a_chunk ? size - (std::min<std::size_t>)(size, 18) : size;
        if (counted > head_left_) return fail(errc::response_too_large, "the head is larger than the client takes");
        if (feed == std::string_view::npos) {
            scanned_ = bytes.size();
            return 0;
        }
        scanned_ = 0;
        head_left_ -= counted;
        std::string_view const line = bytes.substr(0, feed);
        if (!line.ends_with('\r')) return refuse("a line ends without CR (RFC 9112 section 2.2)");
        return take_line(line.substr(0, line.size() - 1)) ? size : 0;
    }

    /// A line without its CRLF. False when it was refused.
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
        // HTTP/1.1 200 Reason
        constexpr std::size_t size = 13;
        if (line.size() < size || (line[7] != '0' && line[7] != '1') || line[8] != ' ' || line[12] != ' ' ||
            !is_text(line.substr(size))) {
            refuse("the status line is not one of HTTP/1.0 or HTTP/1.1 (RFC 9112 section 4)");
            return;
        }
        std::uint64_t status = 0;
        if (!read_number<10>(line.substr(9, 3), status) || status < 100) {
            refuse("the status is not three digits from 100 (RFC 9110 section 15)");
            return;
        }
        if (status == 101) {
            refuse("a switch of protocols that nobody asked for (RFC 9110 section 15.2.2)");
            return;
        }
        status_ = static_cast<int>(status);
        is_1_1_ = line[7] == '1';
        keeps_alive_ = is_1_1_;
        state_ = state::field;
        // An interim answer leaves no trace in the response.
        if (!is_interim()) received_->start(status_);
    }

    [[nodiscard]] bool is_interim() const noexcept { return status_ < 200; }

    /// A field of the head, or of the trailers.
    void take_field(std::string_view line) {
        if (line.front() == ' ' || line.front() == '\t') {
            refuse("a field is folded over two lines (RFC 9112 section 5.2)");
            return;
        }
        std::size_t const colon = line.find(':');
        std::string_view const name = line.substr(0, colon);
        if (colon == std::string_view::npos || !is_token(name)) {
            refuse("the name of a field is not a token followed by a colon (RFC 9112 section 5.1)");
            return;
        }
        std::string_view const value = trimmed(line.substr(colon + 1));
        if (!is_text(value)) {
            refuse("the value of a field has a control character (RFC 9110 section 5.5)");
            return;
        }
        if (fields_left_ == 0) {
            fail(errc::response_too_large, "the answer has more fields than the client takes");
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

    /// The three fields that say where an answer ends and whether the connection lives on.
    void take_framing(std::string_view name, std::string_view value) noexcept {
        if (same_name(name, "content-length")) {
            if (length_ != none) {
                refuse("Content-Length stands twice (RFC 9110 section 8.6)");
            } else if (!read_number<10>(value, length_)) {
                refuse("Content-Length is not a number (RFC 9110 section 8.6)");
            }
        } else if (same_name(name, "transfer-encoding")) {
            if (is_chunked_) {
                refuse("Transfer-Encoding stands twice (RFC 9112 section 6.1)");
            } else if (!same_name(value, "chunked")) {
                refuse("the transfer coding is not chunked alone (RFC 9112 section 6.1)");
            }
            is_chunked_ = true;
        } else if (same_name(name, "connection")) {
            for_each_element(value, [&](std::string_view option) {
                if (same_name(option, "close")) {
                    keeps_alive_ = false;
                    closes_ = true;
                } else if (same_name(option, "keep-alive")) {
                    keeps_alive_ = !closes_;
                }
            });
        }
    }

    template <class F>
    static void for_each_element(std::string_view list, F f) {
        for (;;) {
            std::size_t const comma = list.find(',');
            f(trimmed(list.substr(0, comma)));
            if (comma == std::string_view::npos) return;
            list.remove_prefix(comma + 1);
        }
    }

    /// Digits and nothing else, less than `none`. False otherwise.
    template <unsigned Base>
    static bool read_number(std::string_view digits, std::uint64_t& number) noexcept {
        std::uint64_t value = 0;
        for (char const c : digits) {
            unsigned const digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                                   : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
                                   : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10
                                                          : Base;
            if (digit >= Base || value >= none / Base) return false;
            value = value * Base + digit;
        }
        number = value;
        return !digits.empty();
    }

    /// Where the body ends (RFC 9112 section 6.3).
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
        // Blanks may stand before an extension, and nowhere else.
        if (end != std::string_view::npos) digits = digits.substr(0, trimmed(digits).size());
        if (!read_number<16>(digits, left_)) {
            refuse("the size of a chunk is not a hexadecimal number (RFC 9112 section 7.1)");
        } else if (!is_text(line)) {
            refuse("a chunk extension has a control character (RFC 9112 section 7.1.1)");
        } else {
            state_ = left_ == 0 ? state::trailer : state::chunk;
            refuse_large_body();
        }
    }

    /// A body that is said to be too large is refused before it comes.
    void refuse_large_body() noexcept {
        if (left_ > received_->limits().body - received_->body().size())
            fail(errc::response_too_large, "the body is larger than the client takes");
    }

    std::size_t consume_body(std::string_view bytes) {
        if (state_ == state::body_until_close) {
            if (!received_->append(bytes)) fail(errc::response_too_large, "the body is larger than the client takes");
            return error_ == errc::none ? bytes.size() : 0;
        }
        auto const size = static_cast<std::size_t>((std::min<std::uint64_t>)(left_, bytes.size()));
        // There is room: the size was compared with the limit when it was read.
        static_cast<void>(received_->append(bytes.substr(0, size)));
        left_ -= size;
        if (left_ == 0) state_ = state_ == state::chunk ? state::chunk_end : state::complete;
        return size;
    }

    response* received_;
    std::size_t head_left_;
    std::size_t fields_left_;
    std::size_t scanned_ = 0;  // of the line under way
    std::uint64_t left_ = 0;   // of the body or the chunk
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

}  // namespace velo::inline v0::rest::http1

#endif
