// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CLIENT_CONFIG_HPP
#define VELO_REST_CLIENT_CONFIG_HPP

#include <velo/rest/memory/call_memory.hpp>
#include <velo/rest/observe/observer.hpp>
#include <velo/rest/process/mutex.hpp>
#include <velo/rest/process/threads.hpp>
#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/retry/backoff.hpp>
#include <velo/rest/retry/budget.hpp>
#include <velo/rest/time/default_clock.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/thread_wait.hpp>
#include <velo/version.hpp>

#include <chrono>
#include <cstdint>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// The settings of a client that have a good default. To change one, derive from this, hide the member, and give an
/// object to the client:
///
///     struct my_config : velo::rest::default_config {
///         std::string_view user_agent = "my-service/2.1 velo-cpp/" VELO_VERSION_STRING;
///     };
///
/// Where the standard library has no threads (`VELO_HAS_THREADS`), the clocks, the wait strategy and the mutex are only
/// declared, and there is no generator: a board adds its own.
struct default_config {
    /// The clock of deadlines, delays and token lifetimes.
    using clock = default_clock;
    /// The clock of the calendar. A Retry-After with a date is compared with it when the response has no Date.
    using wall_clock = default_wall_clock;
    /// How a blocking call waits: `errc operator()(delay const&, stop const&) const`. An asynchronous call waits as its
    /// Transport does.
    using wait_strategy = thread_wait;
    /// Guards what the copies of a client share. A program with one thread may take `no_mutex`.
    using mutex = default_mutex;
    /// The User-Agent field. Static text of visible ASCII and spaces.
    std::string_view user_agent = "velo-cpp/" VELO_VERSION_STRING;
    /// The time for a whole call, with all its attempts and delays. Overridden by `call_options::timeout`.
    duration_setting timeout = std::chrono::seconds(30);
    /// Decides when a failed attempt is repeated (`retry::policy`). Overridden by `call_options::retry`.
    rest::retry::backoff retry{};
    /// How many retries all calls of the client may make together.
    rest::retry::budget_limits retry_budget{};
#if VELO_HAS_THREADS
    /// The source of jitter: a generator of 64 random bits. The client guards it.
    splitmix64 generator{};
#endif
    /// Gets the events of the calls (`no_observer` documents the form), and may add fields to each request with
    /// `add_headers`. See `observed`.
    no_observer observer{};
    /// The name of the field in which a call's correlation is sent. Static text.
    std::string_view correlation_field = "X-Correlation-Id";
    /// The most pages that `pages` and `items` fetch, so that a list without an end ends with `errc::too_many_pages`.
    std::int64_t max_pages = 10'000;
    /// The most that is accepted of a response.
    response_limits limits{};
#if !VELO_HAS_HEAP
    /// The memory of a call, which has to outlive the client.
    call_memory memory{};
#endif
    /// Sends credentials over a transport that is not confidential. Only for a network that you trust completely.
    bool allow_credentials_in_clear_text = false;
};

/// The default configuration with an observer:
/// `velo::client client(transport, auth, velo::json{}, velo::observed{log_retries{}})`.
template <class Observer>
struct observed : default_config {
    /// Keeps a copy.
    explicit observed(Observer o) : observer(std::move(o)) {}
    Observer observer;  ///< hides `default_config::observer`
};

}  // namespace velo::inline VELO_ABI::rest

#endif
