// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CHAIN_HPP
#define VELO_REST_MODEL_CHAIN_HPP

#include <velo/version.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// One element of a chain: this, then the element at `chain_element_offset`.
struct chain_node {
    chain_node* next;
};
inline constexpr std::size_t chain_element_offset = 8;

}  // namespace detail

/// A list in a model whose texts are views. Its elements are in the memory that the model was read with, one by one and
/// linked, because nobody knows their number before. Copies view the same elements. Thread safety: as a value.
template <class T>
class chain {
    template <class E>
    class basic_iterator {
      public:
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using reference = E&;
        using pointer = E*;
        using iterator_category = std::forward_iterator_tag;

        constexpr basic_iterator() noexcept = default;
        constexpr explicit basic_iterator(detail::chain_node* node) noexcept : node_(node) {}
        [[nodiscard]] E& operator*() const noexcept { return element_of(node_); }
        [[nodiscard]] E* operator->() const noexcept { return &element_of(node_); }
        basic_iterator& operator++() noexcept {
            node_ = node_->next;
            return *this;
        }
        basic_iterator operator++(int) noexcept {
            auto const old = *this;
            ++*this;
            return old;
        }
        friend bool operator==(basic_iterator, basic_iterator) noexcept = default;

      private:
        detail::chain_node* node_ = nullptr;
    };

  public:
    using value_type = T;
    using iterator = basic_iterator<T>;
    using const_iterator = basic_iterator<T const>;

    constexpr chain() noexcept = default;

    [[nodiscard]] iterator begin() noexcept { return iterator(first_); }
    [[nodiscard]] iterator end() noexcept { return iterator(); }
    [[nodiscard]] const_iterator begin() const noexcept { return const_iterator(first_); }
    [[nodiscard]] const_iterator end() const noexcept { return const_iterator(); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// The first element. Precondition: there is one.
    [[nodiscard]] T const& front() const noexcept { return element_of(first_); }
    /// The last element. Precondition: there is one.
    [[nodiscard]] T const& back() const noexcept { return element_of(last_); }
    /// Removes all elements. Their memory is not used again.
    constexpr void clear() noexcept { *this = chain(); }

    /// For a reader: makes an element from `value` in `memory`, which has room for `node_size` bytes and is aligned for
    /// 8, and appends it.
    T& append(void* memory, T value = T()) noexcept {
        static_assert(alignof(T) <= detail::chain_element_offset && std::is_trivially_destructible_v<T>);
        auto* const node = ::new (memory) detail::chain_node{nullptr};
        T* const element =
            ::new (static_cast<void*>(static_cast<char*>(memory) + detail::chain_element_offset)) T(std::move(value));
        (last_ == nullptr ? first_ : last_->next) = node;
        last_ = node;
        ++size_;
        return *element;
    }
    /// Bytes that an element takes.
    static constexpr std::size_t node_size = detail::chain_element_offset + sizeof(T);

    /// For a writer: the first element's memory; null without one.
    [[nodiscard]] constexpr void const* first() const noexcept { return first_; }

    friend bool operator==(chain const& left, chain const& right) {
        return left.size_ == right.size_ && std::equal(left.begin(), left.end(), right.begin());
    }

  private:
    [[nodiscard]] static T& element_of(detail::chain_node* node) noexcept {
        return *std::launder(reinterpret_cast<T*>(reinterpret_cast<char*>(node) + detail::chain_element_offset));
    }

    detail::chain_node* first_ = nullptr;
    detail::chain_node* last_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
