// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_LIST_HPP
#define VELO_REST_MODEL_LIST_HPP

#include <velo/rest/model/required.hpp>

#include <array>
#include <cstddef>
#include <optional>

namespace velo::inline v0::rest {

/// Up to `Capacity` values inside the object: trivially copyable when `T` is, so a request that holds one allocates
/// nothing.
template <class T, std::size_t Capacity>
class list {
  public:
    using value_type = T;
    static constexpr std::size_t capacity = Capacity;

    /// An empty list, on purpose.
    constexpr list() noexcept = default;

    /// Adds one value; false, and nothing is added, when the list is full.
    [[nodiscard]] constexpr bool push_back(T const& value) noexcept {
        if (size_ == Capacity) return false;
        items_[size_++].emplace(value);
        return true;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// Precondition: `i < size()`.
    [[nodiscard]] constexpr T const& operator[](std::size_t i) const noexcept { return *items_[i]; }

    friend constexpr bool operator==(list const&, list const&) = default;

  private:
    std::array<std::optional<T>, Capacity> items_{};
    std::size_t size_ = 0;
};

/// One value in the braces of a required list: a literal, checked while compiling, or a value known at run time.
template <class T>
class list_item {
  public:
    constexpr list_item() noexcept = default;
    template <class L>
        requires literal_of<T, L>
    consteval list_item(L const& literal)
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
        __attribute__((diagnose_if(!detail::takes_literal<T>(literal), "velo: this literal is not what the API accepts",
                                   "error")))
#pragma clang diagnostic pop
#endif
        : value_(T(literal)) {
    }
    constexpr list_item(T const& value) : value_(value) {}
#if defined(__clang__) && __clang_major__ >= 19
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    list_item(std::nullptr_t) = delete("velo: this argument cannot be null");
    template <class U>
        requires run_time_text_for<T, U>
    list_item(U&&) = delete("velo: this text is known only at run time: use checked");
    template <class U>
        requires another_type_for<list_item, T, U>
    list_item(U&&) = delete("velo: this argument takes another type");
#pragma clang diagnostic pop
#else
    list_item(std::nullptr_t, this_argument_cannot_be_null* = nullptr) = delete;
    template <class U>
        requires run_time_text_for<T, U>
    list_item(U&&, this_text_is_known_only_at_run_time_use_checked* = nullptr) = delete;
    template <class U>
        requires another_type_for<list_item, T, U>
    list_item(U&&, this_argument_takes_another_type* = nullptr) = delete;
#endif

    [[nodiscard]] constexpr std::optional<T> const& value() const noexcept { return value_; }

  private:
    std::optional<T> value_;
};

/// A list that the operation needs, written in braces: `.roles = {"payor.admin", role}`. Up to 16 values in the braces;
/// longer ones, and an empty one on purpose, are built as a `list`. Leaving it out, or `{}`, does not compile.
/// A fixed number of constructor parameters stands where an initializer list would: g++ 12 cannot hold an
/// initializer list inside a `co_await` expression.
template <class T, std::size_t Capacity>
class required<list<T, Capacity>> {
    static_assert(Capacity >= 16, "velo: a required list has room for the 16 values that its braces take");

  public:
    using value_type = list<T, Capacity>;
    using item = list_item<T>;

    constexpr required(item first, item i2 = {}, item i3 = {}, item i4 = {}, item i5 = {}, item i6 = {}, item i7 = {},
                       item i8 = {}, item i9 = {}, item i10 = {}, item i11 = {}, item i12 = {}, item i13 = {},
                       item i14 = {}, item i15 = {}, item i16 = {}) {
        value_.emplace();
        for (item const* i :
             {&first, &i2, &i3, &i4, &i5, &i6, &i7, &i8, &i9, &i10, &i11, &i12, &i13, &i14, &i15, &i16}) {
            if (i->value()) static_cast<void>(value_->push_back(*i->value()));
        }
    }
    constexpr required(value_type const& values) : value_(values) {}
    constexpr explicit required(blank_t) noexcept {}

#if defined(__clang__) && __clang_major__ >= 19
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    required() = delete("velo: a required argument was left out");
    required(std::nullptr_t) = delete("velo: this argument cannot be null");
    template <class U>
        requires(another_type_for<required, T, U> && !std::same_as<std::remove_cvref_t<U>, value_type> &&
                 !std::same_as<std::remove_cvref_t<U>, item>)
    required(U&&) = delete("velo: this argument takes another type");
#pragma clang diagnostic pop
#else
    required(a_required_argument_was_left_out* = nullptr) = delete;
    required(std::nullptr_t, this_argument_cannot_be_null* = nullptr) = delete;
    template <class U>
        requires(another_type_for<required, T, U> && !std::same_as<std::remove_cvref_t<U>, value_type> &&
                 !std::same_as<std::remove_cvref_t<U>, item>)
    required(U&&, this_argument_takes_another_type* = nullptr) = delete;
#endif

    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    /// Precondition of the accessors: `has_value()`, which holds for every argument that a user wrote.
    [[nodiscard]] constexpr value_type const& operator*() const& noexcept { return *value_; }
    [[nodiscard]] constexpr value_type& operator*() & noexcept { return *value_; }
    [[nodiscard]] constexpr value_type const* operator->() const noexcept { return &*value_; }
    constexpr value_type& emplace() { return value_.emplace(); }

    friend constexpr bool operator==(required const&, required const&) = default;

  private:
    std::optional<value_type> value_;
};

}  // namespace velo::inline v0::rest

#endif
