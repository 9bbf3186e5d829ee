// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TYPES_UUID_HPP
#define VELO_TYPES_UUID_HPP

#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/invalid_value.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/recognised.hpp>
#include <velo/rest/model/text_facts.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/uuid_text.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI {

/// A UUID (RFC 9562 section 4) as 16 bytes. A literal is checked at compile time; text known only at run time goes
/// through `checked`. Trivially copyable. Thread safety: as a value.
class uuid {
  public:
    /// True for the type of a string literal.
    template <class L>
    static constexpr bool takes_literal = rest::text_literal<L>;
    /// A compiler prints this name for a refused literal.
    using mistake = class a_uuid_is_8_4_4_4_12_hex_digits;
    /// What `checked` expects. Static text, safe to log.
    static constexpr std::string_view expected = "a UUID: 8-4-4-4-12 hex digits";
    /// For the contract: `format: uuid`.
    static constexpr rest::text_facts facts{.format = "uuid"};
    static constexpr bool is_uuid = true;  ///< read as `rest::uuid_value`

    /// The Nil UUID: all zeros.
    constexpr uuid() noexcept = default;
    /// The UUID with these bytes, in network byte order.
    constexpr explicit uuid(std::array<std::uint8_t, 16> const& bytes) noexcept : bytes_(bytes) {}

    /// Checks a literal at compile time: `velo::uuid u = "8bbf301c-948f-4445-b411-357eec53e441"`.
    template <std::size_t N>
    consteval uuid(char const (&literal)[N])
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
        __attribute__((diagnose_if(!rest::detail::takes_literal<uuid>(literal),
                                   "velo: this literal is not what the API accepts", "error")))
#pragma clang diagnostic pop
#endif
    {
        auto const value = parse({literal, N - 1});
        if (!value) rest::this_literal_is_not_what_the_API_accepts<mistake>();
        *this = *value;
    }

    /// True for 8-4-4-4-12 hex digits of either case.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept { return parse(s).has_value(); }

    /// Checks text at run time. Returns the UUID, or an `invalid_value` that says what was expected.
    [[nodiscard]] static constexpr rest::checked_result<uuid> checked(std::string_view s) noexcept {
        auto const value = parse(s);
        if (!value) return rest::invalid_value{expected};
        return *value;
    }

    /// Reads 8-4-4-4-12 hex digits of either case; `std::nullopt` for other text.
    [[nodiscard]] static constexpr std::optional<uuid> parse(std::string_view s) noexcept {
        uuid u;
        if (rest::read_uuid(s, u.bytes_) == rest::recognised::no) return std::nullopt;
        return u;
    }

    /// Writes 8-4-4-4-12 hex digits in lower case.
    [[nodiscard]] constexpr rest::inline_text<36> to_text() const noexcept {
        char text[36] = {};
        rest::write_uuid(bytes_, text);
        rest::inline_text<36> out;
        static_cast<void>(out.assign({text, 36}));
        return out;
    }

    /// The bytes, in network byte order.
    [[nodiscard]] constexpr std::array<std::uint8_t, 16> const& bytes() const noexcept { return bytes_; }

    friend constexpr auto operator<=>(uuid const&, uuid const&) = default;

    template <rest::output_stream Stream>
    friend Stream& operator<<(Stream& out, uuid const& u) {
        out << std::string_view(u.to_text());
        return out;
    }

  private:
    std::array<std::uint8_t, 16> bytes_{};
};

}  // namespace velo::inline VELO_ABI

#endif
