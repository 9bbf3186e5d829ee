// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_REPLAY_HPP
#define VELO_REST_ENDPOINT_REPLAY_HPP

#include <velo/version.hpp>

namespace velo::inline v0::rest {

/// What happens when an operation is sent twice. It stands in the descriptor because the HTTP method is the wrong
/// signal: enabling a user is a POST and may be repeated, registering an SMS number is a POST and may not.
enum class idempotency {
    safe,            ///< changes nothing
    idempotent,      ///< sending twice ends in the same state as sending once
    non_idempotent,  ///< sending twice may act twice: sent again only when nothing was sent
};

}  // namespace velo::inline v0::rest

#endif
