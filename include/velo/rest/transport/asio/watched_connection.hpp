// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ASIO_WATCHED_CONNECTION_HPP
#define VELO_REST_TRANSPORT_ASIO_WATCHED_CONNECTION_HPP

#include <velo/rest/transport/net/connection.hpp>
#include <velo/rest/transport/net/options.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest::detail {

/// Connection whose sockets are registered with the context of an executor.
///
/// Thread safety: unsafe; one request at a time.
class watched_connection final : public connection, private socket_watcher {
    using tcp = boost::asio::ip::tcp;

  public:
    explicit watched_connection(boost::asio::any_io_executor const& executor) : executor_(executor) { watcher = this; }
    ~watched_connection() { connection::close(); }
    watched_connection(watched_connection const&) = delete;
    watched_connection& operator=(watched_connection const&) = delete;

    /// Registers a socket of this connection, unless it is registered. Returns it as one of Boost.Asio; null with an
    /// error if the context refuses. Calls to allocate may throw.
    tcp::socket* watch(native_socket s, boost::system::error_code& e) {
        for (auto const& one : sockets_) {
            if (one->native_handle() == s) return one.get();
        }
        auto fresh = std::make_unique<tcp::socket>(executor_);
        sockets_.reserve(sockets_.size() + 1);
        // The version of IP is of no importance to waits.
        if (fresh->assign(tcp::v4(), s, e)) return nullptr;
        return sockets_.emplace_back(std::move(fresh)).get();
    }
    /// The registered socket. Precondition: it is open, and `watch` was called for it.
    [[nodiscard]] tcp::socket& watched() noexcept { return *sockets_.front(); }

  private:
    bool close(native_socket s) noexcept override {
        for (std::size_t i = 0; i != sockets_.size(); ++i) {
            if (sockets_[i]->native_handle() != s) continue;
            boost::system::error_code ignored;
            static_cast<void>(sockets_[i]->close(ignored));
            sockets_.erase(sockets_.begin() + static_cast<std::ptrdiff_t>(i));
            return true;
        }
        return false;
    }

    boost::asio::any_io_executor executor_;
    std::vector<std::unique_ptr<tcp::socket>> sockets_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
