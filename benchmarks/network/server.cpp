// SPDX-License-Identifier: BSL-1.0
#include <openssl/ssl.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <span>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "../harness.hpp"
#include "network.hpp"

namespace benchmarks::network {

namespace {

int checked(int result, char const* what) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), what);
    return result;
}

void watch(int poll, int socket) {
    epoll_event e{};
    e.events = EPOLLIN;
    e.data.fd = socket;
    checked(epoll_ctl(poll, EPOLL_CTL_ADD, socket, &e), "epoll_ctl");
}

/// The last four bytes received on a connection.
using tail = std::array<char, 4>;

struct free_tls {
    void operator()(SSL* s) const noexcept { SSL_free(s); }
    void operator()(SSL_CTX* c) const noexcept { SSL_CTX_free(c); }
};

struct connection {
    tail last{};
    bool is_new = true;
    std::unique_ptr<SSL, free_tls> tls{};  // null: clear text
};

SSL_CTX* tls_context() {
    static std::unique_ptr<SSL_CTX, free_tls> const made = [] {
        std::unique_ptr<SSL_CTX, free_tls> c(SSL_CTX_new(TLS_server_method()));
        bool const is_ready =
            SSL_CTX_use_certificate_file(c.get(), certificate_file().c_str(), SSL_FILETYPE_PEM) == 1 &&
            SSL_CTX_use_PrivateKey_file(c.get(), certificate_file().c_str(), SSL_FILETYPE_PEM) == 1;
        if (!is_ready) throw std::runtime_error("certificate of the server");
        return c;
    }();
    return made.get();
}

/// Reads what came on `socket`. Returns its size, 0 at the end, and -1 with `EAGAIN` if there is nothing yet.
ssize_t read_some(int socket, connection& c, std::span<char> in) {
    if (c.is_new) {
        char first = 0;
        ssize_t const seen = recv(socket, &first, 1, MSG_PEEK);
        if (seen <= 0) return seen;
        c.is_new = false;
        if (first == 0x16) {  // the first byte of a TLS handshake
            c.tls.reset(SSL_new(tls_context()));
            SSL_set_fd(c.tls.get(), socket);
            SSL_set_accept_state(c.tls.get());
        }
    }
    if (c.tls == nullptr) return recv(socket, in.data(), in.size(), 0);
    int const count = SSL_read(c.tls.get(), in.data(), static_cast<int>(in.size()));
    if (count > 0) return count;
    if (SSL_get_error(c.tls.get(), count) != SSL_ERROR_WANT_READ) return 0;
    errno = EAGAIN;
    return -1;
}

/// Reads, and sends the response at the end of a request: a connection has one request at a time and no body, so a
/// request ends with an empty line. Returns false if the connection has ended.
bool answer_what_came(int socket, connection& c) {
    tail& last = c.last;
    std::array<char, 4096> in{};
    ssize_t const count = read_some(socket, c, in);
    if (count < 0 && errno == EAGAIN) return true;
    if (count <= 0) return false;
    auto const size = static_cast<std::size_t>(count);
    if (size >= last.size()) {
        std::memcpy(last.data(), in.data() + size - last.size(), last.size());
    } else {
        std::memmove(last.data(), last.data() + size, last.size() - size);
        std::memcpy(last.data() + last.size() - size, in.data(), size);
    }
    if (last != tail{'\r', '\n', '\r', '\n'}) return true;
    last = {};
    auto const size_of_response = static_cast<int>(response().size());
    if (c.tls != nullptr) return SSL_write(c.tls.get(), response().data(), size_of_response) == size_of_response;
    // It fits into the socket's buffer: no client sends another request before it has read this response.
    return send(socket, response().data(), response().size(), MSG_NOSIGNAL) == static_cast<ssize_t>(response().size());
}

}  // namespace

std::string const& body() {
    static std::string const text = fixture("user.json");
    return text;
}

std::string const& response() {
    static std::string const bytes =
        "HTTP/1.1 200 OK\r\nDate: Wed, 25 Nov 2026 12:00:00 GMT\r\nServer: benchmarks\r\n"
        "Content-Type: application/json\r\nCache-Control: no-store\r\nContent-Length: " +
        std::to_string(body().size()) + "\r\n\r\n" + body();
    return bytes;
}

std::string request_to(std::uint16_t port) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
           "\r\nAccept: " + std::string(accept) + "\r\nUser-Agent: " + std::string(user_agent) +
           "\r\nAuthorization: Bearer " + std::string(token) + "\r\n\r\n";
}

std::string url_of(std::uint16_t port) { return "http://127.0.0.1:" + std::to_string(port); }
std::string tls_url_of(std::uint16_t port) { return "https://127.0.0.1:" + std::to_string(port); }
std::string certificate_file() { return std::string(VELO_BENCHMARK_FIXTURES) + "/loopback_tls.pem"; }

int listen_on_loopback(std::uint16_t& port) {
    int const listener = checked(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    checked(bind(listener, reinterpret_cast<sockaddr*>(&address), size), "bind");
    checked(listen(listener, SOMAXCONN), "listen");
    checked(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), "getsockname");
    port = ntohs(address.sin_port);
    return listener;
}

void serve(int listener, int leash, std::chrono::microseconds delay) {
    int const poll = checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
    watch(poll, listener);
    watch(poll, leash);
    std::vector<connection> connections;
    std::array<epoll_event, 2 * many> events{};
    for (;;) {
        int const count = epoll_wait(poll, events.data(), static_cast<int>(events.size()), -1);
        if (count < 0 && errno == EINTR) continue;
        checked(count, "epoll_wait");
        if (delay.count() != 0) usleep(static_cast<useconds_t>(delay.count()));
        for (int i = 0; i != count; ++i) {
            int const socket = events[static_cast<std::size_t>(i)].data.fd;
            if (socket == leash) return;
            if (socket == listener) {
                int const connection = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
                if (connection < 0) continue;
                int const on = 1;
                setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                auto const index = static_cast<std::size_t>(connection);
                if (connections.size() <= index) connections.resize(index + 1);
                connections[index] = {};
                watch(poll, connection);
            } else if (!answer_what_came(socket, connections[static_cast<std::size_t>(socket)])) {
                close(socket);
            }
        }
    }
}

server::server() {
    int const listener = listen_on_loopback(port_);
    std::array<int, 2> ends{};
    checked(pipe(ends.data()), "pipe");
    process_ = checked(fork(), "fork");
    if (process_ == 0) {
        close(ends[1]);
        try {
            serve(listener, ends[0], {});
        } catch (std::exception const& e) {
            std::fprintf(stderr, "server: %s\n", e.what());
            _exit(EXIT_FAILURE);
        }
        _exit(EXIT_SUCCESS);
    }
    close(listener);
    close(ends[0]);
    leash_ = ends[1];
}

server::~server() {
    close(leash_);
    waitpid(process_, nullptr, 0);
}

}  // namespace benchmarks::network
