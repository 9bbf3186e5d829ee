// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_IP_ADDRESS_HPP
#define VELO_REST_TRANSPORT_IP_ADDRESS_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/model/inline_text.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// IPv4 or IPv6 address. Thread safety: as a value.
struct ip_address {
    /// In network byte order. An IPv4 address is in the last four bytes, behind the prefix `::ffff:0:0/96`.
    std::array<std::uint8_t, 16> bytes{};
    bool is_v4 = false;  ///< written as IPv4; false for an IPv4-mapped IPv6 address

    /// True for 127.0.0.0/8, `::1` and the mapped `::ffff:127.0.0.0/104`: packets to them never leave the machine.
    [[nodiscard]] constexpr bool is_loopback() const noexcept {
        std::size_t zeros = 0;
        while (zeros != bytes.size() && bytes[zeros] == 0) ++zeros;
        if (zeros == 15) return bytes[15] == 1;
        return zeros == 10 && bytes[10] == 0xFF && bytes[11] == 0xFF && bytes[12] == 127;
    }
    /// The IPv4 address as a number in host byte order. Precondition: `is_v4`.
    [[nodiscard]] constexpr std::uint32_t v4() const noexcept {
        return std::uint32_t{bytes[12]} << 24 | std::uint32_t{bytes[13]} << 16 | std::uint32_t{bytes[14]} << 8 |
               std::uint32_t{bytes[15]};
    }

    friend constexpr bool operator==(ip_address const&, ip_address const&) = default;
};

namespace detail {

[[nodiscard]] constexpr ip_address make_v4(std::uint32_t number) noexcept {
    ip_address a{.bytes = {}, .is_v4 = true};
    a.bytes[10] = a.bytes[11] = 0xFF;
    for (unsigned i = 0; i != 4; ++i) a.bytes[12 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
    return a;
}

/// Parses a number of at most 32 bits as C writes it: `0x` for hexadecimal, `0` for octal.
[[nodiscard]] constexpr std::optional<std::uint64_t> parse_c_number(std::string_view s) noexcept {
    unsigned base = 10;
    if (s.starts_with("0x") || s.starts_with("0X")) {
        base = 16;
        s.remove_prefix(2);
    } else if (s.size() > 1 && s.front() == '0') {
        base = 8;
    }
    std::uint64_t number = 0;
    for (char const c : s) {
        unsigned const digit = digit_value(c);
        number = number * base + digit;
        if (digit >= base || number > 0xFFFF'FFFF) return std::nullopt;
    }
    if (s.empty()) return std::nullopt;
    return number;
}

/// Parses the four decimal numbers in an IPv6 address. They have no leading zeros (RFC 4291 section 2.2, inet_pton).
[[nodiscard]] constexpr std::optional<std::uint64_t> parse_dotted_decimal(std::string_view s) noexcept {
    std::uint64_t number = 0;
    for (int i = 0; i != 4; ++i) {
        std::size_t const dot = s.find('.');
        std::string_view const part = s.substr(0, dot);
        if (part.empty() || part.size() > 3 || (part.size() > 1 && part.front() == '0') ||
            (dot == std::string_view::npos) != (i == 3))
            return std::nullopt;
        unsigned value = 0;
        for (char const c : part) {
            if (digit_value(c) > 9) return std::nullopt;
            value = value * 10 + digit_value(c);
        }
        if (value > 255) return std::nullopt;
        number = number << 8 | value;
        s.remove_prefix(dot == std::string_view::npos ? s.size() : dot + 1);
    }
    return number;
}

}  // namespace detail

/// Parses an IPv4 address in every form that `inet_aton` takes, and so do resolvers: one to four numbers, decimal,
/// octal (`0177.1`) or hexadecimal (`0x7f.1`); the last one fills the bytes that are left (`127.1`, `2130706433`).
/// `std::nullopt` for anything else, for example `127.0.0.256`, `127.0.0.1.5` and `127.`, which are host names.
[[nodiscard]] constexpr std::optional<ip_address> parse_ipv4(std::string_view s) noexcept {
    std::uint64_t address = 0;
    for (unsigned part = 0; part != 4; ++part) {
        std::size_t const dot = s.find('.');
        auto const number = detail::parse_c_number(s.substr(0, dot));
        if (!number) return std::nullopt;
        if (dot == std::string_view::npos) {
            if (part != 0 && *number >> (32 - 8 * part) != 0) return std::nullopt;
            return detail::make_v4(static_cast<std::uint32_t>(address | *number));
        }
        if (*number > 255) return std::nullopt;
        address |= *number << (24 - 8 * part);
        s.remove_prefix(dot + 1);
    }
    return std::nullopt;
}

/// Parses an IPv6 address (RFC 4291 section 2.2) without brackets and zone. `std::nullopt` for anything else.
[[nodiscard]] constexpr std::optional<ip_address> parse_ipv6(std::string_view s) noexcept {
    ip_address a;
    std::size_t filled = 0;
    std::optional<std::size_t> gap;  // where `::` stands
    if (s.starts_with("::")) {
        gap = 0;
        s.remove_prefix(2);
    } else if (s.empty()) {
        return std::nullopt;
    }
    while (!s.empty()) {
        std::size_t const colon = s.find(':');
        std::string_view const group = s.substr(0, colon);
        if (colon == std::string_view::npos && group.find('.') != std::string_view::npos) {
            auto const v4 = detail::parse_dotted_decimal(group);
            if (!v4 || filled > 12) return std::nullopt;
            for (unsigned i = 0; i != 4; ++i) a.bytes[filled++] = static_cast<std::uint8_t>(*v4 >> (24 - 8 * i));
            break;
        }
        if (group.empty() || group.size() > 4 || filled == a.bytes.size()) return std::nullopt;
        unsigned value = 0;
        for (char const c : group) {
            if (detail::digit_value(c) > 15) return std::nullopt;
            value = value * 16 + detail::digit_value(c);
        }
        a.bytes[filled++] = static_cast<std::uint8_t>(value >> 8);
        a.bytes[filled++] = static_cast<std::uint8_t>(value);
        if (colon == std::string_view::npos) break;
        s.remove_prefix(colon + 1);
        if (s.starts_with(':')) {
            if (gap) return std::nullopt;
            gap = filled;
            s.remove_prefix(1);
        } else if (s.empty()) {
            return std::nullopt;
        }
    }
    bool const is_full = filled == a.bytes.size();
    if (is_full == gap.has_value()) return std::nullopt;
    if (!gap) return a;
    // Moves what stands behind the gap to the end.
    std::size_t const moved = filled - *gap;
    for (std::size_t i = 1; i <= moved; ++i) {
        a.bytes[a.bytes.size() - i] = a.bytes[filled - i];
        a.bytes[filled - i] = 0;
    }
    return a;
}

/// Parses an address of either version (`parse_ipv6`, `parse_ipv4`). `std::nullopt` for anything else.
[[nodiscard]] constexpr std::optional<ip_address> parse_ip_address(std::string_view s) noexcept {
    auto const v6 = parse_ipv6(s);
    return v6 ? v6 : parse_ipv4(s);
}

/// Returns the address in the form that every parser takes: `127.0.0.1`, `0:0:0:0:0:0:0:1`.
[[nodiscard]] constexpr inline_text<39> to_text(ip_address const& a) noexcept {
    inline_text<39> text;
    auto const append_number = [&](unsigned number, unsigned base) {
        std::array<char, 4> digits{};
        std::size_t first = digits.size();
        do {
            digits[--first] = "0123456789abcdef"[number % base];
            number /= base;
        } while (number != 0);
        static_cast<void>(text.append({digits.data() + first, digits.size() - first}));
    };
    std::size_t const step = a.is_v4 ? 1 : 2;
    for (std::size_t i = a.is_v4 ? 12 : 0; i != a.bytes.size(); i += step) {
        if (!text.empty()) static_cast<void>(text.append(a.is_v4 ? "." : ":"));
        if (a.is_v4) {
            append_number(a.bytes[i], 10);
        } else {
            append_number(static_cast<unsigned>(a.bytes[i] << 8 | a.bytes[i + 1]), 16);
        }
    }
    return text;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
