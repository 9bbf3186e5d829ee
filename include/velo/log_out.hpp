// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOG_OUT_HPP
#define VELO_LOG_OUT_HPP

#include <velo/client.hpp>
#include <velo/login/logout.hpp>

#include <optional>
#include <utility>

namespace velo::inline v0 {

namespace detail {
template <class Task>
Task nothing_to_do() {
    co_return rest::outcome<logout>();
}
}  // namespace detail

/// Takes the token of a client with `client_credentials` from it and gives it back to the server (`logout`), so that
/// nobody can use it any more. The next call gets a new one. Success without a request when there is none.
///
///     velo::log_out(client);            // a result
///     co_await velo::log_out(client);   // when the Transport is awaited
///
/// The client forgets the token whether or not the server can be reached. A renewal under way is not stopped.
template <class Client>
[[nodiscard]] auto log_out(Client const& client) {
    using response = decltype(client.call(logout{}));
    std::optional<rest::secret_string> const token = client.auth().tokens().take();
    if (token) return client.call(logout{}, {.token = *token});
    if constexpr (rest::async_transport<typename Client::transport_type>) {
        return detail::nothing_to_do<response>();
    } else {
        return response();
    }
}

}  // namespace velo::inline v0

#endif
