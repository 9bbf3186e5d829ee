// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_IDLE_LIST_HPP
#define VELO_REST_TRANSPORT_IDLE_LIST_HPP

#include <velo/rest/memory/owning_ptr.hpp>

#include <cstddef>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// The place of an object in an `idle_list`, as a member `place` of the object.
template <class T>
struct idle_place {
    owning_ptr<T> older;
    T* newer = nullptr;
};

/// Owns objects that nobody uses, in the order of their last use. They are chained, so that adding one allocates
/// nothing.
///
/// Thread safety: unsafe.
template <class T>
class idle_list {
  public:
    idle_list() noexcept = default;
    idle_list(idle_list const&) = delete;
    idle_list& operator=(idle_list const&) = delete;
    ~idle_list() { clear(); }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// The object that was added last. Precondition: there is one.
    [[nodiscard]] T const& newest() const noexcept { return *newest_; }
    /// The object that was added first. Precondition: there is one.
    [[nodiscard]] T const& oldest() const noexcept { return *oldest_; }

    /// Adds an object, which is the newest now.
    void add(owning_ptr<T> object) noexcept {
        (newest_ ? newest_->place.newer : oldest_) = object.get();
        object->place.older = std::move(newest_);
        newest_ = std::move(object);
        ++size_;
    }
    /// Removes the newest object. Precondition: there is one.
    [[nodiscard]] owning_ptr<T> take_newest() noexcept {
        owning_ptr<T> taken(newest_.release());
        newest_.reset(taken->place.older.release());
        (newest_ ? newest_->place.newer : oldest_) = nullptr;
        --size_;
        return taken;
    }
    /// Removes the oldest object. Precondition: there is one.
    [[nodiscard]] owning_ptr<T> take_oldest() noexcept {
        T* const next = oldest_->place.newer;
        owning_ptr<T> taken(next == nullptr ? newest_.release() : next->place.older.release());
        taken->place.newer = nullptr;
        oldest_ = next;
        --size_;
        return taken;
    }
    /// Destroys all objects.
    void clear() noexcept {
        while (!empty()) static_cast<void>(take_oldest());
    }

  private:
    owning_ptr<T> newest_;
    T* oldest_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
