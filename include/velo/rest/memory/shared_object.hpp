// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_SHARED_OBJECT_HPP
#define VELO_REST_MEMORY_SHARED_OBJECT_HPP

#include <velo/rest/process/threads.hpp>
#include <velo/version.hpp>

#if VELO_HAS_THREADS
#include <atomic>
#endif
#include <cstddef>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Owns an object together with its copies. Does what the library needs of a `std::shared_ptr`, for a third of its cost
/// to compile. One that was moved from is empty.
///
/// Thread safety: as a `std::shared_ptr`.
template <class T>
class shared_object {
  public:
    shared_object() noexcept = default;
    shared_object(shared_object const& other) noexcept : counted_(other.counted_) {
        if (counted_ != nullptr) ++counted_->owners;
    }
    shared_object(shared_object&& other) noexcept : counted_(other.counted_) { other.counted_ = nullptr; }
    shared_object& operator=(shared_object other) noexcept {
        counted* const mine = counted_;
        counted_ = other.counted_;
        other.counted_ = mine;
        return *this;
    }
    ~shared_object() {
        // The last owner sees what the others have done.
        if (counted_ != nullptr && --counted_->owners == 0) delete counted_;
    }

    /// Makes an object. Calls to allocate may throw.
    template <class... A>
    [[nodiscard]] static shared_object make(A&&... arguments) {
        shared_object made;
        made.counted_ = new counted(std::forward<A>(arguments)...);
        return made;
    }

    [[nodiscard]] explicit operator bool() const noexcept { return counted_ != nullptr; }
    [[nodiscard]] T& operator*() const noexcept { return counted_->object; }
    [[nodiscard]] T* operator->() const noexcept { return &counted_->object; }

    /// True if both own the same object.
    friend bool operator==(shared_object const&, shared_object const&) noexcept = default;

  private:
    struct counted {
        template <class... A>
        explicit counted(A&&... arguments) : object{std::forward<A>(arguments)...} {}
        T object;
#if VELO_HAS_THREADS
        std::atomic<std::size_t> owners = 1;
#else
        std::size_t owners = 1;  // a board may have no atomic instructions
#endif
    };

    counted* counted_ = nullptr;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
