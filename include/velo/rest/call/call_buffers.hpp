// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_CALL_BUFFERS_HPP
#define VELO_REST_CALL_CALL_BUFFERS_HPP

#include <velo/rest/call/headers.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/request/extra_headers.hpp>
#include <velo/rest/response/response.hpp>

namespace velo::inline VELO_ABI::rest {

/// The bytes of one request. `prepare` writes them; the core writes `authorization` when the token comes from a token
/// store, and the observer adds to `extra` before each attempt.
struct request_buffers {
    secure_buffer target;         ///< in origin form: `/v2/users?page=2`
    secure_buffer authorization;  ///< the value of the Authorization field; empty without one
    secure_buffer body;           ///< as the Serializer wrote it
    secure_buffer correlation;    ///< the call's name from its options
    extra_headers extra;          ///< fields of the caller, then those of the observer

    /// Zeroes the content and keeps the memory.
    void clear() noexcept {
        target.clear();
        authorization.clear();
        body.clear();
        correlation.clear();
        extra.truncate(0);
    }
};

/// The reusable buffers of one call. Each part has one writer, which is handed that part only.
struct call_buffers {
    request_buffers call;     ///< the call's own request
    request_buffers token;    ///< the request for its token, written by `token_refresh`
    header_list headers;      ///< of the request that is sent now, written by the core
    rest::response response;  ///< written by the transport

    /// Zeroes the content and keeps the memory.
    void clear() noexcept {
        call.clear();
        if (!token.target.empty()) token.clear();
        response.clear();
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
