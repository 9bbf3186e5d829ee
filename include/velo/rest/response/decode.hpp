// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_DECODE_HPP
#define VELO_REST_RESPONSE_DECODE_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/error.hpp>
#include <velo/rest/memory/shortage.hpp>
#include <velo/rest/model/blank.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/response/content_coding.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/serializer/json/attributes.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/version.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Reads a body. A Serializer that takes `read_options` observes the limit on the memory of the model.
template <class Serializer, class T>
decode_result read_body(response const& received, Serializer const& serializer, T& target) {
#if !VELO_HAS_HEAP
    return serializer.read(received.body_in_place(), target, received.lists());
#else
    if constexpr (own_format<T>) {
        return T::format::read(received, serializer, target);
    } else if constexpr (requires(read_options const& options) { serializer.read(received.body(), target, options); }) {
        return serializer.read(received.body(), target, {.memory = received.limits().model});
    } else {
        return serializer.read(received.body(), target);
    }
#endif
}

// These do not depend on the operation, so that they are compiled once for each payload.

/// The error of a response that is no success, whatever its body; no error when the status is 2xx. The error has the
/// bytes of the body, and the payload if they are one. Moves from `info`.
template <class Payload, class Serializer>
error<Payload> status_error(response const& received, Serializer const& serializer, error_info& info) {
    info.delivered = delivery::answered;
    if (received.status() >= 200 && received.status() <= 299) return {};
    std::optional<Payload> payload;
    if (received.status() < 200) {
        info.code = errc::protocol_error;
        info.detail = received.status() == 0 ? "the transport reports a response without a status"
                                             : "an interim status in place of a response (RFC 9110 section 15.2)";
    } else {
        info.code = failure_code::of_status(received.status());
        info.status = received.status();
        info.retry_after = received.header("Retry-After");
        info.body = received.body();
        payload.emplace(detail::make_blank<Payload>());
        if (received.body().empty() || !read_body(received, serializer, *payload)) {
            payload.reset();
            info.detail = foreign_content_coding(received);
        }
    }
    return error<Payload>(std::move(info), std::move(payload));
}

/// The error of a 2xx response whose body is not the model. The bytes are left out if the model has a secret: they may
/// contain it. Moves from `info`.
template <class Payload>
error<Payload> undecodable_error(response const& received, decode_error const& why, bool may_hold_secret,
                                 error_info& info) {
    info.code = why.is_too_large ? errc::response_too_large : errc::decode_failed;
    info.status = received.status();
    info.pointer = why.pointer;
    info.offset = why.offset;
    info.expected = why.expected;
    info.detail = foreign_content_coding(received);
#if VELO_HAS_HEAP
    if (why.is_too_large)
        info.detail = "the model needs more memory than response_limits::model, or the call's model_memory";
#else
    if (why.is_too_large) info.detail = memory_shortage{"lists", received.lists().size()}.words();
#endif
    info.body_withheld = may_hold_secret;
    if (!info.body_withheld) info.body = received.body();
    return error<Payload>(std::move(info));
}

/// A success whose model is filled later.
template <class Op>
outcome<Op> blank_outcome() {
    using model = typename Op::response;
    // Default construction needs no second model on the stack.
    if constexpr (std::is_default_constructible_v<model> && !std::is_constructible_v<model, blank_t>) {
        return {};
    } else {
        return detail::make_blank<model>();
    }
}

/// A function of its own, because the assignment needs room on the stack for a second outcome.
template <class Op>
VELO_COLD void set_undecodable(outcome<Op>& value, response const& received, decode_error const& why,
                               error_info& info) {
    value = undecodable_error<typename Op::error_payload>(received, why, holds_secret<typename Op::response>, info);
}

/// `decode`, with `read` for the model of a success.
template <operation Op, class Serializer, class Read>
[[nodiscard]] outcome<Op> decode_with(response const& received, Serializer const& serializer, error_info&& info,
                                      [[maybe_unused]] Read read) {
    auto failed = status_error<typename Op::error_payload>(received, serializer, info);
    if (failed != errc::none) return failed;
    if constexpr (std::is_void_v<typename Op::response>) {
        return {};
    } else {
        outcome<Op> value = blank_outcome<Op>();
        if (decode_result const decoded = read(*value); !decoded) {
            set_undecodable<Op>(value, received, decoded.error(), info);
        }
        return value;
    }
}

}  // namespace detail

/// Decodes a whole response to a call of `Op`:
///  - any 2xx is a success for an operation without a result, whatever its body;
///  - with a result, the body of any 2xx is read as the model; `errc::decode_failed` if it is empty or something else;
///  - any other status is an error with that status as its code;
///  - a status below 200 is `errc::protocol_error`: 0 is a transport's mistake, and an interim response (1xx) is no
///    response to a request that asked for no change of protocol (RFC 9110 section 15.2).
///
/// A body that could not be decoded and has a content coding is named in the detail (`foreign_content_coding`).
///
/// `info` has what is known of the call: operation, attempts, elapsed. Does no I/O. Calls to allocate may throw.
template <operation Op, class Serializer>
[[nodiscard]] outcome<Op> decode(response const& received, Serializer const& serializer, error_info&& info) {
    return detail::decode_with<Op>(received, serializer, std::move(info),
                                   [&](auto& target) { return detail::read_body(received, serializer, target); });
}

}  // namespace velo::inline VELO_ABI::rest

#endif
