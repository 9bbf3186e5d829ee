// SPDX-License-Identifier: BSL-1.0

// The floor over TLS: sends bytes that were built before with SSL_write, and compares those of SSL_read.

#include <openssl/ssl.h>

#include <cstring>
#include <stdexcept>
#include <unistd.h>

#include "network.hpp"

namespace benchmarks::network {

namespace {

struct free_tls {
    void operator()(SSL* s) const noexcept { SSL_free(s); }
    void operator()(SSL_CTX* c) const noexcept { SSL_CTX_free(c); }
};

class raw_tls final : public client {
  public:
    explicit raw_tls(std::uint16_t port) : socket_(connect_to(port)), request_(request_to(port)) {
        SSL_CTX_load_verify_file(context_.get(), certificate_file().c_str());
        SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
        tls_.reset(SSL_new(context_.get()));
        SSL_set_fd(tls_.get(), socket_);
        if (SSL_connect(tls_.get()) != 1) throw std::runtime_error("TLS");
    }
    raw_tls(raw_tls const&) = delete;
    raw_tls& operator=(raw_tls const&) = delete;
    ~raw_tls() override { close(socket_); }

    std::size_t calls(std::size_t count) override {
        std::size_t right = 0;
        for (std::size_t i = 0; i != count; ++i) {
            if (SSL_write(tls_.get(), request_.data(), static_cast<int>(request_.size())) <= 0)
                throw std::runtime_error("SSL_write");
            std::size_t have = 0;
            while (have < response().size()) {
                int const n = SSL_read(tls_.get(), in_.data() + have, static_cast<int>(in_.size() - have));
                if (n <= 0) throw std::runtime_error("SSL_read");
                have += static_cast<std::size_t>(n);
            }
            right += std::memcmp(in_.data(), response().data(), response().size()) == 0 ? 1 : 0;
        }
        return right;
    }

  private:
    int socket_;
    std::string request_;
    std::vector<char> in_ = std::vector<char>(4096);
    std::unique_ptr<SSL_CTX, free_tls> context_{SSL_CTX_new(TLS_client_method())};
    std::unique_ptr<SSL, free_tls> tls_;
};

}  // namespace

std::vector<contender> raw_tls_contenders() {
    return {over_tls(make_contender<raw_tls>("raw-tls", "floor: SSL_write and SSL_read, bytes as they are", 1))};
}

}  // namespace benchmarks::network
