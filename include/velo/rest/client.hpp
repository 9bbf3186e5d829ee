// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CLIENT_HPP
#define VELO_REST_CLIENT_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/no_auth.hpp>
#include <velo/rest/call/blocking.hpp>
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
    static_assert(transport<Transport>,
                  "velo: this is not a Transport: it needs attempt send(request const&, response&) const and "
                  "bool is_confidential() const noexcept, see velo/rest/transport/transport.hpp");
    static_assert(
        auth<Auth>,
        "velo: this is not an Auth: it needs static constexpr bool gives(security) and, for each kind that it "
        "gives, error_code authorize(kind, buffer&) const, see velo/rest/auth/auth.hpp");
    static_assert(serializer<Serializer>,
                  "velo: this is not a Serializer: it needs media_type, write and read, see "
                  "velo/rest/serializer/serializer.hpp");
    static_assert(policies<Policies>,
                  "velo: these are not Policies: derive them from default_policies, see velo/rest/call/policies.hpp");

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
    [[nodiscard]] result_of<Op> call(Op const& op) const {
        using clock = typename Policies::clock;
        auto const memory = pool_->take();
        (*memory).answer.limit(policies_.max_response_bytes);
        call_machine<Op, Serializer> machine(
            op, auth_, serializer_, *memory,
            {policies_.user_agent, transport_.is_confidential() || policies_.allow_credentials_in_clear_text},
            clock::now().time_since_epoch());
        return run_blocking<clock>(machine, transport_, (*memory).answer);
    }

#if defined(__clang__) && __clang_major__ >= 19
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <operation Op>
        requires(!detail::can_authorize<Auth, Op>)
    result_of<Op> call(Op const&) const =
        delete("velo: the auth of this client cannot give the credential that this operation asks for");
    template <class X>
        requires(!operation<X>)
    void call(X const&) const = delete("velo: this is not an operation: describe it as docs/add_an_endpoint.md says");
#pragma clang diagnostic pop
#else
    template <operation Op>
        requires(!detail::can_authorize<Auth, Op>)
    result_of<Op> call(Op const&, the_auth_of_this_client_cannot_give_the_credential_that_this_operation_asks_for* =
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
