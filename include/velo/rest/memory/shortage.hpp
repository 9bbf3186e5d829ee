// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_SHORTAGE_HPP
#define VELO_REST_MEMORY_SHORTAGE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// The part of a `call_memory` that is too small for a call.
struct fixed_memory_shortage {
    std::string_view part{};   ///< the name of the member; empty without a shortage
    std::size_t capacity = 0;  ///< bytes that it has
    std::size_t needed = 0;    ///< bytes that the call needs; 0 if that is not known

    /// The shortage of `buffer`, which is the member `part`.
    [[nodiscard]] static fixed_memory_shortage of(std::string_view part, fixed_buffer const& buffer) noexcept {
        if (!buffer.is_short()) return {};
        return {part, buffer.capacity(), buffer.needed()};
    }
    [[nodiscard]] explicit operator bool() const noexcept { return !part.empty(); }
    /// "call_memory::body has 64 bytes, and 118 are needed"; empty without a shortage.
    [[nodiscard]] detail_words words() const {
        detail_words text;
        if (part.empty()) return text;
        ((text += "call_memory::") += part) += " has ";
        append_decimal(text, capacity);
        text += " bytes, and ";
        needed == 0 ? static_cast<void>(text += "more") : append_decimal(text, needed);
        text += " are needed";
        return text;
    }
};

/// The same functions where memory grows: nothing is too small.
struct no_memory_shortage {
    /// None.
    [[nodiscard]] static constexpr no_memory_shortage of(std::string_view, growing_buffer const&) noexcept {
        return {};
    }
    [[nodiscard]] explicit constexpr operator bool() const noexcept { return false; }
    /// Empty.
    [[nodiscard]] static detail_words words() { return {}; }
};

/// What a call lacks of memory.
using memory_shortage = std::conditional_t<VELO_HAS_HEAP, no_memory_shortage, fixed_memory_shortage>;

}  // namespace velo::inline VELO_ABI::rest

#endif
