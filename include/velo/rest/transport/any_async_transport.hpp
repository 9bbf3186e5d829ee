// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ANY_ASYNC_TRANSPORT_HPP
#define VELO_REST_TRANSPORT_ANY_ASYNC_TRANSPORT_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/transport.hpp>

#include <concepts>
#include <memory>
#include <utility>

namespace velo::inline VELO_ABI::rest {

namespace detail {

template <class Task, class T>
struct rebound_task {
    static constexpr bool is_named_with_void = false;
    using type = Task;
};
template <template <class...> class Task, class... More, class T>
struct rebound_task<Task<void, More...>, T> {
    static constexpr bool is_named_with_void = true;
    using type = Task<T, More...>;
};

}  // namespace detail

/// The coroutine type `Task`, which is named with `void`, with a value of `T`: `boost::asio::awaitable<T>` for
/// `boost::asio::awaitable<void>`.
template <class Task, class T>
using task_with = typename detail::rebound_task<Task, T>::type;

/// Type-erased asynchronous Transport: a client over it has one type, whatever Transport a program chooses when it
/// runs. `Task` is the coroutine type of those Transports, named with `void`.
///
///     using any_transport = velo::rest::any_async_transport<boost::asio::awaitable<void>>;
///     any_transport const api = any_transport::of(velo::asio(context.get_executor()));
///
/// It costs one virtual call for each request, and no coroutine of its own. Copies share the transport that was given.
/// Thread safety: as that transport.
template <class Task>
class any_async_transport {
    static_assert(detail::rebound_task<Task, void>::is_named_with_void,
                  "velo: this is not the type of a coroutine: name it with void, as boost::asio::awaitable<void>");

  public:
    /// Coroutine type of the calls.
    template <class T>
    using task = task_with<Task, T>;

    /// Holds a copy of `transport`. Not a constructor, as in `any_transport`. Calls to allocate may throw.
    template <async_transport T>
        requires std::same_as<typename T::template task<attempt>, task<attempt>>
    [[nodiscard]] static any_async_transport of(T transport) {
        return any_async_transport(std::make_shared<held<T> const>(std::move(transport)));
    }

    /// What the transport says at this moment.
    [[nodiscard]] bool is_confidential() const noexcept { return held_->is_confidential(); }
    /// Sends over the transport: see `transport`.
    [[nodiscard]] task<attempt> send(request const& q, response& r, send_limits const& limits) const {
        return held_->send(q, r, limits);
    }
    /// Waits as the transport does: see `transport`.
    [[nodiscard]] task<errc> wait(delay const& d) const { return held_->wait(d); }

  private:
    struct erased {
        virtual ~erased() = default;
        [[nodiscard]] virtual bool is_confidential() const noexcept = 0;
        [[nodiscard]] virtual task<attempt> send(request const& q, response& r, send_limits const& limits) const = 0;
        [[nodiscard]] virtual task<errc> wait(delay const& d) const = 0;
    };
    template <class T>
    struct held final : erased {
        explicit held(T t) : transport(std::move(t)) {}
        [[nodiscard]] bool is_confidential() const noexcept override { return transport.is_confidential(); }
        [[nodiscard]] task<attempt> send(request const& q, response& r, send_limits const& limits) const override {
            return transport.send(q, r, limits);
        }
        [[nodiscard]] task<errc> wait(delay const& d) const override { return transport.wait(d); }
        T transport;
    };

    explicit any_async_transport(std::shared_ptr<erased const> transport) noexcept : held_(std::move(transport)) {}

    std::shared_ptr<erased const> held_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
