// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_PAGING_EACH_HPP
#define VELO_REST_PAGING_EACH_HPP

#include <velo/rest/error/error.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/paging/page_walk.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/response/decode.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/version.hpp>

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// A function that `client.each` calls with an item, which it may move from. It returns nothing, or `true` to go on and
/// `false` to stop.
template <class F, class Op>
concept item_visitor = paged_operation<Op> && (requires(F& f, page_item_t<Op>& item) {
    { f(item) } -> std::same_as<void>;
} || requires(F& f, page_item_t<Op>& item) {
    { f(item) } -> std::same_as<bool>;
});

/// A Serializer that gives the items of a page to a function one by one.
template <class S, class Op, class F>
concept reads_items = paged_operation<Op> && requires(S const& serializer, std::string_view bytes,
                                                      typename Op::response& page, F& each, read_options const& how) {
#if VELO_HAS_HEAP
    { serializer.template read_items<paging<Op>::items>(bytes, page, each, how) } -> std::same_as<decode_result>;
#else
    {
        serializer.template read_items<paging<Op>::items>(std::span<char>(), page, each, std::span<char>(), how)
    } -> std::same_as<decode_result>;
#endif
};

namespace detail {

/// As `decode`, with the page's items given to `each` one by one. A Serializer that `reads_items` does not keep them,
/// and gives those before an error; for another the whole page is read as a model before.
template <paged_operation Op, class Serializer, class F>
[[nodiscard]] outcome<Op> decode_items(response const& received, Serializer const& serializer, error_info&& info,
                                       F& each) {
    return decode_with<Op>(received, serializer, std::move(info), [&](typename Op::response& page) -> decode_result {
        if constexpr (reads_items<Serializer, Op, F> && !own_format<typename Op::response>) {
#if VELO_HAS_HEAP
            return serializer.template read_items<paging<Op>::items>(received.body(), page, each,
                                                                     {.memory = received.limits().model});
#else
            return serializer.template read_items<paging<Op>::items>(received.body_in_place(), page, each,
                                                                     received.lists(), {});
#endif
        } else {
            decode_result read = read_body(received, serializer, page);
            if (!read) return read;
            for (auto& item : items_of<Op>(page)) each(item);
            items_of<Op>(page).clear();
            return {};
        }
    });
}

/// Gives the items of a walk to the caller's function until it wants no more.
template <paged_operation Op, item_visitor<Op> F>
class item_visit {
  public:
    item_visit(Op const& first, std::int64_t max_pages, F f) : walk_(first, max_pages), visitor_(std::move(f)) {}

    void operator()(page_item_t<Op>& item) {
        ++count_;
        if (is_stopped_) return;
        if constexpr (std::is_void_v<decltype(visitor_(item))>) {
            visitor_(item);
        } else {
            is_stopped_ = !visitor_(item);
        }
    }

    /// True when there is no further page to call for.
    [[nodiscard]] bool is_done() const noexcept { return is_stopped_ || walk_.is_done() || !walk_.can_continue(); }
    /// The call for the next page.
    [[nodiscard]] Op const& operation() {
        count_ = 0;
        return walk_.operation();
    }
    /// Notes the outcome of that call, whose items came by before. False at an error.
    [[nodiscard]] bool received(outcome<Op> const& page) {
        walk_.received(page, count_);
        return page.has_value();
    }
    /// The result of the walk, when no call of it failed.
    [[nodiscard]] result<void, typename Op::error_payload> end() {
        if (is_stopped_ || walk_.is_done()) return {};
        return walk_.limit_error().error();
    }

  private:
    page_walk<Op> walk_;
    F visitor_;
    std::size_t count_ = 0;  // items of the page
    bool is_stopped_ = false;
};

/// The walk with calls that block: `call(operation, visit)` returns the outcome of one page.
template <paged_operation Op, class F, class Call>
[[nodiscard]] result<void, typename Op::error_payload> each_item(item_visit<Op, F> visit, Call call) {
    while (!visit.is_done()) {
        outcome<Op> const page = call(visit.operation(), visit);
        if (!visit.received(page)) return page.error();
    }
    return visit.end();
}

/// The same with asynchronous calls, as a coroutine of the kind that the transport declares.
template <class Transport, paged_operation Op, class F, class Call>
[[nodiscard]] typename Transport::template task<result<void, typename Op::error_payload>> each_item_async(
    item_visit<Op, F> visit, Call call) {
    while (!visit.is_done()) {
        outcome<Op> const page = co_await call(visit.operation(), visit);
        if (!visit.received(page)) co_return page.error();
    }
    co_return visit.end();
}

}  // namespace detail

}  // namespace velo::inline VELO_ABI::rest

#endif
