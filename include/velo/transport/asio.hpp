// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TRANSPORT_ASIO_HPP
#define VELO_TRANSPORT_ASIO_HPP

#include <velo/environment.hpp>
#include <velo/rest/transport/asio/awaitable.hpp>
#include <velo/rest/transport/asio/blocking.hpp>

#include <utility>

namespace velo::inline v0::asio {

using rest::asio::options;

/// The blocking Asio transport with the document's default server: `velo::asio::blocking api;`, or any `server_url`.
/// All else stands at `rest::asio::blocking`.
class blocking : public rest::asio::blocking {
  public:
    explicit blocking(server_url const& server = sandbox, options const& o = {}) : rest::asio::blocking(server, o) {}
};

/// The Asio transport that is awaited, with the document's default server: `velo::asio::awaitable
/// api(context.get_executor());`. All else stands at `rest::asio::awaitable`.
class awaitable : public rest::asio::awaitable {
  public:
    explicit awaitable(boost::asio::any_io_executor executor, server_url const& server = sandbox, options const& o = {})
        : rest::asio::awaitable(std::move(executor), server, o) {}
};

}  // namespace velo::inline v0::asio

#endif
