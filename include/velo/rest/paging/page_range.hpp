// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_PAGE_RANGE_HPP
#define VELO_REST_PAGING_PAGE_RANGE_HPP

#include <velo/rest/error/error.hpp>
#include <velo/rest/paging/page_walk.hpp>
#include <velo/rest/response/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Makes an input range of a `Derived` that has `next_into(std::optional<Value>&)`, which makes the next element in
/// place. Nothing is fetched before `begin()`, which may be called once.
template <class Derived, class Value>
class stepped_range {
  public:
    /// An input iterator. It refers to the range.
    class iterator {
      public:
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        iterator() noexcept = default;
        /// At the range's current element.
        explicit iterator(stepped_range& range) noexcept : range_(&range) {}
        [[nodiscard]] Value& operator*() const noexcept { return *range_->current_; }
        [[nodiscard]] Value* operator->() const noexcept { return &*range_->current_; }
        iterator& operator++() {
            range_->step();
            return *this;
        }
        void operator++(int) { range_->step(); }
        [[nodiscard]] bool operator==(std::default_sentinel_t) const noexcept { return !range_->current_; }

      private:
        stepped_range* range_ = nullptr;
    };

    [[nodiscard]] iterator begin() {
        step();
        return iterator(*this);
    }
    [[nodiscard]] static std::default_sentinel_t end() noexcept { return std::default_sentinel; }

  private:
    void step() { static_cast<Derived&>(*this).next_into(current_); }

    std::optional<Value> current_;
};

/// The pages of a list as an input range, from `client.pages` over a blocking Transport:
///
///     for (auto const& page : client.pages(list_users{.page_size = 100})) {
///         if (!page) return page.error();
///         …
///     }
///
/// The elements are the outcomes of the calls: pages, and at the end perhaps an error. Nothing is sent before
/// `begin()`. Each step makes one call with the given options; what they view has to outlive the range. The range
/// begins at the operation's page when that has one. After an error `number()` says where to begin again. After
/// `default_config::max_pages` pages the error is `errc::too_many_pages`.
///
/// The server numbers the pages at the time of each call. When users are added or deleted meanwhile, one may come twice
/// and another not at all: sort by something that does not change, and compare ids when it matters.
///
/// Not for several threads at once. It must not be moved once it has begun.
template <class Client, paged_operation Op>
class page_range : public stepped_range<page_range<Client, Op>, outcome<Op>> {
  public:
    using value_type = outcome<Op>;

    /// `client.pages` calls it. Keeps a copy of the client.
    page_range(Client client, Op const& first, typename Client::template options_of<Op> const& options)
        : client_(std::move(client)), options_(options), walk_(first, client_.config().max_pages) {}

    /// The number of the next page; after an error, of the page that was not received.
    [[nodiscard]] std::int64_t number() const noexcept { return walk_.number(); }

    /// Fetches the next page. `std::nullopt` when there is none. For use without the iterators.
    [[nodiscard]] std::optional<value_type> next() {
        std::optional<value_type> page;
        next_into(page);
        return page;
    }

  private:
    friend class stepped_range<page_range, outcome<Op>>;

    void next_into(std::optional<value_type>& page) {
        page.reset();
        if (walk_.is_done()) return;
        if (!walk_.can_continue()) {
            page.emplace(walk_.limit_error());
            return;
        }
        page.emplace(client_.call(walk_.operation(), options_));
        walk_.received(*page);
    }

    Client client_;
    typename Client::template options_of<Op> options_;
    page_walk<Op> walk_;
};

/// The items of all pages as an input range, from `client.items` over a blocking Transport. The elements are results:
/// an item, or at the end an error; items that came before it stay valid. Otherwise as `page_range`.
///
///     for (auto const& user : client.items(list_users{})) {
///         if (!user) return user.error();
///         …
///     }
template <class Client, paged_operation Op>
class item_range : public stepped_range<item_range<Client, Op>, result<page_item_t<Op>, typename Op::error_payload>> {
  public:
    using value_type = result<page_item_t<Op>, typename Op::error_payload>;

    /// `client.items` calls it. Keeps a copy of the client.
    item_range(Client client, Op const& first, typename Client::template options_of<Op> const& options)
        : pages_(std::move(client), first, options) {}

    /// The number of the next page; after an error, of the page that was not received.
    [[nodiscard]] std::int64_t number() const noexcept { return pages_.number(); }

    /// The next item; its page is fetched if need be. `std::nullopt` when there is none.
    [[nodiscard]] std::optional<value_type> next() {
        std::optional<value_type> item;
        next_into(item);
        return item;
    }

  private:
    friend class stepped_range<item_range, result<page_item_t<Op>, typename Op::error_payload>>;

    void next_into(std::optional<value_type>& item) {
        item.reset();
        while (items_.empty()) {
            auto page = pages_.next();
            if (!page) return;
            if (!*page) {
                item.emplace(page->error());
                return;
            }
            items_.fill(**page);
        }
        item.emplace(items_.take());
    }

    page_range<Client, Op> pages_;
    page_items<Op> items_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
