// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_PAGE_RANGE_HPP
#define VELO_REST_PAGING_PAGE_RANGE_HPP

#include <velo/rest/error/result.hpp>
#include <velo/rest/paging/page_walk.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/response/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

namespace detail {
template <class Op>
using items_of = std::remove_cvref_t<decltype(std::declval<typename Op::response&>().*paging<Op>::items)>;
template <class Op>
using item_of = typename items_of<Op>::value_type;
}  // namespace detail

/// Makes an input range of a `Derived` that has `std::optional<Value> next()`. Nothing is asked for before `begin()`,
/// which may be called once.
template <class Derived, class Value>
class stepped_range {
  public:
    class iterator {
      public:
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        iterator() noexcept = default;
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
    void step() { current_ = static_cast<Derived&>(*this).next(); }

    std::optional<Value> current_;
};

/// What `client.pages` gives with a Transport that blocks: the pages of a list as an input range.
///
///     for (auto const& page : client.pages(list_users{.page_size = 100})) {
///         if (!page) return page.error();
///         …
///     }
///
/// Its elements are the outcomes of the calls: pages, and at the end perhaps an error. Nothing is sent before
/// `begin()`; each step makes one call, with the options that were given, whose views have to live as long as the
/// range. Pages that came stay with whoever took them. It begins at the operation's page when that has one; `number()`
/// says where to begin again after an error. After the policies' `max_pages` the error is `errc::too_many_pages`.
///
/// Pages are numbered by the server when they are asked for: when people are added or deleted meanwhile, one may come
/// twice and another not at all. Sort by something that does not change, and compare ids when it matters.
///
/// Not for several threads at once. It must not be moved once it has begun.
template <class Client, paged_operation Op>
class page_range : public stepped_range<page_range<Client, Op>, outcome<Op>> {
  public:
    using value_type = outcome<Op>;

    page_range(Client client, Op const& first, typename Client::template options_of<Op> const& options)
        : client_(std::move(client)), options_(options), walk_(first, client_.config().max_pages) {}

    /// The number of the next page; after an error, of the page that was not got.
    [[nodiscard]] std::int64_t number() const noexcept { return walk_.number(); }

    /// Asks for the next page and gives it; nothing when there is none. The range without its iterators.
    [[nodiscard]] std::optional<value_type> next() {
        if (walk_.is_over()) return std::nullopt;
        if (!walk_.can_continue()) return walk_.limit_error();
        value_type page = client_.call(walk_.operation(), options_);
        walk_.came(page);
        return page;
    }

  private:
    Client client_;
    typename Client::template options_of<Op> options_;
    page_walk<Op> walk_;
};

/// What `client.items` gives with a Transport that blocks: the items of all pages as an input range. Its elements are
/// results: an item, or, at the end, an error; the items that came before it stay valid. Otherwise as `page_range`.
///
///     for (auto const& user : client.items(list_users{})) {
///         if (!user) return user.error();
///         …
///     }
template <class Client, paged_operation Op>
class item_range
    : public stepped_range<item_range<Client, Op>, result<detail::item_of<Op>, typename Op::error_payload>> {
    using items = detail::items_of<Op>;

  public:
    using value_type = result<detail::item_of<Op>, typename Op::error_payload>;

    item_range(Client client, Op const& first, typename Client::template options_of<Op> const& options)
        : pages_(std::move(client), first, options) {}

    /// The number of the next page; after an error, of the page that was not got.
    [[nodiscard]] std::int64_t number() const noexcept { return pages_.number(); }

    /// The next item, asking for its page if need be; nothing when there is none.
    [[nodiscard]] std::optional<value_type> next() {
        while (at_ == items_.size()) {
            auto page = pages_.next();
            if (!page) return std::nullopt;
            if (!*page) return value_type(page->error());
            items_ = std::move((**page).*paging<Op>::items);
            at_ = 0;
        }
        return value_type(std::move(items_[at_++]));
    }

  private:
    page_range<Client, Op> pages_;
    items items_;
    std::size_t at_ = 0;
};

/// What `client.pages` gives with a Transport that is awaited: a generator of pages.
///
///     auto pages = client.pages(list_users{.page_size = 100});
///     while (auto page = co_await pages.next()) { … }
///
/// Otherwise as `page_range`. It has to outlive the awaited step.
template <class Client, paged_operation Op>
class async_pages {
  public:
    using value_type = outcome<Op>;
    template <class T>
    using task = typename Client::transport_type::template task<T>;

    async_pages(Client client, Op const& first, typename Client::template options_of<Op> const& options)
        : client_(std::move(client)), options_(options), walk_(first, client_.config().max_pages) {}

    [[nodiscard]] std::int64_t number() const noexcept { return walk_.number(); }

    /// Asks for the next page and gives it; nothing when there is none.
    [[nodiscard]] task<std::optional<value_type>> next() {
        if (walk_.is_over()) co_return std::nullopt;
        if (!walk_.can_continue()) co_return walk_.limit_error();
        value_type page = co_await client_.call(walk_.operation(), options_);
        walk_.came(page);
        co_return page;
    }

  private:
    Client client_;
    typename Client::template options_of<Op> options_;
    page_walk<Op> walk_;
};

/// What `client.items` gives with a Transport that is awaited: a generator of items. As `async_pages` and `item_range`.
template <class Client, paged_operation Op>
class async_items {
    using items = detail::items_of<Op>;

  public:
    using value_type = result<detail::item_of<Op>, typename Op::error_payload>;
    template <class T>
    using task = typename Client::transport_type::template task<T>;

    async_items(Client client, Op const& first, typename Client::template options_of<Op> const& options)
        : pages_(std::move(client), first, options) {}

    [[nodiscard]] std::int64_t number() const noexcept { return pages_.number(); }

    /// The next item, asking for its page if need be; nothing when there is none.
    [[nodiscard]] task<std::optional<value_type>> next() {
        while (at_ == items_.size()) {
            auto page = co_await pages_.next();
            if (!page) co_return std::nullopt;
            if (!*page) co_return value_type(page->error());
            items_ = std::move((**page).*paging<Op>::items);
            at_ = 0;
        }
        co_return value_type(std::move(items_[at_++]));
    }

  private:
    async_pages<Client, Op> pages_;
    items items_;
    std::size_t at_ = 0;
};

}  // namespace velo::inline v0::rest

#endif
