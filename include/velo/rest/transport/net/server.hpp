// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_SERVER_HPP
#define VELO_REST_TRANSPORT_NET_SERVER_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/owning_ptr.hpp>
#include <velo/rest/transport/ip_address.hpp>
#include <velo/rest/transport/net/address.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/options.hpp>
#include <velo/rest/transport/net/proxy.hpp>
#include <velo/rest/transport/net/resolver.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#ifdef VELO_HAS_TLS
#include <velo/rest/transport/net/tls_context.hpp>

#endif

#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// What is known of a server before any connection to it. Immutable; copies of a transport share it.
///
/// Thread safety: safe.
class server {
  public:
    /// Throws `boost::system::system_error` with `errc::tls_failed` for `https` without OpenSSL, and if a file of the
    /// options cannot be read; for a proxy as `route_through`.
    server(server_url const& u, socket_options o)
        : url_(u),
          parts_(split(url_)),
          options_(std::move(o)),
          route_(choose_route(url_, parts_, options_)),
          peer_(split(route_.url)),
          host_(peer_.tls_name),
          port_(std::to_string(peer_.port)),
          connect_timeout_(saturated(options_.connect_timeout)),
          silence_timeout_(saturated(options_.silence_timeout)) {
        if (peer_.is_localhost) {
            known_.add(socket_address(*parse_ipv4("127.0.0.1"), peer_.port));
            known_.add(socket_address(*parse_ipv6("::1"), peer_.port));
        } else if (peer_.address) {
            known_.add(socket_address(*peer_.address, peer_.port));
        }
#ifdef VELO_HAS_TLS
        if (!parts_.tls) return;
        std::string const address = parts_.address ? std::string(to_text(*parts_.address).view()) : std::string();
        tls_.reset(new tls_context(parts_.address ? address : std::string(parts_.tls_name), parts_.address.has_value(),
                                   options_.tls));
#else
        if (parts_.tls) {
            boost::throw_exception(boost::system::system_error(
                make_error_code(errc::tls_failed), "velo: https needs OpenSSL: define VELO_HAS_TLS and link OpenSSL"));
        }
#endif
    }
    server(server const&) = delete;
    server& operator=(server const&) = delete;

    [[nodiscard]] bool is_confidential() const noexcept { return parts_.is_confidential(); }
    [[nodiscard]] server_parts const& parts() const noexcept { return parts_; }
    [[nodiscard]] socket_options const& options() const noexcept { return options_; }
    [[nodiscard]] duration connect_timeout() const noexcept { return connect_timeout_; }
    [[nodiscard]] duration silence_timeout() const noexcept { return silence_timeout_; }
    /// The request for a tunnel if the server is reached through a proxy: host, port and addresses are then the
    /// proxy's. Else empty.
    [[nodiscard]] std::string_view tunnel_opening() const noexcept { return route_.opening.view(); }
    /// Name to look up.
    [[nodiscard]] std::string const& host() const noexcept { return host_; }
    /// Digits.
    [[nodiscard]] std::string const& port() const noexcept { return port_; }
    /// The addresses if they are known without a lookup; else empty.
    [[nodiscard]] address_list const& known_addresses() const noexcept { return known_; }
#ifdef VELO_HAS_TLS
    /// Null without TLS.
    [[nodiscard]] tls_context const* tls() const noexcept { return tls_.get(); }
#endif

  private:
    server_url url_;
    server_parts parts_;
    socket_options options_;
    route route_;
    server_parts peer_;  // to connect to; views `route_`
    std::string host_;
    std::string port_;
    duration connect_timeout_;
    duration silence_timeout_;
    address_list known_;
#ifdef VELO_HAS_TLS
    owning_ptr<tls_context> tls_;
#endif
};

/// What one process has learnt of a server. The child of a fork begins anew.
///
/// Thread safety: safe.
struct server_memory {
    explicit server_memory(server const& s) : addresses(s.host(), s.port()) {}

    resolver addresses;
#ifdef VELO_HAS_TLS
    tls_ticket ticket;
#endif
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
