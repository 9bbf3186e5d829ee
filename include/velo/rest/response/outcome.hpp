// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_OUTCOME_HPP
#define VELO_REST_RESPONSE_OUTCOME_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/error.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
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
    void size() const = delete(
        "velo: a result has a value or an error: write x->member for the value, x.error().status() for the error");
    template <class Index>
    void operator[](Index const&) const = delete(
        "velo: a result has a value or an error: write x->member for the value, x.error().status() for the error");
    void ok() const = delete("velo: a result has a value or an error: test it with if (x), or with x.has_value()");
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
    void size(a_result_has_a_value_or_an_error_write_an_arrow_for_the_value_and_x_error_for_the_error* =
                  nullptr) const = delete;
    template <class Index,
              class Words = a_result_has_a_value_or_an_error_write_an_arrow_for_the_value_and_x_error_for_the_error>
    void operator[](Index const&) const = delete;
    void ok(a_result_has_a_value_or_an_error_test_it_with_if_or_has_value* = nullptr) const = delete;
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

// In the place of its value.
#if defined(__clang__)
template <operation Op>
__attribute__((unavailable("velo: a result has a value or an error: write its value with a star, *x"))) void write_json(
    outcome<Op> const&, secure_buffer&);
template <operation Op>
__attribute__((unavailable("velo: a result has a value or an error: write its value with a star, *x"))) char const*
redacted(outcome<Op> const&);
#else
template <operation Op, class Words = a_result_has_a_value_or_an_error_write_its_value_with_a_star>
void write_json(outcome<Op> const&, secure_buffer&) = delete;
template <operation Op, class Words = a_result_has_a_value_or_an_error_write_its_value_with_a_star>
void redacted(outcome<Op> const&) = delete;
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

}  // namespace velo::inline VELO_ABI::rest

#endif
