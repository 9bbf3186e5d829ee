// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_SHORTAGE_HPP
#define VELO_REST_MEMORY_SHORTAGE_HPP

#include <velo/rest/memory/heap.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/memory/words.hpp>
#include <velo/version.hpp>

#include <string_view>

#if !VELO_HAS_HEAP
namespace velo::inline VELO_ABI::rest {

/// "call_memory::body has 64 bytes, and 118 are needed"; empty if all fitted. `part` is the name of the member.
[[nodiscard]] inline detail_words shortage_of(std::string_view part, secure_buffer const& buffer) noexcept {
    detail_words text;
    if (!buffer.is_short()) return text;
    ((text += "call_memory::") += part) += " has ";
    append_number(text, buffer.capacity());
    text += " bytes, and ";
    append_number(text, buffer.needed());
    text += " are needed";
    return text;
}

}  // namespace velo::inline VELO_ABI::rest
#endif

#endif
