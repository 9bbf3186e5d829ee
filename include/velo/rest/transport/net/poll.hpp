// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_POLL_HPP
#define VELO_REST_TRANSPORT_NET_POLL_HPP

#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/socket.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#ifndef _WIN32
#include <poll.h>
#endif
#ifdef __linux__
#include <sys/eventfd.h>
#endif

namespace velo::inline VELO_ABI::rest::detail {

/// A socket and what to wait for on it, as the system's `poll` takes it.
#ifdef _WIN32
using polled_socket = WSAPOLLFD;
#else
using polled_socket = ::pollfd;
#endif

[[nodiscard]] inline polled_socket polled(native_socket s, want w) noexcept {
    polled_socket p{};
    p.fd = s;
    p.events = w == want::write ? POLLOUT : POLLIN;
    return p;
}

/// Waits until one of the sockets is ready, until `limit` at the latest. May return early.
inline void poll_until(std::span<polled_socket> sockets, io_clock::time_point now,
                       io_clock::time_point limit) noexcept {
    using std::chrono::milliseconds;
    // Rounded up: at the end of the wait the limit has been reached.
    milliseconds length = limit <= now ? milliseconds::zero() : std::chrono::duration_cast<milliseconds>(limit - now);
    if (limit > now && length < (milliseconds::max)()) ++length;
    constexpr int longest = (std::numeric_limits<int>::max)();
    int const timeout = length.count() < longest ? static_cast<int>(length.count()) : longest;
#ifdef _WIN32
    ::WSAPoll(sockets.data(), static_cast<ULONG>(sockets.size()), timeout);
#else
    ::poll(sockets.data(), static_cast<unsigned>(sockets.size()), timeout);
#endif
}

/// Descriptor that another thread makes readable, to end a `poll`.
///
/// Thread safety: `wake` may be called by any thread.
class wake_descriptor final : public waiter {
  public:
    /// Makes the descriptor. `is_open()` is false and `error()` says why if the system refuses.
    wake_descriptor() noexcept { error_ = open() ? 0 : socket_error(); }
    wake_descriptor(wake_descriptor const&) = delete;
    wake_descriptor& operator=(wake_descriptor const&) = delete;
    ~wake_descriptor() = default;

    [[nodiscard]] bool is_open() const noexcept { return reader_.is_open(); }
    [[nodiscard]] int error() const noexcept { return error_; }
    /// Descriptor to poll for reading.
    [[nodiscard]] native_socket reader() const noexcept { return reader_.get(); }

    /// Makes the descriptor readable.
    void wake() noexcept override {
        was_woken_.store(true);
        write_one();
    }
    /// Makes the descriptor unreadable: look at what it may have been woken for after that.
    void drain() noexcept { read_all(); }
    /// Makes it as new. Precondition: no other thread wakes it any more.
    void reset() noexcept {
        if (was_woken_.exchange(false)) read_all();
    }

  private:
#ifdef __linux__
    bool open() noexcept {
        reader_.reset(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
        return reader_.is_open();
    }
    void write_one() noexcept {
        std::uint64_t const one = 1;
        // It fails only when the counter is full, and then the descriptor is readable.
        [[maybe_unused]] auto const written = ::write(reader_.get(), &one, sizeof one);
    }
    void read_all() noexcept {
        std::uint64_t count = 0;
        [[maybe_unused]] auto const read = ::read(reader_.get(), &count, sizeof count);
    }
#else
    // A datagram socket that is connected to itself: `poll` of Winsock takes sockets only. It receives from
    // itself only.
    bool open() noexcept {
        unique_socket s(new_socket(AF_INET, SOCK_DGRAM));
        if (!s.is_open()) return false;
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const address = reinterpret_cast<sockaddr*>(&here);
        socklen_t size = sizeof here;
        if (::bind(s.get(), address, size) != 0 || ::getsockname(s.get(), address, &size) != 0 ||
            ::connect(s.get(), address, size) != 0) {
            return false;
        }
        reader_ = std::move(s);
        return true;
    }
    void write_one() noexcept { static_cast<void>(send(reader_.get(), "w")); }
    void read_all() noexcept {
        char byte = 0;
        while (receive(reader_.get(), {&byte, 1}).count != 0) continue;
    }
#endif

    unique_socket reader_;
    int error_ = 0;
    std::atomic<bool> was_woken_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
