// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_PAGED_OPERATION_HPP
#define VELO_REST_PAGING_PAGED_OPERATION_HPP

#include <velo/rest/endpoint/endpoint.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// How the pages of a list follow each other: by number. Specialise it for an operation that returns one page of a
/// list:
///
///     template <>
///     struct rest::paging<list_pets> {
///         static constexpr auto number = &list_pets::page;         // an optional integer, from 1
///         static constexpr auto items = &page_of_pets::content;    // a vector
///         static std::optional<std::int64_t> total(page_of_pets const&) noexcept;  // the number of pages, if it is
///         known
///     };
template <class Op>
struct paging;

/// An operation that returns one page of a list.
template <class Op>
concept paged_operation = operation<Op> && requires(Op& op, typename Op::response& page) {
    (op.*paging<Op>::number) = 1;
    (page.*paging<Op>::items).begin();
    { paging<Op>::total(page) } -> std::same_as<std::optional<std::int64_t>>;
};

/// The list in a page of `Op`.
template <paged_operation Op>
using page_items_t = std::remove_cvref_t<decltype(std::declval<typename Op::response&>().*paging<Op>::items)>;
/// One item of that list.
template <paged_operation Op>
using page_item_t = typename page_items_t<Op>::value_type;

}  // namespace velo::inline VELO_ABI::rest

#endif
