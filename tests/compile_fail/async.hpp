// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_COMPILE_FAIL_AWAITED_HPP
#define VELO_TESTS_COMPILE_FAIL_AWAITED_HPP

#include <velo/rest/transport/any_async_transport.hpp>

#include <coroutine>
#include <exception>
#include <future>

#include "prelude.hpp"

/// The smallest kind of coroutine: it runs at once, and keeps what it gives.
template <class T>
class at_once {
  public:
    struct promise_type {
        std::optional<T> value{};
        at_once get_return_object() { return at_once(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_value(T v) { value.emplace(std::move(v)); }
        void unhandled_exception() { std::terminate(); }
    };
    at_once(at_once&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
    at_once& operator=(at_once&&) = delete;
    ~at_once() {
        if (coroutine_) coroutine_.destroy();
    }
    T get() { return std::move(*coroutine_.promise().value); }
    bool await_ready() noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) noexcept {}
    T await_resume() { return get(); }

  private:
    explicit at_once(std::coroutine_handle<promise_type> c) noexcept : coroutine_(c) {}
    std::coroutine_handle<promise_type> coroutine_;
};

/// An asynchronous transport.
struct async_api {
    template <class T>
    using task = at_once<T>;
    fake_api fake;
    at_once<velo::rest::attempt> send(velo::rest::request const& q, velo::rest::response& r,
                                      velo::rest::send_limits const& limits) const {
        co_return fake.send(q, r, limits);
    }
    at_once<velo::rest::errc> wait(velo::rest::delay const&) const { co_return velo::rest::errc::none; }
    bool is_confidential() const noexcept { return true; }
};

#endif
