// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ERROR_ERROR_INFO_HPP
#define VELO_REST_ERROR_ERROR_INFO_HPP

#include <velo/rest/error/delivery.hpp>
#include <velo/rest/error/errc.hpp>

#include <boost/system/error_code.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace velo::inline v0::rest {

/// The part of an error that does not depend on the operation's payload. The layers of a call fill it in; users read it
/// through `error`, whose functions of the same names say what each member means. The `std::string_view` members are
/// static texts.
struct error_info {
    boost::system::error_code code{};         ///< as `error::code`
    std::string_view operation{};             ///< as `error::operation`
    int status = 0;                           ///< as `error::status`
    delivery delivered = delivery::not_sent;  ///< as `error::delivery`
    int attempts = 0;                         ///< as `error::attempts`
    std::chrono::nanoseconds elapsed{};       ///< as `error::elapsed`
    std::string_view field{};                 ///< as `error::field`
    std::string_view expected{};              ///< as `error::expected`
    std::string pointer{};                    ///< as `error::pointer`: untrusted names of members in it
    std::size_t offset = 0;                   ///< as `error::offset`
    std::string detail{};                     ///< as `error::detail`
    std::string retry_after{};                ///< as `error::retry_after`: untrusted
    std::string body{};                       ///< as `error::body`: untrusted
    bool body_withheld = false;               ///< as `error::body_withheld`

    /// One line, as in "list_users: HTTP 400 bad request"; "no error" for a code of zero. Of the server's text it
    /// contains only the names in a JSON pointer, with every character that is not printable ASCII replaced by `?`.
    /// Calls to allocate may throw.
    [[nodiscard]] std::string message() const {
        std::string text(operation);
        if (!text.empty()) text += ": ";
        // The message of a default error_code is that of the operating system's error 0, "Success".
        text += code ? code.message() : std::string(to_text(errc::none));
        if (!field.empty()) (text += ": ") += field;
        if (code == errc::decode_failed) {
            text += " at ";
            text += pointer.empty() ? std::string_view("the whole") : std::string_view();
            for (char const c : pointer) text += (c >= ' ' && c <= '~') ? c : '?';
            text += ", byte " + std::to_string(offset);
        }
        if (!expected.empty()) (text += ": expected ") += expected;
        if (!detail.empty()) (text += ": ") += detail;
        return text;
    }
};

}  // namespace velo::inline v0::rest

#endif
