// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_FIELD_HPP
#define VELO_REST_MODEL_FIELD_HPP

#include <velo/rest/model/blank.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/mistakes.hpp>

#include <concepts>
#include <optional>
#include <utility>

namespace velo::inline v0::rest {

namespace detail {
template <class T, class U>
concept equality_comparable_with = requires(T const& left, U const& right) {
    { left == right } -> std::convertible_to<bool>;
};
}  // namespace detail

/// A property with three states: absent, null, or a value.
///
/// In an update request the difference matters: absent leaves the property as it is, null clears it, a value sets it.
/// In an answer it keeps what the server sent. `nullptr` is null; `{}` is absent.
/// Trivially copyable when `T` is. Thread safety: as a value.
template <class T>
class field {
  public:
    using value_type = T;

    constexpr field() noexcept = default;
    constexpr explicit field(blank_t) noexcept {}
    constexpr field(std::nullptr_t) noexcept : null_(true) {}

    template <class L>
        requires literal_of<T, L>
    consteval field(L const& literal)
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
        __attribute__((diagnose_if(!detail::takes_literal<T>(literal), "velo: this literal is not what the API accepts",
                                   "error")))
#pragma clang diagnostic pop
#endif
        : value_(T(literal)) {
    }

    template <class U>
        requires value_of<T, U>
    constexpr field(U&& value) : value_(std::forward<U>(value)) {}

#if defined(__clang__) && __clang_major__ >= 19
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class U>
        requires run_time_text_for<T, U>
    field(U&&) = delete("velo: this text is known only at run time: use checked");
    template <class U>
        requires another_type_for<field, T, U>
    field(U&&) = delete("velo: this argument takes another type");
#pragma clang diagnostic pop
#else
    template <class U>
        requires run_time_text_for<T, U>
    field(U&&, this_text_is_known_only_at_run_time_use_checked* = nullptr) = delete;
    template <class U>
        requires another_type_for<field, T, U>
    field(U&&, this_argument_takes_another_type* = nullptr) = delete;
#endif

    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    [[nodiscard]] constexpr bool is_null() const noexcept { return null_; }
    [[nodiscard]] constexpr bool is_absent() const noexcept { return !null_ && !value_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }
    /// Precondition of the accessors: `has_value()`.
    [[nodiscard]] constexpr T const& operator*() const& noexcept { return *value_; }
    [[nodiscard]] constexpr T& operator*() & noexcept { return *value_; }
    [[nodiscard]] constexpr T const* operator->() const noexcept { return &*value_; }
    [[nodiscard]] constexpr T* operator->() noexcept { return &*value_; }
    /// The value, or `otherwise` when absent or null.
    template <class U>
    [[nodiscard]] constexpr T value_or(U&& otherwise) const {
        return value_ ? *value_ : static_cast<T>(std::forward<U>(otherwise));
    }

    constexpr void reset() noexcept {
        value_.reset();
        null_ = false;
    }
    constexpr void set_null() noexcept {
        value_.reset();
        null_ = true;
    }
    template <class... A>
    constexpr T& emplace(A&&... args) {
        null_ = false;
        return value_.emplace(std::forward<A>(args)...);
    }

    friend constexpr bool operator==(field const&, field const&) = default;
    /// Equal to a value when it holds that value: `user.status == user_status::enabled`.
    template <class U>
        requires(!std::same_as<U, field> && !std::same_as<U, std::nullptr_t> && detail::equality_comparable_with<T, U>)
    friend constexpr bool operator==(field const& left, U const& right) {
        return left.has_value() && *left == right;
    }

  private:
    std::optional<T> value_;
    bool null_ = false;
};

}  // namespace velo::inline v0::rest

#endif
