// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_PLAYER_HPP
#define VELO_REST_TESTING_PLAYER_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/process/mutex.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/testing/cassette.hpp>
#include <velo/rest/testing/exchange_redactor.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/operation_rules.hpp>
#include <velo/rest/transport/transport.hpp>

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// In which order a `player` expects the requests of its cassette.
enum class play_order {
    strict,   ///< each request is the next exchange
    lenient,  ///< each request is any exchange that was not played yet; of equal ones the first
};

/// Transport that responds with the exchanges of a `cassette`. Each is played once. Requests are compared by method,
/// target, scheme of the credential and body, all without their secrets; so a test needs no real credential.
///
///     rest::player const server(rest::cassette::parse(text).value(), rest::find_operation<velo::operations>);
///     velo::client client(server, velo::bearer("any"));
///     …
///     BOOST_TEST(server.unused() == "");
///
/// A request that the cassette does not have fails with `errc::unexpected_request` and `not_sent`; `difference()` shows
/// it. Copies share the position. Thread safety: safe, also for copies.
class player {
  public:
    /// Plays `tape`. `operations` is what the recorder had. Calls to allocate may throw.
    player(cassette tape, operation_finder operations, play_order order = play_order::strict)
        : state_(std::make_shared<state>(std::move(tape), operations, order)) {}

    /// The exchanges that no request has used, one line each, with method and target; empty if all were. A test ends
    /// with it. Calls to allocate may throw.
    [[nodiscard]] std::string unused() const {
        std::lock_guard const lock(state_->mutex);
        std::string out;
        for (std::size_t i = 0; i != state_->tape.exchanges.size(); ++i) {
            if (!state_->is_used[i])
                ((out += state_->tape.exchanges[i].method) += ' ') += state_->tape.exchanges[i].target + '\n';
        }
        return out;
    }
    /// The last request that the cassette did not have, and the exchange that was next; empty if there was none. Safe
    /// to log. Calls to allocate may throw.
    [[nodiscard]] std::string difference() const {
        std::lock_guard const lock(state_->mutex);
        return state_->difference;
    }

    /// True: nothing leaves the process.
    [[nodiscard]] static bool is_confidential() noexcept { return true; }

    /// Responds to `q` from the cassette. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        std::lock_guard const lock(state_->mutex);
        recorded_exchange actual = state_->redactor.request_of(q);
        state_->redactor.remove_known(actual);
        std::vector<recorded_exchange> const& all = state_->tape.exchanges;
        std::size_t next = all.size();
        for (std::size_t i = 0; i != all.size(); ++i) {
            if (state_->is_used[i]) continue;
            if (next == all.size()) next = i;
            if (is_same(all[i], actual)) {
                state_->is_used[i] = true;
                return respond(all[i], r);
            }
            if (state_->order == play_order::strict) break;
        }
        bool const has_ended = next == all.size();
        state_->difference = "expected: " + (has_ended ? std::string("nothing more\n") : line_of(all[next])) +
                             "received: " + line_of(actual);
        return attempt::failed(errc::unexpected_request, delivery::not_sent,
                               has_ended ? "the cassette has ended" : "the cassette has another request");
    }

  private:
    struct state {
        state(cassette t, operation_finder operations, play_order o)
            : tape(std::move(t)), is_used(tape.exchanges.size()), order(o), redactor(operations) {}
        default_mutex mutex;
        cassette tape;
        std::vector<bool> is_used;
        play_order order;
        detail::exchange_redactor redactor;
        std::string difference;
    };

    static bool is_same(recorded_exchange const& a, recorded_exchange const& b) noexcept {
        return a.method == b.method && a.target == b.target && a.authorization == b.authorization && a.body == b.body;
    }
    static std::string line_of(recorded_exchange const& e) {
        std::string out = e.method + ' ' + e.target;
        if (!e.authorization.empty()) out += " (" + e.authorization + ')';
        if (!e.body.empty()) out += ' ' + e.body;
        return out + '\n';
    }

    static attempt respond(recorded_exchange const& e, response& r) {
        if (e.error != 0) {
            return attempt::failed(static_cast<errc>(e.error), e.maybe_sent ? delivery::maybe_sent : delivery::not_sent,
                                   e.detail);
        }
        r.start(static_cast<int>(e.status));
        bool fits = r.append(e.response);
        for (recorded_header const& h : e.headers) fits = fits && r.add_header(h.name, h.value);
        return fits ? attempt::answered() : attempt::failed(errc::response_too_large, delivery::maybe_sent);
    }

    std::shared_ptr<state> state_;
};

static_assert(blocking_transport<player>);

}  // namespace velo::inline VELO_ABI::rest

#endif
