// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_CREDENTIAL_PROBLEM_HPP
#define VELO_REST_AUTH_CREDENTIAL_PROBLEM_HPP

#include <velo/rest/error/errc.hpp>

#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Why a credential cannot be sent: which one it is, and what kind of character its scheme forbids. Shows nothing of
/// it. Converts to its code, which is `errc::none` for a credential that can be sent. Thread safety: as a value.
struct credential_problem {
    errc code = errc::none;            ///< `no_credential` for an empty one, else `invalid_credential`
    std::string_view credential = {};  ///< for example "the token"; static text, safe to log
    std::string_view what = {};        ///< for example "ends with a line break"; static text, safe to log

    constexpr operator errc() const noexcept { return code; }
};

namespace detail {

/// Returns what no credential may have: mostly remains of the file that it was read from. Empty text without a problem.
[[nodiscard]] constexpr std::string_view forbidden_in_credentials(std::string_view s) noexcept {
    constexpr std::string_view line_breaks = "\r\n";
    if (s.starts_with("\xEF\xBB\xBF") || s.starts_with("\xFE\xFF") || s.starts_with("\xFF\xFE"))
        return "begins with a byte order mark";
    if (auto const at = s.find_first_of(line_breaks); at != std::string_view::npos)
        return s.find_first_not_of(line_breaks, at) == std::string_view::npos ? "ends with a line break"
                                                                              : "has a line break";
    for (char const c : s) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "has a control character";
    }
    if (s.starts_with(' ') || s.ends_with(' ')) return "begins or ends with a space";
    return {};
}

}  // namespace detail

/// Returns the problem of a key and a secret for HTTP Basic. RFC 7617 section 2 forbids control characters in both, and
/// a colon in the key: the server could not tell where the secret begins. A byte order mark at the beginning and spaces
/// at the ends are refused as well.
[[nodiscard]] constexpr credential_problem basic_problem(std::string_view key, std::string_view secret) noexcept {
    std::string_view what = detail::forbidden_in_credentials(key);
    if (what.empty() && key.find(':') != std::string_view::npos) what = "has a colon";
    if (!what.empty()) return {errc::invalid_credential, "the key", what};
    what = detail::forbidden_in_credentials(secret);
    if (!what.empty()) return {errc::invalid_credential, "the secret", what};
    return {};
}

/// Returns the problem of a token that `bearer_token_rule` does not accept.
[[nodiscard]] constexpr credential_problem bearer_problem(std::string_view token) noexcept {
    if (token.empty()) return {errc::no_credential, "the token", "is empty"};
    std::string_view what = detail::forbidden_in_credentials(token);
    if (what.empty() && token.starts_with("Bearer ")) what = "begins with 'Bearer ', which the client adds";
    if (what.empty()) {
        what = token.find(' ') == std::string_view::npos ? "has a character that is not ASCII" : "has a space";
    }
    return {errc::invalid_credential, "the token", what};
}

}  // namespace velo::inline VELO_ABI::rest

#endif
