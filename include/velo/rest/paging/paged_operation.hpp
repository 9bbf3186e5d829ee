// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_PAGED_OPERATION_HPP
#define VELO_REST_PAGING_PAGED_OPERATION_HPP

#include <velo/rest/endpoint/endpoint.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// How the pages of a list follow each other. Specialise it for an operation that returns one page of a list. By
/// number:
///
///     template <>
///     struct rest::paging<list_pets> {
///         static constexpr auto number = &list_pets::page;         // an optional integer, from 1
///         static constexpr auto items = &page_of_pets::content;    // a vector
///         static std::optional<std::int64_t> total(page_of_pets const&) noexcept;  // of pages, if known
///     };
///
/// By a cursor, an offset or a link, `next` makes the operation that asks for the next page out of the one before. It
/// returns false after the last page:
///
///     template <>
///     struct rest::paging<list_events> {
///         static constexpr auto items = &event_page::data;
///         static bool next(list_events& op, event_page const& page, std::size_t count) {  // count: items of this page
///             if (!page.next_cursor) return false;
///             op.after = *page.next_cursor;
///             return true;
///         }
///     };
///
/// `items` may have been moved out of the page that `next` is given. Where the response itself is a vector, it is left
/// out.
template <class Op>
struct paging;

namespace detail {

/// The list in a page of `Op`.
template <class Op, class Page>
[[nodiscard]] constexpr auto& items_of(Page& page) noexcept {
    if constexpr (requires { page.*paging<Op>::items; }) {
        return page.*paging<Op>::items;
    } else {
        return page;
    }
}

}  // namespace detail

/// An operation whose pages are numbered.
template <class Op>
concept numbered_pages = operation<Op> && requires(Op& op, typename Op::response& page) {
    (op.*paging<Op>::number) = 1;
    detail::items_of<Op>(page).begin();
    { paging<Op>::total(page) } -> std::same_as<std::optional<std::int64_t>>;
};

/// An operation each page of which tells how to ask for the next.
template <class Op>
concept chained_pages = operation<Op> && requires(Op& op, typename Op::response& page, std::size_t count) {
    detail::items_of<Op>(page).begin();
    { paging<Op>::next(op, std::as_const(page), count) } -> std::same_as<bool>;
};

/// An operation that returns one page of a list.
template <class Op>
concept paged_operation = numbered_pages<Op> || chained_pages<Op>;

/// The list in a page of `Op`.
template <paged_operation Op>
using page_items_t = std::remove_cvref_t<decltype(detail::items_of<Op>(std::declval<typename Op::response&>()))>;
/// One item of that list.
template <paged_operation Op>
using page_item_t = typename page_items_t<Op>::value_type;

}  // namespace velo::inline VELO_ABI::rest

#endif
