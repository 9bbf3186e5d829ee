// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MAKE_ANY_ASYNC_CLIENT_HPP
#define VELO_MAKE_ANY_ASYNC_CLIENT_HPP

#include <velo/any_async_client.hpp>
#include <velo/client.hpp>
#include <velo/make_any_client.hpp>
#include <velo/rest/transport/any_async_transport.hpp>
#include <velo/rest/transport/transport.hpp>

#include <memory>
#include <utility>

namespace velo::inline VELO_ABI {

using rest::any_async_transport;

/// Makes an `any_async_client` of `made`, whose Transport is asynchronous. Calls to allocate may throw.
///
///     using any_client = velo::any_async_client<boost::asio::awaitable<void>>;
///     any_client make_client(boost::asio::any_io_executor executor) {
///         return velo::make_any_async_client(velo::client(velo::asio(executor), velo::bearer(token)));
///     }
///
/// All 21 operations are compiled where it is called: do so in one source of the program.
template <class Transport, class Auth, class Serializer, class Config>
    requires rest::async_transport<Transport>
[[nodiscard]] any_async_client<typename Transport::template task<void>> make_any_async_client(
    client<Transport, Auth, Serializer, Config> made) {
    using client_type = client<Transport, Auth, Serializer, Config>;
    using task = typename Transport::template task<void>;
    using calls = detail::all_calls_by<detail::async_calls<task>, client_type>;
    return any_async_client<task>(std::make_shared<calls const>(std::move(made)));
}

}  // namespace velo::inline VELO_ABI

#endif
