// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CLIENT_HPP
#define VELO_REST_CLIENT_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/no_auth.hpp>
#include <velo/rest/call/blocking.hpp>
#include <velo/rest/call/call_verdict.hpp>
#include <velo/rest/call/coroutine.hpp>
#include <velo/rest/call/exchange_pool.hpp>
#include <velo/rest/call/machine.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/call/policies.hpp>
#include <velo/rest/model/mistakes.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/transport.hpp>

#include <chrono>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// Calls operations. `client.call(list_users{.page_size = 50})` is a `result`: the operation's model, or an error. With
/// a Transport that is awaited it is one of the Transport's coroutines, which gives the `result`.
///
/// The Transport carries bytes, the Auth gives credentials, the Serializer turns models into bytes; each is a policy of
/// its own with a concept of its own. The client keeps copies of them. Copies of a client share its spare buffers.
///
/// Thread safety: `call` is const and may be called from many threads at once when the Transport and the Auth may.
/// Exception safety: a call reports through its result; only allocation can throw, and then nothing is left half done
/// on our side.
template <class Transport, class Auth = no_auth, class Serializer = json, class Policies = default_policies>
class client {
    static_assert((transport_verdict<Transport>::verify(), true));
    static_assert((auth_verdict<Auth>::verify(), true));
    static_assert((serializer_verdict<Serializer>::verify(), true));
    static_assert((policies_verdict<Policies>::verify(), true));

  public:
    explicit client(Transport transport, Auth auth = {}, Serializer serializer = {}, Policies policies = {})
        : transport_(std::move(transport)),
          auth_(std::move(auth)),
          serializer_(std::move(serializer)),
          policies_(std::move(policies)) {}

    /// What a call may have of its own: `call_options`, or `async_call_options` when its Transport is awaited.
    using options = std::conditional_t<detail::sends_async<Transport>, async_call_options, call_options>;

    /// Calls an operation and waits for its outcome; or, with a Transport that is awaited, makes the call, to be
    /// awaited once: `auto users = co_await client.call(list_users{});`. The request is built and signed here, so
    /// nothing of `op` has to outlive this; an awaited call is sent when it is awaited, and holds what it needs: it may
    /// outlive the client.
    template <operation Op>
        requires(detail::can_authorize<Auth, Op>)
    [[nodiscard]] detail::returned_by<Transport, outcome<Op>> call(Op const& op, options const& o = {}) const {
        static_assert((verdict_of<Op>::verify(), true));
        if constexpr (!verdict_of<Op>::is_consistent) {
            return error<typename Op::error_payload>();
        } else {
            auto memory = take_memory();
            auto machine = begin(op, *memory, o.timeout);
            if constexpr (detail::sends_async<Transport>) {
                return run_coroutine<typename Policies::clock>(std::move(memory), std::move(machine), transport_);
            } else {
                return run_blocking<typename Policies::clock>(machine, transport_, (*memory).answer, o.stop);
            }
        }
    }

#if defined(__clang__) && __clang_major__ >= 19
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <operation Op>
        requires(!detail::can_authorize<Auth, Op>)
    outcome<Op> call(Op const&, options const& = {}) const =
        delete("velo: the auth of this client cannot give the credential that this operation asks for");
    template <class X>
        requires(!operation<X>)
    void call(X const&, options const& = {}) const =
        delete("velo: this is not an operation: describe it as docs/add_an_endpoint.md says");
#pragma clang diagnostic pop
#else
    template <operation Op>
        requires(!detail::can_authorize<Auth, Op>)
    outcome<Op> call(Op const&, options const& = {},
                     the_auth_of_this_client_cannot_give_the_credential_that_this_operation_asks_for* = nullptr) const =
        delete;
    template <class X>
        requires(!operation<X>)
    void call(X const&, options const& = {},
              this_is_not_an_operation_describe_it_as_docs_add_an_endpoint_says* = nullptr) const = delete;
#endif

  private:
    auto take_memory() const {
        auto memory = pool_.take();
        (*memory).answer.limit(policies_.limits);
        return memory;
    }

    template <class Op>
    auto begin(Op const& op, exchange& memory, std::optional<std::chrono::nanoseconds> timeout) const {
        bool const may_carry = transport_.is_confidential() || policies_.allow_credentials_in_clear_text;
        return call_machine<Op, Serializer>(op, auth_, serializer_, memory,
                                            {policies_.user_agent, may_carry, timeout.value_or(policies_.timeout)});
    }

    Transport transport_;
    Auth auth_;
    Serializer serializer_;
    Policies policies_;
    exchange_pool<typename Policies::mutex> pool_;
};

}  // namespace velo::inline v0::rest

#endif
