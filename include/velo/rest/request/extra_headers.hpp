// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_EXTRA_HEADERS_HPP
#define VELO_REST_REQUEST_EXTRA_HEADERS_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/http/free_header.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// The fields that the caller and the observer add to a request. Not for several threads at once.
class extra_headers : field_list {
  public:
#if !VELO_HAS_HEAP
    constexpr extra_headers() noexcept = default;
    /// Uses `memory`, which has to outlive this.
    constexpr explicit extra_headers(std::span<char> memory) noexcept : field_list(memory) {}
#endif
    static constexpr std::size_t capacity = 12;  ///< fields: 8 of the options, the correlation, 3 of the observer

    /// Copies a field. Returns false and adds nothing when the name is not free (`is_free_header`), when the value is
    /// empty or has a control character, and when there are `capacity` fields already. `name` and `value` may not view
    /// this object. Calls to allocate may throw.
    [[nodiscard]] bool add(std::string_view name, std::string_view value) {
        if (size() == capacity || !is_free_header(name) || value.empty() || !is_text(value)) return false;
        field_list::add(name, value);
        return true;
    }

    /// Copies the Accept or the Content-Type of a body with a format of its own; nothing if `value` is empty.
    /// Precondition: only media types were added before. Calls to allocate may throw.
    void add_media_type(std::string_view name, std::string_view value) {
        if (!value.empty()) field_list::add(name, value);
    }

    using field_list::memory;
    using field_list::size;
    using field_list::operator[];
    using field_list::truncate;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
