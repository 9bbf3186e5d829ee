// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_MACHINE_HPP
#define VELO_REST_CALL_MACHINE_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/call/exchange.hpp>
#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/interpret.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/send_limits.hpp>

#include <chrono>
#include <string_view>
#include <utility>

namespace velo::inline v0::rest {

/// What the machine wants next.
enum class step {
    send,  ///< give `request()` to the transport, then tell `ended`
    done,  ///< take `result()`
};

/// What a machine knows of the client and its transport. Static or outliving text.
struct call_context {
    std::string_view user_agent;
    bool may_carry_credentials;        ///< the transport is confidential, or the user allows clear text
    std::chrono::nanoseconds timeout;  ///< for the whole call
};

/// One call without its I/O: builds the request, signs it, judges the answer. It has no clock, no thread and no socket;
/// a driver asks `next()` what to do and tells it what happened and when.
///
///     machine.begin(now());
///     while (machine.next() == step::send)
///         machine.ended(transport.send(machine.request(), answer, {machine.time_left()}), now());
///     return machine.result();
///
/// The operation is read by the constructor only; the exchange has to outlive the machine. Not for several threads at
/// once.
template <operation Op, class Serializer>
class call_machine {
  public:
    using time = std::chrono::nanoseconds;
    using outcome = result_of<Op>;

    /// Builds and signs the request, or finds out why it cannot be sent. Calls to allocate may throw.
    template <class Auth>
    call_machine(Op const& op, Auth const& auth, Serializer const& serializer, exchange& memory, call_context context)
        : serializer_(serializer), memory_(&memory), timeout_(context.timeout) {
        state_.operation = Op::endpoint.name;
        if (refusal const problem = build_target(op, memory.target)) {
            refuse(errc::invalid_request, problem);
        } else if (errc const error = authorize(op, auth, context); error != errc{}) {
            refuse(error, {});
        } else {
            build_body(op, serializer, memory.body);
            set_headers(context.user_agent);
            next_ = step::send;
        }
    }

    [[nodiscard]] step next() const noexcept { return next_; }

    /// The call begins: its time runs from now on.
    void begin(time now) noexcept {
        started_ = now;
        left_ = timeout_;
    }

    /// How long the next attempt may take.
    [[nodiscard]] time time_left() const noexcept { return left_; }

    /// What to send. Views the exchange. Precondition: `next() == step::send`.
    [[nodiscard]] rest::request request() const noexcept {
        return {Op::endpoint.name,    Op::endpoint.method, memory_->target.view(), {memory_->headers.data(), headers_},
                memory_->body.view(), has_body<Op>};
    }

    /// An attempt ended at `now`. Precondition: `next() == step::send`.
    void ended(attempt a, time now) {
        ++state_.attempts;
        state_.delivered = a.delivered;
        state_.elapsed = now - started_;
        left_ = timeout_ - state_.elapsed;
        state_.code = a.error;
        state_.detail = std::move(a.detail);
        // The place where retries, renewal of a token and the deadline decide on another `send`. One attempt for now.
        next_ = step::done;
    }

    /// The outcome. Precondition: `next() == step::done`. Once only. Calls to allocate may throw.
    [[nodiscard]] outcome result() {
        if (state_.code) return error<typename Op::error_payload>(std::move(state_));
        return interpret<Op>(memory_->answer, serializer_, std::move(state_));
    }

  private:
    void refuse(errc code, refusal why) {
        state_.code = code;
        state_.field = why.field;
        state_.expected = why.expected;
    }

    /// A credential that is an argument of the call replaces the client's.
    template <class Auth>
    errc authorize(Op const& op, Auth const& auth, call_context const& context) {
        if constexpr (Op::endpoint.security == security::none) {
            return errc{};
        } else {
            if (!context.may_carry_credentials) return errc::not_confidential;
            bool refused = false;
            for_each_member<Op>([&]<class M>(M) {
                if constexpr (place_of<Op, M>() == place::credential) {
                    if (!M::get(op).has_value()) return;
                    auto const& token = *M::get(op);
                    // An unchecked one could carry a line break, and with it a field of its own.
                    refused = !token.accepts(token.reveal());
                    if (refused) return;
                    memory_->authorization.append("Bearer ");
                    memory_->authorization.append(token.reveal());
                }
            });
            if (refused) return errc::no_credential;
            if (!memory_->authorization.empty()) return errc{};
            boost::system::error_code const e =
                auth.authorize(security_constant<Op::endpoint.security>{}, memory_->authorization);
            if (!e) return errc{};
            return e == errc::not_confidential ? errc::not_confidential : errc::no_credential;
        }
    }

    void set_headers(std::string_view user_agent) noexcept {
        add_header("Accept", serializer_.media_type());
        add_header("User-Agent", user_agent);
        if (!memory_->authorization.empty()) add_header("Authorization", memory_->authorization.view());
        if (has_body<Op>) add_header("Content-Type", serializer_.media_type());
    }
    void add_header(std::string_view name, std::string_view value) noexcept {
        memory_->headers[headers_++] = {name, value};
    }

    Serializer serializer_;
    exchange* memory_;
    time timeout_;
    time started_{};
    time left_{};
    std::size_t headers_ = 0;
    failure state_;
    step next_ = step::done;
};

}  // namespace velo::inline v0::rest

#endif
