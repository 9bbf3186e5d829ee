// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_TIMEOUT_ARGUMENT_HPP
#define VELO_REST_CALL_TIMEOUT_ARGUMENT_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/time/instant.hpp>

#include <chrono>
#include <concepts>
#include <optional>

namespace velo::inline VELO_ABI::rest {

/// The timeout of a call, in its options: a duration of whole units, such as `5s` or `2500ms`, or none. Thread safety:
/// as a value.
class timeout_argument {
  public:
    constexpr timeout_argument() noexcept = default;
    /// None.
    constexpr timeout_argument(std::nullopt_t) noexcept {}
    /// These are the values that it takes.
    template <class Rep, class Period>
        requires std::convertible_to<std::chrono::duration<Rep, Period>, duration>
    constexpr timeout_argument(std::chrono::duration<Rep, Period> time) noexcept : value_(time) {}
    template <class Rep, class Period>
        requires std::convertible_to<std::chrono::duration<Rep, Period>, duration>
    constexpr timeout_argument(std::optional<std::chrono::duration<Rep, Period>> time) noexcept : value_(time) {}
#if defined(__clang__)
    // Unavailable and not deleted, as in retry/option.hpp.
    template <class X>
        requires(!std::convertible_to<X, std::optional<duration>> && !std::same_as<X, timeout_argument>)
    __attribute__((unavailable(
        "velo: a timeout is a duration of whole units: write 5s or 2500ms"))) constexpr timeout_argument(X const&) noexcept {
    }
#else
    template <class X>
        requires(!std::convertible_to<X, std::optional<duration>> && !std::same_as<X, timeout_argument>)
    constexpr timeout_argument(X const&, a_timeout_is_a_duration_of_whole_units_write_5s_or_2500ms* = nullptr) = delete;
#endif

    /// The timeout; `std::nullopt` if there is none.
    [[nodiscard]] constexpr std::optional<duration> const& value() const noexcept { return value_; }

  private:
    std::optional<duration> value_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
