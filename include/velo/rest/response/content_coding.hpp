// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_CONTENT_CODING_HPP
#define VELO_REST_RESPONSE_CONTENT_CODING_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/response/response.hpp>

#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Says that the body has a content coding, such as gzip (RFC 9110 section 8.4). Requests ask for none
/// (`Accept-Encoding: identity`), and none is decoded. Empty text for a response without one. Static text, safe to log.
[[nodiscard]] inline std::string_view foreign_content_coding(response const& r) noexcept {
    std::string_view const coding = r.header("Content-Encoding");
    if (coding.empty() || same_name(coding, "identity")) return {};
    if (same_name(coding, "gzip") || same_name(coding, "x-gzip")) return "the body is coded with gzip";
    if (same_name(coding, "deflate")) return "the body is coded with deflate";
    if (same_name(coding, "br")) return "the body is coded with br";
    if (same_name(coding, "zstd")) return "the body is coded with zstd";
    return "the body has a Content-Encoding";
}

}  // namespace velo::inline VELO_ABI::rest

#endif
