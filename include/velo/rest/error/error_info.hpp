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

/// The part of an error that does not depend on the operation's payload: what each layer fills in. `error` is the view
/// that users get, and documents each member.
struct error_info {
    boost::system::error_code code{};
    std::string_view operation{};
    int status = 0;
    delivery delivered = delivery::not_sent;
    int attempts = 0;
    std::chrono::nanoseconds elapsed{};
    std::string_view field{};
    std::string_view expected{};
    std::string pointer{};
    std::size_t offset = 0;
    std::string detail{};
    std::string retry_after{};
    std::string body{};
    bool body_withheld = false;

    /// "list_users: HTTP 400 bad request". Server text never enters it but for the names in a JSON pointer, of which
    /// only printable ASCII is kept.
    [[nodiscard]] std::string message() const {
        std::string text(operation);
        if (!text.empty()) text += ": ";
        text += code.message();
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
