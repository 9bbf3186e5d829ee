// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_ARGUMENT_HPP
#define VELO_REST_MODEL_ARGUMENT_HPP

#include <velo/rest/model/blank.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/known.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/slot.hpp>
#include <velo/rest/model/wrong_argument.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Whether an argument, or a property of a model, may be missing.
enum class presence {
    required,  ///< always a value
    optional,  ///< absent or a value
    nullable,  ///< absent, null or a value
};

namespace detail {
template <class T, class U>
concept equality_comparable_with = requires(T const& left, U const& right) {
    { left == right } -> std::convertible_to<bool>;
};

/// The value of an argument, or the text that a value could be.
template <class S, class T>
concept value_or_text = std::same_as<S, T> || std::same_as<S, std::string> || std::same_as<S, std::string_view>;

}  // namespace detail

/// An argument of an operation, or a property of a model: a `T` that may be missing as `Presence` says. Users write
/// `required<T>`, `optional<T>` or `field<T>`.
///
/// It takes what `T` takes: a literal is checked at compile time, a value of `T` is copied. All else meets a deleted
/// constructor, so that the first error is a sentence of ours at the user's line. `std::optional` cannot serve: g++ 12
/// does not check literals through it. Trivially copyable if `T` is. Thread safety: as a value.
template <class T, presence Presence>
class argument {
  public:
    using value_type = T;
    using slot_type = detail::slot<T>;  ///< its only member

    /// Absent.
    constexpr argument() noexcept
        requires(Presence != presence::required)
    = default;
    /// Unset, for generic code that fills it later.
    constexpr explicit argument(blank_t) noexcept {}
    /// Null.
    constexpr argument(std::nullptr_t) noexcept
        requires(Presence == presence::nullable)
    {
        value_.reset(detail::slot_state::null);
    }
    /// A value, or absent. A template, as the next one, so that no other argument is converted to it on trial.
    template <std::same_as<T> V>
        requires(Presence == presence::optional)
    constexpr argument(std::optional<V> value) {
        if (value) value_.emplace(*std::move(value));
    }
    /// A received value if it is known, else absent.
    template <std::same_as<T> V>
        requires(Presence == presence::optional)
    constexpr argument(known<V> value) {
        if (value) value_.emplace(*value);
    }

    /// A literal, checked at compile time.
    template <class L>
        requires literal_of<T, L>
    consteval argument(L const& literal)
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
        __attribute__((diagnose_if(!detail::takes_literal<T>(literal), "velo: this literal is not what the API accepts",
                                   "error")))
#pragma clang diagnostic pop
#endif
        : value_(std::in_place, T(literal)) {
    }

    /// A value that converts to `T` without loss.
    template <class U>
        requires(other_than<U, argument> && value_of<T, U>)
    constexpr argument(U&& value) : value_(std::in_place, std::forward<U>(value)) {}

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    argument()
        requires(Presence == presence::required)
    = delete("velo: a required argument was left out");
    argument(std::nullptr_t)
        requires(Presence == presence::required)
    = delete("velo: this argument cannot be null");
    argument(std::nullptr_t)
        requires(Presence == presence::optional)
    = delete("velo: this argument cannot be null: leave it out instead");
    template <class U>
        requires std::same_as<wrong_argument<argument, T, U>, this_text_is_known_only_at_run_time_use_checked>
    argument(U&&) = delete("velo: this text is known only at run time: use checked");
    template <class U>
        requires std::same_as<wrong_argument<argument, T, U>,
                              this_argument_takes_another_type_leave_it_out_in_place_of_nullopt>
    argument(U&&) = delete("velo: this argument takes another type: leave it out in place of std::nullopt");
    template <class U>
        requires std::same_as<wrong_argument<argument, T, U>,
                              this_argument_takes_another_type_write_its_value_with_value>
    argument(U&&) = delete("velo: this argument takes another type: write its value with value(): x.value()");
    template <class U>
        requires std::same_as<wrong_argument<argument, T, U>,
                              this_argument_takes_another_type_write_its_value_with_a_star>
    argument(U&&) = delete("velo: this argument takes another type: write its value with a star: *x");
    template <class U>
        requires std::same_as<
                     wrong_argument<argument, T, U>,
                     this_argument_takes_another_type_a_received_value_may_be_unknown_write_what_its_value_holds>
    argument(U&&) = delete("velo: this argument takes another type: a received value may be unknown, write *x.value()");
    template <class U>
        requires std::same_as<wrong_argument<argument, T, U>,
                              this_argument_takes_another_type_write_an_enumerator_or_parse_enumerator_for_text>
    argument(U&&) = delete("velo: this argument takes another type: write an enumerator, or parse_enumerator for text");
    template <class U>
        requires std::same_as<wrong_argument<argument, T, U>,
                              this_argument_takes_another_type_write_an_enumerator_of_its_own_type>
    argument(U&&) = delete("velo: this argument takes another type: write an enumerator of its own type");
    template <class U>
        requires std::same_as<wrong_argument<argument, T, U>,
                              this_argument_takes_another_type_write_text_in_quotation_marks>
    argument(U&&) = delete("velo: this argument takes another type: write text in quotation marks");
    template <class U>
        requires std::same_as<wrong_argument<argument, T, U>, this_argument_takes_another_type_write_a_whole_number>
    argument(U&&) = delete("velo: this argument takes another type: write a whole number");
    template <class U>
        requires std::same_as<wrong_argument<argument, T, U>,
                              this_argument_takes_another_type_write_a_value_of_its_own_type>
    argument(U&&) = delete("velo: this argument takes another type: write a value of its own type");
#pragma clang diagnostic pop
#else
    // Templates, because g++ prints the constraint of a constructor that is none.
    template <class Nothing = void>
        requires(Presence == presence::required)
    argument(a_required_argument_was_left_out* = nullptr) = delete;
    template <class Nothing = void>
        requires(Presence != presence::nullable)
    argument(std::nullptr_t, this_argument_cannot_be_null* = nullptr) = delete;
    // Words is never deduced from a second item in the braces.
    template <class U, class Words = wrong_argument<argument, T, U>>
        requires(!std::is_void_v<Words> && std::same_as<Words, wrong_argument<argument, T, U>>)
    argument(U&&, Words* = nullptr) = delete;
#endif

    /// True for a value; false if absent, null or unset.
    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    /// The same as `has_value()`.
    [[nodiscard]] constexpr explicit operator bool() const noexcept
        requires(Presence != presence::required)
    {
        return has_value();
    }
    /// True if null.
    [[nodiscard]] constexpr bool is_null() const noexcept
        requires(Presence == presence::nullable)
    {
        return value_.state() == detail::slot_state::null;
    }
    /// True if neither null nor a value.
    [[nodiscard]] constexpr bool is_absent() const noexcept
        requires(Presence == presence::nullable)
    {
        return value_.state() == detail::slot_state::nothing;
    }

    /// The value. Precondition: `has_value()`, which holds for every required argument that a user wrote.
    [[nodiscard]] constexpr T const& operator*() const& noexcept { return *value_; }
    /// The value. Precondition: `has_value()`.
    [[nodiscard]] constexpr T& operator*() & noexcept { return *value_; }
    /// A member of the value. Precondition: `has_value()`.
    [[nodiscard]] constexpr T const* operator->() const noexcept { return &*value_; }
    /// A member of the value. Precondition: `has_value()`.
    [[nodiscard]] constexpr T* operator->() noexcept { return &*value_; }
    /// The value, or `otherwise` if there is none.
    template <class U>
    [[nodiscard]] constexpr T value_or(U&& otherwise) const
        requires(Presence != presence::required)
    {
        return has_value() ? *value_ : static_cast<T>(std::forward<U>(otherwise));
    }

    /// Makes it absent.
    constexpr void reset() noexcept
        requires(Presence != presence::required)
    {
        value_.reset();
    }
    /// Makes it null.
    constexpr void set_null() noexcept
        requires(Presence == presence::nullable)
    {
        value_.reset(detail::slot_state::null);
    }
    /// Makes a value in place, from the arguments of a constructor of `T`.
    template <class... A>
    constexpr T& emplace(A&&... args) {
        return value_.emplace(std::forward<A>(args)...);
    }

    // Names that other types have for `*`.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    void value() const = delete("velo: an argument or field holds its value: write *x, x->member or x.value_or(…)");
    void get() const = delete("velo: an argument or field holds its value: write *x, x->member or x.value_or(…)");
    void empty() const = delete("velo: an argument or field holds its value: write *x, x->member or x.value_or(…)");
    void size() const = delete("velo: an argument or field holds its value: write *x, x->member or x.value_or(…)");
    void c_str() const = delete("velo: an argument or field holds its value: write *x, x->member or x.value_or(…)");
    // Of classes only: a conversion to a number or an enumerator would take part in built-in comparisons.
    template <detail::value_or_text<T> S>
        requires std::is_class_v<S>
    operator S() const = delete("velo: an argument or field holds its value: write *x, x->member or x.value_or(…)");
#pragma clang diagnostic pop
#else
    void value(an_argument_holds_its_value_write_a_star_or_an_arrow* = nullptr) const = delete;
    void get(an_argument_holds_its_value_write_a_star_or_an_arrow* = nullptr) const = delete;
    void empty(an_argument_holds_its_value_write_a_star_or_an_arrow* = nullptr) const = delete;
    void size(an_argument_holds_its_value_write_a_star_or_an_arrow* = nullptr) const = delete;
    void c_str(an_argument_holds_its_value_write_a_star_or_an_arrow* = nullptr) const = delete;
    template <detail::value_or_text<T> S, class Words = an_argument_holds_its_value_write_a_star_or_an_arrow>
        requires std::is_class_v<S>
    operator S() const = delete;
#endif

    friend constexpr bool operator==(argument const&, argument const&) = default;
    /// True if it holds a value equal to `right`: `user.status == user_status::enabled`.
    template <class U>
        requires(Presence == presence::nullable && !std::same_as<U, argument> && !std::same_as<U, std::nullptr_t> &&
                 detail::equality_comparable_with<T, U>)
    friend constexpr bool operator==(argument const& left, U const& right) {
        return left.has_value() && *left == right;
    }

  private:
    slot_type value_;
};

namespace detail {
/// What a sum with a `T` would be. clang converts it before it prints our words.
template <class T>
using sum_with = std::conditional_t<std::is_arithmetic_v<T>, T, std::string>;
}  // namespace detail

// An argument in place of its value, in a sum or an order.
#if defined(__clang__)
// For a deleted operator clang lists the other candidates.
template <class T, presence Presence, class X>
__attribute__((unavailable(
    "velo: an argument or field holds its value: write *x, x->member or x.value_or(…)"))) detail::sum_with<T>
operator+(argument<T, Presence> const&, X const&);
template <class X, class T, presence Presence>
    requires(!requires { typename X::slot_type; })
__attribute__((unavailable(
    "velo: an argument or field holds its value: write *x, x->member or x.value_or(…)"))) detail::sum_with<T>
operator+(X const&, argument<T, Presence> const&);
template <class T, presence Presence, class X>
__attribute__((unavailable("velo: an argument or field holds its value: write *x, x->member or x.value_or(…)"))) void
operator+=(argument<T, Presence>&, X const&);
template <class T, presence Presence, class X>
__attribute__((unavailable("velo: an argument or field holds its value: write *x, x->member or x.value_or(…)"))) int
operator<=>(argument<T, Presence> const&, X const&);
#else
template <class T, presence Presence, class X, class Words = an_argument_holds_its_value_write_a_star_or_an_arrow>
void operator+(argument<T, Presence> const&, X const&) = delete;
template <class X, class T, presence Presence, class Words = an_argument_holds_its_value_write_a_star_or_an_arrow>
    requires(!requires { typename X::slot_type; })
void operator+(X const&, argument<T, Presence> const&) = delete;
template <class T, presence Presence, class X, class Words = an_argument_holds_its_value_write_a_star_or_an_arrow>
void operator+=(argument<T, Presence>&, X const&) = delete;
template <class T, presence Presence, class X, class Words = an_argument_holds_its_value_write_a_star_or_an_arrow>
int operator<=>(argument<T, Presence> const&, X const&) = delete;
#endif

/// An argument that the operation needs. Leaving it out of a braced operation or body does not compile.
template <class T>
using required = argument<T, presence::required>;

/// An argument that may be left out; then it is not sent. Also takes a `std::optional<T>`. Null does not compile: the
/// API gives it no meaning here.
template <class T>
using optional = argument<T, presence::optional>;

/// A property with three states: absent (`{}`), null (`nullptr`), or a value.
///
/// In an update request absent keeps the property, null clears it, and a value sets it. In a response it is what the
/// server sent.
template <class T>
using field = argument<T, presence::nullable>;

}  // namespace velo::inline VELO_ABI::rest

#endif
