// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_ARGUMENT_TEXT_HPP
#define VELO_REST_REQUEST_ARGUMENT_TEXT_HPP

#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/textual.hpp>

#include <charconv>
#include <concepts>
#include <string_view>

namespace velo::inline v0::rest {

namespace detail {

[[nodiscard]] inline inline_text<20> number_text(std::int64_t value) noexcept {
    inline_text<20> out;
    char digits[20] = {};
    auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    static_cast<void>(out.assign({digits, static_cast<std::size_t>(end - digits)}));
    return out;
}

}  // namespace detail

/// An argument of a path or query as text: a view of `value`, or an inline text. Both convert to `std::string_view`.
template <class T>
[[nodiscard]] auto argument_text(T const& value) noexcept {
    if constexpr (enumeration<T>) {
        return to_text(value);
    } else if constexpr (textual<T>) {
        return value.to_text();
    } else if constexpr (std::integral<T>) {
        static_assert(!std::same_as<T, bool>, "velo: say how this argument is written: describe an enum");
        return detail::number_text(value);
    } else {
        return detail::number_text(value.value());  // a bounded number
    }
}

}  // namespace velo::inline v0::rest

#endif
