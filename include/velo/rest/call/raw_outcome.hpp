// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_RAW_OUTCOME_HPP
#define VELO_REST_CALL_RAW_OUTCOME_HPP

#include <velo/rest/response/outcome.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/instant.hpp>

#include <string>

namespace velo::inline VELO_ABI::rest {

/// The outcome of a call with all that came back beside it, from `client.raw`. A value: nothing in it views the client.
template <operation Op>
struct raw_outcome {
    rest::outcome<Op> outcome;  ///< what `call` would have returned
    /// The last response: status, header fields, bytes. Its status is 0 when no whole response came. Untrusted. Its
    /// memory is zeroed when it is released, because it may hold a token.
    rest::response response;
    /// The response's own correlation field (`default_config::correlation_field`), or else the call's option.
    std::string correlation;
    int attempts;      ///< of the operation; those for a token are not counted
    duration elapsed;  ///< of the whole call, by the client's clock
};

}  // namespace velo::inline VELO_ABI::rest

#endif
