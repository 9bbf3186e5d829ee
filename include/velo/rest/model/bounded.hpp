// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_BOUNDED_HPP
#define VELO_REST_MODEL_BOUNDED_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/invalid_value.hpp>
#include <velo/rest/model/literal.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Names the mistake of a literal outside a range. Never defined: only compilers print it.
template <std::int32_t Low, std::int32_t High>
class a_whole_number_is_between;

namespace detail {
constexpr void append_number(inline_text<64>& out, std::int64_t value) noexcept {
    inline_text<20> reversed;
    for (std::uint64_t rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
         reversed.empty() || rest != 0; rest /= 10) {
        char const digit = static_cast<char>('0' + rest % 10);
        static_cast<void>(reversed.append({&digit, 1}));
    }
    if (value < 0) static_cast<void>(out.append("-"));
    for (std::size_t i = reversed.size(); i != 0; --i) static_cast<void>(out.append(reversed.view().substr(i - 1, 1)));
}

template <std::int32_t Low, std::int32_t High>
inline constexpr inline_text<64> whole_number_text = [] {
    inline_text<64> out;
    static_cast<void>(out.assign("a whole number from "));
    append_number(out, Low);
    static_cast<void>(out.append(" to "));
    append_number(out, High);
    return out;
}();
template <std::int32_t Low, std::int32_t High>
inline constexpr std::string_view whole_number_from = whole_number_text<Low, High>.view();
}  // namespace detail

/// A whole number from `Low` to `High`, both included. A literal is checked at compile time; a number known only at run
/// time goes through `checked`. Trivially copyable. Thread safety: as a value.
template <std::int32_t Low, std::int32_t High>
class bounded {
  public:
    static constexpr std::int32_t low = Low;    ///< the smallest number
    static constexpr std::int32_t high = High;  ///< the largest number

    /// True for the type of an integer literal; `bool` and characters are not numbers.
    template <class L>
    static constexpr bool takes_literal =
        std::integral<L> && !std::same_as<L, bool> && !std::same_as<L, char> && !std::same_as<L, char8_t>;

    /// Checks a literal at compile time.
    template <class L>
        requires takes_literal<L>
    consteval bounded(L literal)
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
        __attribute__((diagnose_if(!detail::takes_literal<bounded>(literal),
                                   "velo: this literal is not what the API accepts", "error")))
#pragma clang diagnostic pop
#endif
        : value_(static_cast<std::int32_t>(literal)) {
        if (!accepts(literal)) this_literal_is_not_what_the_API_accepts<a_whole_number_is_between<Low, High>>();
    }

    /// True for a number in the range.
    template <std::integral L>
    [[nodiscard]] static constexpr bool accepts(L value) noexcept {
        return std::cmp_greater_equal(value, Low) && std::cmp_less_equal(value, High);
    }

    /// Checks a number at run time. Returns the value, or an `invalid_value` that says what was expected.
    template <std::integral L>
    [[nodiscard]] static constexpr checked_result<bounded> checked(L value) noexcept {
        if (!accepts(value)) return invalid_value{expected};
        return unchecked(static_cast<std::int32_t>(value));
    }

    // Text, which `velo::checked<velo::page_size>(text)` takes, and what `checked` returns.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <std::convertible_to<std::string_view> S>
    static void checked(S const&) = delete("velo: this argument takes another type: write a whole number");
    template <holder_of<bounded> S>
    bounded(S&&) = delete("velo: this argument takes another type: write its value with value(): x.value()");
#pragma clang diagnostic pop
#else
    template <std::convertible_to<std::string_view> S>
    static void checked(S const&, this_argument_takes_another_type_write_a_whole_number* = nullptr) = delete;
    template <holder_of<bounded> S, class Words = this_argument_takes_another_type_write_its_value_with_value>
    bounded(S&&) = delete;
#endif

    /// Takes any number, also one that the API specification excludes. For servers that are more lenient.
    [[nodiscard]] static constexpr bounded unchecked(std::int32_t value) noexcept {
        bounded b;
        b.value_ = value;
        return b;
    }

    /// Reads a decimal number in the range; `std::nullopt` for other text.
    [[nodiscard]] static constexpr std::optional<bounded> parse(std::string_view s) noexcept {
        std::int32_t value = 0;
        auto const [end, ec] = std::from_chars(s.data(), s.data() + s.size(), value);
        if (ec != std::errc{} || end != s.data() + s.size() || !accepts(value)) return std::nullopt;
        return unchecked(value);
    }

    /// The number.
    [[nodiscard]] constexpr std::int32_t value() const noexcept { return value_; }

    /// "a whole number from LOW to HIGH". Static text, safe to log.
    static constexpr std::string_view expected = detail::whole_number_from<Low, High>;

    friend constexpr bool operator==(bounded, bounded) = default;

  private:
    constexpr bounded() noexcept = default;
    std::int32_t value_ = Low;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
