// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_NETWORK_SCARCE_ALLOCATION_HOOK_HPP
#define VELO_TESTS_NETWORK_SCARCE_ALLOCATION_HOOK_HPP

#include <cstddef>
#include <functional>

namespace tests {

/// What happens at one allocation of this thread: of `operator new`, of OpenSSL or of libcurl.
///
/// Thread safety: unsafe; one at a time.
class allocation_hook {
  public:
    /// Calls `act` at allocation number `n`, from 0. The allocation fails if it returns true.
    allocation_hook(std::size_t n, std::function<bool()> act);
    ~allocation_hook();
    allocation_hook(allocation_hook const&) = delete;
    allocation_hook& operator=(allocation_hook const&) = delete;

    /// True once allocation number `n` has come. No allocation fails afterwards.
    [[nodiscard]] bool was_reached() const noexcept;

    /// Has OpenSSL and libcurl allocate where the hook sees it. Call it before their first use.
    static void install();
};

}  // namespace tests

#endif
