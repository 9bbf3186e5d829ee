// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_KEPT_TEXT_HPP
#define VELO_REST_MODEL_KEPT_TEXT_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Text that a value rarely has, in one pointer: the exact text of an `open`. Empty text takes no memory.
class kept_text {
  public:
    constexpr kept_text() noexcept = default;
    /// Copies `text`. Calls to allocate may throw.
    constexpr explicit kept_text(std::string_view text) {
        if (!text.empty()) block_ = copy(text);
    }
    constexpr kept_text(kept_text const& other) : kept_text(other.view()) {}
    constexpr kept_text(kept_text&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
    constexpr kept_text& operator=(kept_text other) noexcept {
        std::swap(block_, other.block_);
        return *this;
    }
    constexpr ~kept_text() {
        if (block_ != nullptr) delete[] block_;
    }

    /// Views this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept {
        if (block_ == nullptr) return {};
        return content();
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return block_ == nullptr; }

    friend constexpr bool operator==(kept_text const& left, kept_text const& right) noexcept {
        return left.view() == right.view();
    }

  private:
    // The length, then the bytes.
    static char* copy(std::string_view text) {
        std::size_t const size = text.size();
        char* const block = new char[sizeof size + size];
        std::memcpy(block, &size, sizeof size);
        std::memcpy(block + sizeof size, text.data(), size);
        return block;
    }
    [[nodiscard]] std::string_view content() const noexcept {
        std::size_t size = 0;
        std::memcpy(&size, block_, sizeof size);
        return {block_ + sizeof size, size};
    }

    char* block_ = nullptr;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
