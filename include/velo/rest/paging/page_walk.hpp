// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_PAGE_WALK_HPP
#define VELO_REST_PAGING_PAGE_WALK_HPP

#include <velo/rest/error/error.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/response/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Returns the error of a walk with more pages than its limit. Calls to allocate may throw.
template <paged_operation Op>
[[nodiscard]] outcome<Op> too_many_pages() {
    error_info e;
    e.code = errc::too_many_pages;
    e.operation = Op::endpoint.name;
    return error<typename Op::error_payload>(std::move(e));
}

/// Decides which page of a list is next, without I/O. It begins at the page that the operation names, or at the first,
/// and counts up to the last; the server's links are not used. When the server does not say how many pages there are,
/// an empty page is the last. An error ends the walk.
template <paged_operation Op>
class page_walk {
  public:
    /// Begins at `first`, and asks for at most `max_pages` pages.
    page_walk(Op const& first, std::int64_t max_pages) : op_(first), left_(max_pages) {
        auto const& number = op_.*paging<Op>::number;
        if (number.has_value()) number_ = *number;
    }

    /// True when there is no further page.
    [[nodiscard]] bool is_done() const noexcept { return is_done_; }
    /// The number of the next page; after an error, of the page that was not received, where a new walk may begin.
    [[nodiscard]] std::int64_t number() const noexcept { return number_; }
    /// False once `max_pages` is reached; then return `limit_error()`. Precondition: not done.
    [[nodiscard]] bool can_continue() const noexcept {
        return left_ > 0 && number_ <= (std::numeric_limits<number_type>::max)();
    }

    /// The call for the next page. Precondition: not done.
    [[nodiscard]] Op const& operation() {
        op_.*paging<Op>::number = static_cast<number_type>(number_);
        return op_;
    }

    /// Notes the outcome of that call: a page, or an error.
    void received(outcome<Op> const& page) noexcept {
        received(page, page.has_value() ? detail::items_of<Op>(*page).size() : 0);
    }
    /// The same for a page of `count` items, which were taken already.
    void received(outcome<Op> const& page, std::size_t count) noexcept {
        --left_;
        if (!page.has_value()) {
            is_done_ = true;
            return;
        }
        std::optional<std::int64_t> const total = paging<Op>::total(*page);
        is_done_ = total ? number_ >= *total : count == 0;
        ++number_;
    }

    /// Ends the walk with `errc::too_many_pages`. Calls to allocate may throw.
    [[nodiscard]] outcome<Op> limit_error() {
        is_done_ = true;
        return too_many_pages<Op>();
    }

  private:
    using number_type = std::remove_cvref_t<decltype(*(std::declval<Op const&>().*paging<Op>::number))>;

    Op op_;
    std::int64_t number_ = 1;
    std::int64_t left_;
    bool is_done_ = false;
};

/// The same for pages that are chained: `paging<Op>::next` makes each call out of the page before.
template <paged_operation Op>
    requires chained_pages<Op>
class page_walk<Op> {
  public:
    /// Begins at `first`, and asks for at most `max_pages` pages.
    page_walk(Op const& first, std::int64_t max_pages) : op_(first), left_(max_pages) {}

    /// True when there is no further page.
    [[nodiscard]] bool is_done() const noexcept { return is_done_; }
    /// False once `max_pages` is reached; then return `limit_error()`. Precondition: not done.
    [[nodiscard]] bool can_continue() const noexcept { return left_ > 0; }

    /// The call for the next page; after an error, for the page that was not received, where a new walk may begin.
    [[nodiscard]] Op const& operation() const noexcept { return op_; }

    /// Notes the outcome of that call: a page, or an error. What `next` throws passes through.
    void received(outcome<Op> const& page) {
        received(page, page.has_value() ? detail::items_of<Op>(*page).size() : 0);
    }
    /// The same for a page of `count` items, which were taken already.
    void received(outcome<Op> const& page, std::size_t count) {
        --left_;
        is_done_ = !page.has_value() || !paging<Op>::next(op_, *page, count);
    }

    /// Ends the walk with `errc::too_many_pages`. Calls to allocate may throw.
    [[nodiscard]] outcome<Op> limit_error() {
        is_done_ = true;
        return too_many_pages<Op>();
    }

  private:
    Op op_;
    std::int64_t left_;
    bool is_done_ = false;
};

/// The items of the page that was received last, taken one by one.
template <paged_operation Op>
class page_items {
  public:
    [[nodiscard]] bool empty() const noexcept { return at_ == items_.size(); }
    /// Takes over the items of a page.
    void fill(typename Op::response& page) {
        items_ = std::move(detail::items_of<Op>(page));
        at_ = 0;
    }
    /// The next item, to be moved from. Precondition: not empty.
    [[nodiscard]] page_item_t<Op>&& take() noexcept { return std::move(items_[at_++]); }

  private:
    page_items_t<Op> items_;
    std::size_t at_ = 0;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
