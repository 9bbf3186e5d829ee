// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_EXCHANGE_HPP
#define VELO_REST_CALL_EXCHANGE_HPP

#include <velo/rest/memory/buffer.hpp>
#include <velo/rest/request/header.hpp>
#include <velo/rest/response/response.hpp>

#include <array>

namespace velo::inline v0::rest {

/// The memory of one call: what the request is written into and what the answer is received into. Reused from call to
/// call, and overwritten in between.
struct exchange {
    buffer target;
    buffer authorization;
    buffer body;
    std::array<header, 4> headers;
    response answer;

    /// Forgets and overwrites everything; the memory stays. Throws nothing.
    void clear() noexcept {
        target.clear();
        authorization.clear();
        body.clear();
        headers = {};
        answer.clear();
    }
};

}  // namespace velo::inline v0::rest

#endif
