// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_ASYNC_PAGES_HPP
#define VELO_REST_PAGING_ASYNC_PAGES_HPP

#include <velo/rest/error/error.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/paging/page_walk.hpp>
#include <velo/rest/response/outcome.hpp>

#include <coroutine>
#include <cstdint>
#include <optional>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// The pages of a list, from `client.pages` over an asynchronous Transport:
///
///     auto pages = client.pages(list_users{.page_size = 100});
///     while (auto page = co_await pages.next()) { … }
///
/// It has to outlive each step. Otherwise as `page_range`.
template <class Client, paged_operation Op>
class async_pages {
  public:
    using value_type = outcome<Op>;
    /// The kind of coroutine that the Transport declares.
    template <class T>
    using task = typename Client::transport_type::template task<T>;

    /// `client.pages` calls it. Keeps a copy of the client.
    async_pages(Client client, Op const& first, typename Client::template options_of<Op> const& options)
        : client_(std::move(client)), options_(options), walk_(first, client_.config().max_pages) {}

    /// The number of the next page; after an error, of the page that was not received.
    [[nodiscard]] std::int64_t number() const noexcept { return walk_.number(); }

    /// Fetches the next page. `std::nullopt` when there is none.
    [[nodiscard]] task<std::optional<value_type>> next() {
        if (walk_.is_done()) co_return std::nullopt;
        if (!walk_.can_continue()) co_return walk_.limit_error();
        value_type page = co_await client_.call(walk_.operation(), options_);
        walk_.received(page);
        co_return page;
    }

    // The functions of a range-based for.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    void begin() const =
        delete("velo: an asynchronous range has no begin: write while (auto x = co_await range.next())");
    void end() const = delete("velo: an asynchronous range has no begin: write while (auto x = co_await range.next())");
#pragma clang diagnostic pop
#else
    void begin(an_asynchronous_range_has_no_begin_write_while_auto_x_co_await_range_next* = nullptr) const = delete;
    void end(an_asynchronous_range_has_no_begin_write_while_auto_x_co_await_range_next* = nullptr) const = delete;
#endif

  private:
    Client client_;
    typename Client::template options_of<Op> options_;
    page_walk<Op> walk_;
};

/// The items of all pages, from `client.items` over an asynchronous Transport. As `async_pages` and `item_range`.
template <class Client, paged_operation Op>
class async_items {
  public:
    using value_type = result<page_item_t<Op>, typename Op::error_payload>;
    /// The kind of coroutine that the Transport declares.
    template <class T>
    using task = typename Client::transport_type::template task<T>;

    /// `client.items` calls it. Keeps a copy of the client.
    async_items(Client client, Op const& first, typename Client::template options_of<Op> const& options)
        : pages_(std::move(client), first, options) {}

    /// The number of the next page; after an error, of the page that was not received.
    [[nodiscard]] std::int64_t number() const noexcept { return pages_.number(); }

    /// The next item; its page is fetched if need be. `std::nullopt` when there is none.
    [[nodiscard]] task<std::optional<value_type>> next() {
        while (items_.empty()) {
            auto page = co_await pages_.next();
            if (!page) co_return std::nullopt;
            if (!*page) co_return value_type(page->error());
            items_.fill(**page);
        }
        co_return std::optional<value_type>(std::in_place, items_.take());
    }

    // The functions of a range-based for.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    void begin() const =
        delete("velo: an asynchronous range has no begin: write while (auto x = co_await range.next())");
    void end() const = delete("velo: an asynchronous range has no begin: write while (auto x = co_await range.next())");
#pragma clang diagnostic pop
#else
    void begin(an_asynchronous_range_has_no_begin_write_while_auto_x_co_await_range_next* = nullptr) const = delete;
    void end(an_asynchronous_range_has_no_begin_write_while_auto_x_co_await_range_next* = nullptr) const = delete;
#endif

  private:
    async_pages<Client, Op> pages_;
    page_items<Op> items_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
