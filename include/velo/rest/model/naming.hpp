// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_NAMING_HPP
#define VELO_REST_MODEL_NAMING_HPP

#include <velo/rest/model/inline_text.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// How a C++ name in snake_case is written on the wire.
enum class naming {
    camel_case,   ///< `first_name` is `firstName`
    upper_case,   ///< `invite_mfa_user` is `INVITE_MFA_USER`
    snake_case,   ///< `grant_type` is `grant_type`
    header_case,  ///< `if_match` is `If-Match`
};

/// Returns `name` as it is written on the wire. Precondition: at most 48 ASCII characters.
[[nodiscard]] constexpr inline_text<48> apply_naming(std::string_view name, naming how) noexcept {
    char text[48] = {};
    std::size_t size = 0;
    bool upper = how == naming::upper_case || how == naming::header_case;
    for (char c : name) {
        if (c == '_' && how == naming::camel_case) {
            upper = true;
            continue;
        }
        if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        upper = how == naming::upper_case;
        if (c == '_' && how == naming::header_case) {
            upper = true;
            c = '-';
        }
        if (size != sizeof text) text[size++] = c;
    }
    inline_text<48> out;
    static_cast<void>(out.assign({text, size}));
    return out;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
