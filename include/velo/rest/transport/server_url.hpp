// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_SERVER_URL_HPP
#define VELO_REST_TRANSPORT_SERVER_URL_HPP

#include <velo/rest/model/text.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Parts of a `server_url`. Views the URL.
struct server_parts {
    bool tls = false;            ///< true for `https`
    std::string_view host;       ///< name or address; an IPv6 address in brackets
    std::string_view port;       ///< digits; empty for the default of the scheme
    std::string_view authority;  ///< host and port as written
    std::string_view prefix;     ///< path in front of every target, without a slash at its end; may be empty

    /// True if the host is this machine: `localhost`, 127.0.0.0/8 or `[::1]`. Requests to it never leave the machine.
    [[nodiscard]] constexpr bool is_loopback() const noexcept {
        if (host == "localhost" || host == "[::1]") return true;
        if (!host.starts_with("127.")) return false;
        return host.find_first_not_of("0123456789.") == std::string_view::npos;
    }
};

namespace detail {
/// Splits `url` into `parts`. Returns false if it is not a valid server URL.
[[nodiscard]] constexpr bool split_server_url(std::string_view url, server_parts& parts) noexcept {
    if (url.starts_with("https://")) {
        parts.tls = true;
        url.remove_prefix(8);
    } else if (url.starts_with("http://")) {
        url.remove_prefix(7);
    } else {
        return false;
    }
    for (char const c : url) {
        if (c <= ' ' || c > '~' || c == '?' || c == '#' || c == '@' || c == '\\' || c == '"') return false;
    }
    std::size_t const slash = url.find('/');
    parts.authority = url.substr(0, slash);
    parts.prefix = slash == std::string_view::npos ? std::string_view{} : url.substr(slash);
    while (parts.prefix.ends_with('/')) parts.prefix.remove_suffix(1);

    std::size_t const end = parts.authority.starts_with('[') ? parts.authority.find(']') : parts.authority.find(':');
    if (parts.authority.starts_with('[')) {
        if (end == std::string_view::npos) return false;
        parts.host = parts.authority.substr(0, end + 1);
    } else {
        parts.host = parts.authority.substr(0, end);
    }
    std::string_view const rest = parts.authority.substr(parts.host.size());
    if (parts.host.empty() || (!rest.empty() && rest[0] != ':')) return false;
    parts.port = rest.empty() ? rest : rest.substr(1);
    if (!rest.empty() && (parts.port.empty() || parts.port.size() > 5)) return false;
    return parts.port.find_first_not_of("0123456789") == std::string_view::npos;
}
}  // namespace detail

/// Rule of `server_url`: `http://` or `https://`, a host, an optional port and an optional path. No user information,
/// query or fragment (RFC 3986 section 3).
struct server_url_rule {
    static constexpr std::size_t capacity = 512;  ///< longest URL in bytes
    /// What a valid value is, for error messages.
    static constexpr std::string_view expected = "a server's URL: http:// or https://, host[:port] and perhaps a path";
    /// True if `s` is a valid server URL.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        server_parts parts;
        return detail::split_server_url(s, parts);
    }
    /// What the compiler says about a literal that is not valid.
    using mistake = class a_server_url_is_http_or_https_with_a_host_and_no_query;
};

/// URL of a server, for example `https://api.example.com/prefix`. Its path precedes the target of every request.
using server_url = text<server_url_rule>;

/// Returns the parts of `url`. Views it. Precondition: `url` is valid, as every checked URL and every literal is.
[[nodiscard]] constexpr server_parts split(server_url const& url) noexcept {
    server_parts parts;
    static_cast<void>(detail::split_server_url(url.view(), parts));
    return parts;
}
/// Deleted: the parts would view a temporary.
server_parts split(server_url&& url) = delete;

}  // namespace velo::inline VELO_ABI::rest

#endif
