// SPDX-License-Identifier: BSL-1.0
#include <httplib.h>

#include <type_traits>

#include "network.hpp"

namespace benchmarks::network {

namespace {

/// The client of cpp-httplib, with its connection kept.
template <class Client>
class httplib_client final : public client {
  public:
    explicit httplib_client(std::uint16_t port) : client_("127.0.0.1", port) {
        client_.set_keep_alive(true);
        client_.set_tcp_nodelay(true);
        client_.set_default_headers({{"Accept", std::string(accept)},
                                     {"User-Agent", std::string(user_agent)},
                                     {"Authorization", "Bearer " + std::string(token)}});
        if constexpr (std::is_same_v<Client, httplib::SSLClient>) client_.set_ca_cert_path(certificate_file().c_str());
    }

    std::size_t calls(std::size_t count) override {
        std::size_t right = 0;
        for (std::size_t i = 0; i != count; ++i) {
            auto const response = client_.Get(target.data());
            right += response && response->status == 200 && response->body == body() ? 1 : 0;
        }
        return right;
    }

  private:
    Client client_;
};

}  // namespace

std::vector<contender> httplib_contenders() {
    return {
        make_contender<httplib_client<httplib::Client>>("httplib", "cpp-httplib", 1),
        over_tls(make_contender<httplib_client<httplib::SSLClient>>("httplib-tls", "cpp-httplib", 1)),
    };
}

}  // namespace benchmarks::network
