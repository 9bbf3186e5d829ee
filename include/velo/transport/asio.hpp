// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TRANSPORT_ASIO_HPP
#define VELO_TRANSPORT_ASIO_HPP

#include <velo/environment.hpp>
#include <velo/rest/transport/asio.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <utility>

namespace velo::inline VELO_ABI {

/// Limits, trust and proxy of the socket and Asio transports.
using rest::socket_options;

/// Asynchronous Asio transport whose default server is the sandbox: `velo::asio api(context.get_executor());`. For
/// everything else see `rest::asio`.
class asio : public rest::asio {
  public:
    /// Connects to `server`: `velo::sandbox`, `velo::production` or any other URL. The sockets are in the context of
    /// `executor`.
    explicit asio(boost::asio::any_io_executor executor, server_url const& server = sandbox,
                  socket_options options = {})
        : rest::asio(std::move(executor), server, std::move(options)) {}
};

}  // namespace velo::inline VELO_ABI

#endif
