// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_FIXED_FIELD_LIST_HPP
#define VELO_REST_HTTP_FIXED_FIELD_LIST_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/header.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Header fields in the order of their addition, copied into memory that the program gives: of each the two sizes in
/// two bytes, the name, the value. Removed fields are zeroed. Views are valid until the next non-const call.
///
/// Thread safety: distinct objects safe, one object unsafe.
class fixed_field_list {
  public:
    constexpr fixed_field_list() noexcept = default;
    /// Uses `memory`, which has to outlive this.
    constexpr explicit fixed_field_list(std::span<char> memory) noexcept : bytes_(memory) {}

    /// Appends a field, or notes that it does not fit (`is_short`). Precondition: `name` and `value` do not view this
    /// list.
    void add(std::string_view name, std::string_view value) noexcept {
        std::size_t const size = name.size() + value.size() + sizeof(sizes);
        if (bytes_.is_short() || size > bytes_.capacity() - bytes_.size() || size > 0xFFFF)
            return bytes_.leave_out(size);
        sizes const of{static_cast<std::uint16_t>(name.size()), static_cast<std::uint16_t>(value.size())};
        char raw[sizeof of];
        std::memcpy(raw, &of, sizeof of);
        bytes_.append({raw, sizeof raw});
        bytes_.append(name);
        bytes_.append(value);
        ++size_;
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Bytes of all names and values together.
    [[nodiscard]] std::size_t bytes() const noexcept { return bytes_.size() - size_ * sizeof(sizes); }
    /// True if a field did not fit.
    [[nodiscard]] bool is_short() const noexcept { return bytes_.is_short(); }
    /// The memory of this list and what it needed.
    [[nodiscard]] fixed_buffer const& memory() const noexcept { return bytes_; }
    /// Returns field number `i`. Precondition: `i < size()`.
    [[nodiscard]] header operator[](std::size_t i) const noexcept { return at(offset_of(i)); }
    /// Returns the value of the first field with that name, in any case (RFC 9110 section 5.1); empty without one.
    [[nodiscard]] std::string_view find(std::string_view name) const noexcept {
        for (std::size_t offset = 0; offset != bytes_.size();) {
            header const h = at(offset);
            if (same_name(h.name, name)) return h.value;
            offset += sizeof(sizes) + h.name.size() + h.value.size();
        }
        return {};
    }

    /// Removes and zeroes the fields after the first `count`. Precondition: `count <= size()`.
    void truncate(std::size_t count) noexcept {
        bytes_.truncate(offset_of(count));
        size_ = count;
    }
    /// Removes and zeroes all fields.
    void clear() noexcept { truncate(0); }

  private:
    struct sizes {
        std::uint16_t name, value;
    };

    [[nodiscard]] header at(std::size_t offset) const noexcept {
        std::string_view const all = bytes_.view();
        sizes of;
        std::memcpy(&of, all.data() + offset, sizeof of);
        return {all.substr(offset + sizeof of, of.name), all.substr(offset + sizeof of + of.name, of.value)};
    }
    [[nodiscard]] std::size_t offset_of(std::size_t i) const noexcept {
        std::size_t offset = 0;
        for (; i != 0; --i) {
            header const h = at(offset);
            offset += sizeof(sizes) + h.name.size() + h.value.size();
        }
        return offset;
    }

    fixed_buffer bytes_;
    std::size_t size_ = 0;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
