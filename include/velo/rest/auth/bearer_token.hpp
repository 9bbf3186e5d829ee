// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_BEARER_TOKEN_HPP
#define VELO_REST_AUTH_BEARER_TOKEN_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/secret_text.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0::rest {

/// The form of a token in an Authorization field: visible ASCII without spaces, so that no token can inject a header.
struct bearer_token_rule {
    static constexpr std::size_t capacity = 2048;
    static constexpr bool is_credential = true;
    static constexpr std::string_view expected = "a token without 'Bearer ': 1 to 2048 visible ASCII characters";
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        for (char const c : s) {
            if (c <= ' ' || c > '~') return false;
        }
        return !s.empty();
    }
    using mistake = class a_token_is_1_to_2048_visible_ASCII_characters_without_Bearer;
};

/// A token as an argument of one call. It replaces the client's credential for that call. Its bytes lie inside the
/// object and are zeroed with it.
using bearer_token = secret_text<bearer_token_rule>;

/// Appends the value of the Authorization field for `token` (RFC 6750 section 2.1). A token that is not visible ASCII
/// is `errc::no_credential` and appends nothing: a line break in it would inject a header. Calls to allocate may throw.
[[nodiscard]] inline errc append_bearer(std::string_view token, secure_buffer& out) {
    if (!bearer_token_rule::accepts(token)) return errc::no_credential;
    out.append("Bearer ");
    out.append(token);
    return errc::none;
}

}  // namespace velo::inline v0::rest

#endif
