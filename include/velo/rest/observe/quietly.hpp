// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_QUIETLY_HPP
#define VELO_REST_OBSERVE_QUIETLY_HPP

#include <velo/version.hpp>

#include <boost/config.hpp>

#include <exception>

namespace velo::inline VELO_ABI::rest::detail {

/// Calls `f`, and drops what it throws: an observer must not throw, and without memory it observes nothing.
template <class F>
void quietly(F&& f) noexcept {
#if defined(BOOST_NO_EXCEPTIONS)
    f();
#else
    try {
        f();
    } catch (std::exception const&) {
        return;
    }
#endif
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
