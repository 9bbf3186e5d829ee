// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CHAIN_HPP
#define VELO_REST_MODEL_CHAIN_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// The links of an element of a chain. The element follows, at `chain_element_offset`.
struct chain_links {
    chain_links* next;
};
inline constexpr std::size_t chain_element_offset = 8;
/// Bytes of an element of `size` bytes with its links.
[[nodiscard]] constexpr std::size_t chain_node_size(std::size_t size) noexcept {
    return chain_element_offset + (size + chain_element_offset - 1) / chain_element_offset * chain_element_offset;
}

template <class T>
struct chain_node : chain_links {
    alignas(chain_element_offset) T value;
};

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
        constexpr explicit basic_iterator(detail::chain_links* node) noexcept : node_(node) {}
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
        detail::chain_links* node_ = nullptr;
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
        using node_type = detail::chain_node<T>;
        static_assert(alignof(node_type) == detail::chain_element_offset && sizeof(node_type) == node_size &&
                      std::is_trivially_destructible_v<T>);
        auto* const node = std::construct_at(static_cast<node_type*>(memory), node_type{{nullptr}, std::move(value)});
        (last_ == nullptr ? first_ : last_->next) = node;
        last_ = node;
        ++size_;
        return node->value;
    }
    /// Bytes that an element takes.
    static constexpr std::size_t node_size = detail::chain_node_size(sizeof(T));

    /// For a writer: the first element's memory; null without one.
    [[nodiscard]] constexpr void const* first() const noexcept { return first_; }

    friend bool operator==(chain const& left, chain const& right) {
        if (left.size_ != right.size_) return false;
        for (auto a = left.begin(), b = right.begin(); a != left.end(); ++a, ++b) {
            if (!(*a == *b)) return false;
        }
        return true;
    }

  private:
    [[nodiscard]] static T& element_of(detail::chain_links* node) noexcept {
        return static_cast<detail::chain_node<T>*>(node)->value;
    }

    detail::chain_links* first_ = nullptr;
    detail::chain_links* last_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
