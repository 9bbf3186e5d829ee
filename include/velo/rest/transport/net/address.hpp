// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_ADDRESS_HPP
#define VELO_REST_TRANSPORT_NET_ADDRESS_HPP

#include <velo/rest/transport/ip_address.hpp>
#include <velo/rest/transport/net/socket.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#ifndef _WIN32
#include <netdb.h>
#endif

namespace velo::inline VELO_ABI::rest::detail {

/// Address and port of a server, IPv4 or IPv6.
class socket_address {
  public:
    socket_address() noexcept : v6_{} {}
    /// Copies an address of the system. Precondition: its family is `AF_INET` or `AF_INET6`.
    explicit socket_address(sockaddr const& a) noexcept : v6_{} {
        size_ = a.sa_family == AF_INET ? sizeof v4_ : sizeof v6_;
        if (a.sa_family == AF_INET) {
            std::memcpy(&v4_, &a, sizeof v4_);
        } else {
            std::memcpy(&v6_, &a, sizeof v6_);
        }
    }

    /// Makes one of an address and a port.
    socket_address(ip_address const& a, std::uint16_t port) noexcept : v6_{} {
        size_ = a.is_v4 ? sizeof v4_ : sizeof v6_;
        if (a.is_v4) {
            v4_ = {};
            v4_.sin_family = AF_INET;
            v4_.sin_port = htons(port);
            std::memcpy(&v4_.sin_addr, a.bytes.data() + 12, 4);
        } else {
            v6_.sin6_family = AF_INET6;
            v6_.sin6_port = htons(port);
            std::memcpy(&v6_.sin6_addr, a.bytes.data(), a.bytes.size());
        }
    }

    [[nodiscard]] sockaddr const* data() const noexcept { return reinterpret_cast<sockaddr const*>(&v6_); }
    [[nodiscard]] socklen_t size() const noexcept { return static_cast<socklen_t>(size_); }
    [[nodiscard]] int family() const noexcept { return data()->sa_family; }

  private:
    union {
        sockaddr_in v4_;
        sockaddr_in6 v6_;
    };
    std::size_t size_ = 0;
};

/// True if a connected socket ends on this machine: at a loopback address, or without IP.
[[nodiscard]] inline bool stays_on_this_machine(native_socket s) noexcept {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    if (::getpeername(s, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return false;
    ip_address a;
    if (peer.ss_family == AF_INET) {
        sockaddr_in v4;
        std::memcpy(&v4, &peer, sizeof v4);
        a = make_v4(ntohl(v4.sin_addr.s_addr));
    } else if (peer.ss_family == AF_INET6) {
        sockaddr_in6 v6;
        std::memcpy(&v6, &peer, sizeof v6);
        std::memcpy(a.bytes.data(), &v6.sin6_addr, a.bytes.size());
    } else {
        return true;
    }
    return a.is_loopback();
}

/// Up to 16 addresses in the order in which they are tried. More would not have their turn in time.
class address_list {
  public:
    address_list() noexcept = default;
    /// Appends an address. Returns false if there are enough.
    bool add(socket_address const& a) noexcept {
        if (is_full()) return false;
        all_[size_++] = a;
        return true;
    }
    [[nodiscard]] bool is_full() const noexcept { return size_ == all_.size(); }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] socket_address const& operator[](std::size_t i) const noexcept { return all_[i]; }

  private:
    std::array<socket_address, 16> all_{};
    std::size_t size_ = 0;
};

/// Outcome of a lookup.
struct found_addresses {
    address_list addresses;
    std::string problem;  ///< the resolver's words if there are none
};

/// Returns the addresses of the system's list with the families in turns, the first one's first (RFC 8305 section 4).
[[nodiscard]] inline address_list interleaved(addrinfo const* first) noexcept {
    auto const next_of = [](addrinfo const* a, int family) {
        while (a != nullptr && a->ai_family != family) a = a->ai_next;
        return a;
    };
    address_list result;
    while (first != nullptr && first->ai_family != AF_INET && first->ai_family != AF_INET6) first = first->ai_next;
    if (first == nullptr) return result;
    int const other = first->ai_family == AF_INET ? AF_INET6 : AF_INET;
    addrinfo const* turns[2] = {first, next_of(first, other)};
    for (std::size_t turn = 0; (turns[0] != nullptr || turns[1] != nullptr) && !result.is_full(); turn = 1 - turn) {
        addrinfo const*& a = turns[turn];
        if (a == nullptr) continue;
        result.add(socket_address(*a->ai_addr));
        a = next_of(a->ai_next, a->ai_family);
    }
    return result;
}

/// Asks the system for the addresses of a host. Blocks. Calls to allocate may throw.
[[nodiscard]] inline found_addresses ask_system(char const* host, char const* port) {
    start_sockets();
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    struct list_guard {
        addrinfo* list = nullptr;
        ~list_guard() {
            if (list != nullptr) ::freeaddrinfo(list);
        }
    } all;
    found_addresses found;
    int const error = ::getaddrinfo(host, port, &hints, &all.list);
    int const number = socket_error();
    if (error == 0) found.addresses = interleaved(all.list);
    if (found.addresses.empty()) {
        found.problem = "the server's name has no address";
        int const shortage = descriptor_shortage();
        if (shortage != 0) {
            found.problem += ": " + system_message(shortage);
        } else if (error != 0) {
            found.problem += ": ";
#ifdef EAI_SYSTEM
            found.problem += error == EAI_SYSTEM ? system_message(number) : std::string(::gai_strerror(error));
#else
            found.problem += system_message(error);
#endif
        }
    }
    return found;
}

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
