// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_ID_ARGUMENT_HPP
#define VELO_TYPES_ID_ARGUMENT_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/types/id.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI {

/// An id as the argument of a call: a UUID, or the exact text that the server sent as an id. So a received id can be
/// passed on even if it is no UUID. Text that cannot be sent (longer than 96 bytes, empty, `.` or `..`) makes the call
/// fail before any I/O. Trivially copyable. Thread safety: as a value.
template <class Tag>
class id_argument {
  public:
    static constexpr std::size_t capacity = 96;  ///< bytes
    /// For writers: the object begins with an `inline_text`, whose size is at this offset.
    static constexpr std::size_t inline_size_offset = rest::inline_text<capacity>::size_offset;
    /// True for the type of a string literal.
    template <class L>
    static constexpr bool takes_literal = uuid::takes_literal<L>;
    /// For the contract: `format: uuid`.
    static constexpr rest::text_facts facts = uuid::facts;
    /// What `checked` expects. Static text, safe to log.
    static constexpr std::string_view expected = uuid::expected;

    /// Checks a literal at compile time: it must be a UUID.
    template <std::size_t N>
    consteval id_argument(char const (&literal)[N])
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
        __attribute__((diagnose_if(!rest::detail::takes_literal<id<Tag>>(literal),
                                   "velo: this literal is not what the API accepts", "error")))
#pragma clang diagnostic pop
#endif
    {
        // The constructor of the id would add a line to the message.
        auto const value = id<Tag>::parse({literal, N - 1});
        if (!value) rest::this_literal_is_not_what_the_API_accepts<velo::uuid::mistake>();
        set(value->to_text());
    }
    /// The id `i`.
    constexpr id_argument(id<Tag> const& i) noexcept { set(i.to_text()); }
    /// The exact text that the server sent.
    template <class Text>
    constexpr id_argument(rest::open<id<Tag>, Text> const& received) {
        received.with_text([this](std::string_view text) { set(text); });
    }

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class S>
        requires(rest::other_than<S, id_argument> && rest::run_time_text<S>)
    id_argument(S&&) = delete("velo: this text is known only at run time: use checked");
    template <rest::holder_of<id_argument> S>
    id_argument(S&&) = delete("velo: this argument takes another type: write its value with value(): x.value()");
    template <std::integral N>
    static void checked(N) = delete("velo: this argument takes another type: write text in quotation marks");
#pragma clang diagnostic pop
#else
    template <class S, class Words = rest::this_text_is_known_only_at_run_time_use_checked>
        requires(rest::other_than<S, id_argument> && rest::run_time_text<S>)
    id_argument(S&&) = delete;
    template <rest::holder_of<id_argument> S,
              class Words = rest::this_argument_takes_another_type_write_its_value_with_value>
    id_argument(S&&) = delete;
    template <std::integral N>
    static void checked(N, rest::this_argument_takes_another_type_write_text_in_quotation_marks* = nullptr) = delete;
#endif

    /// True for the form of a UUID, which a literal must have. Constraints use it: a `requires` expression does not see
    /// that a literal is refused.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept { return velo::uuid::accepts(s); }
    /// Checks at run time that text is a UUID. Returns the id, or an `invalid_value` that says what was expected.
    [[nodiscard]] static constexpr rest::checked_result<id_argument> checked(std::string_view s) noexcept {
        auto const value = id<Tag>::checked(s);
        if (!value) return value.error();
        return id_argument(*value);
    }
    /// Takes any text of at most 96 bytes; `std::nullopt` for longer text.
    [[nodiscard]] static constexpr std::optional<id_argument> unchecked(std::string_view s) noexcept {
        id_argument a;
        a.set(s);
        if (!a.fits_) return std::nullopt;
        return a;
    }
    /// For generic code that reads arguments: the same as `unchecked`.
    [[nodiscard]] static constexpr std::optional<id_argument> parse(std::string_view s) noexcept {
        return unchecked(s);
    }

    /// False for text longer than 96 bytes, and for the empty text, `.` and `..`: in a path they would name another
    /// resource.
    [[nodiscard]] constexpr bool is_sendable() const noexcept {
        std::string_view const text = text_.view();
        // Longer text is no dot segment.
        return text.size() > 2 ? fits_ : fits_ && !text.empty() && text != "." && text != "..";
    }
    /// What `is_sendable` demands. Static text, safe to log.
    static constexpr std::string_view sendable = "an id of 1 to 96 bytes that is not a dot segment";

    /// The text to send. Views this object.
    [[nodiscard]] constexpr std::string_view to_text() const noexcept { return text_.view(); }

    friend constexpr bool operator==(id_argument const&, id_argument const&) = default;

    template <rest::output_stream Stream>
    friend Stream& operator<<(Stream& out, id_argument const& a) {
        out << a.to_text();
        return out;
    }

  private:
    constexpr id_argument() noexcept = default;
    constexpr void set(std::string_view text) noexcept { fits_ = text_.assign(text); }

    rest::inline_text<capacity> text_;
    bool fits_ = true;
};

/// The id of a user, as an argument.
using user_id_argument = id_argument<user_tag>;
/// The id of a payor or a payee, as an argument.
using entity_id_argument = id_argument<entity_tag>;

}  // namespace velo::inline VELO_ABI

#endif
