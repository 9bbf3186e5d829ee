// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_SECURE_BUFFER_HPP
#define VELO_REST_MEMORY_SECURE_BUFFER_HPP

#include <velo/rest/memory/wipe.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace velo::inline v0::rest {

/// A growing run of bytes that leaves nothing behind: whatever it held is overwritten before memory goes back to the
/// allocator, when it grows, when it is cleared and when it is destroyed. Every request and every response passes
/// through one, so a credential is never left in a freed block.
///
/// It has no small-buffer inside, so moving it copies no bytes. Capacity stays after `clear()`: a reused buffer
/// allocates nothing once it has seen its largest content.
///
/// Views (`view()`) are valid until the next non-const call. Distinct objects may be used from different threads.
class secure_buffer {
  public:
    secure_buffer() noexcept = default;
    /// Holds a copy of `bytes`. Strong guarantee; calls to allocate may throw.
    explicit secure_buffer(std::string_view bytes) { append(bytes); }
    secure_buffer(secure_buffer const& other) : secure_buffer(other.view()) {}
    secure_buffer(secure_buffer&& other) noexcept { swap(other); }
    secure_buffer& operator=(secure_buffer other) noexcept {
        swap(other);
        return *this;
    }
    ~secure_buffer() { clear(); }

    [[nodiscard]] std::string_view view() const noexcept { return {data_.get(), size_}; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    /// Adds one byte. Strong guarantee; calls to allocate may throw.
    void push_back(char byte) {
        if (size_ == capacity_) grow(1);
        data_[size_++] = byte;
    }

    /// Adds `bytes`, which may not view this buffer. Strong guarantee; calls to allocate may throw.
    void append(std::string_view bytes) {
        if (bytes.empty()) return;
        std::memcpy(extend(bytes.size()), bytes.data(), bytes.size());
    }

    /// Adds `count` bytes of unspecified content and returns the first of them, for the caller to write.
    /// Strong guarantee; calls to allocate may throw.
    [[nodiscard]] char* extend(std::size_t count) {
        if (capacity_ - size_ < count) grow(count);
        char* const first = data_.get() + size_;
        size_ += count;
        return first;
    }

    /// Forgets what follows the first `count` bytes, and overwrites it. Precondition: `count <= size()`.
    void truncate(std::size_t count) noexcept {
        wipe(data_.get() + count, size_ - count);
        size_ = count;
    }

    /// Overwrites the content with zeros and forgets it; the capacity stays. Throws nothing.
    void clear() noexcept { truncate(0); }

    void swap(secure_buffer& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
    }

  private:
    void grow(std::size_t count) {
        std::size_t const capacity = (std::max)({size_ + count, 2 * capacity_, std::size_t{128}});
        std::unique_ptr<char[]> wider(new char[capacity]);
        if (size_ != 0) std::memcpy(wider.get(), data_.get(), size_);
        wipe(data_.get(), size_);
        data_ = std::move(wider);
        capacity_ = capacity;
    }

    std::unique_ptr<char[]> data_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace velo::inline v0::rest

#endif
