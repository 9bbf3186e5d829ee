// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_LIST_HPP
#define VELO_REST_MODEL_LIST_HPP

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/slot.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// At most `Capacity` values, held in the object: a request with a list allocates nothing. Trivially copyable if `T`
/// is. Thread safety: as a value.
template <class T, std::size_t Capacity>
class list {
  public:
    using value_type = T;
    static constexpr std::size_t capacity = Capacity;  ///< values

    /// An empty list.
    constexpr list() noexcept = default;

    /// Appends one value. False, without a change, if the list is full.
    [[nodiscard]] constexpr bool push_back(T const& value) noexcept {
        if (size_ == Capacity) return false;
        items_[size_++].emplace(value);
        return true;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// The value at index `i`. Precondition: `i < size()`.
    [[nodiscard]] constexpr T const& operator[](std::size_t i) const noexcept { return *items_[i]; }

    friend constexpr bool operator==(list const&, list const&) = default;

  private:
    std::array<std::optional<T>, Capacity> items_{};
    std::size_t size_ = 0;
};

namespace detail {

/// As `find_wrong_argument`, for the argument `W` that takes a list of `T`.
template <class W, class T, class U>
consteval auto find_wrong_list() {
    using given = std::remove_cvref_t<U>;
    if constexpr (std::same_as<given, typename W::value_type> || std::same_as<given, typename W::first_item>) {
        return std::type_identity<void>{};
    } else {
        using wrong = wrong_argument<W, T, U>;
        constexpr bool is_range = requires(given const& u) {
            u.begin();
            u.size();
        };
        if constexpr (std::same_as<wrong, this_argument_takes_another_type_write_a_value_of_its_own_type> && is_range) {
            return std::type_identity<this_argument_takes_another_type_push_back_each_checked_value_into_a_list>{};
        } else {
            return std::type_identity<wrong>{};
        }
    }
}

}  // namespace detail

/// A required list, written in braces: `.roles = {"payor.admin", role}`, with 1 to 16 values, literals or not. A longer
/// list, or an empty one, is built as a `list`. Leaving it out, or `{}`, does not compile.
///
/// The values are constructor parameters, not an initializer list, because g++ 12 cannot hold an initializer list in a
/// `co_await` expression.
template <class T, std::size_t Capacity>
class argument<list<T, Capacity>, presence::required> {
    static_assert(Capacity >= 16, "velo: a required list has room for the 16 values that its braces take");

    template <class U>
    using wrong_list = typename decltype(detail::find_wrong_list<argument, T, U>())::type;

  public:
    using value_type = list<T, Capacity>;
    using slot_type = detail::slot<value_type>;          ///< its only member
    using first_item = argument<T, presence::required>;  ///< there is at least one value
    using item = argument<T, presence::optional>;        ///< each of the others
    static constexpr item none{};                        ///< where fewer are given

    /// The values, in this order. By reference: copies of 16 texts would be 2 kB of stack.
    constexpr argument(first_item const& first, item const& i2 = none, item const& i3 = none, item const& i4 = none,
                       item const& i5 = none, item const& i6 = none, item const& i7 = none, item const& i8 = none,
                       item const& i9 = none, item const& i10 = none, item const& i11 = none, item const& i12 = none,
                       item const& i13 = none, item const& i14 = none, item const& i15 = none, item const& i16 = none) {
        value_type& values = value_.emplace();
        static_cast<void>(values.push_back(*first));
        for (item const* i : {&i2, &i3, &i4, &i5, &i6, &i7, &i8, &i9, &i10, &i11, &i12, &i13, &i14, &i15, &i16}) {
            if (i->has_value()) static_cast<void>(values.push_back(**i));
        }
    }
    /// The list `values`, which may be empty.
    constexpr argument(value_type const& values) : value_(std::in_place, values) {}
    /// Unset, for generic code that fills it later.
    constexpr explicit argument(blank_t) noexcept {}

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    argument() = delete("velo: a required argument was left out");
    argument(std::nullptr_t) = delete("velo: this argument cannot be null");
    template <class U>
        requires std::same_as<wrong_list<U>, this_text_is_known_only_at_run_time_use_checked>
    argument(U&&) = delete("velo: this text is known only at run time: use checked");
    template <class U>
        requires std::same_as<wrong_list<U>, this_argument_takes_another_type_leave_it_out_in_place_of_nullopt>
    argument(U&&) = delete("velo: this argument takes another type: leave it out in place of std::nullopt");
    template <class U>
        requires std::same_as<wrong_list<U>, this_argument_takes_another_type_write_its_value_with_value>
    argument(U&&) = delete("velo: this argument takes another type: write its value with value(): x.value()");
    template <class U>
        requires std::same_as<wrong_list<U>, this_argument_takes_another_type_write_its_value_with_a_star>
    argument(U&&) = delete("velo: this argument takes another type: write its value with a star: *x");
    template <class U>
        requires std::same_as<
                     wrong_list<U>,
                     this_argument_takes_another_type_a_received_value_may_be_unknown_write_what_its_value_holds>
    argument(U&&) = delete("velo: this argument takes another type: a received value may be unknown, write *x.value()");
    template <class U>
        requires std::same_as<wrong_list<U>,
                              this_argument_takes_another_type_write_an_enumerator_or_parse_enumerator_for_text>
    argument(U&&) = delete("velo: this argument takes another type: write an enumerator, or parse_enumerator for text");
    template <class U>
        requires std::same_as<wrong_list<U>, this_argument_takes_another_type_push_back_each_checked_value_into_a_list>
    argument(U&&) = delete("velo: this argument takes another type: push_back each checked value into a list");
    template <class U>
        requires std::same_as<wrong_list<U>, this_argument_takes_another_type_write_a_value_of_its_own_type>
    argument(U&&) = delete("velo: this argument takes another type: write a value of its own type");
#pragma clang diagnostic pop
#else
    argument(a_required_argument_was_left_out* = nullptr) = delete;
    argument(std::nullptr_t, this_argument_cannot_be_null* = nullptr) = delete;
    // Words is never deduced from a second item in the braces.
    template <class U, class Words = wrong_list<U>>
        requires(!std::is_void_v<Words> && std::same_as<Words, wrong_list<U>>)
    argument(U&&, Words* = nullptr) = delete;
#endif

    /// False only if generic code has not filled it.
    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    /// The list. Precondition: `has_value()`, which holds for every list that a user wrote.
    [[nodiscard]] constexpr value_type const& operator*() const& noexcept { return *value_; }
    /// The list. Precondition: `has_value()`.
    [[nodiscard]] constexpr value_type& operator*() & noexcept { return *value_; }
    /// A member of the list. Precondition: `has_value()`.
    [[nodiscard]] constexpr value_type const* operator->() const noexcept { return &*value_; }
    /// A member of the list. Precondition: `has_value()`.
    [[nodiscard]] constexpr value_type* operator->() noexcept { return &*value_; }
    /// Makes an empty list, for generic code that fills it.
    constexpr value_type& emplace() { return value_.emplace(); }

    // Members of the list.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class U>
    void push_back(U const&) = delete("velo: a required list holds its list: write x->push_back(…), x->size()");
    void size() const = delete("velo: a required list holds its list: write x->push_back(…), x->size()");
    void empty() const = delete("velo: a required list holds its list: write x->push_back(…), x->size()");
    void begin() const = delete("velo: a required list holds its list: write x->push_back(…), x->size()");
    void end() const = delete("velo: a required list holds its list: write x->push_back(…), x->size()");
#pragma clang diagnostic pop
#else
    template <class U>
    void push_back(U const&, a_required_list_holds_its_list_write_an_arrow* = nullptr) = delete;
    void size(a_required_list_holds_its_list_write_an_arrow* = nullptr) const = delete;
    void empty(a_required_list_holds_its_list_write_an_arrow* = nullptr) const = delete;
    void begin(a_required_list_holds_its_list_write_an_arrow* = nullptr) const = delete;
    void end(a_required_list_holds_its_list_write_an_arrow* = nullptr) const = delete;
#endif

    friend constexpr bool operator==(argument const&, argument const&) = default;

  private:
    slot_type value_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
