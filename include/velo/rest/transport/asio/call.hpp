// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_CALL_HPP
#define VELO_REST_TRANSPORT_ASIO_CALL_HPP

#include <velo/rest/transport/asio/alarm.hpp>
#include <velo/rest/transport/asio/waiter.hpp>
#include <velo/rest/transport/asio/watched_connection.hpp>
#include <velo/rest/transport/net/io_buffers.hpp>
#include <velo/rest/transport/net/machine.hpp>
#include <velo/rest/transport/net/poll.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace velo::inline VELO_ABI::rest::detail {

/// What a coroutine needs for one request. It is kept for the next one: it is too large for the frame, whose memory
/// Boost.Asio keeps as well.
///
/// Thread safety: unsafe, except for the waiter.
struct async_call : std::enable_shared_from_this<async_call> {
    explicit async_call(boost::asio::any_io_executor const& executor) : waiter(executor) {}

    async_waiter waiter;
    alarm_entry entry;
    io_buffers buffers;
    std::optional<connection_machine> machine;

    /// Has `waiter` woken when one of several sockets is writable. Returns an error if the context cannot watch them.
    /// Calls to allocate may throw.
    boost::system::error_code watch(std::span<polled_socket const> sockets, watched_connection& c) {
        for (polled_socket const& p : sockets) {
            auto const s = static_cast<native_socket>(p.fd);
            boost::system::error_code e;
            auto* const watched = c.watch(s, e);
            if (watched == nullptr) return e;
            {
                std::lock_guard const lock(mutex_);
                if (std::find(pending_.begin(), pending_.end(), s) != pending_.end()) continue;
                pending_.push_back(s);
            }
            watched->async_wait(boost::asio::ip::tcp::socket::wait_write,
                                [self = shared_from_this(), s](boost::system::error_code const&) {
                                    {
                                        std::lock_guard const lock(self->mutex_);
                                        std::erase(self->pending_, s);
                                    }
                                    self->waiter.wake();
                                });
        }
        return {};
    }

  private:
    std::mutex mutex_;
    std::vector<native_socket> pending_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
