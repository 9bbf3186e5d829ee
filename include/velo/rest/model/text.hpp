// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_TEXT_HPP
#define VELO_REST_MODEL_TEXT_HPP

#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/invalid_value.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/output_stream.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>

namespace velo::inline v0::rest {

/// What makes a text one kind of text.
///
/// Syntactic requirements, for a `std::string_view s`:
///  - `R::capacity`: the most bytes that such a text has;
///  - `R::accepts(s)`: constexpr, noexcept, `bool`: does the API's document take this text?
///  - `R::expected`: static text that says what it takes, safe to log;
///  - `R::mistake`: a class, which needs no definition, named for what a compiler prints about a refused literal.
/// Exemplar: `velo::phone_rule`.
template <class R>
concept text_rule = requires(std::string_view text) {
    { R::capacity } -> std::convertible_to<std::size_t>;
    { R::accepts(text) } noexcept -> std::same_as<bool>;
    { R::expected } -> std::convertible_to<std::string_view>;
    typename R::mistake;
};

/// Text of a documented form, held inline. A literal is checked while compiling; text known only at run time goes
/// through `checked`, or, when the document is wrong about a value, through `unchecked`.
/// Trivially copyable. Thread safety: as a value.
template <text_rule Rule>
class text {
  public:
    using rule = Rule;
    template <class L>
    static constexpr bool takes_literal = text_literal<L>;

    /// A literal, checked while compiling.
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

    /// Does the document take this text? For a soft question: `requires { … }` cannot see a refused literal.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        return s.size() <= Rule::capacity && Rule::accepts(s);
    }

    /// The run-time twin of the literal: the value, or what was expected. Throws nothing.
    [[nodiscard]] static constexpr checked_result<text> checked(std::string_view s) noexcept {
        if (!accepts(s)) return invalid_value{Rule::expected};
        return *unchecked(s);
    }

    /// Any text that fits, whatever the document says of it; nothing when it is longer than the capacity. For servers
    /// that take what their document refuses.
    [[nodiscard]] static constexpr std::optional<text> unchecked(std::string_view s) noexcept {
        text t;
        if (!t.bytes_.assign(s)) return std::nullopt;
        return t;
    }

    /// How generic code reads one from the wire: the form is checked.
    [[nodiscard]] static constexpr std::optional<text> parse(std::string_view s) noexcept {
        if (!accepts(s)) return std::nullopt;
        return unchecked(s);
    }

    /// Views this object.
    [[nodiscard]] constexpr std::string_view to_text() const noexcept { return bytes_.view(); }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return bytes_.view(); }

    friend constexpr bool operator==(text const&, text const&) = default;
    /// Equal to any text, literal or not, with the same bytes.
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

}  // namespace velo::inline v0::rest

#endif
