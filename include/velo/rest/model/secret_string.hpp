// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_SECRET_STRING_HPP
#define VELO_REST_MODEL_SECRET_STRING_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/constant_time_equal.hpp>

#include <optional>
#include <string_view>
#include <utility>

namespace velo::inline v0::rest {

/// A secret of any length, such as a token that a server issued: on the heap, overwritten before its memory is given
/// back. It cannot be printed, formatted or logged; `reveal()` gives the text where it has to leave. Copying allocates
/// (strong guarantee); moving does not. Thread safety: as a value.
class secret_string {
  public:
    secret_string() noexcept = default;
    explicit secret_string(std::string_view text) : bytes_(text) {}

    [[nodiscard]] static std::optional<secret_string> parse(std::string_view text) { return secret_string(text); }

    /// The secret itself. Views this object.
    [[nodiscard]] std::string_view reveal() const noexcept { return bytes_.view(); }
    [[nodiscard]] bool empty() const noexcept { return bytes_.empty(); }

    friend bool operator==(secret_string const& left, secret_string const& right) noexcept {
        return constant_time_equal(left.reveal(), right.reveal());
    }

  private:
    secure_buffer bytes_;
};

}  // namespace velo::inline v0::rest

#endif
