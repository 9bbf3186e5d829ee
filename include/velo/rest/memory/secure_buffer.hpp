// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MEMORY_SECURE_BUFFER_HPP
#define VELO_REST_MEMORY_SECURE_BUFFER_HPP

#include <velo/version.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Zeroes `size` bytes at `data`. The optimiser may not remove this, even though the memory is not read again. Usable
/// in constant expressions, where it is a plain loop.
constexpr void wipe(char* data, std::size_t size) noexcept {
    if (size == 0) return;
    if (std::is_constant_evaluated()) {
        for (std::size_t i = 0; i != size; ++i) data[i] = '\0';
    } else {
        std::memset(data, 0, size);
        // The barrier counts as a read of the zeros, so the compiler keeps the memset.
#if defined(__GNUC__) || defined(__clang__)
        asm volatile("" : : "r"(data) : "memory");
#else
        for (volatile char* p = data; size != 0; ++p, --size) *p = '\0';
#endif
    }
}

/// Byte buffer on the heap that zeroes what it drops: when it grows, is truncated, cleared or destroyed, and before
/// memory goes back to the allocator.
///
/// There is no small-buffer optimisation, so a move copies no bytes. `clear()` keeps the capacity: a reused buffer
/// allocates nothing once it has held its largest content.
///
/// Thread safety: distinct objects safe, one object unsafe.
class growing_buffer {
  public:
    growing_buffer() noexcept = default;
    /// Copies `bytes`. Calls to allocate may throw.
    explicit growing_buffer(std::string_view bytes) { append(bytes); }
    growing_buffer(growing_buffer const& other) : growing_buffer(other.view()) {}
    growing_buffer(growing_buffer&& other) noexcept { swap(other); }
    growing_buffer& operator=(growing_buffer other) noexcept {
        swap(other);
        return *this;
    }
    ~growing_buffer() {
        clear();
        delete[] data_;
    }

    /// Returns the content. Valid until the next non-const call.
    [[nodiscard]] std::string_view view() const noexcept { return {data_, size_}; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Bytes that fit before the next allocation.
    [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// False: it grows, or an allocation throws.
    [[nodiscard]] static constexpr bool is_short() noexcept { return false; }
    /// True, for the same reason.
    [[nodiscard]] static constexpr bool has_room_for(std::uint64_t) noexcept { return true; }

    /// Appends one byte. Strong guarantee; calls to allocate may throw.
    void push_back(char byte) {
        if (size_ == capacity_) grow(1);
        data_[size_++] = byte;
    }

    /// Appends `bytes`. Precondition: `bytes` does not view this buffer. Strong guarantee; calls to allocate may throw.
    void append(std::string_view bytes) {
        if (bytes.empty()) return;
        std::memcpy(extend(bytes.size()), bytes.data(), bytes.size());
    }

    /// Appends `count` bytes of unspecified content, which the caller writes, and returns a pointer to the first.
    /// Strong guarantee; calls to allocate may throw.
    [[nodiscard]] char* extend(std::size_t count) {
        if (capacity_ - size_ < count) grow(count);
        char* const first = data_ + size_;
        size_ += count;
        return first;
    }

    /// Removes and zeroes everything after the first `count` bytes. Precondition: `count <= size()`.
    void truncate(std::size_t count) noexcept {
        wipe(data_ + count, size_ - count);
        size_ = count;
    }

    /// Removes and zeroes the content. Keeps the capacity.
    void clear() noexcept { truncate(0); }

    void swap(growing_buffer& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
    }

  private:
    void grow(std::size_t count) {
        std::size_t capacity = capacity_ < 64 ? 128 : 2 * capacity_;
        if (capacity < size_ + count) capacity = size_ + count;
        char* const wider = new char[capacity];
        if (size_ != 0) std::memcpy(wider, data_, size_);
        wipe(data_, size_);
        delete[] data_;
        data_ = wider;
        capacity_ = capacity;
    }

    char* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

/// Byte buffer in memory that the program gives. It zeroes what it drops. What does not fit is left out and counted:
/// `needed()` then says how much memory the whole would take. Thread safety: distinct objects safe, one object unsafe.
class fixed_buffer {
  public:
    /// Has no memory: all that is appended is counted only.
    constexpr fixed_buffer() noexcept = default;
    /// Uses `memory`, which has to outlive this.
    constexpr explicit fixed_buffer(std::span<char> memory) noexcept : memory_(memory) {}
    fixed_buffer(fixed_buffer const&) = delete;
    fixed_buffer& operator=(fixed_buffer const&) = delete;
    ~fixed_buffer() { clear(); }

    /// Returns the content. Valid until the next non-const call.
    [[nodiscard]] std::string_view view() const noexcept { return {memory_.data(), size_}; }
    /// The content, which a reader may change.
    [[nodiscard]] std::span<char> bytes() const noexcept { return memory_.first(size_); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Bytes of the memory.
    [[nodiscard]] std::size_t capacity() const noexcept { return memory_.size(); }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// True if something did not fit since the last `clear`.
    [[nodiscard]] bool is_short() const noexcept { return left_out_ != 0; }
    /// Bytes that the whole content takes.
    [[nodiscard]] std::size_t needed() const noexcept { return size_ + left_out_; }
    /// Counts `bytes` that are not appended because they would not fit.
    void leave_out(std::size_t bytes) noexcept { left_out_ += bytes; }
    /// False if `count` more bytes do not fit; they are then counted as left out. A template, because a cast of the one
    /// type that is `std::size_t` would be refused by strict warnings.
    template <std::unsigned_integral Count>
    [[nodiscard]] bool has_room_for(Count count) noexcept {
        if (count <= memory_.size() - size_) return true;
        leave_out(static_cast<std::size_t>(count));
        return false;
    }

    /// Appends one byte.
    void push_back(char byte) noexcept { append({&byte, 1}); }
    /// Appends `bytes`, all of them or none. Precondition: `bytes` does not view this buffer.
    void append(std::string_view bytes) noexcept {
        if (is_short() || bytes.size() > memory_.size() - size_) return leave_out(bytes.size());
        if (!bytes.empty()) std::memcpy(memory_.data() + size_, bytes.data(), bytes.size());
        size_ += bytes.size();
    }
    /// Removes and zeroes everything after the first `count` bytes. Precondition: `count <= size()`.
    void truncate(std::size_t count) noexcept {
        wipe(memory_.data() + count, size_ - count);
        size_ = count;
        left_out_ = 0;
    }
    /// Removes and zeroes the content.
    void clear() noexcept { truncate(0); }
    /// Replaces the byte at the index `at`. Precondition: `at < size()`.
    void replace(std::size_t at, char byte) noexcept { memory_[at] = byte; }

  private:
    std::span<char> memory_;
    std::size_t size_ = 0;
    std::size_t left_out_ = 0;
};

/// The buffer that requests and responses pass through, so that no credential stays in memory that was released. An
/// Auth and a Serializer write with `push_back` and `append`.
using secure_buffer = std::conditional_t<VELO_HAS_HEAP, growing_buffer, fixed_buffer>;

}  // namespace velo::inline VELO_ABI::rest

#endif
