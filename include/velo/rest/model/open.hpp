// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_OPEN_HPP
#define VELO_REST_MODEL_OPEN_HPP

#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/textual.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// A forward-compatible received value: a known `T`, or the server's raw text.
///
/// A new enumerator, an id that is no UUID or an unusual timestamp is no error: the text is kept and written back byte
/// for byte. Thread safety: as a value.
template <class T>
    requires enumeration<T> || textual<T>
class open {
  public:
    using value_type = T;

    /// A known value.
    template <class U>
        requires(std::convertible_to<U, T> && !std::same_as<std::remove_cvref_t<U>, open>)
    constexpr open(U&& value) : value_(std::forward<U>(value)) {}

    /// Reads text from a server. Accepts any text. Allocates only for text that is not the canonical text of a `T`;
    /// calls to allocate may throw.
    [[nodiscard]] static open parse(std::string_view text) {
        open o;
        if constexpr (enumeration<T>) {
            o.value_ = parse_enumerator<T>(text);
        } else {
            o.value_ = T::parse(text);
        }
        if (!o.value_ || !o.is_canonical(text)) o.text_ = text;
        return o;
    }

    /// The value; `std::nullopt` if the text is none of `T`.
    [[nodiscard]] constexpr std::optional<T> const& value() const noexcept { return value_; }
    /// True if the text is that of a `T`.
    [[nodiscard]] constexpr bool is_known() const noexcept { return value_.has_value(); }

    /// Returns the exact text that was received. Calls to allocate may throw.
    [[nodiscard]] std::string to_text() const {
        std::string text;
        with_text([&](std::string_view t) { text = t; });
        return text;
    }

    /// Calls `f` with a view of the exact text. The view is valid during the call. Does not allocate.
    template <class F>
    constexpr void with_text(F&& f) const {
        if (!value_ || !text_.empty()) {
            f(std::string_view(text_));
        } else if constexpr (enumeration<T>) {
            f(rest::to_text(*value_));
        } else {
            auto const text = value_->to_text();
            f(std::string_view(text));
        }
    }

    friend constexpr bool operator==(open const& left, open const& right) = default;
    /// True if the value is known and equals `right`.
    friend constexpr bool operator==(open const& left, T const& right) { return left.value_ == right; }

    template <output_stream Stream>
    friend Stream& operator<<(Stream& out, open const& o) {
        o.with_text([&](std::string_view t) { out << t; });
        return out;
    }

  private:
    open() = default;

    [[nodiscard]] constexpr bool is_canonical(std::string_view text) const {
        if constexpr (enumeration<T>) {
            return true;
        } else {
            return std::string_view(value_->to_text()) == text;
        }
    }

    std::optional<T> value_;
    std::string text_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
