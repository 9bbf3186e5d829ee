// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_OWNING_PTR_HPP
#define VELO_REST_MEMORY_OWNING_PTR_HPP

#include <velo/version.hpp>

namespace velo::inline VELO_ABI::rest::detail {

/// Owns an object that `new` made. Does what the library needs of a `std::unique_ptr`, which costs each program that
/// includes us four times as much to compile, for each type.
///
/// Thread safety: distinct objects safe, one object unsafe.
template <class T>
class owning_ptr {
  public:
    owning_ptr() noexcept = default;
    /// Takes `object` over; null for none.
    explicit owning_ptr(T* object) noexcept : object_(object) {}
    owning_ptr(owning_ptr&& other) noexcept : object_(other.release()) {}
    owning_ptr& operator=(owning_ptr&& other) noexcept {
        reset(other.release());
        return *this;
    }
    ~owning_ptr() { delete object_; }

    [[nodiscard]] T* get() const noexcept { return object_; }
    [[nodiscard]] T& operator*() const noexcept { return *object_; }
    [[nodiscard]] T* operator->() const noexcept { return object_; }
    [[nodiscard]] explicit operator bool() const noexcept { return object_ != nullptr; }

    /// Gives the object away.
    [[nodiscard]] T* release() noexcept {
        T* const object = object_;
        object_ = nullptr;
        return object;
    }
    /// Deletes the object and takes another one over.
    void reset(T* other = nullptr) noexcept {
        T* const before = object_;
        object_ = other;
        delete before;
    }

  private:
    T* object_ = nullptr;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
