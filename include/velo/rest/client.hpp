// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CLIENT_HPP
#define VELO_REST_CLIENT_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/no_auth.hpp>
#include <velo/rest/call/blocking.hpp>
#include <velo/rest/call/built_request.hpp>
#include <velo/rest/call/client_state.hpp>
#include <velo/rest/call/coroutine.hpp>
#include <velo/rest/call/machine.hpp>
#include <velo/rest/call/notify.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/call/raw_outcome.hpp>
#include <velo/rest/client/config.hpp>
#include <velo/rest/model/mistakes.hpp>
#include <velo/rest/paging/page_range.hpp>
#include <velo/rest/retry/retry_check.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/transport.hpp>

#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// Calls operations. `client.call(list_users{.page_size = 50})` is a `result`: the operation's model, or an error. With
/// a Transport that is awaited it is one of the Transport's coroutines, which gives the `result`.
///
/// The Transport carries bytes, the Auth gives credentials, the Serializer turns models into bytes; each is a policy of
/// its own with a concept of its own. The client keeps copies of them. Copies of a client share its
/// policies, its spare buffers, its retry budget and, with `client_credentials`, its token.
///
/// Thread safety: `call` is const and may be called from many threads at once when the Transport and the Auth may.
/// Exception safety: a call reports through its result; only allocation can throw, and then nothing is left half done
/// on our side.
template <class Transport, class Auth = no_auth, class Serializer = json, class Config = default_config>
class client {
    static_assert((transport_check<Transport>::verify(), true));
    static_assert((auth_check<Auth>::verify(), true));
    static_assert((serializer_check<Serializer>::verify(), true));
    static_assert((config_check<Config>::verify(), true));

    using state = client_state<Auth, Serializer, Config>;

  public:
    explicit client(Transport transport, Auth auth = {}, Serializer serializer = {}, Config config = {})
        : transport_(std::move(transport)), state_(std::move(auth), std::move(serializer), std::move(config)) {}

    using transport_type = Transport;

    /// What a call may have of its own, for operations of every kind: `call_options`, or `async_call_options` when its
    /// Transport is awaited.
    using options = basic_call_options<detail::sends_async<Transport>, true>;
    /// The same for calls of `Op`: a non-idempotent one cannot be retried always.
    template <operation Op>
    using options_of =
        basic_call_options<detail::sends_async<Transport>, Op::endpoint.idempotency != idempotency::non_idempotent>;

    /// Calls an operation and waits for its outcome; or, with a Transport that is awaited, makes the call, to be
    /// awaited once: `auto users = co_await client.call(list_users{});`. The request is built here, so nothing of `op`
    /// and `o` has to outlive this; an awaited call is sent when it is awaited, and holds what it needs: it may outlive
    /// the client.
    template <operation Op>
        requires(detail::can_authorize<Auth, Op>)
    [[nodiscard]] detail::returned_by<Transport, outcome<Op>> call(Op const& op, options_of<Op> const& o = {}) const {
        static_assert((endpoint_check<Op>::verify(), true));
        static_assert((retry_check<Op>::verify(), true));
        if constexpr (!endpoint_check<Op>::passed || !retry_check<Op>::passed) {
            return error<typename Op::error_payload>();
        } else {
            return run(machine(op, o), o, take_result<Op>{});
        }
    }

    /// The same, with all that came back beside the outcome: status, header fields, bytes, attempts, time.
    template <operation Op>
        requires(detail::can_authorize<Auth, Op>)
    [[nodiscard]] detail::returned_by<Transport, raw_outcome<Op>> raw(Op const& op,
                                                                      options_of<Op> const& o = {}) const {
        static_assert((endpoint_check<Op>::verify(), true));
        static_assert((retry_check<Op>::verify(), true));
        return run(machine(op, o), o, take_raw<Op>{});
    }

    /// The call as a machine, to be driven by hand: `call_machine` says how. Nothing is sent. Of the options, the stop
    /// token is left to who drives it.
    template <operation Op>
        requires(detail::can_authorize<Auth, Op>)
    [[nodiscard]] call_machine<Op, state> machine(Op const& op, options_of<Op> const& o = {}) const {
        notify_calling(state_.config().observer, op, o.correlation);
        return call_machine<Op, state>(op, state_, resolved_options::of(o, state_.config().timeout),
                                       transport_.is_confidential() || state_.config().allow_credentials_in_clear_text);
    }

    /// The request that a call would send, which is not sent; or why it cannot be. Without an Authorization field when
    /// the token comes from the server (`refreshing_auth`): getting one would send something.
    template <operation Op>
        requires(detail::can_authorize<Auth, Op>)
    [[nodiscard]] result<built_request, typename Op::error_payload> request(Op const& op,
                                                                            options_of<Op> const& o = {}) const {
        return call_machine<Op, state>(op, state_, resolved_options::of(o, state_.config().timeout), true).built();
    }

    /// The pages of a list, one call each, made when the page is asked for: a
    /// `page_range`, or `async_pages` with a Transport that is awaited.
    template <operation Op>
        requires(detail::can_authorize<Auth, Op> && paged_operation<Op>)
    [[nodiscard]] auto pages(Op const& first, options_of<Op> const& o = {}) const {
        if constexpr (detail::sends_async<Transport>) {
            return async_pages<client, Op>(*this, first, o);
        } else {
            return page_range<client, Op>(*this, first, o);
        }
    }

    /// The items of all pages, one after the other: an `item_range`, or `async_items`.
    template <operation Op>
        requires(detail::can_authorize<Auth, Op> && paged_operation<Op>)
    [[nodiscard]] auto items(Op const& first, options_of<Op> const& o = {}) const {
        if constexpr (detail::sends_async<Transport>) {
            return async_items<client, Op>(*this, first, o);
        } else {
            return item_range<client, Op>(*this, first, o);
        }
    }

    /// The credential's policy, such as a `client_credentials` whose token is to be forgotten.
    [[nodiscard]] Auth const& auth() const noexcept { return state_.auth(); }
    [[nodiscard]] Config const& config() const noexcept { return state_.config(); }

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
    template <operation Op>
        requires(!paged_operation<Op>)
    void pages(Op const&, options const& = {}) const = delete("velo: this operation has no pages");
    template <operation Op>
        requires(!paged_operation<Op>)
    void items(Op const&, options const& = {}) const = delete("velo: this operation has no pages");
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
    template <operation Op>
        requires(!paged_operation<Op>)
    void pages(Op const&, options const& = {}, this_operation_has_no_pages* = nullptr) const = delete;
    template <operation Op>
        requires(!paged_operation<Op>)
    void items(Op const&, options const& = {}, this_operation_has_no_pages* = nullptr) const = delete;
#endif

  private:
    template <class Op>
    using retry_check = retry::retry_check<retry::policy_of<Config>, Op>;

    template <class Op>
    struct take_result {
        using result_type = outcome<Op>;
        result_type operator()(call_machine<Op, state>& m) const { return m.result(); }
    };
    template <class Op>
    struct take_raw {
        using result_type = raw_outcome<Op>;
        result_type operator()(call_machine<Op, state>& m) const { return m.raw(); }
    };

    template <class Machine, class Options, class Take>
    auto run(Machine machine, Options const& o, Take take) const {
        if constexpr (detail::sends_async<Transport>) {
            static_cast<void>(o);
            return run_coroutine<Config>(std::move(machine), transport_, take);
        } else {
            run_blocking<Config>(machine.core(), transport_, o.stop);
            return take(machine);
        }
    }

    Transport transport_;
    state state_;
};

}  // namespace velo::inline v0::rest

#endif
