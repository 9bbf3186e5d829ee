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

/// Where and why bytes could not be read as a model.
struct decode_error {
    std::string pointer{};        ///< the value, as a JSON pointer (RFC 6901); empty for the whole text. Untrusted
    std::size_t offset = 0;       ///< the byte at which reading stopped
    std::string_view expected{};  ///< what was expected there, such as "a string". Static text
};

/// What `Serializer::read` returns: success, or a `decode_error`.
using decode_result = boost::system::result<void, decode_error>;

/// Throws `std::invalid_argument` with the text "expected …" for `value()` of a failed `decode_result`. With exceptions
/// off it calls the `boost::throw_exception` that the program defines.
[[noreturn]] inline void throw_exception_from_error(decode_error const& e, boost::source_location const& where) {
    boost::throw_exception(std::invalid_argument("expected " + std::string(e.expected)), where);
#if defined(BOOST_NO_EXCEPTIONS)
    for (;;) {
    }
#endif
}

}  // namespace velo::inline v0::rest

#endif
