// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_REQUIRED_HPP
#define VELO_REST_MODEL_REQUIRED_HPP

#include <velo/rest/model/argument.hpp>

namespace velo::inline v0::rest {

/// An argument that the operation needs. Leaving it out of a braced operation or body does not compile.
template <class T>
using required = argument<T, presence::required>;

}  // namespace velo::inline v0::rest

#endif
