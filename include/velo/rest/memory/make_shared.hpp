// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_MAKE_SHARED_HPP
#define VELO_REST_MEMORY_MAKE_SHARED_HPP

#include <velo/rest/process/threads.hpp>
#include <velo/version.hpp>

#include <memory>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// As `std::make_shared`. On a board the object is allocated beside its counter: that of libstdc++ would bring the
/// names of types and the search through their bases, 1.2 kB. Calls to allocate may throw.
template <class T, class... Args>
[[nodiscard]] std::shared_ptr<T> make_shared(Args&&... args) {
#if VELO_HAS_THREADS
    return std::make_shared<T>(std::forward<Args>(args)...);
#else
    return std::shared_ptr<T>(new T(std::forward<Args>(args)...));
#endif
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
