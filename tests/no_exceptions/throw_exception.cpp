// SPDX-License-Identifier: BSL-1.0

// What Boost asks of a program without exceptions that calls `result::value()`: where such a failure ends.

#include <boost/assert/source_location.hpp>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

namespace boost {
// Not [[noreturn]]: the first declaration, in Boost, is not either.
void throw_exception(std::exception const& e, source_location const&) {
    std::printf("ended: %s\n", e.what());
    std::exit(std::string_view(e.what()) == "get_self: HTTP 404 not found" ? EXIT_SUCCESS : EXIT_FAILURE);
}
void throw_exception(std::exception const& e) { throw_exception(e, source_location()); }
}  // namespace boost
