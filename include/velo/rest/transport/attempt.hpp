// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_ATTEMPT_HPP
#define VELO_REST_TRANSPORT_ATTEMPT_HPP

#include <velo/rest/error/delivery.hpp>
#include <velo/rest/error/errc.hpp>

#include <string>
#include <utility>

namespace velo::inline v0::rest {

/// How one attempt to send a request ended: a whole answer, or an error and how far the request got.
struct attempt {
    errc error = errc::none;
    delivery delivered = delivery::answered;
    /// The transport's own words about its error: no secrets and nothing that the server sent.
    std::string detail{};
    /// It went over a connection that had carried another request before. For observers.
    bool reused_connection = false;

    [[nodiscard]] static attempt answered() noexcept { return {}; }
    [[nodiscard]] static attempt failed(errc error, delivery delivered, std::string detail = {}) {
        return {error, delivered, std::move(detail), false};
    }
};

}  // namespace velo::inline v0::rest

#endif
