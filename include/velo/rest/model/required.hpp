// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_REQUIRED_HPP
#define VELO_REST_MODEL_REQUIRED_HPP

#include <velo/rest/model/blank.hpp>
#include <velo/rest/model/literal.hpp>
#include <velo/rest/model/mistakes.hpp>

#include <optional>
#include <utility>

namespace velo::inline v0::rest {

/// An argument that the operation needs. Leaving it out of a braced operation or body does not compile.
///
/// It takes what `T` takes: a literal is checked while compiling, a value of `T` is taken as it is.
/// Trivially copyable when `T` is. Thread safety: as a value.
template <class T>
class required {
  public:
    using value_type = T;

    template <class L>
        requires literal_of<T, L>
    consteval required(L const& literal)
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
    constexpr required(U&& value) : value_(std::forward<U>(value)) {}

    /// Not set yet: for generic code only.
    constexpr explicit required(blank_t) noexcept {}

#if defined(__clang__) && __clang_major__ >= 19
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    required() = delete("velo: a required argument was left out");
    required(std::nullptr_t) = delete("velo: this argument cannot be null");
    template <class U>
        requires run_time_text_for<T, U>
    required(U&&) = delete("velo: this text is known only at run time: use checked");
    template <class U>
        requires another_type_for<required, T, U>
    required(U&&) = delete("velo: this argument takes another type");
#pragma clang diagnostic pop
#else
    required(a_required_argument_was_left_out* = nullptr) = delete;
    required(std::nullptr_t, this_argument_cannot_be_null* = nullptr) = delete;
    template <class U>
        requires run_time_text_for<T, U>
    required(U&&, this_text_is_known_only_at_run_time_use_checked* = nullptr) = delete;
    template <class U>
        requires another_type_for<required, T, U>
    required(U&&, this_argument_takes_another_type* = nullptr) = delete;
#endif

    /// False only for a blank one that generic code has not filled.
    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    /// Precondition of the accessors: `has_value()`, which holds for every argument that a user wrote.
    [[nodiscard]] constexpr T const& operator*() const& noexcept { return *value_; }
    [[nodiscard]] constexpr T& operator*() & noexcept { return *value_; }
    [[nodiscard]] constexpr T const* operator->() const noexcept { return &*value_; }

    /// For generic code: a value to be filled in place.
    template <class... A>
    constexpr T& emplace(A&&... args) {
        return value_.emplace(std::forward<A>(args)...);
    }

    friend constexpr bool operator==(required const&, required const&) = default;

  private:
    std::optional<T> value_;
};

}  // namespace velo::inline v0::rest

#endif
