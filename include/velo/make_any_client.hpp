// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MAKE_ANY_CLIENT_HPP
#define VELO_MAKE_ANY_CLIENT_HPP

#include <velo/any_client.hpp>
#include <velo/client.hpp>
#include <velo/operations.hpp>
#include <velo/rest/auth/principal.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/any_transport.hpp>
#include <velo/rest/transport/transport.hpp>

#include <boost/mp11/list.hpp>

#include <cstdint>
#include <memory>
#include <utility>

namespace velo::inline VELO_ABI {

using rest::any_transport;

namespace detail {

/// `any_calls` by a client: one override for each operation.
template <class Way, class Client, class... Ops>
struct any_calls_by : any_calls<Way> {
    explicit any_calls_by(Client c) : client(std::move(c)) {}
    [[nodiscard]] std::int64_t max_pages() const noexcept override { return client.config().max_pages; }
    Client client;
};
template <class Way, class Client, class Op, class... Ops>
struct any_calls_by<Way, Client, Op, Ops...> : any_calls_by<Way, Client, Ops...> {
    using any_calls_by<Way, Client, Ops...>::any_calls_by;
    using any_calls_by<Way, Client, Ops...>::call;
    [[nodiscard]] any_result_of<Way, Op> call(Op const& op, any_options_of<Way, Op> const& o) const override {
        if constexpr (rest::can_authorize<typename Client::auth_type, Op> &&
                      rest::principal_check<typename Client::auth_type, Op>::passed) {
            return this->client.call(op, o);
        } else {
            return Way::ended(rest::outcome<Op>(rest::error<typename Op::error_payload>(
                rest::error_info{.code = rest::errc::no_credential,
                                 .operation = Op::endpoint.name,
                                 .detail = "the auth of this client does not have the credential of this operation"})));
        }
    }
};
template <class Way, class Client>
using all_calls_by = boost::mp11::mp_apply<any_calls_by, boost::mp11::mp_push_front<operations, Way, Client>>;

}  // namespace detail

/// Makes an `any_client` of `client`, whose Transport blocks. Calls to allocate may throw.
///
///     velo::any_client make_client() {
///         return velo::make_any_client(velo::client(velo::any_transport::of(velo::curl{}), velo::bearer(token)));
///     }
///
/// All 21 operations are compiled where it is called: do so in one source of the program.
template <class Transport, class Auth, class Serializer, class Config>
    requires rest::blocking_transport<Transport>
[[nodiscard]] any_client make_any_client(client<Transport, Auth, Serializer, Config> made) {
    using client_type = client<Transport, Auth, Serializer, Config>;
    using calls = detail::all_calls_by<detail::blocking_calls, client_type>;
    return any_client(std::make_shared<calls const>(std::move(made)));
}

}  // namespace velo::inline VELO_ABI

#endif
