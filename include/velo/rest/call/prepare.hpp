// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_PREPARE_HPP
#define VELO_REST_CALL_PREPARE_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/call/prepared_call.hpp>
#include <velo/rest/call/retry_decision.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/model/wrapper.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/header_arguments.hpp>

#include <optional>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// A secret text that the server accepts once: its rule says `is_one_time = true`.
template <class T>
concept one_time = requires { requires T::rule::is_one_time; };

namespace detail {

template <class T>
constexpr bool holds_one_time_value(T const& value) {
    return any_member<T>([&]<class M>(M) {
        auto const& member = M::get(value);
        if constexpr (described<typename M::type>) {
            return holds_one_time_value(member);
        } else if constexpr (wrapper<typename M::type>) {
            if constexpr (one_time<unwrapped_t<typename M::type>>) return member.has_value();
        }
        return false;
    });
}

/// The token among the members of `op`, or none. Views `op`.
template <class Op>
[[nodiscard]] token_argument token_in([[maybe_unused]] Op const& op) noexcept {
    token_argument token;
    if constexpr (has_member_in<Op, parameter_location::credential>) {
        for_each_member<Op>([&]<class M>(M) {
            if constexpr (location_of<Op, M>() == parameter_location::credential) {
                if (M::get(op).has_value()) token = *M::get(op);
            }
        });
    }
    return token;
}

}  // namespace detail

/// The idempotency of one call: that of its operation, or `non_idempotent` when its value holds a one-time code, which
/// the server would refuse the second time.
template <operation Op>
[[nodiscard]] constexpr idempotency idempotency_of(Op const& op) noexcept {
    return detail::holds_one_time_value(op) ? idempotency::non_idempotent : Op::endpoint.idempotency;
}

/// The facts of a client and its transport that `prepare` needs. They name no type of the user, so that an instance of
/// `prepare` serves every Auth and Config.
struct prepare_context {
    std::string_view correlation_field;  ///< of the Config
    bool retries_never;                  ///< this call, by its options and the client's policy
    bool retries_always;                 ///< the same
    bool refreshes_token;                ///< the Auth gets bearer tokens from the server
    bool may_carry_credentials;          ///< the transport is confidential, or the Config allows clear text
};

/// Refuses a call whose credential cannot be sent.
[[nodiscard]] constexpr call_refusal refusal_of(credential_problem const& p) noexcept {
    return {.code = p.code, .credential = p.credential, .problem = p.what};
}
/// The same for an Auth whose `authorize` returns a code only.
[[nodiscard]] constexpr call_refusal refusal_of(errc code) noexcept { return {.code = code}; }

namespace detail {

/// Writes the headers that do not depend on the operation's type: those of the caller, and the token of this call.
[[nodiscard]] inline call_refusal write_headers(prepared_request const& request, resolved_options const& o,
                                                token_argument const& token, prepare_context const& context) {
    request_buffers& out = *request.buffers;
    if (request.idempotency == idempotency::non_idempotent && context.retries_always)
        return {errc::invalid_request, "retry", "no retry::always: this call must not be sent twice"};
    if (!add_caller_headers(o.headers, o.correlation, context.correlation_field, out.extra))
        return {errc::invalid_request, "headers",
                "fields that are not the client's own, with names that are tokens and values without control "
                "characters"};
    out.correlation.append(o.correlation);
    if (request.endpoint->security == security::none) return {};
    if (!context.may_carry_credentials) return {errc::insecure_transport};
    // A token that is given for this call replaces the client's credential.
    if (!token.is_given()) return {};
    return refusal_of(append_bearer(token.reveal(), out.authorization));
}

/// True for an operation whose body the Serializer does not write.
template <class Op>
inline constexpr bool has_own_body_format = [] {
    if constexpr (has_body<Op>) {
        return own_format<unwrapped_t<decltype(Op::body)>>;
    } else {
        return false;
    }
}();

/// The body of `op`; null if it is absent. Views `op`.
template <class Op>
[[nodiscard]] auto const* body_of(Op const& op) noexcept {
    if constexpr (wrapper<decltype(op.body)>) {
        return op.body.has_value() ? &*op.body : nullptr;
    } else {
        return &op.body;
    }
}

/// Adds what an operation sends in the header beside the fields of every call: the media type of a response with a
/// format of its own, and the arguments whose location is the header.
template <class Op, class Serializer>
[[nodiscard]] std::optional<invalid_field> add_own_headers(Op const& op, [[maybe_unused]] Serializer const& serializer,
                                                           extra_headers& out) {
    // The media types come first: `header_list` looks for them there.
    if constexpr (own_format<typename Op::response>) {
        out.add_media_type("Accept", Op::response::format::media_type);
    }
    if constexpr (has_own_body_format<Op>) {
        using format = typename unwrapped_t<decltype(op.body)>::format;
        if (auto const* const body = body_of(op)) {
            if constexpr (requires { format::content_type(*body, serializer); }) {
                out.add_media_type("Content-Type", format::content_type(*body, serializer));
            } else {
                out.add_media_type("Content-Type", format::media_type);
            }
        }
    }
    return add_header_arguments(op, out);
}
template <class Op>
inline constexpr bool has_own_headers =
    own_format<typename Op::response> || has_own_body_format<Op> || has_member_in<Op, parameter_location::header>;

/// The facts of an operation that `begin_call` needs.
struct operation_facts {
    rest::endpoint const* endpoint;  ///< static
    bool has_body;                   ///< also when it is empty; `prepare` finds out whether an optional one is absent
    bool not_found_on_resend_is_success;  ///< as `prepared_call` says
};
template <operation Op>
inline constexpr operation_facts facts_of{
    .endpoint = &Op::endpoint,
    .has_body = has_body<Op>,
    .not_found_on_resend_is_success = std::is_void_v<typename Op::response> && Op::endpoint.method == method::delete_ &&
                                      Op::endpoint.idempotency == idempotency::idempotent};

/// The call before its request is written. It does not depend on the operation's type.
[[nodiscard]] inline prepared_call begin_call(operation_facts const& facts, idempotency of_call,
                                              resolved_options const& o, token_argument const& token,
                                              prepare_context const& context, request_buffers& out) {
    bool const takes_token =
        context.refreshes_token && facts.endpoint->security == security::bearer && !token.is_given();
    return {
        .request = {.endpoint = facts.endpoint, .buffers = &out, .idempotency = of_call, .has_body = facts.has_body},
        .not_found_on_resend_is_success = facts.not_found_on_resend_is_success,
        .takes_token = takes_token,
        .repeats_with_new_token = takes_token && of_call != idempotency::non_idempotent && !context.retries_never,
        .takes_credential = facts.endpoint->security != security::none && !token.is_given(),
        .retry = o.retry,
        .timeout = o.timeout,
        .model_memory = o.model_memory};
}

/// Refuses the call for an `invalid` argument, or writes its headers. True if a body may follow.
[[nodiscard]] inline bool continue_call(prepared_call& call, std::optional<invalid_field> const& invalid,
                                        resolved_options const& o, token_argument const& token,
                                        prepare_context const& context) {
    if (invalid) {
        call.refused = {errc::invalid_request, invalid->name, invalid->expected};
        return false;
    }
    call.refused = write_headers(call.request, o, token, context);
    call.request.own_headers = call.request.buffers->extra.size();
    return call.refused.code == errc::none;
}

/// Writes what `op` says of the request in front of its body. Returns its first argument that cannot be sent.
template <operation Op, class Serializer>
[[nodiscard]] std::optional<invalid_field> write_arguments(Op const& op, [[maybe_unused]] Serializer const& serializer,
                                                           request_buffers& out) {
    std::optional<invalid_field> invalid = build_target(op, out.target);
    if constexpr (has_own_headers<Op>) {
        if (!invalid) invalid = add_own_headers(op, serializer, out.extra);
    }
    return invalid;
}

/// Writes the body of `op`. `takes_body` is false when the request is refused; then it is only found out whether there
/// is one.
template <operation Op, class Serializer>
void write_body([[maybe_unused]] Op const& op, [[maybe_unused]] Serializer const& serializer,
                [[maybe_unused]] prepared_request& request, [[maybe_unused]] bool takes_body) {
    if constexpr (has_body<Op>) {
        auto const* const body = body_of(op);
        if constexpr (wrapper<decltype(op.body)>) request.has_body = body != nullptr;
        if (!takes_body || body == nullptr) return;
        if constexpr (has_own_body_format<Op>) {
            using format = typename unwrapped_t<decltype(op.body)>::format;
            format::write(*body, serializer, request.buffers->body);
        } else {
            serializer.write(*body, request.buffers->body);
        }
    }
}

}  // namespace detail

/// Builds the request of `op` into `out`: target, caller's headers, the token that was given for this call, body; or
/// finds out why it cannot be sent. The client's credential is not written: `authorize_call` does. Nothing of `op` and
/// `o` is kept. Calls to allocate may throw.
template <operation Op, class Serializer>
[[nodiscard]] prepared_call prepare(Op const& op, resolved_options const& o, prepare_context const& context,
                                    Serializer const& serializer, request_buffers& out) {
    token_argument const token = o.token.is_given() ? o.token : detail::token_in(op);
    prepared_call call = detail::begin_call(detail::facts_of<Op>, idempotency_of(op), o, token, context, out);
    std::optional<invalid_field> const invalid = detail::write_arguments(op, serializer, out);
    bool const takes_body = detail::continue_call(call, invalid, o, token, context);
    detail::write_body(op, serializer, call.request, takes_body);
    return call;
}

/// Appends the client's credential to a request, or says why it cannot be sent. A refreshing Auth appends no bearer
/// token here: the core asks for it before each attempt. Calls to allocate may throw.
template <class Auth>
[[nodiscard]] call_refusal authorize(prepared_request& request, Auth const& auth) {
    security const s = request.endpoint->security;
    [[maybe_unused]] request_buffers& buffers = *request.buffers;
    secure_buffer& out = buffers.authorization;
    call_refusal refused{errc::no_credential};
    if constexpr (supports_api_key<Auth>) {
        if (s == security::api_key) {
            refused = refusal_of(auth.authorize(api_key_security{}, api_key_place(buffers.target, buffers.extra)));
            request.own_headers = buffers.extra.size();
        }
    }
    if constexpr (Auth::supports(security::basic)) {
        if (s == security::basic) refused = refusal_of(auth.authorize(basic_security{}, out));
    }
    if constexpr (refreshing_auth<Auth>) {
        if (s == security::bearer) refused = {};
    } else if constexpr (Auth::supports(security::bearer)) {
        if (s == security::bearer) refused = refusal_of(auth.authorize(bearer_security{}, out));
    }
    // An Auth of the user may return any code.
    bool const is_of_a_credential = refused.code == errc::none || refused.code == errc::insecure_transport ||
                                    refused.code == errc::invalid_credential;
    if (!is_of_a_credential) refused.code = errc::no_credential;
    return refused;
}

namespace detail {

/// Refuses a request of which not all was written, for want of memory.
inline void refuse_if_short([[maybe_unused]] prepared_request const& request, [[maybe_unused]] call_refusal& refused,
                            [[maybe_unused]] bool is_for_token) {
#if !VELO_HAS_HEAP
    if (refused.code != errc::none) return;
    refused.shortage = request.buffers->shortage(is_for_token);
    if (refused.shortage) refused.code = errc::invalid_request;
#endif
}

}  // namespace detail

/// Authorizes the request that `prepare` built, unless it is refused or signed with a token of this call. Calls to
/// allocate may throw.
template <class Auth>
void authorize_call(prepared_call& call, Auth const& auth) {
    if (call.refused.code == errc::none && call.takes_credential) call.refused = authorize(call.request, auth);
    detail::refuse_if_short(call.request, call.refused, false);
}

/// Both for a lease of a `client_state`, in its buffers `out`.
template <operation Op, class Lease>
[[nodiscard]] prepared_call prepare(Op const& op, resolved_options const& o, Lease const& lease,
                                    bool may_carry_credentials, request_buffers& out) {
    using auth_type = std::remove_cvref_t<decltype(lease.auth())>;
    prepared_call call = prepare(op, o,
                                 {.correlation_field = lease.config().correlation_field,
                                  .retries_never = retries_never(o.retry, lease.config().retry),
                                  .retries_always = retries_always(o.retry, lease.config().retry),
                                  .refreshes_token = refreshing_auth<auth_type>,
                                  .may_carry_credentials = may_carry_credentials},
                                 lease.serializer(), out);
    authorize_call(call, lease.auth());
    return call;
}

/// The request for the token that calls share. It has no options, so only its operation says what is in it.
struct prepared_token {
    prepared_request request;  ///< in the buffers for it
    call_refusal refused{};    ///< why it cannot be sent
};

/// Builds the request of `op` for a token, in the buffers for it. Nothing of `op` is kept. Calls to allocate may throw.
template <operation Op, class Lease>
[[nodiscard]] prepared_token prepare_token(Op const& op, Lease const& lease) {
    request_buffers& out = (*lease).token;
    prepared_token token{
        .request = {
            .endpoint = &Op::endpoint, .buffers = &out, .idempotency = idempotency_of(op), .has_body = has_body<Op>}};
    if (auto const invalid = detail::write_arguments(op, lease.serializer(), out)) {
        token.refused = {errc::invalid_request, invalid->name, invalid->expected};
        return token;
    }
    token.request.own_headers = out.extra.size();
    detail::write_body(op, lease.serializer(), token.request, true);
    if constexpr (Op::endpoint.security != security::none) {
        token_argument const own = detail::token_in(op);
        token.refused = own.is_given() ? refusal_of(append_bearer(own.reveal(), out.authorization))
                                       : authorize(token.request, lease.auth());
    }
    detail::refuse_if_short(token.request, token.refused, true);
    return token;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
