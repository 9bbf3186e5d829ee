// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_HTTP1_EXCHANGE_HPP
#define VELO_REST_TRANSPORT_HTTP1_EXCHANGE_HPP

#include <velo/rest/memory/wipe.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/http1/response_parser.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline v0::rest::http1 {

/// What an exchange wants next.
enum class io {
    write,  ///< send some of `to_write()`, then tell `wrote`
    read,   ///< receive into `free_space()`, then tell `received`
    done,   ///< take `ended()`
};

/// One request and its answer over one connection, without the I/O: who runs it does what `next()` says, and tells what
/// came of it or that it `failed`. All that is known of delivery is known here.
///
/// Views the bytes to send and the space to receive into; both have to outlive it. The space is overwritten with zeros
/// when the exchange goes: an answer may hold a secret. Not for several threads at once.
class exchange {
  public:
    /// `head` comes from `write_head`; the body may stand behind it in the same buffer, and is then empty here.
    /// Precondition: `space` is not empty.
    exchange(std::string_view head, std::string_view body, std::span<char> space, response& received) noexcept
        : head_(head), body_(body), space_(space), parser_(received) {}
    exchange(exchange const&) = delete;
    exchange& operator=(exchange const&) = delete;
    ~exchange() { wipe(space_.data(), touched_); }

    [[nodiscard]] io next() const noexcept {
        if (error_ != errc::none || parser_.is_done()) return io::done;
        return head_.empty() && body_.empty() ? io::read : io::write;
    }

    /// What is still to be sent, or the first part of it.
    [[nodiscard]] std::string_view to_write() const noexcept { return head_.empty() ? body_ : head_; }

    /// The first `count` bytes of `to_write()` are on their way.
    void wrote(std::size_t count) noexcept {
        has_sent_ = has_sent_ || count != 0;
        (head_.empty() ? body_ : head_).remove_prefix(count);
    }

    /// Where to receive into; never empty while `next() == io::read`.
    [[nodiscard]] std::span<char> free_space() const noexcept { return space_.subspan(end_); }

    /// `count` bytes came into `free_space()`. Calls to allocate memory of the answer may throw.
    void received(std::size_t count) {
        end_ += count;
        touched_ = (std::max)(touched_, end_);
        std::size_t const used = parser_.consume({space_.data(), end_});
        end_ -= used;
        if (used != 0 && end_ != 0) std::memmove(space_.data(), space_.data() + used, end_);
        if (!parser_.is_done() && end_ == space_.size())
            failed(errc::response_too_large, "a line of the head is longer than the buffer");
    }

    /// The server closed its side.
    void closed() noexcept { parser_.end_of_stream(); }

    /// The I/O failed, or somebody stopped it. `detail` is safe to log.
    void failed(errc error, std::string detail = {}) {
        error_ = error;
        detail_ = std::move(detail);
    }

    /// How it ended. Precondition: `next() == io::done`. Once only. Calls to allocate may throw.
    [[nodiscard]] attempt ended() {
        if (parser_.is_complete()) return attempt::answered();
        delivery const delivered = has_sent_ ? delivery::maybe_sent : delivery::not_sent;
        if (error_ != errc::none) return attempt::failed(error_, delivered, std::move(detail_));
        return attempt::failed(parser_.error(), delivered, std::string(parser_.problem()));
    }

    /// May the connection carry another exchange? Not after an error, not when the server says so, and not when bytes
    /// came that nobody asked for: the next caller would take them for its answer.
    [[nodiscard]] bool keeps_alive() const noexcept {
        return error_ == errc::none && parser_.keeps_alive() && head_.empty() && body_.empty() && end_ == 0;
    }

  private:
    std::string_view head_;
    std::string_view body_;
    std::span<char> space_;
    std::size_t end_ = 0;      // of what was received and not yet consumed
    std::size_t touched_ = 0;  // of the space
    bool has_sent_ = false;
    errc error_{};
    std::string detail_;
    response_parser parser_;
};

}  // namespace velo::inline v0::rest::http1

#endif
