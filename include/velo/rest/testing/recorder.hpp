// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_RECORDER_HPP
#define VELO_REST_TESTING_RECORDER_HPP

#include <velo/rest/process/mutex.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/cassette.hpp>
#include <velo/rest/testing/exchange_redactor.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/operation_rules.hpp>
#include <velo/rest/transport/transport.hpp>

#include <coroutine>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// Transport around a Transport that records each attempt without its secrets, to be played by a `player`:
///
///     rest::recorder const tape(velo::curl{}, rest::find_operation<velo::operations>);
///     velo::client client(tape, auth);
///     …
///     std::ofstream("users.json") << tape.tape().to_text();
///
///  - The operation of a request is found by method and path. Arguments, members of bodies and members of responses
///  that
///    are secrets in its descriptor and models have placeholders in the cassette (`secret_placeholder`).
///  - Credentials are left out: of the Authorization field only the scheme is kept. Other fields of requests are not
///  kept.
///  - A body that is not the JSON that its operation has, and every body of an operation that is not known, is
///    `[redacted]` as a whole.
///  - A secret that was seen once is removed wherever it appears again, such as in the message of an error.
///
/// A secret that no descriptor names and that nothing else shows to be one, such as one in a member that the model does
/// not have, is not recognised: read a cassette before you publish it.
///
/// Copies share one tape. Thread safety: safe if Transport is, also for copies.
template <transport Transport>
class recorder : public detail::task_of<Transport> {
  public:
    /// Records what goes over `inner`. `operations` is `find_operation<List>`. Calls to allocate may throw.
    recorder(Transport inner, operation_finder operations)
        : inner_(std::move(inner)), state_(std::make_shared<state>(operations)) {}

    /// A copy of the exchanges so far, in the order of their ends. Calls to allocate may throw.
    [[nodiscard]] cassette tape() const {
        std::lock_guard const lock(state_->mutex);
        cassette c;
        c.exchanges = state_->exchanges;
        for (recorded_exchange& e : c.exchanges) state_->redactor.remove_known(e);
        return c;
    }

    /// True if the inner transport is confidential.
    [[nodiscard]] bool is_confidential() const noexcept { return inner_.is_confidential(); }

    /// Sends `q` over the inner transport, and records the exchange. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const
        requires blocking_transport<Transport>
    {
        attempt a = inner_.send(q, r, limits);
        state_->add(q, a, r);
        return a;
    }

    /// The same as a coroutine. `q`, `r` and `limits` have to outlive it.
    [[nodiscard]] auto send(request const& q, response& r, send_limits const& limits) const
        requires async_transport<Transport>
    {
        return send_async(*this, q, r, limits);
    }

    /// Waits as the inner transport does. See `transport`.
    [[nodiscard]] auto wait(delay const& d) const
        requires async_transport<Transport>
    {
        return inner_.wait(d);
    }

  private:
    struct state {
        explicit state(operation_finder operations) noexcept : redactor(operations) {}
        void add(request const& q, attempt const& a, response const& r) {
            std::lock_guard const lock(mutex);
            recorded_exchange e = redactor.request_of(q);
            redactor.add_response(e, q, a, r);
            exchanges.push_back(std::move(e));
        }
        default_mutex mutex;
        detail::exchange_redactor redactor;
        std::vector<recorded_exchange> exchanges;
    };

    template <class Async = Transport>
    static typename Async::template task<attempt> send_async(recorder self, request const& q, response& r,
                                                             send_limits const& limits) {
        attempt a = co_await self.inner_.send(q, r, limits);
        self.state_->add(q, a, r);
        co_return a;
    }

    Transport inner_;
    std::shared_ptr<state> state_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
