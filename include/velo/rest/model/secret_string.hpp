// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_SECRET_STRING_HPP
#define VELO_REST_MODEL_SECRET_STRING_HPP

#include <velo/rest/memory/secure_buffer.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// True if two secrets are equal. The time depends on their lengths only, not on where they differ.
[[nodiscard]] constexpr bool constant_time_equal(std::string_view left, std::string_view right) noexcept {
    if (left.size() != right.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i != left.size(); ++i) {
        difference |= static_cast<unsigned>(static_cast<unsigned char>(left[i])) ^
                      static_cast<unsigned>(static_cast<unsigned char>(right[i]));
    }
    return difference == 0;
}

/// A secret of any length, for example a token that a server issued. It is on the heap, in memory that is zeroed before
/// it is released. It cannot be printed, formatted or logged; `reveal()` returns the text. Copying allocates, moving
/// does not. Thread safety: as a value.
class secret_string {
  public:
    secret_string() noexcept = default;
    /// Copies `text`. Calls to allocate may throw.
    explicit secret_string(std::string_view text) : bytes_(text) {}

    /// For generic code that reads models: accepts any text. Calls to allocate may throw.
    [[nodiscard]] static std::optional<secret_string> parse(std::string_view text) { return secret_string(text); }

    /// The secret in clear text. Views this object.
    [[nodiscard]] std::string_view reveal() const noexcept { return bytes_.view(); }
    [[nodiscard]] bool empty() const noexcept { return bytes_.empty(); }

    /// Compares in a time that depends on the lengths only.
    friend bool operator==(secret_string const& left, secret_string const& right) noexcept {
        return constant_time_equal(left.reveal(), right.reveal());
    }

  private:
    secure_buffer bytes_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
