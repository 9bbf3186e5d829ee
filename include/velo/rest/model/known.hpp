// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_KNOWN_HPP
#define VELO_REST_MODEL_KNOWN_HPP

#include <velo/rest/model/slot.hpp>
#include <velo/version.hpp>

#include <boost/assert.hpp>

#include <concepts>
#include <optional>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// What `open::value()` returns: the known value, or nothing. Used as a `std::optional`, and converts to one. The star
/// of a temporary returns the value itself, so that `auto const& id = *user.id->value()` does not dangle.
/// Thread safety: as a value.
template <class T>
class known {
  public:
    using value_type = T;

    /// Nothing.
    constexpr known(std::nullopt_t = std::nullopt) noexcept {}
    /// The value `value`.
    constexpr known(T const& value) : value_(std::in_place, value) {}

    /// True if there is a value.
    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }
    /// The value. Precondition: `has_value()`.
    [[nodiscard]] constexpr T const& operator*() const& noexcept {
        BOOST_ASSERT(has_value());
        return *value_;
    }
    /// The value, not a reference. Precondition: `has_value()`.
    [[nodiscard]] constexpr T operator*() && noexcept {
        BOOST_ASSERT(has_value());
        return std::move(*value_);
    }
    /// A member of the value. Precondition: `has_value()`.
    [[nodiscard]] constexpr T const* operator->() const noexcept {
        BOOST_ASSERT(has_value());
        return &*value_;
    }
    /// The value, or `otherwise` if there is none.
    template <std::convertible_to<T> U>
    [[nodiscard]] constexpr T value_or(U&& otherwise) const {
        return has_value() ? *value_ : static_cast<T>(std::forward<U>(otherwise));
    }
    constexpr operator std::optional<T>() const {
        if (!has_value()) return std::nullopt;
        return *value_;
    }

    friend constexpr bool operator==(known const&, known const&) = default;
    /// True if there is a value equal to `right`.
    friend constexpr bool operator==(known const& left, T const& right) { return left.has_value() && *left == right; }
    /// True if there is no value.
    friend constexpr bool operator==(known const& left, std::nullopt_t) noexcept { return !left.has_value(); }

  private:
    detail::slot<T> value_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
