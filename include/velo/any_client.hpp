// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_ANY_CLIENT_HPP
#define VELO_ANY_CLIENT_HPP

#include <velo/login_api.hpp>
#include <velo/operations.hpp>
#include <velo/rest/call/options.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/paging/page_range.hpp>
#include <velo/rest/paging/paged_operation.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/users_api.hpp>

#include <boost/mp11/list.hpp>

#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI {

namespace detail {

/// The calls of an `any_client`: they block.
struct blocking_calls {
    static constexpr bool is_async = false;
    using transport_type = void;
    template <class Result>
    using returned = Result;
    /// A call that has ended with `result`.
    template <class Result>
    static Result ended(Result result) {
        return result;
    }
};

/// The options of a call of `Op`.
template <class Way, class Op>
using any_options_of =
    rest::basic_call_options<Way::is_async, Op::endpoint.idempotency != rest::idempotency::non_idempotent>;

/// What such a call returns.
template <class Way, class Op>
using any_result_of = typename Way::template returned<rest::outcome<Op>>;

template <class Way, class Op>
struct any_call {
    virtual ~any_call() = default;
    [[nodiscard]] virtual any_result_of<Way, Op> call(Op const& op, any_options_of<Way, Op> const& o) const = 0;
};

template <class Way, class... Ops>
struct any_calls_of : any_call<Way, Ops>... {
    using any_call<Way, Ops>::call...;
};

/// All 21 operations as virtual functions.
template <class Way>
struct any_calls : boost::mp11::mp_apply<any_calls_of, boost::mp11::mp_push_front<operations, Way>> {
    [[nodiscard]] virtual std::int64_t max_pages() const noexcept = 0;
};

/// Calls through `any_calls`, with the members that a facade needs of a client.
template <class Way>
class erased_client {
  public:
    template <rest::operation Op>
    using options_of = any_options_of<Way, Op>;
    template <rest::operation Op>
    using call_result = any_result_of<Way, Op>;

    using transport_type = typename Way::transport_type;

    /// The part of a configuration that ranges of pages need.
    struct limits {
        std::int64_t max_pages;
    };
    [[nodiscard]] limits config() const noexcept { return {calls_->max_pages()}; }

    explicit erased_client(std::shared_ptr<any_calls<Way> const> calls) noexcept : calls_(std::move(calls)) {}

    template <rest::operation Op>
    [[nodiscard]] call_result<Op> call(Op const& op, options_of<Op> const& o = {}) const {
        static_assert(std::is_base_of_v<any_call<Way, Op>, any_calls<Way>>,
                      "velo: an any_client calls the operations of the Velo API: call your own with a velo::client");
        return static_cast<any_call<Way, Op> const&>(*calls_).call(op, o);
    }

  private:
    std::shared_ptr<any_calls<Way> const> calls_;
};

}  // namespace detail

/// A client of one type, whatever its Transport, Auth and configuration: a class member, or a parameter of functions
/// that are no templates. It has the 17 operations of `users_api` and the 4 of `login_api` as member functions, and
/// `call`, `pages` and `items`. A source that only uses it compiles in a fraction of the time: it contains no machinery
/// of a call.
///
///     void greet(velo::any_client const& client) {
///         auto const me = client.get_self();
///     }
///
/// One source makes it with `make_any_client` (`velo/make_any_client.hpp`). Its calls block. A call that the Auth of
/// that client has no credential for, or is not for its principal, fails with `errc::no_credential`. Copies share the
/// client. Thread safety: as the Transport and the Auth that it was made of.
class any_client : public users_api<detail::erased_client<detail::blocking_calls>>,
                   public login_api<detail::erased_client<detail::blocking_calls>> {
    using way = detail::blocking_calls;

  public:
    /// The options of a call of any operation.
    using options = rest::call_options;
    /// The options of a call of `Op`. Those of a non-idempotent one do not take `retry::always`.
    template <rest::operation Op>
    using options_of = detail::any_options_of<way, Op>;
    /// What `call` returns.
    template <rest::operation Op>
    using call_result = rest::outcome<Op>;

    /// `make_any_client` calls it.
    explicit any_client(std::shared_ptr<detail::any_calls<way> const> calls)
        : users_api(detail::erased_client<way>(calls)),
          login_api(detail::erased_client<way>(calls)),
          calls_(std::move(calls)) {}

    /// Calls an operation: see `client::call`.
    template <rest::operation Op>
    [[nodiscard]] rest::outcome<Op> call(Op const& op, options_of<Op> const& o = {}) const {
        return calls_.call(op, o);
    }

    /// What `pages` returns.
    template <rest::paged_operation Op>
    using pages_of = rest::page_range<detail::erased_client<way>, Op>;
    /// What `items` returns.
    template <rest::paged_operation Op>
    using items_of = rest::item_range<detail::erased_client<way>, Op>;

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
    detail::erased_client<way> calls_;
};

}  // namespace velo::inline VELO_ABI

#endif
