// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_FREE_HEADER_HPP
#define VELO_REST_HTTP_FREE_HEADER_HPP

#include <velo/rest/http/characters.hpp>

#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// True for the name of a field that a caller may add to a request. The fields that the call and the transport write
/// themselves are not free: two of them would contradict each other.
[[nodiscard]] constexpr bool is_free_header(std::string_view name) noexcept {
    constexpr std::string_view reserved[] = {"Accept",
                                             "Accept-Encoding",
                                             "Authorization",
                                             "Connection",
                                             "Content-Encoding",
                                             "Content-Length",
                                             "Content-Type",
                                             "Expect",
                                             "Host",
                                             "Keep-Alive",
                                             "TE",
                                             "Trailer",
                                             "Transfer-Encoding",
                                             "Upgrade",
                                             "User-Agent"};
    for (std::string_view const r : reserved) {
        if (same_name(r, name)) return false;
    }
    return is_token(name);
}

}  // namespace velo::inline VELO_ABI::rest

#endif
