// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_DECODE_HPP
#define VELO_REST_RESPONSE_DECODE_HPP

#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/error/result.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/make_blank.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/serializer/decode_error.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

/// What calling `Op` gives.
template <operation Op>
using outcome = outcome<Op>;

namespace detail {

/// The error of an answer whose status is not 2xx: with the payload, if it is one, and with the bytes in any case.
template <class Op, class Serializer>
error<typename Op::error_payload> status_error(response const& received, Serializer const& serializer, error_info f) {
    f.code = status_code(received.status());
    f.status = received.status();
    f.retry_after = received.header("Retry-After");
    f.body = received.body();
    std::optional<typename Op::error_payload> payload(make_blank<typename Op::error_payload>());
    if (received.body().empty() || !serializer.read(received.body(), *payload)) payload.reset();
    return error<typename Op::error_payload>(std::move(f), std::move(payload));
}

/// The error of an answer that should have been a model and is not.
template <class Op>
error<typename Op::error_payload> read_error(response const& received, decode_error why, error_info f) {
    f.code = errc::decode_failed;
    f.status = received.status();
    f.pointer = std::move(why.pointer);
    f.offset = why.offset;
    f.expected = why.expected;
    f.body_withheld = holds_secret<typename Op::response>;
    if (!f.body_withheld) f.body = received.body();
    return error<typename Op::error_payload>(std::move(f));
}

}  // namespace detail

/// The meaning of a whole answer, by the descriptor of `Op`. Pure but for allocation.
///
/// Any 2xx is success for an operation without a result; with a result, the body of any 2xx is read, and an empty or
/// foreign one is `errc::decode_failed`. Every other status is an error with that status as its code.
/// `f` brings what is known of the call so far: operation, attempts, elapsed.
template <operation Op, class Serializer>
[[nodiscard]] outcome<Op> decode(response const& received, Serializer const& serializer, error_info f) {
    using model = typename Op::response;
    f.delivered = delivery::answered;
    if (received.status() == 0) {
        f.code = errc::protocol_error;
        f.detail = "the transport reports an answer without a status";
        return error<typename Op::error_payload>(std::move(f));
    }
    if (received.status() < 200 || received.status() > 299) {
        return detail::status_error<Op>(received, serializer, std::move(f));
    }
    if constexpr (std::is_void_v<model>) {
        return {};
    } else {
        outcome<Op> value(make_blank<model>());
        if (decode_result const decoded = serializer.read(received.body(), *value); !decoded) {
            value = detail::read_error<Op>(received, decoded.error(), std::move(f));
        }
        return value;
    }
}

}  // namespace velo::inline v0::rest

#endif
