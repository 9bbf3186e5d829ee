// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_OPTION_HPP
#define VELO_REST_RETRY_OPTION_HPP

#include <velo/rest/model/mistakes.hpp>
#include <velo/rest/retry/policy.hpp>

#include <chrono>
#include <concepts>
#include <optional>
#include <type_traits>

namespace velo::inline v0::rest::retry {

/// What one call has instead of its client's retry policy, as plain data.
struct chosen_retry {
    enum class kind : unsigned char { policy, no_retry, until_late, numbers, function };
    using function = std::optional<std::chrono::nanoseconds> (*)(situation const&);

    kind what = kind::policy;
    retry::backoff numbers{};
    function decide = nullptr;
};

template <bool MayRepeat>
class choice;

namespace detail {

template <class X>
inline constexpr bool is_choice = false;
template <bool MayRepeat>
inline constexpr bool is_choice<choice<MayRepeat>> = true;
template <class X>
concept chooses_retry = is_choice<X> || std::same_as<X, never_t> || std::same_as<X, always_t> ||
                        std::same_as<X, backoff> || std::convertible_to<X, chosen_retry::function>;

}  // namespace detail

/// The retry option of a call: `retry::never`, `retry::always`, a `retry::backoff` with numbers of its own, or a
/// function that takes a `situation`, such as a lambda without captures. What is left out is the client's policy.
/// `retry::always` does not compile for a single-use operation.
template <bool MayRepeat>
class choice {
  public:
    constexpr choice() noexcept = default;
    constexpr choice(never_t) noexcept : chosen_{.what = chosen_retry::kind::no_retry} {}
    constexpr choice(always_t) noexcept
        requires MayRepeat
        : chosen_{.what = chosen_retry::kind::until_late} {}
    constexpr choice(backoff numbers) noexcept : chosen_{.what = chosen_retry::kind::numbers, .numbers = numbers} {}
    template <class F>
        requires std::convertible_to<F, chosen_retry::function>
    constexpr choice(F decide) noexcept : chosen_{.what = chosen_retry::kind::function, .decide = decide} {}
    /// Options that are shared by calls of every kind are looked at when the call is made.
    template <bool Other>
        requires(Other && !MayRepeat)
    constexpr choice(choice<Other> const& shared) noexcept : chosen_(shared.chosen()) {}
#if defined(__clang__)
    // In braces, as in `client.call(op, {.retry = retry::always})`, clang lists candidates for a deleted constructor;
    // for an unavailable one it prints the sentence alone. Neither converts for `requires`.
    __attribute__((
        unavailable("velo: this operation must not be sent twice: leave retry out, or say "
                    "retry::never"))) constexpr choice(always_t) noexcept
        requires(!MayRepeat)
    {}
    template <class X>
        requires(!detail::chooses_retry<X>)
    __attribute__((
        unavailable("velo: this is no retry policy: say retry::never, retry::backoff or a function without "
                    "captures"))) constexpr choice(X const&) noexcept {}
#else
    constexpr choice(always_t, this_operation_must_not_be_sent_twice_leave_retry_out_or_say_retry_never* = nullptr)
        requires(!MayRepeat)
    = delete;
    template <class X>
        requires(!detail::chooses_retry<X>)
    constexpr choice(X const&, this_is_no_retry_policy_say_retry_never_retry_backoff_or_a_function_without_captures* =
                                   nullptr) = delete;
#endif

    [[nodiscard]] constexpr chosen_retry const& chosen() const noexcept { return chosen_; }

  private:
    chosen_retry chosen_{};
};

}  // namespace velo::inline v0::rest::retry

#endif
