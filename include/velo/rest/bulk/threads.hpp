// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_THREADS_HPP
#define VELO_REST_BULK_THREADS_HPP

#include <velo/rest/process/threads.hpp>

#if VELO_HAS_THREADS

#include <boost/config.hpp>

#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::detail {

/// Threads that run one function, and are joined with the object.
template <class F>
class thread_group {
  public:
    explicit thread_group(F& run) noexcept : run_(&run) {}
    thread_group(thread_group const&) = delete;
    thread_group& operator=(thread_group const&) = delete;
    ~thread_group() { join(); }

    /// Starts up to `count` threads: fewer if the system has no more, or no memory for them.
    void start(std::size_t count) {
#if defined(BOOST_NO_EXCEPTIONS)
        threads_.reserve(count);
        while (threads_.size() != count) threads_.emplace_back([this] { (*run_)(); });
#else
        try {
            threads_.reserve(count);
            while (threads_.size() != count) threads_.emplace_back([this] { run_one(); });
        } catch (std::exception const&) {
            // Fewer threads: the calling one does the work alone, if need be.
        }
#endif
    }

    /// Waits for the threads. Returns the first exception that left the function in one of them.
    std::exception_ptr join() noexcept {
        for (std::thread& t : threads_) t.join();
        threads_.clear();
        return std::exchange(failure_, nullptr);
    }

  private:
#if !defined(BOOST_NO_EXCEPTIONS)
    void run_one() noexcept {
        try {
            (*run_)();
        } catch (...) {
            std::lock_guard const lock(mutex_);
            if (failure_ == nullptr) failure_ = std::current_exception();
        }
    }
#endif

    F* run_;
    std::vector<std::thread> threads_;
    std::mutex mutex_;
    std::exception_ptr failure_;
};

/// Calls `run` in up to `count` threads at once, the calling one included, and returns when all have returned. What
/// `run` throws in one of them passes through after that.
template <class F>
void run_in_threads(std::size_t count, F run) {
    thread_group<F> others(run);
    others.start(count - 1);
    run();
    if (std::exception_ptr const failure = others.join()) std::rethrow_exception(failure);
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif

#endif
