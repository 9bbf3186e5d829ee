// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_PREPARE_HPP
#define VELO_REST_CALL_PREPARE_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/call/headers.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/call/retry_decision.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/retry/option.hpp>
#include <velo/rest/time/instant.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace velo::inline v0::rest {

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

}  // namespace detail

/// The idempotency of one call: that of its operation, or `non_idempotent` when its value holds a one-time code, which
/// the server would refuse the second time.
template <operation Op>
[[nodiscard]] constexpr idempotency idempotency_of(Op const& op) noexcept {
    return detail::holds_one_time_value(op) ? idempotency::non_idempotent : Op::endpoint.idempotency;
}

/// A request in its buffers: the call's own, or that for its token. It points at a static endpoint and at leased
/// buffers, so it stays valid when the core moves.
struct prepared_request {
    rest::endpoint const* endpoint;  ///< static
    request_buffers* buffers;        ///< of the lease
    rest::idempotency idempotency;   ///< of this call
    bool has_body;                   ///< also when the body is empty
    std::size_t own_headers = 0;     ///< extra headers of the call; those of the observer follow them

    /// Lays out the field list into `out`, which then views the buffers.
    void lay_out_headers(std::string_view media_type, std::string_view user_agent, header_list& out) const noexcept {
        out.lay_out({.accept = media_type,
                     .user_agent = user_agent,
                     .authorization = buffers->authorization.view(),
                     .content_type = has_body ? media_type : std::string_view()},
                    buffers->extra);
    }
    /// The request with these fields. Views the buffers.
    [[nodiscard]] rest::request view(header_list const& headers) const noexcept {
        return {endpoint->name, endpoint->method,     buffers->target.view(),
                headers.view(), buffers->body.view(), has_body};
    }
};

/// Why a request cannot be sent.
struct call_refusal {
    errc code = errc::none;       ///< `none` when it can be sent
    std::string_view field{};     ///< the argument or option; static text
    std::string_view expected{};  ///< what it has to be; static text
};

/// What the later stages of a call know of its operation and options. A refused call has all of it, too: its error and
/// its events name the operation.
struct prepared_call {
    prepared_request request;             ///< the call's own
    bool not_found_on_resend_is_success;  ///< a DELETE: 404 is a success after an attempt that may have succeeded
    bool takes_token;                     ///< signed with the token that the calls of the client share
    bool repeats_with_new_token;          ///< sent once more, with a new token, when the server rejects this one
    retry::option_value retry;            ///< the call's own retry behaviour
    duration timeout;                     ///< for the whole call
    call_refusal refused{};               ///< why it cannot be sent
};

namespace detail {

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

/// Writes the correlation and the caller's fields; false when one of them may not be sent.
[[nodiscard]] inline bool write_caller_headers(resolved_options const& o, std::string_view correlation_field,
                                               request_buffers& out) {
    bool sends_correlation = !o.correlation.empty();
    for (header const& h : o.headers) {
        if (h.name.empty() && h.value.empty()) continue;
        if (!out.extra.add(h.name, h.value)) return false;
        if (same_name(h.name, correlation_field)) sends_correlation = false;
    }
    out.correlation.append(o.correlation);
    return !sends_correlation || out.extra.add(correlation_field, o.correlation);
}

/// Appends the credential that `security` asks for. A refreshing Auth appends no bearer token here: the core asks for
/// it before each attempt.
template <class Auth>
[[nodiscard]] errc authorize(security s, Auth const& auth, secure_buffer& out) {
    errc error = errc::no_credential;
    if constexpr (Auth::supports(security::basic)) {
        if (s == security::basic) error = auth.authorize(basic_security{}, out);
    }
    if constexpr (refreshing_auth<Auth>) {
        if (s == security::bearer) return errc::none;
    } else if constexpr (Auth::supports(security::bearer)) {
        if (s == security::bearer) error = auth.authorize(bearer_security{}, out);
    }
    return error == errc::none || error == errc::insecure_transport ? error : errc::no_credential;
}

/// Writes what does not depend on the operation's type: caller's headers and static credential.
template <class Lease>
[[nodiscard]] call_refusal write_headers(prepared_request const& request, resolved_options const& o,
                                         token_argument const& token, Lease const& lease, bool may_carry_credentials) {
    request_buffers& out = *request.buffers;
    if (!write_caller_headers(o, lease.config().correlation_field, out))
        return {errc::invalid_request, "headers",
                "fields that are not the client's own, with names that are tokens and values without control "
                "characters"};
    security const s = request.endpoint->security;
    if (s == security::none) return {};
    if (!may_carry_credentials) return {errc::insecure_transport};
    // A token that is given for this call replaces the client's credential.
    if (token.is_given()) return {append_bearer(token.reveal(), out.authorization)};
    return {authorize(s, lease.auth(), out.authorization)};
}

}  // namespace detail

/// Builds the request of `op` into `out` (target, caller's headers, static credential, body), or finds out why it
/// cannot be sent. `Lease` is that of a `client_state`. `may_carry_credentials`: the transport is confidential,
/// or the configuration allows clear text. Nothing of `op` and `o` is kept. Calls to allocate may throw.
template <operation Op, class Lease>
[[nodiscard]] prepared_call prepare(Op const& op, resolved_options const& o, Lease const& lease,
                                    bool may_carry_credentials, request_buffers& out) {
    using auth_type = std::remove_cvref_t<decltype(lease.auth())>;
    token_argument const token = o.token.is_given() ? o.token : detail::token_in(op);
    bool const takes_token =
        refreshing_auth<auth_type> && Op::endpoint.security == security::bearer && !token.is_given();
    idempotency const of_call = idempotency_of(op);
    prepared_call call{
        .request = {.endpoint = &Op::endpoint, .buffers = &out, .idempotency = of_call, .has_body = has_body<Op>},
        .not_found_on_resend_is_success = std::is_void_v<typename Op::response> &&
                                          Op::endpoint.method == method::delete_ &&
                                          Op::endpoint.idempotency == idempotency::idempotent,
        .takes_token = takes_token,
        .repeats_with_new_token =
            takes_token && of_call != idempotency::non_idempotent && !retries_never(o.retry, lease.config().retry),
        .retry = o.retry,
        .timeout = o.timeout};
    if (auto const invalid = build_target(op, out.target)) {
        call.refused = {errc::invalid_request, invalid->name, invalid->expected};
        return call;
    }
    if (of_call == idempotency::non_idempotent && retries_always(o.retry, lease.config().retry)) {
        call.refused = {errc::invalid_request, "retry", "no retry::always: this call must not be sent twice"};
        return call;
    }
    call.refused = detail::write_headers(call.request, o, token, lease, may_carry_credentials);
    call.request.own_headers = out.extra.size();
    if constexpr (has_body<Op>) {
        if (call.refused.code == errc::none) lease.serializer().write(op.body, out.body);
    }
    return call;
}

}  // namespace velo::inline v0::rest

#endif
