// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_PROXY_HPP
#define VELO_REST_TRANSPORT_NET_PROXY_HPP

#include <velo/rest/auth/basic.hpp>
#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/percent_decode.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/transport/ip_address.hpp>
#include <velo/rest/transport/net/options.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <cstddef>
#include <cstdint>
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

/// True if the first `bits` bits of two addresses of the same version are equal.
[[nodiscard]] constexpr bool same_prefix(ip_address const& a, ip_address const& b, std::size_t bits) noexcept {
    if (a.is_v4) bits += 96;
    for (std::size_t i = 0; i * 8 < bits; ++i) {
        unsigned const differing = static_cast<unsigned>(a.bytes[i] ^ b.bytes[i]);
        if (differing >> (bits - i * 8 < 8 ? 8 - (bits - i * 8) : 0) != 0) return false;
    }
    return a.is_v4 == b.is_v4;
}

/// True if `entry` of the variable `no_proxy` names the server: `*`, its name, a domain of it, its address or a block
/// of addresses (`192.0.2.0/24`), each perhaps with a port.
[[nodiscard]] inline bool exempts(std::string_view entry, server_parts const& server) noexcept {
    if (entry == "*") return true;
    // A port stands behind brackets or the only colon.
    bool const has_brackets = entry.starts_with('[');
    std::size_t const colon = has_brackets                          ? entry.find("]:") + 1
                              : entry.find(':') == entry.rfind(':') ? entry.find(':')
                                                                    : 0;
    if (colon != 0 && colon != std::string_view::npos) {
        if (parse_digits<10>(entry.substr(colon + 1)) != std::uint64_t{server.port}) return false;
        entry = entry.substr(0, colon);
    }
    if (has_brackets && entry.ends_with(']')) entry = entry.substr(1, entry.size() - 2);
    if (server.address) {
        std::size_t const slash = entry.find('/');
        auto const address = parse_ip_address(entry.substr(0, slash));
        if (!address || slash == std::string_view::npos) return address == server.address;
        auto const bits = parse_digits<10>(entry.substr(slash + 1));
        return bits && *bits <= (address->is_v4 ? 32 : 128) &&
               same_prefix(*address, *server.address, static_cast<std::size_t>(*bits));
    }
    while (entry.starts_with('.')) entry.remove_prefix(1);
    if (entry.ends_with('.')) entry.remove_suffix(1);
    std::string_view const host = server.tls_name;
    if (entry.empty() || host.size() < entry.size()) return false;
    std::size_t const begin = host.size() - entry.size();
    return same_name(host.substr(begin), entry) && (begin == 0 || host[begin - 1] == '.');
}

/// True if `list`, as in the variable `no_proxy`, has an entry that `exempts` the server.
[[nodiscard]] inline bool is_exempt(server_parts const& server, std::string_view list) noexcept {
    constexpr std::string_view separators = ", \t";
    for (;;) {
        std::size_t const begin = list.find_first_not_of(separators);
        if (begin == std::string_view::npos) return false;
        list.remove_prefix(begin);
        std::string_view const entry = list.substr(0, list.find_first_of(separators));
        if (exempts(entry, server)) return true;
        list.remove_prefix(entry.size());
    }
}

/// Returns the value of the first of two variables of the environment that is set; else an empty text.
[[nodiscard]] inline std::string_view variable(char const* name, char const* other) noexcept {
    char const* value = std::getenv(name);
    if (value == nullptr || *value == '\0') value = std::getenv(other);
    return value == nullptr ? "" : value;
}

/// The parts of a proxy's URL. Views it.
struct proxy_parts {
    std::string_view scheme{};       ///< empty without one
    std::string_view credentials{};  ///< `user:password`, percent-encoded; empty without any
    std::string_view authority{};    ///< host and port
};

/// Splits the URL of a proxy (RFC 3986 section 3.2).
[[nodiscard]] inline proxy_parts split_proxy(std::string_view text) noexcept {
    proxy_parts p;
    if (std::size_t const end = text.find("://"); end != std::string_view::npos) {
        p.scheme = text.substr(0, end);
        text.remove_prefix(end + 3);
    }
    text = text.substr(0, text.find_first_of("/?#"));
    std::size_t const at = text.rfind('@');
    if (at != std::string_view::npos) p.credentials = text.substr(0, at);
    p.authority = text.substr(at == std::string_view::npos ? 0 : at + 1);
    return p;
}

/// Returns user and password without their percent-encoding, with a colon between them (RFC 7617 section 2). Throws
/// `boost::system::system_error` with `errc::invalid_credential` if they have characters that cannot be sent. Calls to
/// allocate may throw.
[[nodiscard]] inline secure_buffer decoded_credentials(std::string_view encoded) {
    std::size_t const colon = encoded.find(':');
    secure_buffer user, password;
    append_percent_decoded(encoded.substr(0, colon), user);
    if (colon != std::string_view::npos) append_percent_decoded(encoded.substr(colon + 1), password);
    if (credential_problem const problem = basic_problem(user.view(), password.view()); problem != errc::none) {
        // Only what is wrong is told.
        std::string words = basic_problem(user.view(), {}) != errc::none ? "velo: the user for the proxy "
                                                                         : "velo: the password for the proxy ";
        words += problem.what;
        boost::throw_exception(boost::system::system_error(make_error_code(problem.code), words));
    }
    user.push_back(':');
    user.append(password.view());
    return user;
}

/// Returns the route through the proxy whose URL is `text`. Throws `boost::system::system_error` with
/// `errc::connect_failed` if it is not one of HTTP, and as `decoded_credentials`. Calls to allocate may throw.
[[nodiscard]] inline route route_through(std::string_view text, server_parts const& server) {
    proxy_parts const parts = split_proxy(text);
    bool const has_port = parts.authority.rfind(':') != std::string_view::npos && !parts.authority.ends_with(']');
    // Without a port it is that of libcurl.
    std::string const url = "http://" + std::string(parts.authority) + (has_port ? "" : ":1080");
    auto const checked = server_url::parse(url);
    if ((!parts.scheme.empty() && !same_name(parts.scheme, "http")) || text.starts_with("://") || !checked) {
        // The text is not told: it may have a password.
        boost::throw_exception(boost::system::system_error(
            make_error_code(errc::connect_failed), "velo: the proxy is not http://[user:password@]host[:port]"));
    }
    route p{.url = *checked, .opening = {}};
    std::string const port = std::to_string(server.port);
    // In the form that no proxy takes for a name.
    auto const v4 = server.address && server.address->is_v4 ? to_text(*server.address) : inline_text<39>();
    std::string_view const host = v4.empty() ? server.host : v4.view();
    for (std::string_view const part : {std::string_view("CONNECT "), host, std::string_view(":"),
                                        std::string_view(port), std::string_view(" HTTP/1.1\r\nHost: "), host,
                                        std::string_view(":"), std::string_view(port), std::string_view("\r\n")})
        p.opening.append(part);
    if (!parts.credentials.empty()) {
        p.opening.append("Proxy-Authorization: Basic ");
        append_base64(decoded_credentials(parts.credentials).view(), p.opening);
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
