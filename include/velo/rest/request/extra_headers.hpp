// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_EXTRA_HEADERS_HPP
#define VELO_REST_REQUEST_EXTRA_HEADERS_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/header.hpp>
#include <velo/rest/memory/secure_buffer.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace velo::inline v0::rest {

/// May a caller add a field of that name to a request? Not those that the call and the transport write themselves: two
/// of them would contradict each other. Throws nothing.
[[nodiscard]] constexpr bool is_free_header(std::string_view name) noexcept {
    constexpr std::string_view ours[] = {
        "Accept", "Authorization", "Connection", "Content-Encoding", "Content-Length",    "Content-Type", "Expect",
        "Host",   "Keep-Alive",    "TE",         "Trailer",          "Transfer-Encoding", "Upgrade",      "User-Agent"};
    return is_token(name) &&
           std::none_of(std::begin(ours), std::end(ours), [&](std::string_view o) { return same_name(o, name); });
}

/// Fields that a caller adds to a request, copied. Not for several threads at once.
class extra_headers {
  public:
    static constexpr std::size_t capacity = 12;

    /// Adds a field; false, and nothing is added, when it may not be one (`is_free_header`, no line breaks or other
    /// control characters in the value, and a value), or when there are `capacity` already. What
    /// is given may not view this object. Calls to allocate may
    /// throw.
    [[nodiscard]] bool add(std::string_view name, std::string_view value) {
        if (count_ == capacity || !is_free_header(name) || value.empty() || !is_text(value)) return false;
        fields_[count_++] = {bytes_.size(), name.size(), value.size()};
        bytes_.append(name);
        bytes_.append(value);
        return true;
    }

    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    /// Field `i`; views this object until something is added. Precondition: `i < size()`.
    [[nodiscard]] header operator[](std::size_t i) const noexcept {
        field const& f = fields_[i];
        return {bytes_.view().substr(f.at, f.name), bytes_.view().substr(f.at + f.name, f.value)};
    }

    /// Forgets what follows the first `count`. Precondition: `count <= size()`. Throws nothing.
    void truncate(std::size_t count) noexcept {
        if (count == count_) return;
        bytes_.truncate(fields_[count].at);
        count_ = count;
    }

  private:
    struct field {
        std::size_t at, name, value;
    };
    secure_buffer bytes_;
    std::array<field, capacity> fields_;
    std::size_t count_ = 0;
};

}  // namespace velo::inline v0::rest

#endif
