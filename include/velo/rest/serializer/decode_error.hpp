// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_DECODE_ERROR_HPP
#define VELO_REST_SERIALIZER_DECODE_ERROR_HPP

#include <velo/version.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace velo::inline v0::rest {

/// Why bytes could not be decoded into a model, and where.
struct decode_error {
    std::string pointer{};        ///< JSON pointer (RFC 6901) of the value; empty for the whole text
    std::size_t offset = 0;       ///< the byte at which reading stopped
    std::string_view expected{};  ///< static text: "a string"
};

/// Success, or the reason why decoding failed.
using decode_result = boost::system::result<void, decode_error>;

/// What `value()` of a failed `decode_result` throws: `std::invalid_argument` with the expectation as its text.
[[noreturn]] inline void throw_exception_from_error(decode_error const& e, boost::source_location const& where) {
    boost::throw_exception(std::invalid_argument("expected " + std::string(e.expected)), where);
#if defined(BOOST_NO_EXCEPTIONS)
    for (;;) {
    }
#endif
}

}  // namespace velo::inline v0::rest

#endif
