// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_HTTP1_EXCHANGE_HPP
#define VELO_REST_TRANSPORT_HTTP1_EXCHANGE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/http1/response_parser.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::http1 {

/// The next step of an exchange.
enum class io {
    write,  ///< send some of `to_write()`, then call `wrote`
    read,   ///< receive into `free_space()`, then call `received` or `closed`
    done,   ///< call `ended`
};

/// What becomes of a line of the response's head that is longer than the receive buffer.
enum class long_line {
    refused,  ///< `response_too_large`; the exchange allocates nothing
    held,     ///< the exchange allocates memory for it, at most as much as `response_limits::head` and the buffer
};

/// One request and its response over one connection, as a state machine without I/O. The caller does the step that
/// `next()` names and reports its result. The exchange tracks the delivery: whether a byte of the request was sent, and
/// whether the connection may carry another exchange.
///
///     while (x.next() != io::done) {
///         if (x.next() == io::write) { x.wrote(send(x.to_write())); } else { x.received(receive(x.free_space())); }
///     }
///     attempt a = x.ended();
///
/// Views the bytes to send and the receive buffer; both have to outlive it. It zeroes the buffer when it is destroyed:
/// a response may hold a secret.
///
/// Thread safety: distinct objects safe, one object unsafe.
class exchange {
  public:
    /// Sends `head` (from `write_head`), then `body`. A caller that has both in one buffer passes all of it as `head`
    /// and an empty `body`. Writes the response to `received`. Precondition: `space`, the receive buffer, is not empty.
    exchange(std::string_view head, std::string_view body, std::span<char> space, response& received,
             long_line longer = long_line::refused) noexcept
        : head_(head), body_(body), space_(space), parser_(received), longer_(longer) {}
    exchange(exchange const&) = delete;
    exchange& operator=(exchange const&) = delete;
    ~exchange() { wipe(space_.data(), touched_); }

    /// Returns what the caller has to do next.
    [[nodiscard]] io next() const noexcept {
        if (error_ != errc::none || parser_.is_done()) return io::done;
        return head_.empty() && body_.empty() ? io::read : io::write;
    }

    /// Returns bytes that are still to be sent: the rest of the head, then the rest of the body.
    [[nodiscard]] std::string_view to_write() const noexcept { return head_.empty() ? body_ : head_; }

    /// Reports that the first `count` bytes of `to_write()` were sent.
    void wrote(std::size_t count) noexcept {
        has_sent_ = has_sent_ || count != 0;
        (head_.empty() ? body_ : head_).remove_prefix(count);
    }

    /// Returns where to receive into. Not empty while `next() == io::read`.
    [[nodiscard]] std::span<char> free_space() const noexcept { return space_.subspan(end_); }

    /// Reports that `count` bytes were received into `free_space()`. Calls to allocate the response's memory may throw.
    void received(std::size_t count) {
        end_ += count;
        touched_ = (std::max)(touched_, end_);
        if (!held_.empty()) return continue_held_line();
        std::size_t const used = parser_.consume({space_.data(), end_});
        end_ -= used;
        if (used != 0 && end_ != 0) std::memmove(space_.data(), space_.data() + used, end_);
        if (parser_.is_done() || end_ != space_.size()) return;
#if VELO_HAS_HEAP
        if (longer_ == long_line::held) {
            held_.append({space_.data(), end_});
            end_ = 0;
            return;
        }
#endif
        failed(errc::response_too_large, "a line of the head is longer than the buffer");
    }

    /// Reports that the server closed its side of the connection.
    void closed() noexcept { parser_.end_of_stream(); }

    /// Reports that the I/O failed, timed out or was stopped. `detail` has to be safe to log.
    void failed(errc error, attempt_words detail = {}) {
        error_ = error;
        detail_ = std::move(detail);
    }

    /// Returns the outcome. Call it once. Precondition: `next() == io::done`. Calls to allocate may throw.
    [[nodiscard]] attempt ended() {
        if (parser_.is_complete()) return attempt::answered();
        delivery const delivered = has_sent_ ? delivery::maybe_sent : delivery::not_sent;
        if (error_ != errc::none) return attempt::failed(error_, delivered, std::move(detail_));
        return attempt::failed(parser_.error(), delivered, attempt_words(parser_.problem()));
    }

    /// True if the connection may carry another exchange. False after an error, if the server closes the connection,
    /// and if bytes follow the response: the next exchange would read them as its response.
    [[nodiscard]] bool keeps_alive() const noexcept {
        return error_ == errc::none && parser_.keeps_alive() && head_.empty() && body_.empty() && end_ == 0;
    }

  private:
    void continue_held_line() {
        held_.append({space_.data(), end_});
        end_ = 0;
        std::size_t const used = parser_.consume(held_.view());
        if (used == 0) return;
        // The line ended within the bytes that were received last, so what follows it fits.
        std::string_view const rest = held_.view().substr(used);
        end_ = rest.copy(space_.data(), rest.size());
        held_.clear();
    }

    std::string_view head_;
    std::string_view body_;
    std::span<char> space_;
    std::size_t end_ = 0;      // of the received bytes that are not yet consumed
    std::size_t touched_ = 0;  // end of the bytes to zero
    bool has_sent_ = false;
    errc error_{};
    attempt_words detail_;
    response_parser parser_;
    long_line longer_;
    secure_buffer held_;  // the beginning of a line that is longer than the buffer
};

}  // namespace velo::inline VELO_ABI::rest::http1

#endif
