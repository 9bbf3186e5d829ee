// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_ID_ARGUMENT_HPP
#define VELO_TYPES_ID_ARGUMENT_HPP

#include <velo/rest/model/open.hpp>
#include <velo/rest/model/output_stream.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/types/id.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace velo::inline v0 {

/// An id as an argument of a call: an id, or exactly the text that the server sent as one, so that an odd id can be
/// passed on. Longer than 96 bytes it cannot be sent, and the call says so before any I/O. Trivially copyable.
template <class Tag>
class id_argument {
  public:
    static constexpr std::size_t capacity = 96;
    template <class L>
    static constexpr bool takes_literal = uuid::takes_literal<L>;
    static constexpr rest::text_facts facts = uuid::facts;
    static constexpr std::string_view expected = uuid::expected;

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
        // Not through the constructor of the id, which would be one more line in the message.
        auto const value = id<Tag>::parse({literal, N - 1});
        if (!value) rest::this_literal_is_not_what_the_API_accepts<velo::uuid::mistake>();
        set(value->to_text());
    }
    constexpr id_argument(id<Tag> const& i) noexcept { set(i.to_text()); }
    /// What the server sent, as it is.
    constexpr id_argument(rest::open<id<Tag>> const& received) {
        received.with_text([this](std::string_view text) { set(text); });
    }

    /// Is this an id as the document has it? For a soft question: `requires { … }` cannot see a refused literal.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept { return velo::uuid::accepts(s); }
    /// The run-time twin of the literal. Throws nothing.
    [[nodiscard]] static constexpr rest::checked_result<id_argument> checked(std::string_view s) noexcept {
        auto const value = id<Tag>::checked(s);
        if (!value) return value.error();
        return id_argument(*value);
    }
    /// Any text that fits, whatever the document says of it.
    [[nodiscard]] static constexpr std::optional<id_argument> unchecked(std::string_view s) noexcept {
        id_argument a;
        a.set(s);
        if (!a.fits_) return std::nullopt;
        return a;
    }
    /// How generic code reads one from the wire: any text that fits.
    [[nodiscard]] static constexpr std::optional<id_argument> parse(std::string_view s) noexcept {
        return unchecked(s);
    }

    /// False for a received text that did not fit, and for one that names no thing: empty, `.` or `..`.
    [[nodiscard]] constexpr bool is_sendable() const noexcept {
        return fits_ && !text_.empty() && text_.view() != "." && text_.view() != "..";
    }
    static constexpr std::string_view sendable = "an id of 1 to 96 bytes that is not a dot segment";

    /// Views this object.
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

using user_id_argument = id_argument<user_tag>;
using entity_id_argument = id_argument<entity_tag>;

}  // namespace velo::inline v0

#endif
