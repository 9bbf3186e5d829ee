// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_SECRET_VIEW_HPP
#define VELO_REST_MODEL_SECRET_VIEW_HPP

#include <velo/rest/model/constant_time_equal.hpp>
#include <velo/version.hpp>

#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// A secret in memory of somebody else, who zeroes it: that of the response from which a model was read, or text of the
/// program. It cannot be printed, formatted or logged; `reveal()` returns the text. Thread safety: as a value.
class secret_view {
  public:
    constexpr secret_view() noexcept = default;
    /// Views `text`, which has to outlive this.
    constexpr explicit secret_view(std::string_view text) noexcept : text_(text) {}

    /// For generic code that reads models: accepts any text. A template, so that only a call compiles the optional.
    template <class Secret = secret_view>
    [[nodiscard]] static constexpr std::optional<Secret> parse(std::string_view text) noexcept {
        return Secret(text);
    }

    /// The secret in clear text. Views the memory that this was made from.
    [[nodiscard]] constexpr std::string_view reveal() const noexcept { return text_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return text_.empty(); }

    /// Compares in a time that depends on the lengths only.
    friend constexpr bool operator==(secret_view left, secret_view right) noexcept {
        return constant_time_equal(left.text_, right.text_);
    }

  private:
    std::string_view text_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
