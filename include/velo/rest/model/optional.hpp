// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_OPTIONAL_HPP
#define VELO_REST_MODEL_OPTIONAL_HPP

#include <velo/rest/model/argument.hpp>

namespace velo::inline v0::rest {

/// An argument that may be left out; then it is not sent. Also takes a `std::optional<T>`. Null does not compile: the
/// API gives it no meaning here.
template <class T>
using optional = argument<T, presence::optional>;

}  // namespace velo::inline v0::rest

#endif
