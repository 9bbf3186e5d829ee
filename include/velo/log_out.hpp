// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOG_OUT_HPP
#define VELO_LOG_OUT_HPP

#include <velo/client.hpp>
#include <velo/login/logout.hpp>

#include <coroutine>
#include <optional>

namespace velo::inline VELO_ABI {

namespace detail {
template <class Task, class Outcome>
Task nothing_to_do() {
    co_return Outcome();
}
}  // namespace detail

/// Revokes the access token of a client with `client_credentials` (operation `logout`) and makes the client forget it.
/// The next call fetches a new one. Succeeds without a request if the client has no token.
///
///     velo::log_out(client);            // returns a result
///     co_await velo::log_out(client);   // with an asynchronous Transport
///
/// The client forgets the token even if the server cannot be reached. A refresh in progress is not stopped. `options`
/// are those of the call, for example its timeout and stop; their token is not used.
/// Success: 204. Errors: 401, 403.
template <class Client>
[[nodiscard]] typename Client::template call_result<logout> log_out(
    Client const& client, typename Client::template options_of<logout> const& options = {}) {
    using response = typename Client::template call_result<logout>;
    std::optional<rest::secret_string> const token = client.auth().tokens().take();
    if (token) {
        auto with_token = options;
        with_token.token = *token;
        return client.call(logout{}, with_token);
    }
    if constexpr (rest::async_transport<typename Client::transport_type>) {
        return detail::nothing_to_do<response, rest::outcome<logout>>();
    } else {
        return response();
    }
}

}  // namespace velo::inline VELO_ABI

#endif
