// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_GROWING_FIELD_LIST_HPP
#define VELO_REST_HTTP_GROWING_FIELD_LIST_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/header.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// Header fields in the order of their addition, copied into one buffer. Removed fields are zeroed; the capacity stays.
/// Views are valid until the next non-const call.
///
/// Thread safety: distinct objects safe, one object unsafe.
class growing_field_list {
  public:
    /// Appends a field. Precondition: `name` and `value` do not view this list. Calls to allocate may throw.
    void add(std::string_view name, std::string_view value) {
        entries_.push_back({bytes_.size(), name.size(), value.size()});
        char* const first = bytes_.extend(name.size() + value.size());
        value.copy(first + name.copy(first, name.size()), value.size());
    }

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    /// Bytes of all names and values together.
    [[nodiscard]] std::size_t bytes() const noexcept { return bytes_.size(); }
    /// The memory of this list.
    [[nodiscard]] growing_buffer const& memory() const noexcept { return bytes_; }
    /// False: every field fits.
    [[nodiscard]] static constexpr bool is_short() noexcept { return false; }
    /// Returns field number `i`. Precondition: `i < size()`.
    [[nodiscard]] header operator[](std::size_t i) const noexcept {
        entry const& e = entries_[i];
        return {bytes_.view().substr(e.at, e.name), bytes_.view().substr(e.at + e.name, e.value)};
    }
    /// Returns the value of the first field with that name, in any case (RFC 9110 section 5.1); empty without one.
    [[nodiscard]] std::string_view find(std::string_view name) const noexcept {
        for (std::size_t i = 0; i != size(); ++i) {
            if (header const h = (*this)[i]; same_name(h.name, name)) return h.value;
        }
        return {};
    }

    /// Removes and zeroes the fields after the first `count`. Precondition: `count <= size()`.
    void truncate(std::size_t count) noexcept {
        if (count == size()) return;
        bytes_.truncate(entries_[count].at);
        entries_.resize(count);
    }
    /// Removes and zeroes all fields.
    void clear() noexcept { truncate(0); }

  private:
    struct entry {
        std::size_t at = 0;               // of the name; the value follows it
        std::size_t name = 0, value = 0;  // their sizes
    };

    growing_buffer bytes_;
    std::vector<entry> entries_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
