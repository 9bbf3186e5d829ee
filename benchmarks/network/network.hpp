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

/// Ways to ask a server on loopback for one user, again and again: the transports of this library, and what one would
/// write without them. All send a request with the same fields over connections that stay open, and get the same bytes.
namespace benchmarks::network {

/// How many calls are under way at once where many are.
inline constexpr std::size_t many = 64;

inline constexpr std::string_view target = "/v2/users/8bbf301c-948f-4445-b411-357eec53e441";

/// The fields of each request beside Host.
inline constexpr std::string_view accept = "application/json";
inline constexpr std::string_view user_agent = "benchmarks";
inline constexpr std::string_view token = "token";

/// The body of each answer, and the whole answer.
std::string const& body();
std::string const& response();
/// The whole request.
std::string request_to(std::uint16_t port);
std::string url_of(std::uint16_t port);

/// A listening socket on a free port of loopback.
int listen_on_loopback(std::uint16_t& port);

/// Answers every request on `listener` in the calling thread until somebody closes the other end of `leash`. With a
/// `delay` no client finds its answer before it has to wait for it, however slowly it runs.
void serve(int listener, int leash, std::chrono::microseconds delay);

/// A server in a process of its own, so that what it does is not counted as the client's.
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
    /// Makes `count` calls one after the other, in each of its lanes; returns how many brought the right answer.
    virtual std::size_t calls(std::size_t count) = 0;
};

struct contender {
    std::string key;        ///< names it on the command line
    std::string name;       ///< names it in the table
    std::size_t lanes = 1;  ///< calls under way at once
    std::function<std::unique_ptr<client>(std::uint16_t port)> make;
};

template <class Client, class... Arguments>
contender make_contender(std::string key, std::string name, std::size_t lanes, Arguments... arguments) {
    return {std::move(key), std::move(name), lanes,
            [=](std::uint16_t port) { return std::make_unique<Client>(port, arguments...); }};
}

std::vector<contender> raw_contenders();
std::vector<contender> beast_contenders();
std::vector<contender> curl_contenders();
std::vector<contender> asio_contenders();

}  // namespace benchmarks::network

#endif
