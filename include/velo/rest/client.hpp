// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CLIENT_HPP
#define VELO_REST_CLIENT_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/no_auth.hpp>
#include <velo/rest/auth/principal.hpp>
#include <velo/rest/call/blocking.hpp>
#include <velo/rest/call/built_request.hpp>
#include <velo/rest/call/client_state.hpp>
#include <velo/rest/call/coroutine.hpp>
#include <velo/rest/call/machine.hpp>
#include <velo/rest/call/notify.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/call/prepare.hpp>
#include <velo/rest/call/raw_outcome.hpp>
#include <velo/rest/client/config.hpp>
#include <velo/rest/client/config_check.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/paging/async_pages.hpp>
#include <velo/rest/paging/each.hpp>
#include <velo/rest/paging/page_range.hpp>
#include <velo/rest/retry/policy.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/rest/transport/transport.hpp>
#include <velo/version.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// The default Serializer, only declared here: `velo/velo.hpp` or `velo/rest/serializer/json.hpp` brings it, and with
/// it Boost.JSON. A client with `text_json` needs neither.
struct json;

/// The return type of a call over the Transport `T`: `Result`, or for an asynchronous one its coroutine that returns a
/// `Result`.
template <class T, class Result>
using call_result_t = typename detail::returned_by_transport<T, Result>::type;

/// Calls operations: `client.call(list_users{.page_size = 50})`.
///
/// Three policies say how: the Transport carries bytes, the Auth has the credential, the Serializer turns models into
/// bytes. The Config has the settings that have a good default (`default_config`). The client keeps copies of all four.
/// Copies of a client share Auth, Serializer and Config, the spare buffers, the retry budget and, with
/// `client_credentials`, the token.
///
/// A call over a blocking Transport returns an `outcome`, which is a `result`: the operation's model or an error. A
/// call over an asynchronous one returns a coroutine of the Transport's kind, whose result is the outcome.
///
/// Thread safety: `call` is const, and may be called from any number of threads when the Transport and the Auth may.
/// Exceptions: a call reports its failure as a result. Only allocation throws, and then nothing is left half done.
template <class Transport, class Auth = no_auth, class Serializer = json, class Config = default_config>
class client {
    static_assert((transport_check<Transport>::enforce(), true));
    static_assert((auth_check<Auth>::enforce(), true));
    static_assert(
        requires { sizeof(Serializer); },
        "velo: this Serializer is only declared: include velo/velo.hpp, or velo/rest/serializer/json.hpp");
    static_assert((serializer_check<Serializer>::enforce(), true));
    static_assert((config_check<Config>::enforce(), true));

    static constexpr bool is_async = detail::sends_async<Transport>;
    using state = client_state<Auth, Serializer, Config>;

  public:
    /// Keeps copies. Calls to allocate may throw.
    explicit client(Transport transport, Auth auth = {}, Serializer serializer = {}, Config config = {})
        : transport_(std::move(transport)), state_(std::move(auth), std::move(serializer), std::move(config)) {}

    using transport_type = Transport;
    using auth_type = Auth;

    /// The options of a call of any operation: `call_options`, or `async_call_options` with an asynchronous Transport.
    using options = basic_call_options<is_async, true>;
    /// The options of a call of `Op`. Those of a non-idempotent one do not take `retry::always`.
    template <operation Op>
    using options_of = basic_call_options<is_async, Op::endpoint.idempotency != idempotency::non_idempotent>;

    /// The return type of `call`: `outcome<Op>`, or a coroutine of one.
    template <operation Op>
    using call_result = call_result_t<Transport, outcome<Op>>;
    /// The return type of `raw`.
    template <operation Op>
    using raw_result = call_result_t<Transport, raw_outcome<Op>>;
    /// The return type of `pages`: `page_range`, or `async_pages` with an asynchronous Transport.
    template <operation Op>
    using pages_of = std::conditional_t<is_async, async_pages<client, Op>, page_range<client, Op>>;
    /// The return type of `items`: `item_range`, or `async_items` with an asynchronous Transport.
    template <operation Op>
    using items_of = std::conditional_t<is_async, async_items<client, Op>, item_range<client, Op>>;

    /// Calls an operation. With a blocking Transport it returns when the call has ended. With an asynchronous one it
    /// returns a coroutine, to be awaited once: `auto users = co_await client.call(list_users{});`.
    ///
    /// The request is built here: nothing of `op` and `o` has to outlive this call. An asynchronous call is sent when
    /// it is awaited; it holds what it needs and may outlive the client.
    template <operation Op>
        requires(can_authorize<Auth, Op>)
    [[nodiscard("velo: test the result, and co_await an asynchronous call")]] call_result<Op> call(
        Op const& op, options_of<Op> const& o = {}) const {
        static_assert((endpoint_check<Op>::enforce(), true));
        static_assert((principal_check<Auth, Op>::enforce(), true));
        static_assert((retry_check<Op>::enforce(), true));
        if constexpr (!endpoint_check<Op>::passed || !retry_check<Op>::passed) {
            return error<typename Op::error_payload>();
        } else {
            return run(machine(op, o), o, take_result<Op>{});
        }
    }

#if VELO_HAS_HEAP
    /// As `call`, with all that came back beside the outcome: status, header fields, bytes, attempts, time.
    template <operation Op>
        requires(can_authorize<Auth, Op>)
    [[nodiscard]] raw_result<Op> raw(Op const& op, options_of<Op> const& o = {}) const {
        static_assert((endpoint_check<Op>::enforce(), true));
        static_assert((principal_check<Auth, Op>::enforce(), true));
        static_assert((retry_check<Op>::enforce(), true));
        return run(machine(op, o), o, take_raw<Op>{});
    }

    /// The request that a call would send, or the reason why it cannot be sent. Nothing is sent. It has no
    /// Authorization field when calls fetch the token from the server (`refreshing_auth`).
    template <operation Op>
        requires(can_authorize<Auth, Op>)
    [[nodiscard]] result<built_request, typename Op::error_payload> request(Op const& op,
                                                                            options_of<Op> const& o = {}) const {
        return prepared(op, o, true).built();
    }
#endif

    /// The call as a state machine without I/O, to be stepped by hand: see `call_machine`. Nothing is sent. `o.stop` is
    /// ignored. The observer gets `event::calling`.
    template <operation Op>
        requires(can_authorize<Auth, Op>)
    [[nodiscard]] call_machine<Op, state> machine(Op const& op, options_of<Op> const& o = {}) const {
        notify_calling(state_.config().observer, op, o.correlation);
        return prepared(op, o, transport_.is_confidential() || state_.config().allow_credentials_in_clear_text);
    }

    /// The pages of a list. Each is fetched by one call when it is asked for; `o` is for each of them, and what it
    /// views has to outlive the range.
    template <operation Op>
        requires(can_authorize<Auth, Op> && paged_operation<Op>)
    [[nodiscard]] pages_of<Op> pages(Op const& first, options_of<Op> const& o = {}) const {
        return pages_of<Op>(*this, first, o);
    }

    /// The items of all pages, one after the other. As `pages`.
    template <operation Op>
        requires(can_authorize<Auth, Op> && paged_operation<Op>)
    [[nodiscard]] items_of<Op> items(Op const& first, options_of<Op> const& o = {}) const {
        return items_of<Op>(*this, first, o);
    }

    /// Calls `each` with the items of all pages, one after the other. Each item is read from its response when it is
    /// due, and is not kept: `each` may move from it. It returns nothing, or `false` to stop. Otherwise as `pages`; the
    /// result is the error that ended the walk, or nothing.
    ///
    /// `each` runs on the thread, or in the coroutine, of the call. What it throws passes through.
    template <operation Op, item_visitor<Op> F>
        requires(can_authorize<Auth, Op> && paged_operation<Op>)
    [[nodiscard("velo: test the result, and co_await an asynchronous call")]] call_result_t<
        Transport, result<void, typename Op::error_payload>>
    each(Op const& first, F each, options_of<Op> const& o = {}) const {
        using visit = detail::item_visit<Op, F>;
        visit items(first, config().max_pages, std::move(each));
        if constexpr (is_async) {
            return detail::each_item_async<Transport>(std::move(items), [self = *this, o](Op const& op, visit& walk) {
                return self.run(self.machine(op, o), o, take_items<Op, visit>{&walk});
            });
        } else {
            return detail::each_item(std::move(items), [this, &o](Op const& op, visit& walk) {
                return run(machine(op, o), o, take_items<Op, visit>{&walk});
            });
        }
    }

    /// The Transport. Valid as long as the client.
    [[nodiscard]] Transport const& transport() const noexcept { return transport_; }
    /// The Auth, for example to take the token from a `client_credentials`. Valid as long as the client or a copy.
    [[nodiscard]] Auth const& auth() const noexcept { return state_.auth(); }
    /// The configuration. Valid as long as the client or a copy.
    [[nodiscard]] Config const& config() const noexcept { return state_.config(); }

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class X>
        requires(!operation<X>)
    void call(X const&, options const& = {}) const =
        delete("velo: this is not an operation: describe it as docs/add_an_endpoint.md says");
    template <class Op>
        requires(!paged_operation<Op>)
    void pages(Op const&, options const& = {}) const = delete("velo: this operation has no pages");
    template <class Op>
        requires(!paged_operation<Op>)
    void items(Op const&, options const& = {}) const = delete("velo: this operation has no pages");
    template <class Op, class F>
        requires(!paged_operation<Op>)
    void each(Op const&, F const&, options const& = {}) const = delete("velo: this operation has no pages");
    // Unavailable and not deleted, so that clang does not explain the other candidates.
    template <class Op>
        requires(!can_authorize<Auth, Op>)
    __attribute__((unavailable(
        "velo: the auth of this client cannot give the credential that this operation asks for"))) call_result<Op>
    call(Op const&, options const& = {}) const;
    template <paged_operation Op, class F>
        requires(!item_visitor<F, Op>)
    __attribute__((
        unavailable("velo: each takes a function of one item that returns nothing or bool: [](velo::user_response "
                    "const& user) {}"))) call_result_t<Transport, result<void, typename Op::error_payload>>
    each(Op const&, F const&, options const& = {}) const;
    template <operation Op, class X>
        requires(!std::convertible_to<X const&, options_of<Op>>)
    __attribute__((unavailable(
        "velo: the options of a call stand in braces: write the name of the option, {.timeout = 5s}"))) call_result<Op>
    call(Op const&, X const&) const;
#pragma clang diagnostic pop
#else
    template <operation Op>
        requires(!can_authorize<Auth, Op>)
    outcome<Op> call(Op const&, options const& = {},
                     the_auth_of_this_client_cannot_give_the_credential_that_this_operation_asks_for* = nullptr) const =
        delete;
    template <class X>
        requires(!operation<X>)
    void call(X const&, options const& = {},
              this_is_not_an_operation_describe_it_as_docs_add_an_endpoint_says* = nullptr) const = delete;
    template <class Op>
        requires(!paged_operation<Op>)
    void pages(Op const&, options const& = {}, this_operation_has_no_pages* = nullptr) const = delete;
    template <class Op>
        requires(!paged_operation<Op>)
    void items(Op const&, options const& = {}, this_operation_has_no_pages* = nullptr) const = delete;
    template <class Op, class F>
        requires(!paged_operation<Op>)
    void each(Op const&, F const&, options const& = {}, this_operation_has_no_pages* = nullptr) const = delete;
    template <paged_operation Op, class F>
        requires(!item_visitor<F, Op>)
    void each(Op const&, F const&, options const& = {},
              each_takes_a_function_of_one_item_that_returns_nothing_or_bool* = nullptr) const = delete;
    template <operation Op, class X>
        requires(!std::convertible_to<X const&, options_of<Op>>)
    void call(Op const&, X const&,
              the_options_of_a_call_stand_in_braces_write_the_name_of_the_option* = nullptr) const = delete;
#endif

    // The verbs of HTTP clients without operations.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class Body = std::string_view>
    void get(std::string_view, Body const& = {}) const = delete(
        "velo: a call names its operation: write client.call(velo::list_users{}), and describe another endpoint as an "
        "operation");
    template <class Body = std::string_view>
    void post(std::string_view, Body const& = {}) const = delete(
        "velo: a call names its operation: write client.call(velo::list_users{}), and describe another endpoint as an "
        "operation");
    template <class Body = std::string_view>
    void put(std::string_view, Body const& = {}) const = delete(
        "velo: a call names its operation: write client.call(velo::list_users{}), and describe another endpoint as an "
        "operation");
    template <class Body = std::string_view>
    void patch(std::string_view, Body const& = {}) const = delete(
        "velo: a call names its operation: write client.call(velo::list_users{}), and describe another endpoint as an "
        "operation");
#pragma clang diagnostic pop
#else
    template <class Body = std::string_view>
    void get(std::string_view, Body const& = {},
             a_call_names_its_operation_write_client_call_of_an_operation* = nullptr) const = delete;
    template <class Body = std::string_view>
    void post(std::string_view, Body const& = {},
              a_call_names_its_operation_write_client_call_of_an_operation* = nullptr) const = delete;
    template <class Body = std::string_view>
    void put(std::string_view, Body const& = {},
             a_call_names_its_operation_write_client_call_of_an_operation* = nullptr) const = delete;
    template <class Body = std::string_view>
    void patch(std::string_view, Body const& = {},
               a_call_names_its_operation_write_client_call_of_an_operation* = nullptr) const = delete;
#endif

  private:
    template <class Op>
    using retry_check = retry::retry_check<retry::policy_of<Config>, Op>;

    template <class Op>
    struct take_result {
        using result_type = outcome<Op>;
        result_type operator()(call_machine<Op, state>& m) const { return m.result(); }
    };
    template <class Op, class F>
    struct take_items {
        using result_type = outcome<Op>;
        F* each;
        result_type operator()(call_machine<Op, state>& m) const {
            return m.result([this](rest::response const& received, auto const& serializer, error_info&& info) {
                return detail::decode_items<Op>(received, serializer, std::move(info), *each);
            });
        }
    };
#if VELO_HAS_HEAP
    template <class Op>
    struct take_raw {
        using result_type = raw_outcome<Op>;
        result_type operator()(call_machine<Op, state>& m) const { return m.raw(); }
    };
#endif

    template <class Op, class Options>
    call_machine<Op, state> prepared(Op const& op, Options const& o, bool may_carry_credentials) const {
        typename state::lease lease = state_.take();
        prepared_call const call =
            prepare(op, resolved_options::of(o, state_.config().timeout), lease, may_carry_credentials, (*lease).call);
        return call_machine<Op, state>(call, std::move(lease));
    }

    template <class Machine, class Options, class Take>
    auto run(Machine machine, Options const& o, Take take) const {
        if constexpr (is_async) {
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

}  // namespace velo::inline VELO_ABI::rest

#endif
