// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_NETWORK_SCARCE_SERVER_PROCESS_HPP
#define VELO_TESTS_NETWORK_SCARCE_SERVER_PROCESS_HPP

#include <velo/rest/testing/loopback_peer.hpp>

#include <chrono>
#include <csignal>
#include <optional>
#include <stdexcept>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "../transports.hpp"

namespace tests {

/// Server in a process of its own: what the client's process lacks or counts is the client's.
class server_process {
    using peer = velo::rest::testing::loopback_peer;

  public:
    /// In clear text or over TLS.
    server_process(peer::serve_function serve, bool tls) {
        auto const own = tls ? std::optional(velo::rest::testing::make_certificate()) : std::nullopt;
        if (own) ca_.emplace(own->certificate_pem);
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        child_ = ::fork();
        if (child_ == 0) {
            // It ends with its parent, however that ends.
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::alarm(600);
            std::optional<peer> server;
            if (own) {
                server.emplace(std::move(serve), *own);
            } else {
                server.emplace(std::move(serve));
            }
            std::string const url(server->url().view());
            if (::write(ends[1], url.data(), url.size()) < 0) ::_exit(1);
            ::close(ends[1]);
            for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
        }
        ::close(ends[1]);
        char text[256];
        ssize_t const size = ::read(ends[0], text, sizeof text);
        ::close(ends[0]);
        if (size > 0) url_.assign(text, static_cast<std::size_t>(size));
    }
    server_process(server_process const&) = delete;
    server_process& operator=(server_process const&) = delete;
    ~server_process() {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    [[nodiscard]] velo::rest::server_url url() const { return velo::rest::server_url::checked(url_).value(); }
    [[nodiscard]] std::string ca_file() const { return ca_ ? ca_->path() : ""; }

  private:
    std::optional<temporary_file> ca_;
    std::string url_;
    pid_t child_ = -1;
};

}  // namespace tests

#endif
