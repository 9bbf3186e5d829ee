// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_OBSERVE_EVENTS_HPP
#define VELO_REST_OBSERVE_EVENTS_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/time/instant.hpp>

#include <string_view>

/// The events of a call, in this order:
///  - `calling`, once, when the call is made;
///  - `sending` and `sent`, once for each attempt;
///  - `waiting`, once for each delay: between two attempts, or for a token that another call fetches;
///  - `ended`, once, when the call has ended.
///
/// A call that fetches the token itself emits `sending`, `sent` and `waiting` for the token request first, then
/// `token_refreshed`, then its own `sending`. After a 401 that may be in the middle of a call. A coroutine that is
/// destroyed before it has ended emits nothing more.
///
/// Apart from the arguments in `calling`, no event contains a secret, a body or text of the server. References and
/// views are valid while the observer runs. Times are those of the client's clock.
namespace velo::inline VELO_ABI::rest::event {

/// The call that an event belongs to: the base of all events but `calling`. An observer that handles `event_context`
/// receives every event that it does not handle by its own type.
struct event_context {
    rest::endpoint const& endpoint;  ///< of the operation, or of the token request of its call
    std::string_view correlation;    ///< from the call's options; empty without one
    bool is_token_request = false;   ///< the event is about the request for the token, not about the operation
};

/// A call was made. Emitted once a call and first, also for a call that is then rejected; not for a request that is
/// only built. Only an observer with a handler for `calling<Op>` receives it: usually a template. Log the arguments
/// with `redacted(e.operation)`.
template <operation Op>
struct calling {
    Op const& operation;           ///< the operation with its arguments, secrets included
    std::string_view correlation;  ///< from the call's options; empty without one
};

/// An attempt begins. Emitted once an attempt, before the request is sent. `add_headers` is called next.
struct sending : event_context {
    int attempt = 1;  ///< from 1; the attempts of a token request are counted separately
};

/// An attempt has ended. Emitted once after each `sending`.
struct sent : event_context {
    int attempt = 1;                                      ///< as in its `sending`
    int status = 0;                                       ///< the status of the response; 0 without one
    errc error = errc::none;                              ///< the transport's error; `none` with a response
    rest::delivery delivered = rest::delivery::answered;  ///< how far the request got
    bool reused_connection = false;                       ///< its connection had carried a request before
    rest::duration duration{};                            ///< since its `sending`
};

/// Why a call waits.
enum class wait_reason {
    backoff,      ///< before the next attempt, as long as the retry policy says
    retry_after,  ///< the same, after a response with a Retry-After field
    token,        ///< for the token that another call fetches, or until the server lets a token be asked for again
};

/// A call begins to wait. Emitted once for each delay: before the next `sending`, or before another try to get the
/// token. A delay that would end after the deadline is not begun.
struct waiting : event_context {
    wait_reason reason = wait_reason::backoff;  ///< why
    int attempts = 0;                           ///< made so far, as `sending::attempt` counts them
    rest::duration length{};  ///< the delay; for `token` mostly the time that is left, which is its limit
};

/// This call's refresh of the token has ended. Emitted once a refresh, after the events of the token request and before
/// the call goes on or ends. A call that waits for the token of another call does not emit it.
struct token_refreshed : event_context {
    bool granted = false;       ///< there is a new token
    rest::duration duration{};  ///< since the refresh began, delays included
};

/// A call has ended. Emitted once a call and last, also for a call that was rejected before it was sent.
struct ended : event_context {
    int attempts = 0;           ///< those of the token request are not counted; 0 if there was none
    int status = 0;             ///< of the last response; 0 if the call ended without one
    errc error = errc::none;    ///< why there is no response; `none` with one, also if it is an error response
    rest::duration duration{};  ///< since the call began, delays included
};

}  // namespace velo::inline VELO_ABI::rest::event

#endif
