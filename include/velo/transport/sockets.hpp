// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TRANSPORT_SOCKETS_HPP
#define VELO_TRANSPORT_SOCKETS_HPP

#include <velo/environment.hpp>
#include <velo/rest/transport/sockets.hpp>

#include <utility>

namespace velo::inline VELO_ABI {

/// Limits, trust and proxy of the socket and Asio transports.
using rest::socket_options;

/// Blocking transport over sockets whose default server is the sandbox: `velo::sockets api;`. For everything else see
/// `rest::sockets`.
class sockets : public rest::sockets {
  public:
    /// Connects to `server`: `velo::sandbox`, `velo::production` or any other URL.
    explicit sockets(server_url const& server = sandbox, socket_options options = {})
        : rest::sockets(server, std::move(options)) {}
};

}  // namespace velo::inline VELO_ABI

#endif
