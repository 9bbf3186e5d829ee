// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_SLOT_HPP
#define VELO_REST_MODEL_SLOT_HPP

#include <velo/version.hpp>

#include <boost/assert.hpp>

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// What a slot holds. The readers and the writer of JSON see it as one byte of the model.
enum class slot_state : unsigned char {
    nothing,  ///< absent, or unset
    null,     ///< null
    value,    ///< a value
    text,     ///< an `open` whose text is no known value
};

/// Room for a value that may be missing or null: the value, then one byte of state. A `std::optional` has layers of
/// base classes, which would be a third of all functions that the compiler makes for a call. Trivially copyable if `T`
/// is: one question, because each of the library's type traits takes the compiler long.
template <class T>
class slot {
  public:
    static constexpr std::size_t value_offset = 0;          ///< of the value in the slot
    static constexpr std::size_t state_offset = sizeof(T);  ///< of the state in the slot

    constexpr slot() noexcept : nothing_() {}
    template <class... A>
    constexpr explicit slot(std::in_place_t, A&&... args)
        : value_(std::forward<A>(args)...), state_(slot_state::value) {}

    slot(slot const&)
        requires std::is_trivially_copyable_v<T>
    = default;
    constexpr slot(slot const& other) : nothing_() { assign(other); }
    slot(slot&&)
        requires std::is_trivially_copyable_v<T>
    = default;
    constexpr slot(slot&& other) noexcept(std::is_nothrow_move_constructible_v<T>) : nothing_() {
        if (other.has_value()) std::construct_at(std::addressof(value_), std::move(other.value_));
        state_ = other.state_;
    }
    slot& operator=(slot const&)
        requires std::is_trivially_copyable_v<T>
    = default;
    constexpr slot& operator=(slot const& other) {
        assign(other);
        return *this;
    }
    slot& operator=(slot&&)
        requires std::is_trivially_copyable_v<T>
    = default;
    constexpr slot& operator=(slot&& other) noexcept(std::is_nothrow_move_constructible_v<T> &&
                                                     std::is_nothrow_move_assignable_v<T>) {
        if (has_value() && other.has_value()) {
            value_ = std::move(other.value_);
        } else if (other.has_value()) {
            emplace(std::move(other.value_));
        } else {
            reset(other.state_);
        }
        return *this;
    }
    ~slot()
        requires std::is_trivially_copyable_v<T>
    = default;
    constexpr ~slot() {
        if (has_value()) std::destroy_at(std::addressof(value_));
    }

    [[nodiscard]] constexpr slot_state state() const noexcept { return state_; }
    [[nodiscard]] constexpr bool has_value() const noexcept { return state_ == slot_state::value; }
    /// Precondition: `has_value()`.
    [[nodiscard]] constexpr T& operator*() noexcept {
        BOOST_ASSERT(has_value());
        return value_;
    }
    /// Precondition: `has_value()`.
    [[nodiscard]] constexpr T const& operator*() const noexcept {
        BOOST_ASSERT(has_value());
        return value_;
    }

    /// Removes the value. Precondition: `left` is a state without a value.
    constexpr void reset(slot_state left = slot_state::nothing) noexcept {
        if (has_value()) std::destroy_at(std::addressof(value_));
        state_ = left;
    }
    template <class... A>
    constexpr T& emplace(A&&... args) {
        reset();
        std::construct_at(std::addressof(value_), std::forward<A>(args)...);
        state_ = slot_state::value;
        return value_;
    }

    friend constexpr bool operator==(slot const& left, slot const& right) {
        if (left.state_ != right.state_ || !left.has_value()) return left.state_ == right.state_;
        if constexpr (std::is_floating_point_v<T>) {
            // The same as ==, which strict warnings refuse for real numbers.
            return left.value_ <= right.value_ && left.value_ >= right.value_;
        } else {
            return left.value_ == right.value_;
        }
    }

  private:
    constexpr void assign(slot const& other) {
        if (has_value() && other.has_value()) {
            value_ = other.value_;
        } else if (other.has_value()) {
            emplace(other.value_);
        } else {
            reset(other.state_);
        }
    }

    union {
        char nothing_;
        T value_;
    };
    slot_state state_ = slot_state::nothing;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
