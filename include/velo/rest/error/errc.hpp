// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ERROR_ERRC_HPP
#define VELO_REST_ERROR_ERRC_HPP

#include <velo/rest/memory/words.hpp>
#include <velo/version.hpp>

#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/error_condition.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// Why a call failed without a usable response, and `none`. Two bytes, so that a small device can store it everywhere;
/// it converts to a `boost::system::error_code` where one is wanted. The numbers are stable and are never reused.
enum class errc : std::uint16_t {
    none = 0,                   ///< no error
    invalid_request = 1,        ///< an argument or header is missing or not valid; nothing was sent
    no_credential = 2,          ///< Auth did not supply the credential that the operation requires; nothing was sent
    insecure_transport = 3,     ///< a credential would have been sent in clear text; nothing was sent
    connect_failed = 4,         ///< no connection to the server: name, route or port
    tls_failed = 5,             ///< the server's certificate or the TLS handshake was rejected
    connection_lost = 6,        ///< the connection ended before the whole response was received
    protocol_error = 7,         ///< the response is not valid HTTP
    timed_out = 8,              ///< the deadline of the call or a limit of the transport passed
    cancelled = 9,              ///< the caller requested a stop
    response_too_large = 10,    ///< the response exceeds the client's `response_limits`
    decode_failed = 11,         ///< a whole response was received, and its body is not the documented model
    transport_failed = 12,      ///< a failure of the transport that has no code of its own
    unexpected_request = 13,    ///< a test transport received a request that its script does not expect
    not_served = 14,            ///< a fake received a request for an operation that it does not have
    token_refresh_failed = 15,  ///< there is no valid token and the server granted none; `detail()` says why
    too_many_pages = 16,        ///< the list has more pages than the client's `max_pages`
    invalid_credential = 17,    ///< the credential has a character that its scheme forbids; nothing was sent
};

/// The meaning of an error, whether a status or an `errc` says it. Compare an error with one of these:
/// `if (e == condition::not_found)`. One error may have several meanings: 404 is `not_found` and `client_error`.
enum class condition {
    client_error = 1,     ///< any 4xx
    server_error,         ///< any 5xx
    redirect,             ///< any 3xx but 304, which is "not modified"; no redirect is followed
    bad_request,          ///< 400
    unauthorized,         ///< 401
    forbidden,            ///< 403
    not_found,            ///< 404
    conflict,             ///< 409
    precondition_failed,  ///< 412
    rate_limited,         ///< 429
    unavailable,          ///< 503
    timeout,              ///< `errc::timed_out`, 408 or 504
    cancelled,            ///< `errc::cancelled`
    transport,            ///< no whole response was received, timeouts and stops included
    decode,               ///< `errc::decode_failed`
    /// rejected before it was sent: `invalid_request`, `no_credential`, `invalid_credential`, `insecure_transport`
    invalid_request,
};

}  // namespace velo::inline VELO_ABI::rest

namespace boost::system {
template <>
struct is_error_code_enum<velo::rest::errc> : std::true_type {};
template <>
struct is_error_condition_enum<velo::rest::condition> : std::true_type {};
}  // namespace boost::system

namespace velo::inline VELO_ABI::rest {

namespace detail {
/// The meanings of the codes, in the order of their numbers.
inline constexpr char const* errc_texts[] = {
    "no error",
    "the request cannot be sent",
    "no credential for this operation",
    "a credential would leave in clear text",
    "no connection to the server",
    "the TLS connection was refused",
    "the connection ended before the whole response came",
    "the response is not valid HTTP",
    "timed out",
    "cancelled",
    "the response is larger than the client accepts",
    "the response could not be decoded",
    "the transport failed",
    "the script does not expect this request",
    "the fake has no such operation",
    "the access token could not be refreshed",
    "the list has more pages than the client asks for",
    "the credential cannot be sent",
};
static_assert(std::size(errc_texts) == static_cast<std::size_t>(errc::invalid_credential) + 1);
}  // namespace detail

/// The meaning of `e` in English, for logs; "unknown error" for a number that no enumerator has. Static text.
[[nodiscard]] constexpr std::string_view to_text(errc e) noexcept {
    auto const number = static_cast<std::size_t>(e);
    return number < std::size(detail::errc_texts) ? detail::errc_texts[number] : "unknown error";
}

namespace detail {

inline bool means(errc e, condition c) noexcept {
    switch (c) {
        case condition::timeout: return e == errc::timed_out;
        case condition::cancelled: return e == errc::cancelled;
        case condition::decode: return e == errc::decode_failed;
        case condition::invalid_request:
            return e == errc::invalid_request || e == errc::no_credential || e == errc::invalid_credential ||
                   e == errc::insecure_transport;
        case condition::transport:
            return e == errc::connect_failed || e == errc::tls_failed || e == errc::connection_lost ||
                   e == errc::protocol_error || e == errc::timed_out || e == errc::cancelled ||
                   e == errc::response_too_large || e == errc::transport_failed;
        default: return false;
    }
}

inline bool status_means(int status, condition c) noexcept {
    switch (c) {
        case condition::client_error: return status >= 400 && status < 500;
        case condition::server_error: return status >= 500 && status < 600;
        case condition::redirect: return status >= 300 && status < 400 && status != 304;
        case condition::bad_request: return status == 400;
        case condition::unauthorized: return status == 401;
        case condition::forbidden: return status == 403;
        case condition::not_found: return status == 404;
        case condition::conflict: return status == 409;
        case condition::precondition_failed: return status == 412;
        case condition::rate_limited: return status == 429;
        case condition::unavailable: return status == 503;
        case condition::timeout: return status == 408 || status == 504;
        default: return false;
    }
}

struct status_reason {
    std::uint16_t status;
    char const* reason;
};
inline constexpr status_reason status_reasons[] = {
    {304, "not modified"},      {400, "bad request"},           {401, "unauthorized"}, {403, "forbidden"},
    {404, "not found"},         {408, "request timeout"},       {409, "conflict"},     {412, "precondition failed"},
    {429, "too many requests"}, {500, "internal server error"}, {502, "bad gateway"},  {503, "service unavailable"},
    {504, "gateway timeout"},
};
inline char const* reason_of(int status) noexcept {
    for (status_reason const& known : status_reasons) {
        if (known.status == status) return known.reason;
    }
    return status >= 300 && status < 400 ? "redirect, not followed" : "unexpected status";
}

/// Appends "HTTP 404 not found".
template <class Words>
void append_status(Words& text, int status) {
    text += "HTTP ";
    append_decimal(text, static_cast<std::size_t>(status));
    text += ' ';
    text += reason_of(status);
}
inline message_words status_message(int status) {
    message_words text;
    append_status(text, status);
    return text;
}

// The destructor of Boost's class is protected, which g++ overlooks.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"
#endif
struct condition_category final : boost::system::error_category {
    constexpr condition_category() noexcept : error_category(0x76656c6f2d636f6e) {}
    char const* name() const noexcept override { return "velo.condition"; }
    std::string message(int) const override { return "condition"; }
};

struct errc_category final : boost::system::error_category {
    constexpr errc_category() noexcept : error_category(0x76656c6f2d657272) {}
    char const* name() const noexcept override { return "velo.rest"; }
    std::string message(int value) const override { return std::string(to_text(static_cast<errc>(value))); }
    bool equivalent(int value, boost::system::error_condition const& c) const noexcept override;
    using error_category::equivalent;
};

struct status_category final : boost::system::error_category {
    constexpr status_category() noexcept : error_category(0x76656c6f2d687470) {}
    char const* name() const noexcept override { return "velo.http"; }
    std::string message(int value) const override {
        message_words const words = status_message(value);
        return std::string(std::string_view(words));
    }
    bool equivalent(int value, boost::system::error_condition const& c) const noexcept override;
    using error_category::equivalent;
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

// Boost compares categories by these ids. Their addresses would differ between shared libraries.
inline constexpr condition_category the_condition_category{};
inline constexpr errc_category the_errc_category{};
inline constexpr status_category the_status_category{};

inline bool errc_category::equivalent(int value, boost::system::error_condition const& c) const noexcept {
    return c.category() == the_condition_category ? means(static_cast<errc>(value), static_cast<condition>(c.value()))
                                                  : default_error_condition(value) == c;
}

inline bool status_category::equivalent(int value, boost::system::error_condition const& c) const noexcept {
    return c.category() == the_condition_category ? status_means(value, static_cast<condition>(c.value()))
                                                  : default_error_condition(value) == c;
}

}  // namespace detail

/// `e` as an error_code, in the category "velo.rest". Boost finds it by argument-dependent lookup.
[[nodiscard]] inline boost::system::error_code make_error_code(errc e) noexcept {
    return {static_cast<int>(e), detail::the_errc_category};
}

/// The HTTP status of a response as an error_code, in the category "velo.http"; its value is the status.
[[nodiscard]] inline boost::system::error_code status_code(int status) noexcept {
    return {status, detail::the_status_category};
}

/// `c` as an error_condition, in the category "velo.condition". Boost finds it by argument-dependent lookup.
[[nodiscard]] inline boost::system::error_condition make_error_condition(condition c) noexcept {
    return {static_cast<int>(c), detail::the_condition_category};
}

/// How far an attempt got before it ended. It decides whether the request may be sent again. A transport that cannot
/// tell reports `maybe_sent`.
enum class delivery {
    not_sent,    ///< the server cannot have seen the request
    maybe_sent,  ///< part of the request may have left: the server may have acted on it
    answered,    ///< a whole response was received
};

/// The name of `d` in English. Static text.
[[nodiscard]] constexpr std::string_view to_text(delivery d) noexcept {
    switch (d) {
        case delivery::not_sent: return "not sent";
        case delivery::maybe_sent: return "maybe sent";
        case delivery::answered: return "answered";
    }
    return "unknown";
}

}  // namespace velo::inline VELO_ABI::rest

#endif
