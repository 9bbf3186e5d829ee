// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_OPTIONAL_HPP
#define VELO_REST_MODEL_OPTIONAL_HPP

#include <velo/rest/model/blank.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/mistakes.hpp>

#include <optional>
#include <utility>

namespace velo::inline v0::rest {

/// An argument that may be left out: absent, or a value. Absent arguments are not sent.
///
/// It takes what `T` takes, and a `std::optional` of such a value; null is refused while compiling, because the API
/// gives null no meaning here. `std::optional` itself cannot serve: g++ 12 does not check literals through it.
/// Trivially copyable when `T` is. Thread safety: as a value.
template <class T>
class optional {
  public:
    using value_type = T;

    constexpr optional() noexcept = default;
    constexpr explicit optional(blank_t) noexcept {}

    template <class L>
        requires literal_of<T, L>
    consteval optional(L const& literal)
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
    constexpr optional(U&& value) : value_(std::forward<U>(value)) {}

    constexpr optional(std::optional<T> value) : value_(std::move(value)) {}

#if defined(__clang__) && __clang_major__ >= 19
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    optional(std::nullptr_t) = delete("velo: this argument cannot be null: leave it out instead");
    template <class U>
        requires run_time_text_for<T, U>
    optional(U&&) = delete("velo: this text is known only at run time: use checked");
    template <class U>
        requires another_type_for<optional, T, U>
    optional(U&&) = delete("velo: this argument takes another type");
#pragma clang diagnostic pop
#else
    optional(std::nullptr_t, this_argument_cannot_be_null* = nullptr) = delete;
    template <class U>
        requires run_time_text_for<T, U>
    optional(U&&, this_text_is_known_only_at_run_time_use_checked* = nullptr) = delete;
    template <class U>
        requires another_type_for<optional, T, U>
    optional(U&&, this_argument_takes_another_type* = nullptr) = delete;
#endif

    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }
    /// Precondition of the accessors: `has_value()`.
    [[nodiscard]] constexpr T const& operator*() const& noexcept { return *value_; }
    [[nodiscard]] constexpr T& operator*() & noexcept { return *value_; }
    [[nodiscard]] constexpr T const* operator->() const noexcept { return &*value_; }

    constexpr void reset() noexcept { value_.reset(); }
    template <class... A>
    constexpr T& emplace(A&&... args) {
        return value_.emplace(std::forward<A>(args)...);
    }

    friend constexpr bool operator==(optional const&, optional const&) = default;

  private:
    std::optional<T> value_;
};

}  // namespace velo::inline v0::rest

#endif
