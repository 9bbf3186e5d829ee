// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RETRY_OPTION_HPP
#define VELO_REST_RETRY_OPTION_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/retry/policy.hpp>
#include <velo/rest/time/instant.hpp>

#include <concepts>
#include <cstddef>
#include <optional>

namespace velo::inline VELO_ABI::rest::retry {

/// A call's own retry behaviour, as plain data.
struct option_value {
    /// Where the decision comes from.
    enum class kind : unsigned char {
        client_default,  ///< the policy of the client's Config
        no_retry,        ///< `retry::never`
        unlimited,       ///< `retry::always`
        backoff,         ///< `numbers`
        function,        ///< `decide`
    };
    /// A policy without state.
    using function = std::optional<duration> (*)(retry_context const&);

    kind what = kind::client_default;
    retry::backoff numbers{};   ///< for `kind::backoff`
    function decide = nullptr;  ///< for `kind::function`
};

template <bool AllowsAlways>
class option;

namespace detail {

template <class X>
inline constexpr bool is_option = false;
template <bool AllowsAlways>
inline constexpr bool is_option<option<AllowsAlways>> = true;
/// `nullptr` converts to a function, and is none.
template <class F>
concept is_retry_function = std::convertible_to<F, option_value::function> && !std::same_as<F, std::nullptr_t>;
template <class X>
concept is_retry_setting = is_option<X> || std::same_as<X, never_t> || std::same_as<X, always_t> ||
                           std::same_as<X, backoff> || is_retry_function<X>;

}  // namespace detail

/// The retry option of a call: `retry::never`, `retry::always`, a `retry::backoff` with numbers of its own, or a
/// function that takes a `retry_context`, such as a lambda without captures. A default one leaves it to the client's
/// policy. `retry::always` does not compile when `AllowsAlways` is false, as for a non-idempotent operation.
template <bool AllowsAlways>
class option {
  public:
    constexpr option() noexcept = default;
    /// These are the values that it takes.
    constexpr option(never_t) noexcept : value_{.what = option_value::kind::no_retry} {}
    constexpr option(always_t) noexcept
        requires AllowsAlways
        : value_{.what = option_value::kind::unlimited} {}
    constexpr option(backoff numbers) noexcept : value_{.what = option_value::kind::backoff, .numbers = numbers} {}
    /// A null function is as no option.
    template <detail::is_retry_function F>
    constexpr option(F decide) noexcept : value_{.decide = decide} {
        if (value_.decide != nullptr) value_.what = option_value::kind::function;
    }
    /// From options for operations of every kind. `retry::always` among them is refused when the call is made.
    template <bool Other>
        requires(Other && !AllowsAlways)
    constexpr option(option<Other> const& shared) noexcept : value_(shared.value()) {}
#if defined(__clang__)
    // In braces, as in `client.call(op, {.retry = retry::always})`, clang lists candidates for a deleted constructor;
    // for an unavailable one it prints the sentence alone. Neither converts for `requires`.
    __attribute__((
        unavailable("velo: this operation must not be sent twice: leave retry out, or say "
                    "retry::never"))) constexpr option(always_t) noexcept
        requires(!AllowsAlways)
    {}
    template <class X>
        requires(!detail::is_retry_setting<X>)
    __attribute__((
        unavailable("velo: this is no retry policy: say retry::never, retry::backoff or a function without "
                    "captures"))) constexpr option(X const&) noexcept {}
#else
    constexpr option(always_t, this_operation_must_not_be_sent_twice_leave_retry_out_or_say_retry_never* = nullptr)
        requires(!AllowsAlways)
    = delete;
    template <class X>
        requires(!detail::is_retry_setting<X>)
    constexpr option(X const&, this_is_no_retry_policy_say_retry_never_retry_backoff_or_a_function_without_captures* =
                                   nullptr) = delete;
#endif

    /// What was chosen.
    [[nodiscard]] constexpr option_value const& value() const noexcept { return value_; }

  private:
    option_value value_{};
};

}  // namespace velo::inline VELO_ABI::rest::retry

#endif
