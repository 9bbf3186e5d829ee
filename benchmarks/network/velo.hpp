// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_BENCHMARKS_NETWORK_VELO_HPP
#define VELO_BENCHMARKS_NETWORK_VELO_HPP

#include <velo/velo.hpp>

#include <array>

#include "network.hpp"

namespace benchmarks::network {

inline velo::server_url server_of(std::uint16_t port) { return *velo::server_url::parse(url_of(port)); }
inline velo::server_url tls_server_of(std::uint16_t port) { return *velo::server_url::parse(tls_url_of(port)); }

/// The request that a client would pass to its transport.
inline velo::rest::request bare_request() {
    static std::string const authorization = "Bearer " + std::string(token);
    static std::array<velo::rest::header, 3> const fields{
        {{"Accept", accept}, {"User-Agent", user_agent}, {"Authorization", authorization}}};
    return {.operation = "getUserByIdV2", .method = velo::rest::method::get, .target = target, .headers = fields};
}

inline bool is_right(velo::rest::attempt const& a, velo::rest::response const& r) {
    return a.error == velo::errc::none && r.status() == 200 && r.body() == body();
}

inline velo::get_user_by_id_v2 operation() {
    constexpr velo::user_id user = "8bbf301c-948f-4445-b411-357eec53e441";
    return {.user_id = user};
}

template <class Outcome>
bool is_right(Outcome const& outcome) {
    return outcome && outcome->roles.size() == 1;
}

template <class Transport>
using client_over = velo::client<Transport, velo::bearer<velo::secret_string>>;

/// A blocking transport alone, without a client.
template <class Transport>
class blocking_transport final : public client {
  public:
    template <class Make>
    blocking_transport(std::uint16_t port, Make make) : transport_(make(port)) {}

    std::size_t calls(std::size_t count) override {
        std::size_t right = 0;
        for (std::size_t i = 0; i != count; ++i) {
            velo::rest::attempt const a = transport_.send(bare_request(), answer_);
            right += is_right(a, answer_) ? 1 : 0;
        }
        return right;
    }

  private:
    Transport transport_;
    velo::rest::response answer_;
};

/// A client over it, which decodes the model.
template <class Transport>
class blocking_client final : public client {
  public:
    template <class Make>
    blocking_client(std::uint16_t port, Make make) : client_(make(port), velo::bearer("token")) {}

    std::size_t calls(std::size_t count) override {
        std::size_t right = 0;
        for (std::size_t i = 0; i != count; ++i) right += is_right(client_.call(operation())) ? 1 : 0;
        return right;
    }

  private:
    client_over<Transport> client_;
};

}  // namespace benchmarks::network

#endif
