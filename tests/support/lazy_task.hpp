// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_LAZY_TASK_HPP
#define VELO_TESTS_SUPPORT_LAZY_TASK_HPP

#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/transport.hpp>

#include <coroutine>
#include <exception>
#include <optional>
#include <stop_token>
#include <utility>

namespace tests {

/// Minimal coroutine type: starts when it is awaited or `get` is called, and never suspends for I/O.
template <class T>
class lazy_task {
  public:
    struct promise_type {
        std::optional<T> value{};
        std::exception_ptr exception{};
        std::coroutine_handle<> next = std::noop_coroutine();

        struct final_awaiter {
            bool await_ready() const noexcept { return false; }
            std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> h) const noexcept {
                return h.promise().next;
            }
            void await_resume() const noexcept {}
        };
        lazy_task get_return_object() { return lazy_task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        final_awaiter final_suspend() const noexcept { return {}; }
        template <class U>
        void return_value(U&& v) {
            value.emplace(std::forward<U>(v));
        }
        void unhandled_exception() noexcept { exception = std::current_exception(); }
    };

    lazy_task(lazy_task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    lazy_task& operator=(lazy_task&&) = delete;
    ~lazy_task() {
        if (handle_) handle_.destroy();
    }

    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiting) const noexcept {
        handle_.promise().next = awaiting;
        return handle_;
    }
    T await_resume() const {
        if (handle_.promise().exception) std::rethrow_exception(handle_.promise().exception);
        return std::move(*handle_.promise().value);
    }
    /// Runs the coroutine to its end and returns its value.
    T get() const {
        handle_.resume();
        return await_resume();
    }

  private:
    explicit lazy_task(std::coroutine_handle<promise_type> h) noexcept : handle_(h) {}
    std::coroutine_handle<promise_type> handle_;
};

/// Makes a blocking transport asynchronous. `wait` uses a `WaitStrategy`.
template <class Transport, class WaitStrategy>
class lazy {
  public:
    template <class T>
    using task = lazy_task<T>;

    explicit lazy(Transport t) : inner_(std::move(t)) {}
    [[nodiscard]] bool is_confidential() const noexcept { return inner_.is_confidential(); }
    [[nodiscard]] task<velo::rest::attempt> send(velo::rest::request const& q, velo::rest::response& r,
                                                 velo::rest::send_limits const& limits) const {
        co_return inner_.send(q, r, limits);
    }
    [[nodiscard]] task<velo::rest::errc> wait(velo::rest::delay const& d) const {
        co_return WaitStrategy{}(d, std::stop_token());
    }

  private:
    Transport inner_;
};

}  // namespace tests

#endif
