// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CHECK_HPP
#define VELO_REST_MODEL_CHECK_HPP

#include <velo/version.hpp>

namespace velo::inline v0::rest {

/// What a check at compile time finds is a type: `consistent`, or the first mistake by its name. Each has
///  - `is_consistent`, to ask softly: `requires { requires verdict_of<Op>::is_consistent; }`, or by a concept;
///  - `verify()`, to ask hard: its one `static_assert` says what is wrong and what to write instead.
template <class Subject>
struct consistent {
    static constexpr bool is_consistent = true;
    static constexpr void verify() noexcept {}
};

/// The base of each mistake.
struct inconsistent {
    static constexpr bool is_consistent = false;
};

namespace detail {
/// False, but not before `T` is known.
template <class... T>
inline constexpr bool never = false;
}  // namespace detail

}  // namespace velo::inline v0::rest

#endif
