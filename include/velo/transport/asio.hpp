// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TRANSPORT_ASIO_HPP
#define VELO_TRANSPORT_ASIO_HPP

#include <velo/environment.hpp>
#include <velo/rest/transport/asio/awaitable.hpp>
#include <velo/rest/transport/asio/blocking.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <utility>

namespace velo::inline VELO_ABI::asio {

/// Limits and trust of the Asio transports.
using rest::asio::options;

/// Blocking Asio transport whose default server is the sandbox: `velo::asio::blocking api;`. For everything else see
/// `rest::asio::blocking`.
class blocking : public rest::asio::blocking {
  public:
    /// Connects to `server`: `velo::sandbox`, `velo::production` or any other URL.
    explicit blocking(server_url const& server = sandbox, options const& o = {}) : rest::asio::blocking(server, o) {}
};

/// Asynchronous Asio transport whose default server is the sandbox: `velo::asio::awaitable
/// api(context.get_executor());`. For everything else see `rest::asio::awaitable`.
class awaitable : public rest::asio::awaitable {
  public:
    /// Connects to `server`: `velo::sandbox`, `velo::production` or any other URL. Uses strands of `executor`.
    explicit awaitable(boost::asio::any_io_executor executor, server_url const& server = sandbox, options const& o = {})
        : rest::asio::awaitable(std::move(executor), server, o) {}
};

}  // namespace velo::inline VELO_ABI::asio

#endif
