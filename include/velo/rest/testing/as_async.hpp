// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_AS_ASYNC_HPP
#define VELO_REST_TESTING_AS_ASYNC_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/time/thread_wait.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/transport.hpp>

#include <coroutine>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// A blocking Transport as an asynchronous one, so that the fake, a script or a replayed cassette tests coroutines.
/// `as_async` makes one. A request is served while its coroutine runs, which never suspends: with a transport that does
/// real I/O it would block the thread. `WaitStrategy` spends the delays of calls; the default blocks the thread, too.
///
/// Thread safety: as Transport.
template <template <class...> class Task, blocking_transport Transport, class WaitStrategy = thread_wait>
class async_adapter {
  public:
    /// Coroutine type of the calls.
    template <class T>
    using task = Task<T>;

    /// Keeps a copy.
    explicit async_adapter(Transport inner, WaitStrategy wait = {})
        : inner_(std::move(inner)), wait_(std::move(wait)) {}

    /// True if the inner transport is confidential.
    [[nodiscard]] bool is_confidential() const noexcept { return inner_.is_confidential(); }
    /// Serves `q`. See `transport`.
    [[nodiscard]] task<attempt> send(request const& q, response& r, send_limits const& limits) const {
        return send_over(inner_, q, r, limits);
    }
    /// Spends a delay. See `transport`.
    [[nodiscard]] task<errc> wait(delay const& d) const { return wait_by(wait_, d); }

  private:
    // Static functions with copies: the coroutine may outlive `*this`.
    static task<attempt> send_over(Transport inner, request const& q, response& r, send_limits const& limits) {
        co_return inner.send(q, r, limits);
    }
    static task<errc> wait_by(WaitStrategy wait, delay const& d) { co_return wait(d, stop()); }

    Transport inner_;
    WaitStrategy wait_;
};

/// Makes a blocking Transport asynchronous, with coroutines of the kind `Task`:
///
///     velo::client client(rest::as_async<boost::asio::awaitable>(fake), velo::bearer(fake.token()));
template <template <class...> class Task, blocking_transport Transport, class WaitStrategy = thread_wait>
[[nodiscard]] async_adapter<Task, Transport, WaitStrategy> as_async(Transport inner, WaitStrategy wait = {}) {
    return async_adapter<Task, Transport, WaitStrategy>(std::move(inner), std::move(wait));
}

}  // namespace velo::inline VELO_ABI::rest

#endif
