// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_SECRET_TEXT_HPP
#define VELO_REST_MODEL_SECRET_TEXT_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/text.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Secret text of a documented form: a one-time code, a password, a token given as an argument.
///
/// It is held in the object, not on the heap, and zeroed on destruction. It cannot be printed, formatted or logged;
/// `reveal()` returns the text. Thread safety: as a value.
template <text_rule Rule>
class secret_text {
  public:
    using rule = Rule;  ///< states the form
    /// For writers: the object is an `inline_text`, whose size is at this offset.
    static constexpr std::size_t inline_size_offset = inline_text<Rule::capacity>::size_offset;

    /// True for the type of a string literal.
    template <class L>
    static constexpr bool takes_literal = text_literal<L>;

    /// Checks a literal at compile time. For tests and examples: a real secret is not in the source.
    template <std::size_t N>
    consteval secret_text(char const (&literal)[N])
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
        __attribute__((diagnose_if(!detail::takes_literal<secret_text>(literal),
                                   "velo: this literal is not what the API accepts", "error")))
#pragma clang diagnostic pop
#endif
    {
        if (!accepts({literal, N - 1})) this_literal_is_not_what_the_API_accepts<typename Rule::mistake>();
        set({literal, N - 1});
    }
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class S>
        requires(other_than<S, secret_text> && run_time_text<S>)
    secret_text(S&&) = delete("velo: this text is known only at run time: use checked");
    template <holder_of<secret_text> S>
    secret_text(S&&) = delete("velo: this argument takes another type: write its value with value(): x.value()");
    template <std::integral N>
    static void checked(N) = delete("velo: this argument takes another type: write text in quotation marks");
#pragma clang diagnostic pop
#else
    template <class S, class Words = this_text_is_known_only_at_run_time_use_checked>
        requires(other_than<S, secret_text> && run_time_text<S>)
    secret_text(S&&) = delete;
    template <holder_of<secret_text> S, class Words = this_argument_takes_another_type_write_its_value_with_value>
    secret_text(S&&) = delete;
    template <std::integral N>
    static void checked(N, this_argument_takes_another_type_write_text_in_quotation_marks* = nullptr) = delete;
#endif

    /// For generic code that has asked `accepts`.
    constexpr explicit secret_text(detail::accepted_text s) noexcept { set(s.text); }
    constexpr secret_text(secret_text const&) noexcept = default;
    constexpr secret_text& operator=(secret_text const&) noexcept = default;
    constexpr ~secret_text() { wipe(bytes_.data(), Rule::capacity); }

    /// True for text of the documented form.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        return s.size() <= Rule::capacity && Rule::accepts(s);
    }
    /// Checks text at run time. Returns the secret, or an `invalid_value` that says what was expected and does not hold
    /// the text.
    [[nodiscard]] static constexpr checked_result<secret_text> checked(std::string_view s) noexcept {
        if (!accepts(s)) return invalid_value{Rule::expected};
        return secret_text(detail::accepted_text{s});
    }
    /// Takes any text that fits, also one that the API specification excludes; `std::nullopt` if it is longer than the
    /// capacity. For servers that are more lenient.
    [[nodiscard]] static constexpr std::optional<secret_text> unchecked(std::string_view s) noexcept {
        if (s.size() > Rule::capacity) return std::nullopt;
        return secret_text(detail::accepted_text{s});
    }
    /// For generic code that reads requests: the text if its form is accepted, else `std::nullopt`.
    [[nodiscard]] static constexpr std::optional<secret_text> parse(std::string_view s) noexcept {
        if (!accepts(s)) return std::nullopt;
        return secret_text(detail::accepted_text{s});
    }

    /// The secret in clear text. Views this object.
    [[nodiscard]] constexpr std::string_view reveal() const noexcept { return bytes_.view(); }

    /// Compares in a time that depends on the lengths only.
    friend constexpr bool operator==(secret_text const& left, secret_text const& right) noexcept {
        return constant_time_equal(left.reveal(), right.reveal());
    }

  private:
    // Precondition: `s` fits; all callers have checked its length.
    constexpr void set(std::string_view s) noexcept { static_cast<void>(bytes_.assign(s)); }

    inline_text<Rule::capacity> bytes_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
