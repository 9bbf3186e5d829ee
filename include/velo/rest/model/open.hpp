// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_OPEN_HPP
#define VELO_REST_MODEL_OPEN_HPP

#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/output_stream.hpp>
#include <velo/rest/model/textual.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace velo::inline v0::rest {

/// A received value of a kind that may grow: a `T` when the text is one that we know, and the exact text in any case.
///
/// A new enumerator, an odd id or a strange timestamp from the server is not an error and is not lost: it is kept and
/// written back byte for byte. Comparing with a `T` compares the value.
/// Reading a text that is not the canonical spelling of a `T` may allocate (strong guarantee).
template <class T>
    requires enumeration<T> || textual<T>
class open {
  public:
    using value_type = T;

    template <class U>
        requires(std::convertible_to<U, T> && !std::same_as<std::remove_cvref_t<U>, open>)
    constexpr open(U&& value) : value_(std::forward<U>(value)) {}

    /// What a server sent. Never fails; calls to allocate may throw.
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

    /// The value, if the text is one that we know.
    [[nodiscard]] constexpr std::optional<T> const& value() const noexcept { return value_; }
    [[nodiscard]] constexpr bool is_known() const noexcept { return value_.has_value(); }

    /// The exact text that was received. May allocate.
    [[nodiscard]] std::string to_text() const {
        std::string text;
        with_text([&](std::string_view t) { text = t; });
        return text;
    }

    /// Calls `f` with the exact text, without a copy. The view is valid during the call.
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

}  // namespace velo::inline v0::rest

#endif
