// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CLIENT_HPP
#define VELO_REST_CLIENT_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/no_auth.hpp>
#include <velo/rest/call/blocking.hpp>
#include <velo/rest/call/call_verdict.hpp>
#include <velo/rest/call/exchange_pool.hpp>
#include <velo/rest/call/machine.hpp>
#include <velo/rest/call/policies.hpp>
#include <velo/rest/model/mistakes.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/transport.hpp>

#include <memory>
#include <utility>

namespace velo::inline v0::rest {

/// Calls operations. `client.call(list_users{.page_size = 50})` is a `result`: the operation's model, or an error.
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
          policies_(std::move(policies)),
          pool_(std::make_shared<pool>()) {}

    /// Calls an operation and waits for its outcome.
    template <operation Op>
        requires(detail::can_authorize<Auth, Op>)
    [[nodiscard]] outcome<Op> call(Op const& op) const {
        static_assert((verdict_of<Op>::verify(), true));
        if constexpr (verdict_of<Op>::is_consistent) {
            using clock = typename Policies::clock;
            auto const memory = pool_->take();
            (*memory).answer.limit(policies_.limits);
            call_machine<Op, Serializer> machine(
                op, auth_, serializer_, *memory,
                {policies_.user_agent, transport_.is_confidential() || policies_.allow_credentials_in_clear_text},
                clock::now().time_since_epoch());
            return run_blocking<clock>(machine, transport_, (*memory).answer);
        } else {
            return error<typename Op::error_payload>();
        }
    }

#if defined(__clang__) && __clang_major__ >= 19
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <operation Op>
        requires(!detail::can_authorize<Auth, Op>)
    outcome<Op> call(Op const&) const =
        delete("velo: the auth of this client cannot give the credential that this operation asks for");
    template <class X>
        requires(!operation<X>)
    void call(X const&) const = delete("velo: this is not an operation: describe it as docs/add_an_endpoint.md says");
#pragma clang diagnostic pop
#else
    template <operation Op>
        requires(!detail::can_authorize<Auth, Op>)
    outcome<Op> call(Op const&, the_auth_of_this_client_cannot_give_the_credential_that_this_operation_asks_for* =
                                    nullptr) const = delete;
    template <class X>
        requires(!operation<X>)
    void call(X const&, this_is_not_an_operation_describe_it_as_docs_add_an_endpoint_says* = nullptr) const = delete;
#endif

  private:
    using pool = exchange_pool<typename Policies::mutex>;

    Transport transport_;
    Auth auth_;
    Serializer serializer_;
    Policies policies_;
    std::shared_ptr<pool> pool_;
};

}  // namespace velo::inline v0::rest

#endif
