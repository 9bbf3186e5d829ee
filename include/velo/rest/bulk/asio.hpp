// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_ASIO_HPP
#define VELO_REST_BULK_ASIO_HPP

#include <velo/rest/bulk/concurrency.hpp>
#include <velo/rest/error/errc.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <coroutine>
#include <exception>
#include <tuple>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// Coroutines of Boost.Asio run on the executor of the one that awaits them, and are cancelled with it.
template <class Executor>
struct concurrency<boost::asio::awaitable<errc, Executor>> {
    /// As `concurrency::all`.
    [[nodiscard]] static boost::asio::awaitable<errc, Executor> all(
        std::vector<boost::asio::awaitable<errc, Executor>> tasks) {
        if (tasks.empty()) co_return errc::none;
        auto const executor = co_await boost::asio::this_coro::executor;
        auto const spawned = [&executor](boost::asio::awaitable<errc, Executor> task) {
            return boost::asio::co_spawn(executor, std::move(task), boost::asio::deferred);
        };
        std::vector<decltype(spawned(std::move(tasks.front())))> all;
        all.reserve(tasks.size());
        for (auto& task : tasks) all.push_back(spawned(std::move(task)));
        auto group = boost::asio::experimental::make_parallel_group(std::move(all));
        auto const ended = co_await group.async_wait(boost::asio::experimental::wait_for_all(),
                                                     boost::asio::use_awaitable_t<Executor>());
        for (std::exception_ptr const& failure : std::get<1>(ended)) {
            if (failure != nullptr) std::rethrow_exception(failure);
        }
        co_return errc::none;
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
