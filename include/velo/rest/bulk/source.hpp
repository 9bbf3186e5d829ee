// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_SOURCE_HPP
#define VELO_REST_BULK_SOURCE_HPP

#include <velo/version.hpp>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class S>
concept bulk_generator = requires(S& s) { requires is_optional<std::remove_cvref_t<decltype(s())>>; };
template <class S>
concept bulk_range = !bulk_generator<S> && requires(S& s) {
    *std::begin(s);
    { std::begin(s) == std::end(s) } -> std::convertible_to<bool>;
};

/// A source, given item by item. `S` is a reference for a source that the caller keeps.
template <class S>
class bulk_items;

template <class S>
    requires bulk_generator<std::remove_reference_t<S>>
class bulk_items<S> {
  public:
    using item = typename std::remove_cvref_t<decltype(std::declval<S&>()())>::value_type;

    explicit bulk_items(S source) : source_(std::forward<S>(source)) {}
    [[nodiscard]] std::optional<item> next() { return source_(); }
    [[nodiscard]] static std::optional<std::size_t> size() noexcept { return std::nullopt; }

  private:
    S source_;
};

template <class S>
    requires bulk_range<std::remove_reference_t<S>>
class bulk_items<S> {
    using iterator = decltype(std::begin(std::declval<S&>()));

  public:
    using item = std::remove_cvref_t<decltype(*std::declval<iterator&>())>;

    explicit bulk_items(S source) : source_(std::forward<S>(source)) {}
    [[nodiscard]] std::optional<item> next() {
        if (!at_) {
            at_.emplace(std::begin(source_));
        } else if (is_taken_) {
            ++*at_;
        }
        is_taken_ = false;  // an increment that throws is not repeated
        if (*at_ == std::end(source_)) return std::nullopt;
        std::optional<item> one(std::in_place, **at_);
        is_taken_ = true;
        return one;
    }
    [[nodiscard]] std::optional<std::size_t> size() const {
        if constexpr (requires { std::size(source_); }) {
            return static_cast<std::size_t>(std::size(source_));
        } else {
            return std::nullopt;
        }
    }

  private:
    S source_;
    std::optional<iterator> at_;
    bool is_taken_ = false;
};

}  // namespace detail

/// What a bulk reads its items from, one by one: a range, whose items are copied when they are due, or a function that
/// returns a `std::optional` of an item and at the end `std::nullopt`. A source may have no end. Only one thread at a
/// time reads it.
template <class S>
concept bulk_source =
    detail::bulk_generator<std::remove_reference_t<S>> || detail::bulk_range<std::remove_reference_t<S>>;

/// The items of a source.
template <bulk_source S>
using bulk_item_t = typename detail::bulk_items<S>::item;

}  // namespace velo::inline VELO_ABI::rest

#endif
