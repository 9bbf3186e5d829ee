// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_WORDS_HPP
#define VELO_REST_MEMORY_WORDS_HPP

#include <velo/version.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// Text in English of at most `Capacity` bytes, held in the object; what does not fit is cut off. It has what the
/// library needs of a `std::string`. Thread safety: as a value.
template <std::size_t Capacity>
class short_words {
  public:
    constexpr short_words() noexcept = default;
    /// Both of these copy `text`.
    constexpr short_words(std::string_view text) noexcept { *this += text; }
    constexpr short_words(char const* text) noexcept { *this += std::string_view(text); }

    constexpr short_words& operator+=(std::string_view text) noexcept {
        std::size_t const room = Capacity - size_;
        size_ = static_cast<std::uint16_t>(size_ +
                                           text.copy(bytes_.data() + size_, text.size() < room ? text.size() : room));
        return *this;
    }
    constexpr short_words& operator+=(char c) noexcept { return *this += std::string_view(&c, 1); }
    friend constexpr short_words operator+(short_words left, std::string_view right) noexcept { return left += right; }

    constexpr operator std::string_view() const noexcept { return {bytes_.data(), size_}; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    friend constexpr bool operator==(short_words const& left, std::string_view right) noexcept {
        return std::string_view(left) == right;
    }

  private:
    std::array<char, Capacity> bytes_{};
    std::uint16_t size_ = 0;
};

/// Why something failed.
using detail_words = std::conditional_t<VELO_HAS_HEAP, std::string, short_words<94>>;
/// A line for a log.
using message_words = std::conditional_t<VELO_HAS_HEAP, std::string, short_words<222>>;
/// Why an attempt failed. Without a heap static text.
using attempt_words = std::conditional_t<VELO_HAS_HEAP, std::string, std::string_view>;

/// Appends a number in decimal digits to `out`, which is one of these.
template <class Words>
void append_decimal(Words& out, std::size_t number) {
    char digits[20] = {};
    char* const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out += std::string_view(digits, static_cast<std::size_t>(end - digits));
}

}  // namespace velo::inline VELO_ABI::rest

#endif
