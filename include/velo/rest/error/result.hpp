// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ERROR_RESULT_HPP
#define VELO_REST_ERROR_RESULT_HPP

#include <velo/rest/error/error.hpp>

#include <boost/system/result.hpp>

namespace velo::inline v0::rest {

/// A value, or an error with the payload that the operation documents.
///
/// `if (r)`, `*r` and `r.error()` throw nothing; `r.error()` of a success is an error whose code is zero and whose
/// message is "no error". `r.value()` of a failure throws `call_failed`; with `-fno-exceptions` it calls the
/// `boost::throw_exception` that the program then has to define.
///
/// Thread safety: as `T`; the error may be read from several threads.
template <class T, class Payload>
using result = boost::system::result<T, error<Payload>>;

}  // namespace velo::inline v0::rest

#endif
