// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_BLANK_HPP
#define VELO_REST_MODEL_BLANK_HPP

#include <velo/version.hpp>

namespace velo::inline VELO_ABI::rest {

/// Passkey for generic code (a decoder, a command line, the fake) that builds an unset argument and fills it later.
///
/// For a user, leaving out a required argument is a compile error. Generic code constructs it with `blank` instead and
/// then calls `find_invalid_field()` (`request/build.hpp`), which names the first argument that is still unset.
struct blank_t {
    explicit blank_t() = default;
};
/// The one value of `blank_t`.
inline constexpr blank_t blank{};

}  // namespace velo::inline VELO_ABI::rest

#endif
