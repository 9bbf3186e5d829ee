// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_SLOT_HPP
#define VELO_REST_MODEL_SLOT_HPP

#include <velo/version.hpp>

#include <boost/assert.hpp>

#include <memory>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Room for a value that may be missing. A `std::optional` without its layers of base classes, which would be a third
/// of all functions that the compiler makes for a call. Copies and moves are trivial if those of `T` are.
template <class T>
class slot {
  public:
    constexpr slot() noexcept : nothing_() {}
    template <class... A>
    constexpr explicit slot(std::in_place_t, A&&... args) : value_(std::forward<A>(args)...), has_(true) {}

    slot(slot const&)
        requires std::is_trivially_copy_constructible_v<T>
    = default;
    constexpr slot(slot const& other) : nothing_() {
        if (other.has_) emplace(other.value_);
    }
    slot(slot&&)
        requires std::is_trivially_move_constructible_v<T>
    = default;
    constexpr slot(slot&& other) noexcept(std::is_nothrow_move_constructible_v<T>) : nothing_() {
        if (other.has_) emplace(std::move(other.value_));
    }
    slot& operator=(slot const&)
        requires std::is_trivially_copyable_v<T>
    = default;
    constexpr slot& operator=(slot const& other) {
        if (has_ && other.has_) {
            value_ = other.value_;
        } else if (other.has_) {
            emplace(other.value_);
        } else {
            reset();
        }
        return *this;
    }
    slot& operator=(slot&&)
        requires std::is_trivially_copyable_v<T>
    = default;
    constexpr slot& operator=(slot&& other) noexcept(std::is_nothrow_move_constructible_v<T> &&
                                                     std::is_nothrow_move_assignable_v<T>) {
        if (has_ && other.has_) {
            value_ = std::move(other.value_);
        } else if (other.has_) {
            emplace(std::move(other.value_));
        } else {
            reset();
        }
        return *this;
    }
    ~slot()
        requires std::is_trivially_destructible_v<T>
    = default;
    constexpr ~slot() {
        if (has_) std::destroy_at(std::addressof(value_));
    }

    [[nodiscard]] constexpr bool has_value() const noexcept { return has_; }
    /// Precondition: `has_value()`.
    [[nodiscard]] constexpr T& operator*() noexcept {
        BOOST_ASSERT(has_);
        return value_;
    }
    /// Precondition: `has_value()`.
    [[nodiscard]] constexpr T const& operator*() const noexcept {
        BOOST_ASSERT(has_);
        return value_;
    }

    constexpr void reset() noexcept {
        if (has_) std::destroy_at(std::addressof(value_));
        has_ = false;
    }
    template <class... A>
    constexpr T& emplace(A&&... args) {
        reset();
        std::construct_at(std::addressof(value_), std::forward<A>(args)...);
        has_ = true;
        return value_;
    }

    friend constexpr bool operator==(slot const& left, slot const& right) {
        return left.has_ == right.has_ && (!left.has_ || left.value_ == right.value_);
    }

  private:
    union {
        char nothing_;
        T value_;
    };
    bool has_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
