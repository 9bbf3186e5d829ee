// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_WAITER_HPP
#define VELO_REST_TRANSPORT_ASIO_WAITER_HPP

#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/next_step.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/append.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>

#include <exception>
#include <mutex>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Completion token of waits: `co_await` returns their error and makes no coroutine of its own.
inline constexpr auto no_throw = boost::asio::as_tuple(boost::asio::deferred);

/// The waits of one coroutine, one at a time. `wake` ends the present one, or else the next one, early. A wait and a
/// `wake` lock a mutex, so the coroutine may run in any thread of its context, and needs no strand.
///
/// Thread safety: `wake` may be called by any thread.
class async_waiter final : public waiter {
    using tcp = boost::asio::ip::tcp;

    /// Has `begin` begin a wait, unless `wake` has come before.
    template <class Begin>
    auto start(Begin begin) {
        return boost::asio::async_initiate<decltype(no_throw), void(boost::system::error_code)>(
            [this, begin](auto handler) {
                {
                    std::lock_guard const lock(mutex_);
                    if (!is_woken_) {
                        is_waiting_ = true;
                        return begin(std::move(handler));
                    }
                }
                boost::system::error_code const ended = boost::asio::error::operation_aborted;
                boost::asio::post(signal_.get_executor(), boost::asio::append(std::move(handler), ended));
            },
            no_throw);
    }

  public:
    explicit async_waiter(boost::asio::any_io_executor const& executor) : signal_(executor) {}
    async_waiter(async_waiter const&) = delete;
    async_waiter& operator=(async_waiter const&) = delete;

    void wake() noexcept override {
        std::lock_guard const lock(mutex_);
        is_woken_ = true;
        try {
            if (is_waiting_ && socket_ != nullptr) {
                boost::system::error_code ignored;
                static_cast<void>(socket_->cancel(ignored));
            } else if (is_waiting_) {
                signal_.cancel();
            }
            // NOLINTNEXTLINE(bugprone-empty-catch): the wait then ends at its limit
        } catch (std::exception const&) {
        }
    }

    /// Waits until `socket` is `readable` or `writable`. `socket` has to outlive the wait.
    [[nodiscard]] auto ready(tcp::socket& socket, next_step which) {
        auto const type = which == next_step::writable ? tcp::socket::wait_write : tcp::socket::wait_read;
        return start([this, &socket, type](auto handler) {
            socket_ = &socket;
            socket.async_wait(type, std::move(handler));
        });
    }
    /// Waits until it is woken, until `limit` at the latest.
    [[nodiscard]] auto woken(io_clock::time_point limit) {
        return start([this, limit](auto handler) {
            socket_ = nullptr;
            signal_.expires_at(limit);
            signal_.async_wait(std::move(handler));
        });
    }

    /// Call it when a wait is over.
    void end_wait() noexcept {
        std::lock_guard const lock(mutex_);
        is_waiting_ = false;
        is_woken_ = false;
    }

  private:
    std::mutex mutex_;
    boost::asio::steady_timer signal_;
    tcp::socket* socket_ = nullptr;
    bool is_waiting_ = false;
    bool is_woken_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
