// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_INVALID_VALUE_HPP
#define VELO_REST_MODEL_INVALID_VALUE_HPP

#include <velo/version.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// The error of `T::checked(value)`. It does not hold the refused value, which may be a secret.
struct invalid_value {
    /// What the API expects instead: "an e-mail address: …". Static text in English, safe to log.
    std::string_view expected;

    friend bool operator==(invalid_value const&, invalid_value const&) = default;
};

/// Called by `value()` of a `checked_result` without a value: throws `std::invalid_argument` with the expectation as
/// its text.
[[noreturn]] inline void throw_exception_from_error(invalid_value const& e, boost::source_location const& where) {
    boost::throw_exception(std::invalid_argument("expected " + std::string(e.expected)), where);
#if defined(BOOST_NO_EXCEPTIONS)
    for (;;) {
    }
#endif
}

/// The result of `T::checked(value)`: a `T`, or an `invalid_value`.
template <class T>
using checked_result = boost::system::result<T, invalid_value>;

}  // namespace velo::inline VELO_ABI::rest

#endif
