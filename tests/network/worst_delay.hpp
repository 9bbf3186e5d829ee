// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_NETWORK_WORST_DELAY_HPP
#define VELO_TESTS_NETWORK_WORST_DELAY_HPP

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <chrono>
#include <exception>

namespace tests {

/// Runs the coroutine `call` and a timer on `context`. Returns the longest delay of the timer until the coroutine ends.
template <class Call>
std::chrono::steady_clock::duration worst_delay(boost::asio::io_context& context, Call call) {
    namespace net = boost::asio;
    bool is_over = false;
    std::chrono::steady_clock::duration worst{};
    auto const rethrow = [](std::exception_ptr const& e) {
        if (e != nullptr) std::rethrow_exception(e);
    };
    net::co_spawn(
        context,
        [&]() -> net::awaitable<void> {
            co_await call();
            is_over = true;
        },
        rethrow);
    net::co_spawn(
        context,
        [&]() -> net::awaitable<void> {
            net::steady_timer timer(context);
            while (!is_over) {
                timer.expires_after(std::chrono::milliseconds(1));
                auto const due = timer.expiry();
                co_await timer.async_wait(net::use_awaitable);
                worst = (std::max)(worst, std::chrono::steady_clock::now() - due);
            }
        },
        rethrow);
    context.run();
    return worst;
}

}  // namespace tests

#endif
