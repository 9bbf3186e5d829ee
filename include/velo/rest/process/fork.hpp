// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PROCESS_FORK_HPP
#define VELO_REST_PROCESS_FORK_HPP

#include <velo/rest/process/threads.hpp>
#include <velo/version.hpp>

#if VELO_HAS_THREADS && (defined(__unix__) || defined(__APPLE__))
#define VELO_HAS_FORK 1
#include <atomic>
#include <pthread.h>
#include <unistd.h>
#else
#define VELO_HAS_FORK 0
#endif

namespace velo::inline VELO_ABI::rest {

#if VELO_HAS_FORK

namespace detail {

/// Counts the forks behind this process, from its registration on.
class fork_counter {
  public:
    [[nodiscard]] static unsigned value() noexcept {
        static bool const is_registered = ::pthread_atfork(nullptr, nullptr, &in_child) == 0;
        // Without memory for the registration a system call tells processes apart.
        return is_registered ? forks_.load(std::memory_order_relaxed) : static_cast<unsigned>(::getpid());
    }

  private:
    static void in_child() noexcept { forks_.fetch_add(1, std::memory_order_relaxed); }

    static inline std::atomic<unsigned> forks_ = 0;
};

}  // namespace detail

/// Returns a number that changes in the child when the process forks. A connection, a token that is being fetched or a
/// random state that was made under another number belongs to another process: do not use it, and do not end it with
/// a message to its peer.
///
/// Makes no system call, except the first time. A child of `vfork` or of a bare `clone` has the number of its parent.
/// Thread safety: safe.
[[nodiscard]] inline unsigned fork_count() noexcept { return detail::fork_counter::value(); }

#else

/// Returns 0: this system has no fork.
[[nodiscard]] constexpr unsigned fork_count() noexcept { return 0; }

#endif

}  // namespace velo::inline VELO_ABI::rest

#endif
