// SPDX-License-Identifier: BSL-1.0

// Shows the fake as a server: programs in any language can be tested against the Velo API without Velo. It prints its
// URLs and credentials as commands for a shell, and serves until a signal ends it.
// Needs: Boost.Beast; OpenSSL for https.

#include <velo/fake.hpp>
#include <velo/rest/transport/any_transport.hpp>
#include <velo/rest/transport/faults.hpp>
#include <velo/rest/transport/faulty.hpp>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <exception>
#include <fcntl.h>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "../command_line/demo.hpp"
#include "../support/loopback_server.hpp"
#include "new_file.hpp"
#include "options.hpp"

namespace {

using server = examples::loopback_server<velo::rest::any_transport>;

/// A value for an assignment in a shell, quoted if necessary.
std::string shell_word(std::string_view text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:+,@%";
    if (text.find_first_not_of(plain) == std::string_view::npos) return std::string(text);
    std::string word = "'";
    for (char const c : text) word += c == '\'' ? "'\\''" : std::string(1, c);
    return word + "'";
}

/// `half-way` becomes `HALF_WAY`.
std::string shell_name(std::string_view text) {
    std::string name;
    for (char const c : text) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : '_';
    return name;
}

/// What the server tells its clients, as commands for a shell: `export NAME=VALUE`, so that the programs that the shell
/// starts have the variables, too.
class announcement {
  public:
    void say(std::string_view name, std::string_view value) {
        text_ << "export " << name << '=' << shell_word(value) << '\n';
    }

    /// Writes all lines and closes standard output: a shell that substitutes this command waits for its end.
    void print() const {
        std::cout << text_.str() << std::flush;
        int const nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        bool const is_closed = nowhere >= 0 && ::dup2(nowhere, STDOUT_FILENO) >= 0;
        if (!std::cout || !is_closed) throw std::runtime_error("standard output cannot be written");
        ::close(nowhere);
    }

  private:
    std::ostringstream text_;
};

/// The faults of `--faults`: of the kinds that a server or its network has, without delays, as one thread serves all.
class server_faults {
  public:
    explicit server_faults(std::uint64_t seed) : draw_(seed, 10, std::chrono::milliseconds(0)) {}
    velo::rest::fault operator()(velo::rest::request const& q) const {
        using enum velo::rest::fault_kind;
        velo::rest::fault f = draw_(q);
        if (f.what == refused || f.what == request_delayed || f.what == unauthorized) f.what = lost_before;
        if (f.what == response_delayed || f.what == truncated || f.what == duplicated) f.what = lost_after;
        return f;
    }

  private:
    velo::rest::random_faults draw_;
};

void start(std::optional<server>& where, char const* option, velo::rest::any_transport const& fake,
           examples::loopback_options const& options) try {
    where.emplace(fake, options);
} catch (boost::system::system_error const& e) {
    throw std::runtime_error(std::string(option) + ": port " + std::to_string(options.port) +
                             " of 127.0.0.1 cannot be served: " + e.code().message());
}

void serve(fake_server::options const& options) {
    // Otherwise a socket would get this file descriptor.
    if (::fcntl(STDOUT_FILENO, F_GETFD) < 0) throw std::runtime_error("standard output is closed");
    // Blocked in this thread and in those that it starts: `sigwait` below takes the signals.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    // So that a closed standard output is an error, after which the certificate's file is deleted.
    std::signal(SIGPIPE, SIG_IGN);

    cli::demo const demo;
    using velo::rest::any_transport;
    any_transport const served = options.faults
                                     ? any_transport::of(velo::rest::faulty(demo.api, server_faults(*options.faults)))
                                     : any_transport::of(demo.api);
    announcement lines;
    lines.say("VELO_PID", std::to_string(::getpid()));
    std::optional<server> http;
    start(http, "--port", served, {.port = options.port});
    lines.say("VELO_URL", http->url().view());
#if defined(VELO_HAS_TLS)
    auto const certificate = velo::rest::testing::make_certificate();
    std::optional<server> https;
    start(https, "--https-port", served, {.port = options.https_port, .certificate = certificate});
    fake_server::new_file const ca_file(options.ca_file, certificate.certificate_pem);
    lines.say("VELO_HTTPS_URL", https->url().view());
    lines.say("VELO_CA_FILE", ca_file.path());
#endif
    lines.say("VELO_KEY", demo.api.key().reveal());
    lines.say("VELO_SECRET", demo.api.secret().reveal());
    lines.say("VELO_TOKEN", demo.tokens.at("office").reveal());
    for (auto const& [name, token] : demo.tokens) lines.say("VELO_TOKEN_" + shell_name(name), token.reveal());
    for (velo::fake_message const& m : demo.api.outbox()) lines.say("VELO_CODE", m.secret.reveal());
    lines.print();

    int signal = 0;
    sigwait(&ending, &signal);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        fake_server::options const options = fake_server::parse(std::vector<std::string>(argv + 1, argv + argc));
        if (options.help) {
            std::cout << fake_server::help << std::flush;
            return std::cout ? 0 : 1;
        }
        if (options.man) {
            std::cout << fake_server::manual_page() << std::flush;
            return std::cout ? 0 : 1;
        }
        serve(options);
        return 0;
    } catch (cli::usage_error const& e) {
        std::cerr << "fake_server: " << e.what() << '\n';
        return 2;
    } catch (std::exception const& e) {
        std::cerr << "fake_server: " << e.what() << '\n';
        return 1;
    }
}
