// SPDX-License-Identifier: BSL-1.0

// Shows how to send requests over a byte stream of your own, such as a modem or the TLS socket of a board: here a pair
// of pipes with a small server at the other ends. The transport uses no heap, thread or exception. Needs: POSIX.

#include <velo/rest/transport/stream.hpp>
#include <velo/velo.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <iostream>
#include <poll.h>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>

namespace rest = velo::rest;

/// The stream: a pipe to read from and a pipe to write to. A stream needs these two functions.
class pipes {
  public:
    pipes(int in, int out) : in_(in), out_(out) {}

    rest::transferred read_some(std::span<char> into, std::chrono::nanoseconds left) {
        if (!wait(in_, POLLIN, left)) return {.error = rest::errc::timed_out};
        return transferred_of(::read(in_, into.data(), into.size()));
    }
    rest::transferred write_some(std::string_view bytes, std::chrono::nanoseconds left) {
        if (!wait(out_, POLLOUT, left)) return {.error = rest::errc::timed_out};
        // A pipe that is writable takes this much without blocking.
        return transferred_of(::write(out_, bytes.data(), (std::min)(bytes.size(), std::size_t{512})));
    }

  private:
    static bool wait(int file, short what, std::chrono::nanoseconds left) {
        pollfd p{file, what, 0};
        return ::poll(&p, 1, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count())) == 1;
    }
    static rest::transferred transferred_of(ssize_t count) {
        if (count < 0) return {.error = rest::errc::connection_lost};
        return {.count = static_cast<std::size_t>(count)};  // 0 from a read: the other end has closed
    }
    int in_, out_;
};

/// The server: sends the same user in response to every request.
void serve(int in, int out) {
    constexpr std::string_view response =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        "27\r\n\r\n{\"email\":\"ann@example.com\"}";
    std::string request;
    std::array<char, 256> some{};
    for (ssize_t count = 0; (count = ::read(in, some.data(), some.size())) > 0;) {
        request.append(some.data(), static_cast<std::size_t>(count));
        if (!request.ends_with("\r\n\r\n")) continue;
        if (::write(out, response.data(), response.size()) < 0) return;
        request.clear();
    }
}

int main() {
    std::array<int, 2> there{}, back{};
    if (::pipe(there.data()) != 0 || ::pipe(back.data()) != 0) return 1;
    std::thread server([&] { serve(there[0], back[1]); });

    pipes stream(back[0], there[1]);
    std::array<char, 1024> out{}, in{};  // yours; zeroed after each call, because they hold the token
    rest::stream_connection link(stream, {.server = "http://board.local",
                                          .out = out,
                                          .in = in,
                                          .confidential = true});  // a pipe does not leave this process
    velo::client const client{rest::stream(link), velo::bearer("token")};

    bool all = true;
    for (int i = 0; i != 3; ++i) {
        auto const self = client.call(velo::get_self{}, {.timeout = std::chrono::seconds(5)});
        if (self) {
            std::cout << self->email.value_or("(no address)") << '\n';
        } else {
            std::cerr << self.error() << '\n';
        }
        all = all && self.has_value();
    }

    ::close(there[1]);
    server.join();
    // The server is gone: an error that says that nothing was sent. (Without the option the call would be retried.)
    auto const gone = client.call(velo::get_self{}, {.retry = velo::retry::never});
    std::cout << "then: " << (gone ? "a response" : gone.error().message()) << '\n';
    return all && !gone && gone.error().delivery() == velo::delivery::not_sent ? 0 : 1;
}
