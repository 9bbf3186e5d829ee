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

namespace velo::inline v0::rest {

/// Why `T::checked(value)` said no: what the API wants instead. The value itself is not kept: it may be a secret.
struct invalid_value {
    /// Static text, in English, safe to log: "an E.164 number: …".
    std::string_view expected;

    friend bool operator==(invalid_value const&, invalid_value const&) = default;
};

/// What `value()` of a refused `checked_result` throws: `std::invalid_argument` with the expectation as its text.
[[noreturn]] inline void throw_exception_from_error(invalid_value const& e, boost::source_location const& where) {
    boost::throw_exception(std::invalid_argument("expected " + std::string(e.expected)), where);
#if defined(BOOST_NO_EXCEPTIONS)
    for (;;) {
    }
#endif
}

/// A checked value, or what was expected.
template <class T>
using checked_result = boost::system::result<T, invalid_value>;

}  // namespace velo::inline v0::rest

#endif
