// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CHECK_HPP
#define VELO_REST_MODEL_CHECK_HPP

#include <velo/version.hpp>

namespace velo::inline v0::rest {

/// What a check at compile time finds is a type: `check_passed`, or the first mistake by its name. Each has
///  - `passed`, to ask softly: `requires { requires endpoint_check<Op>::passed; }`, or by a concept;
///  - `verify()`, to ask hard: its one `static_assert` says what is wrong and what to write instead.
template <class Subject>
struct check_passed {
    static constexpr bool passed = true;
    static constexpr void verify() noexcept {}
};

/// The base of each mistake.
struct check_failed {
    static constexpr bool passed = false;
};

namespace detail {
/// False, but not before `T` is known.
template <class... T>
inline constexpr bool never = false;
}  // namespace detail

}  // namespace velo::inline v0::rest

#endif
