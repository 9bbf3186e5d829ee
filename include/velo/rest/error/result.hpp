// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ERROR_RESULT_HPP
#define VELO_REST_ERROR_RESULT_HPP

#include <velo/rest/error/error.hpp>

#include <boost/system/result.hpp>

namespace velo::inline v0::rest {

/// What a call gives: a value, or an error whose payload is the one that the operation documents.
///
/// `if (r)`, `*r` and `r.error()` never throw. `r.value()` throws `call_failed` where exceptions are on; with
/// `-fno-exceptions` it ends in the `boost::throw_exception` that the user then has to define.
template <class T, class Payload>
using result = boost::system::result<T, error<Payload>>;

}  // namespace velo::inline v0::rest

#endif
