// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_MACHINE_HPP
#define VELO_REST_CALL_MACHINE_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/bearer_token.hpp>
#include <velo/rest/call/built_request.hpp>
#include <velo/rest/call/core.hpp>
#include <velo/rest/call/raw_outcome.hpp>
#include <velo/rest/call/settings.hpp>
#include <velo/rest/endpoint/idempotency_of.hpp>
#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/error/result.hpp>
#include <velo/rest/http/header.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/response/decode.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// One call without its I/O: builds the request, signs it, takes its course, judges the answer. It has no clock, no
/// thread and no socket; a driver asks `next()` what to do and tells it what happened and when. `client.machine(op)`
/// makes one, to be driven by hand:
///
///     auto machine = client.machine(get_self{});
///     machine.begin(now());
///     for (;;) {
///         switch (machine.next()) {
///             case step::send: machine.ended(send(machine.request(), machine.time_left()), now()); break;
///             case step::wait: machine.waited(sleep(machine.pause()), now()); break;
///             case step::done: return machine.result();
///         }
///     }
///
/// The operation and the options are read by the constructor only. It may be moved until it begins. Not for several
/// threads at once.
template <operation Op, class State>
class call_machine : public call_course<State> {
    using course = call_course<State>;

  public:
    using outcome = rest::outcome<Op>;

    /// Builds the request, and signs it unless its token may have to be renewed, or finds out why it cannot be sent.
    /// `may_carry_credentials`: the transport is confidential, or the user allows clear text. Calls to allocate may
    /// throw.
    call_machine(Op const& op, State const& state, call_settings const& settings, bool may_carry_credentials)
        : course(state.take(), facts(op, settings)) {
        call_buffers& memory = this->memory();
        auto const& config = this->client().config();
        memory.response.limit(config.limits);
        if (refusal const problem = build_target(op, memory.call.target)) {
            this->refuse(errc::invalid_request, problem.field, problem.expected);
        } else if (is_always(settings.retry) && idempotency_of(op) == idempotency::non_idempotent) {
            this->refuse(errc::invalid_request, "retry", "no retry::always: this call must not be sent twice");
        } else if (!add_headers(settings)) {
            this->refuse(errc::invalid_request, "headers",
                         "fields that are not the client's own, with names that are tokens and values without control "
                         "characters");
        } else if (errc const error = authorize(op, settings, may_carry_credentials); error != errc{}) {
            this->refuse(error, {}, {});
        } else {
            build_body(op, this->client().serializer(), memory.call.body);
        }
    }

    /// The outcome. Precondition: `next() == step::done`. Once only. Calls to allocate may throw.
    [[nodiscard]] outcome result() {
        error_info& end = this->end();
        if constexpr (std::is_void_v<typename Op::response>) {
            if (this->is_gone()) return {};
        }
        if (end.code) return error<typename Op::error_payload>(std::move(end));
        return decode<Op>(this->response(), this->client().serializer(), std::move(end));
    }

    /// The outcome with all that came back. As `result`.
    [[nodiscard]] raw_outcome<Op> raw() {
        std::string_view const field = this->response().header(this->client().config().correlation_field);
        std::string correlation(field.empty() ? this->correlation() : field);
        int const attempts = this->attempts();
        auto const elapsed = this->elapsed();
        outcome value = result();
        return {std::move(value), this->response(), std::move(correlation), attempts, elapsed};
    }

    /// The request as it would be sent, or why it cannot be. Instead of beginning. Calls to allocate may throw.
    [[nodiscard]] rest::result<built_request, typename Op::error_payload> built() {
        if (this->next() == step::done) return error<typename Op::error_payload>(std::move(this->end()));
        return built_request(this->unsent());
    }

  private:
    static call_facts facts(Op const& op, call_settings const& settings) {
        return {.endpoint = Op::endpoint,
                .idempotency = idempotency_of(op),
                .has_body = has_body<Op>,
                .absence_is_success = std::is_void_v<typename Op::response> && Op::endpoint.method == method::delete_ &&
                                      Op::endpoint.idempotency == idempotency::idempotent,
                .takes_token = refreshing_auth<typename State::auth_type> &&
                               Op::endpoint.security == security::bearer && !settings.token.is_given() &&
                               !brings_token(op),
                .retry = settings.retry,
                .timeout = settings.timeout};
    }

    static constexpr bool is_always(retry::option_value const& chosen) noexcept {
        using kind = retry::option_value::kind;
        using policy = retry::policy_of<typename State::config_type>;
        return chosen.what == kind::unlimited ||
               (chosen.what == kind::client_default && std::is_same_v<policy, retry::always_t>);
    }

    static bool brings_token(Op const& op) noexcept {
        return any_member<Op>([&]<class M>(M) {
            if constexpr (location_of<Op, M>() == parameter_location::credential) return M::get(op).has_value();
            return false;
        });
    }

    bool add_headers(call_settings const& settings) {
        call_buffers& memory = this->memory();
        std::string_view const correlation_field = this->client().config().correlation_field;
        bool sends_correlation = !settings.correlation.empty();
        for (header const& h : settings.headers) {
            if (h.name.empty() && h.value.empty()) continue;
            if (!memory.call.extra.add(h.name, h.value)) return false;
            if (same_name(h.name, correlation_field)) sends_correlation = false;
        }
        memory.correlation.append(settings.correlation);
        if (sends_correlation && !memory.call.extra.add(correlation_field, settings.correlation)) return false;
        this->own_headers_ = memory.call.extra.size();
        return true;
    }

    /// A credential that is an argument or an option of the call replaces the client's.
    errc authorize(Op const& op, call_settings const& settings, bool may_carry_credentials) {
        if constexpr (Op::endpoint.security == security::none) {
            return errc{};
        } else {
            if (!may_carry_credentials) return errc::insecure_transport;
            secure_buffer& out = this->memory().call.authorization;
            if (settings.token.is_given()) return append_token(settings.token.reveal(), out);
            errc error{};
            for_each_member<Op>([&]<class M>(M) {
                if constexpr (location_of<Op, M>() == parameter_location::credential) {
                    if (M::get(op).has_value()) error = append_token((*M::get(op)).reveal(), out);
                }
            });
            if (error != errc{} || !out.empty()) return error;
            return authorize_as_client(out);
        }
    }

    errc authorize_as_client(secure_buffer& out) {
        if constexpr (Op::endpoint.security == security::bearer && refreshing_auth<typename State::auth_type>) {
            return errc{};
        } else {
            boost::system::error_code const e =
                this->client().auth().authorize(security_constant<Op::endpoint.security>{}, out);
            if (!e) return errc{};
            return e == errc::insecure_transport ? errc::insecure_transport : errc::no_credential;
        }
    }

    /// One that is not checked could carry a line break, and with it a field of its own.
    static errc append_token(std::string_view token, secure_buffer& out) {
        if (!bearer_token_rule::accepts(token)) return errc::no_credential;
        out.append("Bearer ");
        out.append(token);
        return errc{};
    }
};

}  // namespace velo::inline v0::rest

#endif
