// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_SHORTAGE_HPP
#define VELO_REST_MEMORY_SHORTAGE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <string_view>

#if !VELO_HAS_HEAP
namespace velo::inline VELO_ABI::rest {

/// The part of a `call_memory` that is too small for a call.
struct memory_shortage {
    std::string_view part{};   ///< the name of the member; empty without a shortage
    std::size_t capacity = 0;  ///< bytes that it has
    std::size_t needed = 0;    ///< bytes that the call needs; 0 if that is not known

    /// The shortage of `buffer`, which is the member `part`.
    [[nodiscard]] static memory_shortage of(std::string_view part, secure_buffer const& buffer) noexcept {
        if (!buffer.is_short()) return {};
        return {part, buffer.capacity(), buffer.needed()};
    }
    [[nodiscard]] explicit operator bool() const noexcept { return !part.empty(); }
    /// "call_memory::body has 64 bytes, and 118 are needed"; empty without a shortage.
    [[nodiscard]] detail_words words() const noexcept {
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

}  // namespace velo::inline VELO_ABI::rest
#endif

#endif
