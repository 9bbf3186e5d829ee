// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_OUTCOME_HPP
#define VELO_REST_RESPONSE_OUTCOME_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/error.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/not_printed.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/version.hpp>

#include <boost/system/error_code.hpp>

#include <concepts>
#include <cstddef>

namespace velo::inline VELO_ABI::rest {

/// The outcome of a call of `Op`: a `result` whose type names the operation, so that `match` can require a handler for
/// each documented status. It is used as a `result` and converts to one. Thread safety: as `result`.
template <operation Op>
class [[nodiscard("velo: test the result, and co_await an asynchronous call")]] outcome
    : public result<typename Op::response, typename Op::error_payload> {
    using base = result<typename Op::response, typename Op::error_payload>;

  public:
    using base::base;

    // Members of the value or of the error.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    void get() const = delete(
        "velo: a result has a value or an error: write x->member for the value, x.error().status() for the error");
    void status() const = delete(
        "velo: a result has a value or an error: write x->member for the value, x.error().status() for the error");
    void message() const = delete(
        "velo: a result has a value or an error: write x->member for the value, x.error().status() for the error");
    void payload() const = delete(
        "velo: a result has a value or an error: write x->member for the value, x.error().status() for the error");
    void what() const = delete(
        "velo: a result has a value or an error: write x->member for the value, x.error().status() for the error");
    void body() const = delete(
        "velo: a result has a value or an error: write x->member for the value, x.error().status() for the error");
    void begin() const =
        delete("velo: a result has a value or an error: iterate over a member of the value, x->content");
    void end() const = delete("velo: a result has a value or an error: iterate over a member of the value, x->content");
    template <std::same_as<typename Op::response> S>
    operator S() const = delete("velo: a result has a value or an error: write its value with a star, *x");
#pragma clang diagnostic pop
#else
    void get(a_result_has_a_value_or_an_error_write_an_arrow_for_the_value_and_x_error_for_the_error* = nullptr) const =
        delete;
    void status(a_result_has_a_value_or_an_error_write_an_arrow_for_the_value_and_x_error_for_the_error* =
                    nullptr) const = delete;
    void message(a_result_has_a_value_or_an_error_write_an_arrow_for_the_value_and_x_error_for_the_error* =
                     nullptr) const = delete;
    void payload(a_result_has_a_value_or_an_error_write_an_arrow_for_the_value_and_x_error_for_the_error* =
                     nullptr) const = delete;
    void what(a_result_has_a_value_or_an_error_write_an_arrow_for_the_value_and_x_error_for_the_error* =
                  nullptr) const = delete;
    void body(a_result_has_a_value_or_an_error_write_an_arrow_for_the_value_and_x_error_for_the_error* =
                  nullptr) const = delete;
    void begin(a_result_has_a_value_or_an_error_iterate_over_a_member_of_the_value* = nullptr) const = delete;
    void end(a_result_has_a_value_or_an_error_iterate_over_a_member_of_the_value* = nullptr) const = delete;
    template <std::same_as<typename Op::response> S,
              class Words = a_result_has_a_value_or_an_error_write_its_value_with_a_star>
    operator S() const = delete;
#endif
};

// Boost has one for every result, which prints the value.
#if defined(__clang__)
template <output_stream Stream, operation Op>
__attribute__((unavailable("velo: this is a result: print its value or its error"))) Stream& operator<<(
    Stream& out, outcome<Op> const&);
#else
template <output_stream Stream, operation Op>
this_is_a_result_print_its_value_or_its_error operator<<(Stream& out, outcome<Op> const&) = delete;
#endif

namespace detail {
/// What an error is, or is not, compared with; nothing that a result could hold.
template <class X, class Op>
concept no_result = (failure_word<X> || no_failure<X> || std::same_as<X, std::nullptr_t> ||
                     std::same_as<X, boost::system::error_code>) &&
                    !std::convertible_to<X const&, result<typename Op::response, typename Op::error_payload>>;
}  // namespace detail

// In the place of a comparison of its error.
#if defined(__clang__)
template <operation Op, detail::no_result<Op> X>
__attribute__((
    unavailable("velo: a result has a value or an error: compare x.error() with a condition or an errc"))) bool
operator==(outcome<Op> const&, X const&);
#else
template <operation Op, detail::no_result<Op> X,
          class Words = a_result_has_a_value_or_an_error_compare_x_error_with_a_condition_or_errc>
bool operator==(outcome<Op> const&, X const&) = delete;
#endif

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
