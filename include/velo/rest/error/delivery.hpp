// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ERROR_DELIVERY_HPP
#define VELO_REST_ERROR_DELIVERY_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// How far an attempt got before it ended. It decides whether the request may be sent again. A transport that cannot
/// tell reports `maybe_sent`.
enum class delivery {
    not_sent,    ///< the server cannot have seen the request
    maybe_sent,  ///< part of the request may have left: the server may have acted on it
    answered,    ///< a whole response was received
};

/// The name of `d` in English. Static text.
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
