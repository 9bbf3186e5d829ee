// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_BULK_EACH_PAGE_AHEAD_HPP
#define VELO_REST_BULK_EACH_PAGE_AHEAD_HPP

#include <velo/rest/bulk/concurrency.hpp>
#include <velo/rest/bulk/threads.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/error/error.hpp>
#include <velo/rest/paging/page_walk.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/transport/transport.hpp>

#include <coroutine>
#include <cstdint>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>
#if defined(__cpp_lib_jthread)
#include <stop_token>
#endif

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// Calls `each` with a page, and with the number of the next one if it takes that.
template <class F, class Page>
decltype(auto) visit_page(F& each, Page& page, std::int64_t next) {
    if constexpr (std::is_invocable_v<F&, Page&, std::int64_t>) {
        return each(page, next);
    } else {
        return each(page);
    }
}
template <class F, class Page>
using page_visit_t = decltype(visit_page(std::declval<F&>(), std::declval<Page&>(), std::int64_t()));

/// The walk of a list with one page fetched ahead.
template <paged_operation Op>
struct ahead_walk {
    using end_type = result<void, typename Op::error_payload>;

    ahead_walk(Op const& first, std::int64_t max_pages) : walk(first, max_pages) {}

    [[nodiscard]] bool has_next() const noexcept { return !walk.is_done() && walk.can_continue(); }
    void received(outcome<Op>&& page) {
        walk.received(page);
        fetched.emplace(std::move(page));
    }
    /// The result of a walk whose calls did not fail.
    [[nodiscard]] end_type end() {
        if (walk.is_done()) return {};
        return walk.limit_error().error();
    }

    page_walk<Op> walk;
    std::optional<outcome<Op>> fetched{};  ///< the page that was fetched ahead
};

#if VELO_HAS_THREADS

/// A stop of one call: by the caller's stop, or by this object.
class linked_stop {
#if defined(__cpp_lib_jthread)
  public:
    explicit linked_stop(stop const& outer) : forward_(outer.token(), request_own{this}) {}
    [[nodiscard]] stop get() const { return own_.get_token(); }
    void request() noexcept { static_cast<void>(own_.request_stop()); }

  private:
    struct request_own {
        linked_stop* self;
        void operator()() const noexcept { self->request(); }
    };
    std::stop_source own_;
    std::stop_callback<request_own> forward_;
#else
  public:
    explicit linked_stop(stop const& outer) : outer_(outer) {}
    [[nodiscard]] stop get() const { return outer_; }
    void request() noexcept {}

  private:
    stop outer_;
#endif
};

/// Requests the stop unless its block ends well.
class stop_at_exit {
  public:
    explicit stop_at_exit(linked_stop& s) noexcept : stop_(&s) {}
    stop_at_exit(stop_at_exit const&) = delete;
    stop_at_exit& operator=(stop_at_exit const&) = delete;
    ~stop_at_exit() {
        if (stop_ != nullptr) stop_->request();
    }
    void release() noexcept { stop_ = nullptr; }

  private:
    linked_stop* stop_;
};

/// The walk with blocking calls: `each` runs here, and the call for the next page in a thread.
template <class Client, paged_operation Op, class F>
[[nodiscard]] typename ahead_walk<Op>::end_type visit_pages(Client const& client, ahead_walk<Op> pages, F each,
                                                            typename Client::template options_of<Op> options) {
    linked_stop stop(options.stop);
    options.stop = stop.get();
    auto fetch = [&] { pages.received(client.call(pages.walk.operation(), options)); };
    while (pages.fetched || pages.has_next()) {
        if (!pages.fetched) fetch();
        outcome<Op> page = *std::move(pages.fetched);
        pages.fetched.reset();
        if (!page) return page.error();
        std::int64_t const number = pages.walk.number();
        thread_group<decltype(fetch)> ahead(fetch);
        stop_at_exit abandoned(stop);
        if (pages.has_next()) ahead.start(1);
        if constexpr (std::is_void_v<page_visit_t<F, typename Op::response>>) {
            visit_page(each, *page, number);
        } else {
            if (!visit_page(each, *page, number)) return {};
        }
        abandoned.release();
        if (std::exception_ptr const failure = ahead.join()) std::rethrow_exception(failure);
    }
    return pages.end();
}

#endif

/// Fetches the next page into `pages`.
template <class Client, paged_operation Op>
typename Client::transport_type::template task<errc> fetch_page(
    Client const& client, ahead_walk<Op>& pages, typename Client::template options_of<Op> const& options) {
    outcome<Op> page = co_await client.call(pages.walk.operation(), options);
    pages.received(std::move(page));
    co_return errc::none;
}

/// Calls `each` with a page, and awaits it if it is a coroutine. Sets `goes_on` to false if it wants no more.
template <class Client, class F, class Page>
typename Client::transport_type::template task<errc> await_visit(F& each, Page& page, std::int64_t number,
                                                                 bool& goes_on) {
    using visit = page_visit_t<F, Page>;
    if constexpr (std::is_void_v<visit>) {
        visit_page(each, page, number);
    } else if constexpr (std::is_same_v<visit, bool>) {
        goes_on = visit_page(each, page, number);
    } else {
        goes_on = co_await visit_page(each, page, number);
    }
    co_return errc::none;
}

template <class Client, paged_operation Op, class F>
typename Client::transport_type::template task<typename ahead_walk<Op>::end_type> visit_pages_async(
    Client client, ahead_walk<Op> pages, F each, typename Client::template options_of<Op> options) {
    using task = typename Client::transport_type::template task<errc>;
    if (pages.has_next()) co_await fetch_page(client, pages, options);
    while (pages.fetched) {
        outcome<Op> page = *std::move(pages.fetched);
        pages.fetched.reset();
        if (!page) co_return page.error();
        bool goes_on = true;
        std::vector<task> both;
        both.push_back(await_visit<Client>(each, *page, pages.walk.number(), goes_on));
        if (pages.has_next()) both.push_back(fetch_page(client, pages, options));
        co_await concurrency<task>::all(std::move(both));
        if (!goes_on) co_return typename ahead_walk<Op>::end_type();
    }
    co_return pages.end();
}

}  // namespace detail

/// Calls `each` with every page of a list, while the next page is being fetched:
///
///     auto const all_read = rest::each_page_ahead(client, list_users{.page_size = 100},
///                                                 [&](paged_user_response& page, std::int64_t next) { … });
///
/// `each` takes the page, which it may move from, and if it likes the number of the next one, for `to_checkpoint`. It
/// returns nothing, or `false` to stop. The result is the error that ended the list, or nothing. One page at most is
/// fetched ahead; a stop by `each` ends its call, over an asynchronous Transport when the call has ended on its own.
///
/// Over a blocking Transport `each` runs in the calling thread and the call in another one. Over an asynchronous one
/// this returns a coroutine of the Transport's kind, and `each` may return one that gives a `bool`; for Boost.Asio
/// include `velo/rest/bulk/asio.hpp`, too. Each page is one call with the options `o`. What they view has to outlive
/// this. What `each` throws passes through.
template <class Client, paged_operation Op, class F>
[[nodiscard("velo: test the result, and co_await an asynchronous walk")]] auto each_page_ahead(
    Client const& client, Op const& first, F each, typename Client::template options_of<Op> const& o = {}) {
    detail::ahead_walk<Op> pages(first, client.config().max_pages);
    if constexpr (async_transport<typename Client::transport_type>) {
        return detail::visit_pages_async(client, std::move(pages), std::move(each), o);
    } else {
        return detail::visit_pages(client, std::move(pages), std::move(each), o);
    }
}

}  // namespace velo::inline VELO_ABI::rest

#endif
