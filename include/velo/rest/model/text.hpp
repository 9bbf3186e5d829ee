// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_TEXT_HPP
#define VELO_REST_MODEL_TEXT_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/invalid_value.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/textual.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// The form of one kind of text.
///
/// Syntactic requirements, for a `std::string_view s`:
///  - `R::capacity` converts to `std::size_t`;
///  - `R::accepts(s)` is `bool` and noexcept;
///  - `R::expected` converts to `std::string_view`;
///  - `R::mistake` is a class, which needs no definition.
/// Semantic requirements:
///  - `capacity` is the maximum length in bytes;
///  - `accepts` is constexpr and true for text of the form;
///  - `expected` describes the form in static text that is safe to log;
///  - a compiler prints the name of `mistake` for a refused literal.
/// Exemplar: `velo::phone_rule`.
template <class R>
concept text_rule = requires(std::string_view text) {
    { R::capacity } -> std::convertible_to<std::size_t>;
    { R::accepts(text) } noexcept -> std::same_as<bool>;
    { R::expected } -> std::convertible_to<std::string_view>;
    typename R::mistake;
};

/// Text of a documented form, held inline. A literal is checked at compile time; text known only at run time goes
/// through `checked`, or through `unchecked` if the API specification is wrong about a value.
/// Trivially copyable. Thread safety: as a value.
template <text_rule Rule>
class text {
  public:
    using rule = Rule;  ///< states the form
    /// For writers: the object is an `inline_text`, whose size is at this offset.
    static constexpr std::size_t inline_size_offset = inline_text<Rule::capacity>::size_offset;

    /// True for the type of a string literal.
    template <class L>
    static constexpr bool takes_literal = text_literal<L>;

    /// Checks a literal at compile time.
    template <std::size_t N>
    consteval text(char const (&literal)[N])
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
        __attribute__((diagnose_if(!detail::takes_literal<text>(literal),
                                   "velo: this literal is not what the API accepts", "error")))
#pragma clang diagnostic pop
#endif
    {
        if (!accepts({literal, N - 1}) || !bytes_.assign({literal, N - 1})) {
            this_literal_is_not_what_the_API_accepts<typename Rule::mistake>();
        }
    }

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class S>
        requires(other_than<S, text> && run_time_text<S>)
    text(S&&) = delete("velo: this text is known only at run time: use checked");
    template <holder_of<text> S>
    text(S&&) = delete("velo: this argument takes another type: write its value with value(): x.value()");
    template <std::integral N>
    static void checked(N) = delete("velo: this argument takes another type: write text in quotation marks");
    template <std::same_as<std::string> S>
    operator S() const = delete("velo: a value becomes text with to_text(): std::string(x.to_text())");
#pragma clang diagnostic pop
#else
    template <class S, class Words = this_text_is_known_only_at_run_time_use_checked>
        requires(other_than<S, text> && run_time_text<S>)
    text(S&&) = delete;
    template <holder_of<text> S, class Words = this_argument_takes_another_type_write_its_value_with_value>
    text(S&&) = delete;
    template <std::integral N>
    static void checked(N, this_argument_takes_another_type_write_text_in_quotation_marks* = nullptr) = delete;
    template <std::same_as<std::string> S, class Words = a_value_becomes_text_with_to_text>
    operator S() const = delete;
#endif

    /// For generic code that has asked `accepts`.
    constexpr explicit text(detail::accepted_text s) noexcept { static_cast<void>(bytes_.assign(s.text)); }

    /// True for text of the documented form. Constraints use it: a `requires` expression does not see that a literal is
    /// refused.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        return s.size() <= Rule::capacity && Rule::accepts(s);
    }

    /// Checks text at run time. Returns the value, or an `invalid_value` that says what was expected.
    [[nodiscard]] static constexpr checked_result<text> checked(std::string_view s) noexcept {
        if (!accepts(s)) return invalid_value{Rule::expected};
        return text(detail::accepted_text{s});
    }

    /// Takes any text that fits, also one that the API specification excludes; `std::nullopt` if it is longer than the
    /// capacity. For servers that are more lenient.
    [[nodiscard]] static constexpr std::optional<text> unchecked(std::string_view s) noexcept {
        text t;
        if (!t.bytes_.assign(s)) return std::nullopt;
        return t;
    }

    /// For generic code that reads requests: the text if its form is accepted, else `std::nullopt`.
    [[nodiscard]] static constexpr std::optional<text> parse(std::string_view s) noexcept {
        if (!accepts(s)) return std::nullopt;
        return unchecked(s);
    }

    /// The text. Views this object.
    [[nodiscard]] constexpr std::string_view to_text() const noexcept { return bytes_.view(); }
    /// The text. Views this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept { return bytes_.view(); }

    friend constexpr bool operator==(text const&, text const&) = default;
    /// True if `right`, a literal or run-time text, has the same bytes.
    template <std::convertible_to<std::string_view> S>
    friend constexpr bool operator==(text const& left, S const& right) noexcept {
        return left.view() == std::string_view(right);
    }

    template <output_stream Stream>
    friend Stream& operator<<(Stream& out, text const& t) {
        out << t.view();
        return out;
    }

  private:
    constexpr text() noexcept = default;
    inline_text<Rule::capacity> bytes_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
