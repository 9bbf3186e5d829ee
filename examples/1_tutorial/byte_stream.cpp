// SPDX-License-Identifier: BSL-1.0

// Shows how to carry requests over a byte stream of your own, such as a modem or the TLS socket of a board: here a pair
// of pipes, with a little server at their other ends. No heap, thread or exception is used for it. Needs: POSIX.

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

/// The stream: one pipe to read from, one to write to. Two functions are all that is needed.
class pipes {
  public:
    pipes(int in, int out) : in_(in), out_(out) {}

    rest::transferred read_some(std::span<char> into, std::chrono::nanoseconds left) {
        if (!wait(in_, POLLIN, left)) return {.error = rest::errc::timed_out};
        return judge(::read(in_, into.data(), into.size()));
    }
    rest::transferred write_some(std::string_view bytes, std::chrono::nanoseconds left) {
        if (!wait(out_, POLLOUT, left)) return {.error = rest::errc::timed_out};
        // So much goes into a pipe without waiting, once it is writable.
        return judge(::write(out_, bytes.data(), (std::min)(bytes.size(), std::size_t{512})));
    }

  private:
    static bool wait(int file, short what, std::chrono::nanoseconds left) {
        pollfd p{file, what, 0};
        return ::poll(&p, 1, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count())) == 1;
    }
    static rest::transferred judge(ssize_t count) {
        if (count < 0) return {.error = rest::errc::connection_lost};
        return {.count = static_cast<std::size_t>(count)};  // 0 from a read: the other end has closed
    }
    int in_, out_;
};

/// The other end: answers every request with the same user.
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
    std::array<char, 1024> out{}, in{};  // yours; overwritten after each call, for a token passes through them
    rest::stream_connection link(
        stream, {.server = "http://board.local", .out = out, .in = in, .confidential = true});  // a pipe is our own
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
    // The server is gone: an error, which says that nothing left. (Without the option it would be tried again.)
    auto const gone = client.call(velo::get_self{}, {.retry = velo::retry::never});
    std::cout << "then: " << (gone ? "an answer" : gone.error().message()) << '\n';
    return all && !gone && gone.error().delivery() == velo::delivery::not_sent ? 0 : 1;
}
