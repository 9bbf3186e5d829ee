// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_PREPARED_CALL_HPP
#define VELO_REST_CALL_PREPARED_CALL_HPP

#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/call/headers.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/retry/option.hpp>
#include <velo/rest/time/instant.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// A request in its buffers: the call's own, or that for its token. It points at a static endpoint and at leased
/// buffers, so it stays valid when the core moves.
struct prepared_request {
    rest::endpoint const* endpoint;  ///< static
    request_buffers* buffers;        ///< of the lease
    rest::idempotency idempotency;   ///< of this call
    bool has_body;                   ///< also when the body is empty
    std::size_t own_headers = 0;     ///< extra headers of the call; those of the observer follow them

    /// Lays out the field list into `out`, which then views the buffers.
    void lay_out_headers(std::string_view media_type, std::string_view user_agent, header_list& out) const noexcept {
        out.lay_out({.accept = media_type,
                     .user_agent = user_agent,
                     .authorization = buffers->authorization.view(),
                     .content_type = has_body ? media_type : std::string_view()},
                    buffers->extra);
    }
    /// The request with these fields. Views the buffers.
    [[nodiscard]] rest::request view(header_list const& headers) const noexcept {
        return {endpoint->name, endpoint->method,     buffers->target.view(),
                headers.view(), buffers->body.view(), has_body};
    }
};

/// Why a request cannot be sent.
struct call_refusal {
    errc code = errc::none;       ///< `none` when it can be sent
    std::string_view field{};     ///< the argument or option; static text
    std::string_view expected{};  ///< what it has to be; static text
};

/// What the later stages of a call know of its operation and options. A refused call has all of it, too: its error and
/// its events name the operation.
struct prepared_call {
    prepared_request request;             ///< the call's own
    bool not_found_on_resend_is_success;  ///< a DELETE: 404 is a success after an attempt that may have succeeded
    bool takes_token;                     ///< signed with the token that the calls of the client share
    bool repeats_with_new_token;          ///< sent once more, with a new token, when the server rejects this one
    bool takes_credential;                ///< signed with the client's credential, not with a token of this call
    retry::option_value retry;            ///< the call's own retry behaviour
    duration timeout;                     ///< for the whole call
    call_refusal refused{};               ///< why it cannot be sent
};

}  // namespace velo::inline VELO_ABI::rest

#endif
