// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_BENCHMARKS_NETWORK_NETWORK_HPP
#define VELO_BENCHMARKS_NETWORK_NETWORK_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

/// Contenders that get one user from a server on loopback again and again: the transports of this library, and the code
/// that one would write without them. All send the same header fields over persistent connections and receive the same
/// bytes.
namespace benchmarks::network {

/// The concurrency of the benchmarks with more than one call at a time.
inline constexpr std::size_t many = 64;

inline constexpr std::string_view target = "/v2/users/8bbf301c-948f-4445-b411-357eec53e441";

/// The header fields of each request, with Host.
inline constexpr std::string_view accept = "application/json";
inline constexpr std::string_view user_agent = "benchmarks";
inline constexpr std::string_view token = "token";

/// The body of each response, and the whole response.
std::string const& body();
std::string const& response();
/// The whole request.
std::string request_to(std::uint16_t port);
std::string url_of(std::uint16_t port);
/// The same server over TLS: it looks at the first byte of a connection.
std::string tls_url_of(std::uint16_t port);
/// File with the server's certificate and its key, for these benchmarks alone.
std::string certificate_file();

/// A socket that is connected to the server, without delays of small packets.
int connect_to(std::uint16_t port);

/// A listening socket on a free port of loopback.
int listen_on_loopback(std::uint16_t& port);

/// Answers every request on `listener` in the calling thread, until the other end of `leash` is closed. With a `delay`
/// every client has to wait for its response, however slowly it runs.
void serve(int listener, int leash, std::chrono::microseconds delay);

/// A server in a process of its own, so that its work is not counted as the client's.
class server {
  public:
    server();
    ~server();
    server(server const&) = delete;
    server& operator=(server const&) = delete;
    [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

  private:
    std::uint16_t port_ = 0;
    int leash_ = -1;
    pid_t process_ = -1;
};

class client {
  public:
    client() = default;
    client(client const&) = delete;
    client& operator=(client const&) = delete;
    virtual ~client() = default;
    /// Makes `count` calls one after the other in each of its coroutines. Returns how many had the right response.
    virtual std::size_t calls(std::size_t count) = 0;
};

struct contender {
    std::string key;              ///< its name on the command line
    std::string name;             ///< its name in the table
    std::size_t concurrency = 1;  ///< calls at a time
    std::function<std::unique_ptr<client>(std::uint16_t port)> make;
    bool is_over_tls = false;
};

template <class Client, class... Arguments>
contender make_contender(std::string key, std::string name, std::size_t concurrency, Arguments... arguments) {
    return {std::move(key), std::move(name), concurrency,
            [=](std::uint16_t port) { return std::make_unique<Client>(port, arguments...); }};
}

/// The same contender over TLS.
inline contender over_tls(contender c) {
    c.is_over_tls = true;
    c.name += " over TLS";
    return c;
}

std::vector<contender> raw_contenders();
std::vector<contender> beast_contenders();
std::vector<contender> curl_contenders();
std::vector<contender> asio_contenders();
std::vector<contender> httplib_contenders();
std::vector<contender> raw_tls_contenders();

}  // namespace benchmarks::network

#endif
