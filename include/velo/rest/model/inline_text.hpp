// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_INLINE_TEXT_HPP
#define VELO_REST_MODEL_INLINE_TEXT_HPP

#include <velo/version.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Text of at most `Capacity` bytes, held in the object. Never allocates, never truncates. Trivially copyable.
/// Thread safety: as a value.
template <std::size_t Capacity>
class inline_text {
  public:
    static_assert(Capacity <= (std::numeric_limits<std::uint16_t>::max)(),
                  "velo: an inline text holds at most 65535 bytes");
    static constexpr std::size_t capacity = Capacity;  ///< bytes
    /// Where the size is in the object, behind the bytes.
    static constexpr std::size_t size_offset = (Capacity + 1) / 2 * 2;

    constexpr inline_text() noexcept = default;

    /// Replaces the text. False, without a change, if `text` is longer than `Capacity`.
    [[nodiscard]] constexpr bool assign(std::string_view text) noexcept {
        if (text.size() > Capacity) return false;
        size_ = 0;
        return append(text);
    }

    /// Appends `text`. False, without a change, if the whole would be longer than `Capacity`.
    [[nodiscard]] constexpr bool append(std::string_view text) noexcept {
        if (text.size() > Capacity - size_) return false;
        std::char_traits<char>::copy(bytes_.data() + size_, text.data(), text.size());
        size_ = static_cast<std::uint16_t>(size_ + text.size());
        return true;
    }

    /// Views this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_.data(), size_}; }
    constexpr operator std::string_view() const noexcept { return view(); }
    /// The storage, `Capacity` bytes; the text is its first `size()` bytes.
    [[nodiscard]] constexpr char* data() noexcept { return bytes_.data(); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

    friend constexpr bool operator==(inline_text const& left, inline_text const& right) noexcept {
        return left.view() == right.view();
    }

  private:
    std::array<char, Capacity> bytes_{};
    std::uint16_t size_ = 0;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
