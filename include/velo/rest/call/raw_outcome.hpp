// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_RAW_OUTCOME_HPP
#define VELO_REST_CALL_RAW_OUTCOME_HPP

#include <velo/rest/response/outcome.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/instant.hpp>

#include <chrono>
#include <string>

namespace velo::inline v0::rest {

/// What a call gives, with what came back beside it. A value of its own: nothing in it views the client.
template <operation Op>
struct raw_outcome {
    rest::outcome<Op> outcome;  ///< what `call` would have given
    /// The last answer as it came: status, header fields, bytes. Status 0 when none came whole. Untrusted; its memory
    /// is overwritten when released, because an answer may hold a token.
    rest::response response;
    /// The answer's own correlation field (`default_config::correlation_field`); without one, what the call's options
    /// said.
    std::string correlation;
    int attempts;      ///< of the operation; those for a token are not counted
    duration elapsed;  ///< of the whole call, by the client's clock
};

}  // namespace velo::inline v0::rest

#endif
