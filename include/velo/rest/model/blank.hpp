// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_BLANK_HPP
#define VELO_REST_MODEL_BLANK_HPP

#include <velo/version.hpp>

namespace velo::inline v0::rest {

/// The passkey with which generic code (a decoder, a command line, the fake) builds an argument that is not set yet.
///
/// A user who leaves a required argument out gets a compile error; generic code that fills a request member by member
/// asks for a blank one on purpose, and `find_invalid_field()` (`model/invalid_field.hpp`) afterwards names what is
/// still missing.
struct blank_t {
    explicit blank_t() = default;
};
inline constexpr blank_t blank{};

}  // namespace velo::inline v0::rest

#endif
