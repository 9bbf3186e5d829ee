// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_OUTGOING_HPP
#define VELO_REST_CALL_OUTGOING_HPP

#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/call/headers.hpp>
#include <velo/rest/call/prepare.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/request/request.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline v0::rest {

/// The request that is sent now: the call's own, or that for its token. It points at a static endpoint and at leased
/// buffers, so it stays valid when the core moves.
struct outgoing {
    rest::endpoint const* endpoint;
    request_buffers* buffers;
    rest::idempotency idempotency;
    bool has_body;
    std::size_t own_headers;  ///< extra headers that are not the observer's

    outgoing(prepared_call const& call, request_buffers& b) noexcept
        : endpoint(call.endpoint),
          buffers(&b),
          idempotency(call.idempotency),
          has_body(call.has_body),
          own_headers(call.own_headers) {}

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

}  // namespace velo::inline v0::rest

#endif
