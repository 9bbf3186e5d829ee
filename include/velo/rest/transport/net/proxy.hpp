// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_PROXY_HPP
#define VELO_REST_TRANSPORT_NET_PROXY_HPP

#include <velo/rest/auth/basic.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/transport/ip_address.hpp>
#include <velo/rest/transport/net/options.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Where the connections to a server go: to the server itself, or to a proxy that connects to it (RFC 9110 section
/// 9.3.6).
struct route {
    server_url url;         ///< of the server, or of the proxy without its credentials
    secure_buffer opening;  ///< the request for a tunnel; empty without a proxy
};

/// Appends `text` without its percent-encoding. Calls to allocate may throw.
inline void append_decoded(std::string_view text, secure_buffer& out) {
    for (std::size_t i = 0; i != text.size(); ++i) {
        unsigned const high = i + 2 < text.size() && text[i] == '%' ? digit_value(text[i + 1]) : 16;
        unsigned const low = high != 16 ? digit_value(text[i + 2]) : 16;
        if (low == 16) {
            out.push_back(text[i]);
        } else {
            out.push_back(static_cast<char>(high * 16 + low));
            i += 2;
        }
    }
}

/// True if `list`, as in the variable `no_proxy`, has the host: `*`, the name itself or a domain of it, an address.
[[nodiscard]] inline bool is_exempt(server_parts const& server, std::string_view list) noexcept {
    std::string_view const host = server.tls_name;
    while (!list.empty()) {
        std::size_t const end = list.find_first_of(", ");
        std::string_view one = list.substr(0, end);
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
        if (one == "*") return true;
        if (one.starts_with('[') && one.ends_with(']')) one = one.substr(1, one.size() - 2);
        while (one.starts_with('.')) one.remove_prefix(1);
        if (one.ends_with('.')) one.remove_suffix(1);
        if (one.empty()) continue;
        if (server.address) {
            if (parse_ip_address(one) == server.address) return true;
        } else if (host.size() >= one.size() && same_name(host.substr(host.size() - one.size()), one) &&
                   (host.size() == one.size() || host[host.size() - one.size() - 1] == '.')) {
            return true;
        }
    }
    return false;
}

/// Returns the value of the first of two variables of the environment that is set; else an empty text.
[[nodiscard]] inline std::string_view variable(char const* name, char const* other) noexcept {
    char const* value = std::getenv(name);
    if (value == nullptr || *value == '\0') value = std::getenv(other);
    return value == nullptr ? "" : value;
}

/// Returns the route through the proxy whose URL is `text`. Throws `boost::system::system_error` with
/// `errc::connect_failed` if it is not one of HTTP. Calls to allocate may throw.
[[nodiscard]] inline route route_through(std::string_view text, server_parts const& server) {
    std::string_view const scheme = text.substr(0, text.find("://"));
    bool is_http = true;
    if (scheme.size() != text.size()) {
        is_http = same_name(scheme, "http");
        text.remove_prefix(scheme.size() + 3);
    }
    std::size_t const at = text.rfind('@');
    std::string_view const user = at == std::string_view::npos ? std::string_view() : text.substr(0, at);
    if (at != std::string_view::npos) text.remove_prefix(at + 1);
    text = text.substr(0, text.find('/'));
    bool const has_port = text.rfind(':') != std::string_view::npos && !text.ends_with(']');
    // Without a port it is that of libcurl.
    std::string const url = "http://" + std::string(text) + (has_port ? "" : ":1080");
    auto const checked = server_url::parse(url);
    if (!is_http || !checked) {
        // The text is not told: it may have a password.
        boost::throw_exception(boost::system::system_error(
            make_error_code(errc::connect_failed), "velo: the proxy is not http://[user:password@]host[:port]"));
    }
    route p{.url = *checked, .opening = {}};
    std::string const port = std::to_string(server.port);
    for (std::string_view const part : {std::string_view("CONNECT "), server.host, std::string_view(":"),
                                        std::string_view(port), std::string_view(" HTTP/1.1\r\nHost: "), server.host,
                                        std::string_view(":"), std::string_view(port), std::string_view("\r\n")})
        p.opening.append(part);
    if (!user.empty()) {
        secure_buffer decoded;
        append_decoded(user, decoded);
        // A user without a password (RFC 7617 section 2).
        if (user.find(':') == std::string_view::npos) decoded.push_back(':');
        p.opening.append("Proxy-Authorization: Basic ");
        append_base64(decoded.view(), p.opening);
        p.opening.append("\r\n");
    }
    p.opening.append("\r\n");
    return p;
}

/// Returns the route to the server at `url`, which has the parts `server`: without a proxy in clear text and on this
/// machine. Throws as `route_through`.
[[nodiscard]] inline route choose_route(server_url const& url, server_parts const& server,
                                        socket_options const& options) {
    std::string_view text;
    if (!server.tls || server.is_loopback() || options.connect) {
        // None.
    } else if (options.proxy) {
        text = *options.proxy;
    } else if (!is_exempt(server, variable("no_proxy", "NO_PROXY"))) {
        text = variable("https_proxy", "HTTPS_PROXY");
    }
    return text.empty() ? route{.url = url, .opening = {}} : route_through(text, server);
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
