// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_CALL_BUFFERS_HPP
#define VELO_REST_CALL_CALL_BUFFERS_HPP

#include <velo/rest/http/header.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/request/extra_headers.hpp>
#include <velo/rest/response/response.hpp>

#include <array>

namespace velo::inline v0::rest {

/// What one request is written into.
struct request_buffers {
    secure_buffer target;
    secure_buffer authorization;
    secure_buffer body;
    extra_headers extra;

    /// Forgets and overwrites everything; the memory stays. Throws nothing.
    void clear() noexcept {
        target.clear();
        authorization.clear();
        body.clear();
        extra.truncate(0);
    }
};

/// The memory of one call: what its request, and that for its token, are written into and what the answer is received
/// into. Reused from call to call, and overwritten in between.
struct call_buffers {
    request_buffers call;
    request_buffers token;
    std::array<header, 4 + extra_headers::capacity> headers;  ///< those of what is sent now; views
    secure_buffer correlation;
    rest::response response;

    /// Forgets and overwrites everything; the memory stays. Throws nothing.
    void clear() noexcept {
        call.clear();
        if (!token.target.empty()) token.clear();
        correlation.clear();
        response.clear();
    }
};

}  // namespace velo::inline v0::rest

#endif
