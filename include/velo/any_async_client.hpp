// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_ANY_ASYNC_CLIENT_HPP
#define VELO_ANY_ASYNC_CLIENT_HPP

#include <velo/any_client.hpp>
#include <velo/login_api.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/paging/async_pages.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/transport/any_async_transport.hpp>
#include <velo/users_api.hpp>

#include <coroutine>
#include <memory>
#include <utility>

namespace velo::inline VELO_ABI {

namespace detail {

/// The calls of an `any_async_client`: coroutines.
template <class Task>
struct async_calls {
    static constexpr bool is_async = true;
    struct transport_type {
        template <class T>
        using task = rest::task_with<Task, T>;
    };
    template <class Result>
    using returned = rest::task_with<Task, Result>;
    /// A call that has ended with `result`.
    template <class Result>
    static returned<Result> ended(Result result) {
        co_return result;
    }
};

}  // namespace detail

/// An `any_client` whose calls are coroutines of the type `Task`, which is named with `void`:
/// `any_async_client<boost::asio::awaitable<void>>`. A class keeps it, and code that awaits calls is no template.
///
///     boost::asio::awaitable<void> greet(velo::any_async_client<boost::asio::awaitable<void>> client) {
///         auto const me = co_await client.get_self();
///     }
///
/// One source makes it with `make_any_async_client` (`velo/make_any_async_client.hpp`). A call that the Auth of that
/// client has no credential for ends with `errc::no_credential`. Copies share the client. A coroutine that was returned
/// by a call may outlive this object. Thread safety: as the Transport and the Auth that it was made of.
template <class Task>
class any_async_client : public users_api<detail::erased_client<detail::async_calls<Task>>>,
                         public login_api<detail::erased_client<detail::async_calls<Task>>> {
    using way = detail::async_calls<Task>;
    using erased = detail::erased_client<way>;

  public:
    /// The options of a call of any operation.
    using options = rest::async_call_options;
    /// The options of a call of `Op`. Those of a non-idempotent one do not take `retry::always`.
    template <rest::operation Op>
    using options_of = detail::any_options_of<way, Op>;
    /// What `call` returns: a coroutine that gives an `outcome<Op>`.
    template <rest::operation Op>
    using call_result = detail::any_result_of<way, Op>;

    /// `make_any_async_client` calls it.
    explicit any_async_client(std::shared_ptr<detail::any_calls<way> const> calls)
        : users_api<erased>(erased(calls)), login_api<erased>(erased(calls)), calls_(std::move(calls)) {}

    /// Calls an operation: see `client::call`.
    template <rest::operation Op>
    [[nodiscard]] call_result<Op> call(Op const& op, options_of<Op> const& o = {}) const {
        return calls_.call(op, o);
    }

    /// What `pages` returns.
    template <rest::paged_operation Op>
    using pages_of = rest::async_pages<erased, Op>;
    /// What `items` returns.
    template <rest::paged_operation Op>
    using items_of = rest::async_items<erased, Op>;

    /// The pages of a list: see `client::pages`.
    template <rest::paged_operation Op>
    [[nodiscard]] pages_of<Op> pages(Op const& first, options_of<Op> const& o = {}) const {
        return pages_of<Op>(calls_, first, o);
    }
    /// The items of all pages, one after the other: see `client::items`.
    template <rest::paged_operation Op>
    [[nodiscard]] items_of<Op> items(Op const& first, options_of<Op> const& o = {}) const {
        return items_of<Op>(calls_, first, o);
    }

  private:
    erased calls_;
};

}  // namespace velo::inline VELO_ABI

#endif
