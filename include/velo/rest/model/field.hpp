// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_FIELD_HPP
#define VELO_REST_MODEL_FIELD_HPP

#include <velo/rest/model/argument.hpp>

namespace velo::inline v0::rest {

/// A property with three states: absent (`{}`), null (`nullptr`), or a value.
///
/// In an update request absent keeps the property, null clears it, and a value sets it. In a response it is what the
/// server sent.
template <class T>
using field = argument<T, presence::nullable>;

}  // namespace velo::inline v0::rest

#endif
