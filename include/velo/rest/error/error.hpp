// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ERROR_ERROR_HPP
#define VELO_REST_ERROR_ERROR_HPP

#include <velo/rest/error/delivery.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/error/error_info.hpp>
#include <velo/rest/model/output_stream.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/throw_exception.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline v0::rest {

/// Everything that can go wrong with a call, as one value.
///
/// Branch on `code()` (stable) or, better, on a condition: `if (e == condition::rate_limited)`.
/// Two kinds of text are kept apart. `message()` and all that it is made of is ours: no secret, no server text, safe to
/// log. `payload()` and `body()` are the server's: untrusted, and possibly personal data.
///
/// Copies share one immutable state, so copying is cheap and an error may be read from several threads.
template <class Payload>
class error {
  public:
    using payload_type = Payload;

    /// No error: what `result::error()` gives of a success. Throws nothing.
    error() noexcept = default;
    explicit error(error_info f, std::optional<Payload> payload = std::nullopt)
        : state_(std::make_shared<state const>(state{std::move(f), std::move(payload)})) {}

    [[nodiscard]] boost::system::error_code code() const noexcept { return base().code; }
    /// The operation's name, as in `list_users`. Static text.
    [[nodiscard]] std::string_view operation() const noexcept { return base().operation; }
    /// The status of the answer, 0 when none came.
    [[nodiscard]] int status() const noexcept { return base().status; }
    /// How far the last attempt got; `maybe_sent` when it did not leave and an earlier one may have acted.
    [[nodiscard]] rest::delivery delivery() const noexcept { return base().delivered; }
    /// How many attempts were made; 0 when the request was refused on our side.
    [[nodiscard]] int attempts() const noexcept { return base().attempts; }
    /// From the start of the call to its end, by the client's clock.
    [[nodiscard]] std::chrono::nanoseconds elapsed() const noexcept { return base().elapsed; }

    /// The server's error payload, when it was one. Untrusted text inside. Null otherwise.
    [[nodiscard]] Payload const* payload() const noexcept {
        return state_ && state_->payload ? &*state_->payload : nullptr;
    }
    /// The bytes of the answer, as they came. Untrusted. Empty when none came, and when an answer that should have held
    /// a secret was not understood (`body_withheld()`).
    [[nodiscard]] std::string_view body() const noexcept { return base().body; }
    [[nodiscard]] bool body_withheld() const noexcept { return base().body_withheld; }
    /// The value of the answer's Retry-After field as it came; empty when it had none. Untrusted.
    [[nodiscard]] std::string_view retry_after() const noexcept { return base().retry_after; }

    /// For an invalid request: the C++ name of the argument. Static text.
    [[nodiscard]] std::string_view field() const noexcept { return base().field; }
    /// For an answer that was not understood: where, as a JSON pointer (RFC 6901), …
    [[nodiscard]] std::string_view pointer() const noexcept { return base().pointer; }
    /// … at which byte of `body()`, …
    [[nodiscard]] std::size_t offset() const noexcept { return base().offset; }
    /// … and what should have been there; for an invalid request, what the argument has to be. Static text.
    [[nodiscard]] std::string_view expected() const noexcept { return base().expected; }
    /// What the transport says of its failure, in its own words. Ours: safe to log.
    [[nodiscard]] std::string_view detail() const noexcept { return base().detail; }

    /// One line of our own words: operation, what went wrong, where. Safe to log. May allocate.
    [[nodiscard]] std::string message() const { return base().message(); }

    friend bool operator==(error const& e, boost::system::error_code const& code) noexcept { return e.code() == code; }
    friend bool operator==(error const& e, errc code) noexcept { return e.code() == code; }
    friend bool operator==(error const& e, condition c) noexcept { return e.code() == c; }

    template <output_stream Stream>
    friend Stream& operator<<(Stream& out, error const& e) {
        out << e.message();
        return out;
    }

  private:
    struct state {
        error_info base;
        std::optional<Payload> payload;
    };

    [[nodiscard]] error_info const& base() const noexcept {
        static error_info const none;
        return state_ ? state_->base : none;
    }

    std::shared_ptr<state const> state_;
};

/// What `value()` of a failed result throws. `what()` is `error().message()`.
template <class Payload>
class call_failed : public std::runtime_error {
  public:
    explicit call_failed(rest::error<Payload> e) : std::runtime_error(e.message()), error_(std::move(e)) {}
    [[nodiscard]] rest::error<Payload> const& error() const noexcept { return error_; }

  private:
    rest::error<Payload> error_;
};

/// Found by `boost::system::result`. With exceptions off it calls the `boost::throw_exception` that the user defines.
template <class Payload>
[[noreturn]] void throw_exception_from_error(error<Payload> const& e, boost::source_location const& where) {
    boost::throw_exception(call_failed<Payload>(e), where);
#if defined(BOOST_NO_EXCEPTIONS)
    for (;;) {
    }
#endif
}

}  // namespace velo::inline v0::rest

#endif
