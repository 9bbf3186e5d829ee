// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ERROR_DELIVERY_HPP
#define VELO_REST_ERROR_DELIVERY_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// How far an attempt got before it ended. A transport that cannot tell says `maybe_sent`.
enum class delivery {
    not_sent,    ///< the server cannot have seen the request
    maybe_sent,  ///< some of it left; whether the server acted on it is unknown
    answered,    ///< a whole answer came back
};

[[nodiscard]] constexpr std::string_view to_text(delivery d) noexcept {
    switch (d) {
        case delivery::not_sent: return "not sent";
        case delivery::maybe_sent: return "maybe sent";
        case delivery::answered: return "answered";
    }
    return "unknown";
}

}  // namespace velo::inline v0::rest

#endif
