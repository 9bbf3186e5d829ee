// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_RAW_OUTCOME_HPP
#define VELO_REST_CALL_RAW_OUTCOME_HPP

#include <velo/rest/model/check.hpp>
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

// The raw outcome in place of its outcome.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
template <operation Op, class... Handlers>
void match(raw_outcome<Op> const&,
           Handlers const&...) = delete("velo: match takes the outcome: write client.raw(op).outcome");
#pragma clang diagnostic pop
#else
template <operation Op, class Words = match_takes_the_outcome_write_client_raw_dot_outcome, class... Handlers>
void match(raw_outcome<Op> const&, Handlers const&...) = delete;
#endif

}  // namespace velo::inline VELO_ABI::rest

#endif
