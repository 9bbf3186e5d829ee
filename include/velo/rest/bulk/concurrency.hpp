// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_CONCURRENCY_HPP
#define VELO_REST_BULK_CONCURRENCY_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/check.hpp>

#include <atomic>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Runs tasks at the same time: `co_await` it, and it resumes when all have ended. Those that run are destroyed with
/// it.
template <class Task>
class joined_tasks {
    class running {
      public:
        struct promise_type {
            promise_type(Task const&, joined_tasks& o) noexcept : owner(&o) {}
            running get_return_object() noexcept { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
            std::suspend_always initial_suspend() const noexcept { return {}; }
            struct end {
                bool await_ready() const noexcept { return false; }
                std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> c) const noexcept {
                    return c.promise().owner->one_ended();
                }
                void await_resume() const noexcept {}
            };
            end final_suspend() const noexcept { return {}; }
            void return_void() const noexcept {}
            void unhandled_exception() noexcept { owner->failed(std::current_exception()); }
            joined_tasks* owner;
        };
        std::coroutine_handle<promise_type> coroutine;
    };
    static running run(Task task, joined_tasks&) { static_cast<void>(co_await std::move(task)); }

  public:
    // `await_suspend` counts as one: tasks that end at once do not resume the parent before all have begun.
    explicit joined_tasks(std::vector<Task> tasks) : left_(tasks.size() + 1) {
        all_.reserve(tasks.size());
        for (Task& t : tasks) all_.push_back(run(std::move(t), *this).coroutine);
    }
    joined_tasks(joined_tasks const&) = delete;
    joined_tasks& operator=(joined_tasks const&) = delete;
    ~joined_tasks() {
        for (auto const c : all_) c.destroy();
    }

    bool await_ready() const noexcept { return all_.empty(); }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> parent) {
        parent_ = parent;
        for (auto const c : all_) c.resume();
        return one_ended();
    }
    void await_resume() const {
        if (failure_ != nullptr) std::rethrow_exception(failure_);
    }

  private:
    std::coroutine_handle<> one_ended() noexcept {
        return left_.fetch_sub(1) == 1 ? parent_ : std::coroutine_handle<>(std::noop_coroutine());
    }
    void failed(std::exception_ptr e) noexcept {
        if (!has_failed_.exchange(true)) failure_ = std::move(e);
    }

    std::vector<std::coroutine_handle<typename running::promise_type>> all_;
    std::atomic<std::size_t> left_;
    std::coroutine_handle<> parent_;
    std::atomic<bool> has_failed_ = false;
    std::exception_ptr failure_;
};

/// A coroutine that any other can await: by its own `await_suspend`, or by an `operator co_await`.
template <class T>
concept awaited_anywhere = requires(T& t, std::coroutine_handle<> c) { t.await_suspend(c); } || requires(T&& t) {
    std::move(t).operator co_await();
} || requires(T&& t) { operator co_await(std::move(t)); };

}  // namespace detail

/// How coroutines of one kind run at the same time. The primary template serves every kind that any coroutine may
/// await; `boost::asio::awaitable` needs an executor, and `velo/rest/bulk/asio.hpp` specialises it. `Task` is the
/// Transport's `task<errc>`.
template <class Task>
struct concurrency {
    static_assert(detail::awaited_anywhere<Task>,
                  "velo: coroutines of this kind cannot run at the same time by themselves: include "
                  "velo/rest/bulk/asio.hpp for boost::asio::awaitable, or specialise rest::concurrency<task<errc>>");

    /// Begins all tasks, and ends when all of them have ended. The first exception that left one passes through then.
    /// Tasks that have not ended are destroyed with this one.
    [[nodiscard]] static Task all(std::vector<Task> tasks) {
        detail::joined_tasks<Task> joined(std::move(tasks));
        co_await joined;
        co_return errc::none;
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
