// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_EVENTS_HPP
#define VELO_REST_OBSERVE_EVENTS_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/error/delivery.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/instant.hpp>

#include <chrono>
#include <string_view>

/// What happens in a call, for logs, metrics and traces. No event has a secret, a body or anything that the server
/// wrote, but for the status. Texts and references are valid while the observer is called. Times are of the client's
/// clock, durations in nanoseconds.
namespace velo::inline v0::rest::event {

/// Whom an event is about. The endpoint is that of the operation, or of the token request that the call makes for
/// itself.
struct event_context {
    rest::endpoint const& endpoint;
    std::string_view correlation;  ///< as given in the call's options; empty without
    bool is_token_request = false;
};

/// A call was made. Only an observer that takes any `calling` is told; `redacted(e.operation)` can be logged.
template <operation Op>
struct calling {
    Op const& operation;
    std::string_view correlation;
};

/// An attempt begins.
struct sending : event_context {
    int attempt = 1;  ///< from 1; token requests are counted apart
};

/// An attempt has ended.
struct sent : event_context {
    int attempt = 1;
    int status = 0;           ///< 0 without an answer
    errc error = errc::none;  ///< of the transport
    rest::delivery delivered = delivery::answered;
    bool reused_connection = false;
    rest::duration duration{};
};

/// Why a call waits.
enum class wait_reason {
    backoff,      ///< before it is sent again
    retry_after,  ///< the same, as long as the server asks for
    token,        ///< another call is getting the token
};

/// A call waits.
struct waiting : event_context {
    wait_reason reason = wait_reason::backoff;
    int attempts = 0;   ///< made so far
    duration length{};  ///< at most
};

/// A renewal of the token has ended.
struct token_refreshed : event_context {
    bool granted = false;
    rest::duration duration{};
};

/// A call has ended; also one that could not be sent.
struct ended : event_context {
    int attempts = 0;
    int status = 0;           ///< of the last answer; 0 without
    errc error = errc::none;  ///< why there is no whole answer; an answer that is an error has none
    rest::duration duration{};
};

}  // namespace velo::inline v0::rest::event

#endif
