// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CHECK_HPP
#define VELO_REST_MODEL_CHECK_HPP

#include <velo/version.hpp>

namespace velo::inline v0::rest {

/// The type that a compile-time check of `Subject` yields when it finds no mistake. Otherwise a check yields a type
/// that is named after the first mistake and derives from `check_failed`. Both kinds have
///  - `passed`, for constraints: `requires { requires endpoint_check<Op>::passed; }`;
///  - `verify()`, whose `static_assert` says what is wrong and what to write instead.
template <class Subject>
struct check_passed {
    static constexpr bool passed = true;  ///< no mistake was found
    /// Does nothing.
    static constexpr void verify() noexcept {}
};

/// Base of every type that is named after a mistake.
struct check_failed {
    static constexpr bool passed = false;  ///< a mistake was found
};

namespace detail {
/// False, and dependent on `T`: a `static_assert` on it fires at instantiation.
template <class... T>
inline constexpr bool never = false;
}  // namespace detail

}  // namespace velo::inline v0::rest

#endif
