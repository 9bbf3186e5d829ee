// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_SERVER_URL_HPP
#define VELO_REST_TRANSPORT_SERVER_URL_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/model/text.hpp>
#include <velo/rest/transport/ip_address.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Parts of a `server_url`. Views the URL. A transport splits the URL once and keeps both: `split` costs about as much
/// as writing a small request.
struct server_parts {
    bool tls = false;           ///< true for `https`
    bool is_localhost = false;  ///< the host is `localhost` or a name below it, in any case (RFC 6761 section 6.3)
    std::uint16_t port = 0;     ///< as written, or the default of the scheme
    std::optional<ip_address> address{};  ///< of a host that is an address in any form; none for a name
    std::string_view host{};              ///< as written: a name, perhaps with a final dot, or an address
    std::string_view
        tls_name{};  ///< host without brackets and final dot, for SNI and the certificate (RFC 6066 section 3)
    std::string_view authority{};  ///< host and port as written, for the Host field
    std::string_view prefix{};     ///< path in front of every target, without a slash at its end; may be empty

    /// True if the host is this machine: `localhost`, a name below it, or a loopback address. A transport connects to
    /// it without asking a resolver and without a proxy, so that requests to it never leave the machine.
    [[nodiscard]] constexpr bool is_loopback() const noexcept {
        return is_localhost || (address && address->is_loopback());
    }
    /// True if nobody else can read what is sent: TLS, or this machine.
    [[nodiscard]] constexpr bool is_confidential() const noexcept { return tls || is_loopback(); }
};

namespace detail {

/// Removes `prefix` from `s` if it begins with it in any case.
[[nodiscard]] constexpr bool remove_scheme(std::string_view& s, std::string_view prefix) noexcept {
    if (!same_name(s.substr(0, prefix.size()), prefix)) return false;
    s.remove_prefix(prefix.size());
    return true;
}

/// True for labels of letters, digits, `-` and `_` with a dot between two of them, and perhaps one at the end. Excludes
/// percent-encoding, which only some transports would decode.
[[nodiscard]] constexpr bool is_host_name(std::string_view s) noexcept {
    char before = '.';
    for (char const c : s) {
        bool const is_in_label =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!is_in_label && (c != '.' || before == '.')) return false;
        before = c;
    }
    return !s.empty();
}

/// Splits `url` into `parts`. Returns false if it is not a valid server URL.
[[nodiscard]] constexpr bool split_server_url(std::string_view url, server_parts& parts) noexcept {
    parts.tls = remove_scheme(url, "https://");
    if (!parts.tls && !remove_scheme(url, "http://")) return false;
    for (char const c : url) {
        if (c <= ' ' || c > '~' || c == '?' || c == '#' || c == '@' || c == '\\' || c == '"') return false;
    }
    std::size_t const slash = url.find('/');
    parts.authority = url.substr(0, slash);
    parts.prefix = slash == std::string_view::npos ? std::string_view{} : url.substr(slash);
    while (parts.prefix.ends_with('/')) parts.prefix.remove_suffix(1);

    if (parts.authority.starts_with('[')) {
        std::size_t const end = parts.authority.find(']');
        if (end == std::string_view::npos) return false;
        parts.host = parts.authority.substr(0, end + 1);
        parts.tls_name = parts.authority.substr(1, end - 1);
        parts.address = parse_ipv6(parts.tls_name);
        if (!parts.address) return false;
    } else {
        parts.host = parts.tls_name = parts.authority.substr(0, parts.authority.find(':'));
        if (!is_host_name(parts.host)) return false;
        parts.address = parse_ipv4(parts.host);
        if (parts.tls_name.ends_with('.')) parts.tls_name.remove_suffix(1);
        constexpr std::string_view localhost = ".localhost";
        std::size_t const size = parts.tls_name.size();
        parts.is_localhost = size >= localhost.size()
                                 ? same_name(parts.tls_name.substr(size - localhost.size()), localhost)
                                 : same_name(parts.tls_name, localhost.substr(1));
    }
    std::string_view const rest = parts.authority.substr(parts.host.size());
    if (rest.empty()) {
        parts.port = parts.tls ? 443 : 80;
        return true;
    }
    auto const port = parse_digits<10>(rest.substr(1));
    if (rest.front() != ':' || !port || *port == 0 || *port > 65535) return false;
    parts.port = static_cast<std::uint16_t>(*port);
    return true;
}

}  // namespace detail

/// The host of the production server, which a build with `VELO_NO_PRODUCTION` refuses in every `server_url`.
inline constexpr std::string_view production_host = "api.payouts.velopayments.com";

/// Rule of `server_url`: `http://` or `https://`, a host, an optional port from 1 to 65535 and an optional path. No
/// user information, query or fragment (RFC 3986 section 3). The case of scheme and host does not matter. An
/// international name is written in its ASCII form (`xn--…`).
struct server_url_rule {
    static constexpr std::size_t capacity = 512;  ///< longest URL in bytes
    /// What a valid value is, for error messages.
#if defined(VELO_NO_PRODUCTION)
    static constexpr std::string_view expected =
        "a server's URL: http:// or https://, host[:port] and perhaps a path; not the production server: this build "
        "defines VELO_NO_PRODUCTION";
#else
    static constexpr std::string_view expected = "a server's URL: http:// or https://, host[:port] and perhaps a path";
#endif
    /// True if `s` is a valid server URL.
    [[nodiscard]] static constexpr bool accepts(std::string_view s) noexcept {
        server_parts parts;
#if defined(VELO_NO_PRODUCTION)
        return detail::split_server_url(s, parts) && !same_name(parts.tls_name, production_host);
#else
        return detail::split_server_url(s, parts);
#endif
    }
    /// What the compiler says about a literal that is not valid.
#if defined(VELO_NO_PRODUCTION)
    using mistake = class
        a_server_url_is_http_or_https_with_a_host_and_no_query_and_VELO_NO_PRODUCTION_excludes_the_production_server;
#else
    using mistake = class a_server_url_is_http_or_https_with_a_host_and_no_query;
#endif
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

/// As `split`, for a transport that makes no connection: only `authority` and `prefix` are set, so that a board has no
/// code for addresses and ports.
[[nodiscard]] constexpr server_parts split_for_head(server_url const& url) noexcept {
    std::string_view rest = url.view();
    rest.remove_prefix(rest.find("//") + 2);
    std::size_t const slash = rest.find('/');
    server_parts parts;
    parts.authority = rest.substr(0, slash);
    parts.prefix = rest.substr(parts.authority.size());
    while (parts.prefix.ends_with('/')) parts.prefix.remove_suffix(1);
    return parts;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
