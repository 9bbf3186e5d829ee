// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ERROR_ERROR_HPP
#define VELO_REST_ERROR_ERROR_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/shared_object.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/version.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// An `errc`, or the status of a response: the code of an error in two bytes. It becomes a `boost::system::error_code`
/// only where one is asked for, so a program that asks for none has no error categories of Boost in it, which bring the
/// texts of the operating system.
class failure_code {
  public:
    /// No failure.
    constexpr failure_code() noexcept = default;
    constexpr failure_code(errc e) noexcept : value_(static_cast<std::uint16_t>(e)) {}
    /// The status of a response, which is at least 100. One that no response has, above 65535, becomes that.
    [[nodiscard]] static constexpr failure_code of_status(int status) noexcept {
        failure_code code;
        code.value_ = static_cast<std::uint16_t>(status < 0xFFFF ? status : 0xFFFF);
        return code;
    }

    /// True if there is a failure.
    constexpr explicit operator bool() const noexcept { return value_ != 0; }
    /// In the category of `errc`, or in that of statuses; the default code if there is no failure.
    operator boost::system::error_code() const noexcept {
        if (value_ == 0) return {};
        return is_status() ? status_code(value_) : make_error_code(static_cast<errc>(value_));
    }

    /// "HTTP 404 not found", or the meaning of the `errc`. Calls to allocate may throw.
    [[nodiscard]] message_words message() const {
        return is_status() ? detail::status_message(value_) : message_words(to_text(static_cast<errc>(value_)));
    }
    /// True if `c` is one of its meanings.
    [[nodiscard]] bool means(condition c) const noexcept {
        return is_status() ? detail::status_means(value_, c) : detail::means(static_cast<errc>(value_), c);
    }

    friend constexpr bool operator==(failure_code, failure_code) noexcept = default;
    friend constexpr bool operator==(failure_code code, errc e) noexcept { return code == failure_code(e); }

  private:
    [[nodiscard]] constexpr bool is_status() const noexcept { return value_ >= 100; }

    std::uint16_t value_ = 0;  // an `errc` is below the smallest status
};

/// Text of a response in an error: its own, or in a program without a heap a view of the `call_memory`.
using received_text = default_text;

/// The part of an error that does not depend on the operation's payload. The layers of a call fill it in; users read it
/// through `error`, whose functions of the same names say what each member means. The `std::string_view` members are
/// static texts.
struct error_info {
    failure_code code{};                      ///< as `error::code`
    std::string_view operation{};             ///< as `error::operation`
    int status = 0;                           ///< as `error::status`
    delivery delivered = delivery::not_sent;  ///< as `error::delivery`
    int attempts = 0;                         ///< as `error::attempts`
    std::chrono::nanoseconds elapsed{};       ///< as `error::elapsed`
    std::string_view field{};                 ///< as `error::field`
    std::string_view expected{};              ///< as `error::expected`
    received_text pointer{};                  ///< as `error::pointer`: untrusted names of members in it
    std::size_t offset = 0;                   ///< as `error::offset`
    detail_words detail{};                    ///< as `error::detail`
    received_text retry_after{};              ///< as `error::retry_after`: untrusted
    received_text body{};                     ///< as `error::body`: untrusted
    bool body_withheld = false;               ///< as `error::body_withheld`

    /// One line, as in "list_users: HTTP 400 bad request"; "no error" for a code of zero. Of the server's text it
    /// contains only the names in a JSON pointer, with every character that is not printable ASCII replaced by `?`.
    /// Calls to allocate may throw.
    [[nodiscard]] message_words message() const {
        message_words text(operation);
        if (!text.empty()) text += ": ";
        text += code.message();
        if (!field.empty()) (text += ": ") += field;
        if (code == errc::decode_failed) {
            text += " at ";
            text += pointer.empty() ? std::string_view("the whole") : std::string_view();
            for (char const c : pointer) text += (c >= ' ' && c <= '~') ? c : '?';
            text += ", byte ";
            append_decimal(text, offset);
        }
        if (!expected.empty()) (text += ": expected ") += expected;
        if (!detail.empty()) (text += ": ") += detail;
        return text;
    }
};

/// Why a call failed. Branch on a condition, `if (e == condition::rate_limited)`, or on `code()`; both are stable.
///
/// Its texts are of two kinds. `message()`, `detail()`, `field()` and `expected()` are written by this library and the
/// transport: they contain no secret and are safe to log. `payload()`, `body()`, `pointer()` and `retry_after()` come
/// from the server: they are untrusted and may contain personal data.
///
/// Views are valid as long as one copy of the error is. In a program without a heap the texts from the server are views
/// of the client's `call_memory`, valid until its next call. Copies share one immutable state: copying allocates
/// nothing, and an error may be read from several threads at once.
template <class Payload>
class error {
  public:
    /// No error: the code is zero and the message "no error". `result::error()` of a success returns this.
    error() noexcept = default;
    /// Calls to allocate may throw.
    explicit error(error_info info, std::optional<Payload> payload = std::nullopt)
        : state_(make_state(std::move(info), std::move(payload))) {}

    /// An `errc`, or the status of the response as `status_code` makes it. Zero means that there is no error.
#if VELO_HAS_HEAP
    [[nodiscard]] boost::system::error_code code() const noexcept { return value_of(&error_info::code); }
#else
    [[nodiscard]] failure_code code() const noexcept { return value_of(&error_info::code); }
#endif
    /// The operation's C++ name, such as `list_users`. Static text.
    [[nodiscard]] std::string_view operation() const noexcept { return value_of(&error_info::operation); }
    /// The status of the response; 0 if there was none.
    [[nodiscard]] int status() const noexcept { return value_of(&error_info::status); }
    /// How far the request got in the last attempt. `maybe_sent` if that attempt was not sent and an earlier one may
    /// have acted on the server.
    [[nodiscard]] rest::delivery delivery() const noexcept { return value_of(&error_info::delivered); }
    /// The number of attempts, without those for the token; 0 if there was none.
    [[nodiscard]] int attempts() const noexcept { return value_of(&error_info::attempts); }
    /// The time from the start of the call to its end, by the client's clock.
    [[nodiscard]] std::chrono::nanoseconds elapsed() const noexcept { return value_of(&error_info::elapsed); }

    /// The server's error payload; null if there was no response, or its body was not one. Its texts are untrusted.
    [[nodiscard]] Payload const* payload() const noexcept {
        return state_ && state_->payload ? &*state_->payload : nullptr;
    }
    /// The body of the response, unchanged; empty if there was no response, or if `body_withheld()`. Untrusted.
    [[nodiscard]] std::string_view body() const noexcept { return text_of(&error_info::body); }
    /// True if the body could not be decoded and is left out because it may contain a secret, such as a token.
    [[nodiscard]] bool body_withheld() const noexcept { return value_of(&error_info::body_withheld); }
    /// The value of the response's Retry-After field, unchanged (RFC 9110 section 10.2.3); empty without it. Untrusted.
    [[nodiscard]] std::string_view retry_after() const noexcept { return text_of(&error_info::retry_after); }

    /// For `errc::invalid_request`: the C++ name of the invalid argument; otherwise empty. Static text.
    [[nodiscard]] std::string_view field() const noexcept { return value_of(&error_info::field); }
    /// For `errc::decode_failed`: the value that could not be decoded, as a JSON pointer (RFC 6901); empty for the
    /// whole body. The names in it may be the server's. Untrusted.
    [[nodiscard]] std::string_view pointer() const noexcept { return text_of(&error_info::pointer); }
    /// For `errc::decode_failed`: the byte of the body at which decoding stopped; otherwise 0.
    [[nodiscard]] std::size_t offset() const noexcept { return value_of(&error_info::offset); }
    /// What was expected of the argument (`field()`) or the value (`pointer()`), such as "a string"; empty for other
    /// codes. Static text.
    [[nodiscard]] std::string_view expected() const noexcept { return value_of(&error_info::expected); }
    /// More about the failure, in the words of the transport or of this library; may be empty. Safe to log.
    [[nodiscard]] std::string_view detail() const noexcept { return text_of(&error_info::detail); }

    /// One line for a log: the operation, what went wrong, and where. Safe to log. Calls to allocate may throw.
    [[nodiscard]] message_words message() const { return state_ ? state_->info.message() : error_info().message(); }

    friend bool operator==(error const& e, boost::system::error_code const& code) noexcept {
        return boost::system::error_code(e.value_of(&error_info::code)) == code;
    }
    friend bool operator==(error const& e, errc code) noexcept { return e.value_of(&error_info::code) == code; }
    friend bool operator==(error const& e, condition c) noexcept { return e.value_of(&error_info::code).means(c); }

    // Members of exceptions, of texts and of status codes.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    void what() const = delete("velo: an error is a value and no exception: write e.message()");
    template <std::same_as<std::string> S>
    operator S() const = delete("velo: an error is a value and no exception: write e.message()");
    void status_code() const = delete("velo: the status of an error is e.status()");
#pragma clang diagnostic pop
#else
    void what(an_error_is_a_value_and_no_exception_write_message* = nullptr) const = delete;
    template <std::same_as<std::string> S, class Words = an_error_is_a_value_and_no_exception_write_message>
    operator S() const = delete;
    void status_code(the_status_of_an_error_is_e_status* = nullptr) const = delete;
#endif

    /// Writes `message()`.
    template <output_stream Stream>
    friend Stream& operator<<(Stream& out, error const& e) {
        out << e.message();
        return out;
    }

  private:
    struct state {
        state(error_info&& i, std::optional<Payload>&& p) : info(std::move(i)), payload(std::move(p)) {}
        error_info info;
        std::optional<Payload> payload;
    };

#if VELO_HAS_HEAP
    using held_state = detail::shared_object<state const>;
    static held_state make_state(error_info&& i, std::optional<Payload>&& p) {
        return held_state::make(std::move(i), std::move(p));
    }
#else
    using held_state = std::optional<state>;
    static held_state make_state(error_info&& i, std::optional<Payload>&& p) {
        return held_state(std::in_place, std::move(i), std::move(p));
    }
#endif

    // An object for the default values would be destroyed at the end of the program.
    template <class T>
    [[nodiscard]] T value_of(T error_info::* member) const noexcept {
        return state_ ? state_->info.*member : T();
    }
    template <class Words>
    [[nodiscard]] std::string_view text_of(Words error_info::* member) const noexcept {
        return state_ ? std::string_view(state_->info.*member) : std::string_view();
    }

    held_state state_;
};

namespace detail {
/// An enumeration of this library that an error is compared with.
template <class X>
concept failure_word = std::same_as<X, errc> || std::same_as<X, condition>;
/// A number, a text or an enumerator that an error is not compared with.
template <class X>
concept no_failure = std::is_arithmetic_v<X> || std::convertible_to<X const&, std::string_view> ||
                     (std::is_enum_v<X> && !failure_word<X> && !std::convertible_to<X, boost::system::error_code>);
}  // namespace detail

// Comparisons with a status, a text or another library's code, and of a status with the meaning of an error.
#if defined(__clang__)
// For a deleted operator clang lists the other candidates.
template <class Payload, detail::no_failure X>
__attribute__((
    unavailable("velo: an error is compared with a condition or an errc: write e.status() for a number"))) bool
operator==(error<Payload> const&, X const&);
template <detail::failure_word Word, std::integral N>
__attribute__((unavailable("velo: a status is a number: compare the error itself with a condition or an errc"))) bool
operator==(Word, N);
#else
template <class Payload, detail::no_failure X,
          class Words = an_error_is_compared_with_a_condition_or_errc_write_status_for_a_number>
bool operator==(error<Payload> const&, X const&) = delete;
template <detail::failure_word Word, std::integral N,
          class Words = a_status_is_a_number_compare_the_error_itself_with_a_condition_or_errc>
bool operator==(Word, N) = delete;
#endif

/// The exception that `value()` of a failed `result` throws. Its `what()` is `error().message()`. Thread safety: as
/// `error`.
template <class Payload>
class call_failed : public std::runtime_error {
  public:
    /// Calls to allocate may throw.
    explicit call_failed(rest::error<Payload> e) : std::runtime_error(std::string(e.message())), error_(std::move(e)) {}
    /// The error of the call.
    [[nodiscard]] rest::error<Payload> const& error() const noexcept { return error_; }

  private:
    rest::error<Payload> error_;
};

/// Throws `call_failed` for `boost::system::result`, which finds this function by argument-dependent lookup. With
/// exceptions off it calls the `boost::throw_exception` that the program defines.
template <class Payload>
[[noreturn]] void throw_exception_from_error(error<Payload> const& e, boost::source_location const& where) {
    boost::throw_exception(call_failed<Payload>(e), where);
#if defined(BOOST_NO_EXCEPTIONS)
    for (;;) {
    }
#endif
}

/// A value, or an error with the payload that the operation documents.
///
/// `if (r)`, `*r` and `r.error()` throw nothing; `r.error()` of a success is an error whose code is zero and whose
/// message is "no error". `r.value()` of a failure throws `call_failed`; with `-fno-exceptions` it calls the
/// `boost::throw_exception` that the program then has to define.
///
/// Thread safety: as `T`; the error may be read from several threads.
template <class T, class Payload>
using result = boost::system::result<T, error<Payload>>;

}  // namespace velo::inline VELO_ABI::rest

#endif
