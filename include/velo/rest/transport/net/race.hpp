// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_RACE_HPP
#define VELO_REST_TRANSPORT_NET_RACE_HPP

#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/net/address.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/poll.hpp>
#include <velo/rest/transport/net/socket.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Connects to the first of several addresses that accepts (RFC 8305): the next attempt begins 250 ms after the last
/// one or as soon as one has failed, while the earlier ones go on. With many addresses or little time it begins
/// earlier, so that each address gets its turn.
///
/// Thread safety: unsafe.
class address_race {
  public:
    /// What the race waits for after a step.
    enum class state : unsigned char { racing, connected, failed };

    /// `time` is what is left for all attempts.
    address_race(address_list const& addresses, duration time) noexcept : addresses_(addresses) {
        auto const share = time / static_cast<duration::rep>((std::max)(addresses_.size(), std::size_t{1}));
        delay_ = std::clamp(share, duration(std::chrono::milliseconds(1)), duration(std::chrono::milliseconds(250)));
    }

    /// Begins the attempt that is due, or else looks at those under way. `close` is called with each socket that fails.
    template <class Close>
    state step(io_clock::time_point now, Close const& close) {
        if (has_more(now)) {
            begin(now);
        } else {
            look(now, close);
        }
        if (winner_.is_open()) return state::connected;
        if (is_out_ || (count_ == 0 && next_ == addresses_.size())) return state::failed;
        return state::racing;
    }

    /// True if an attempt is due: step again at once.
    [[nodiscard]] bool has_more(io_clock::time_point now) const noexcept {
        return next_ != addresses_.size() && (count_ == 0 || now >= next_at_);
    }
    /// When the next attempt is due, `no_limit` without one.
    [[nodiscard]] io_clock::time_point next_at() const noexcept {
        return next_ == addresses_.size() ? no_limit : next_at_;
    }
    /// The sockets of the attempts under way: wait until one is writable.
    [[nodiscard]] std::span<polled_socket> sockets() noexcept { return {polled_.data(), count_}; }

    /// The connected socket. Precondition: the last step returned `connected`.
    [[nodiscard]] unique_socket take_winner() noexcept { return std::move(winner_); }
    /// The sockets that have lost. The caller closes them.
    [[nodiscard]] std::span<unique_socket> losers() noexcept { return {pending_.data(), count_}; }

    /// Why the last attempt failed, in the system's words.
    [[nodiscard]] std::string problem() const {
        std::string text = is_out_ ? "no socket" : "no address of the server accepts a connection";
        if (last_error_ != 0) text += ": " + system_message(last_error_);
        return text;
    }

  private:
    template <class Close>
    void look(io_clock::time_point now, Close const& close) {
        poll_until(sockets(), now, now);
        for (std::size_t i = count_; i-- != 0;) {
            if (polled_[i].revents == 0) continue;
            int const error = pending_error(pending_[i].get());
            if (error == 0) {
                winner_ = std::move(pending_[i]);
            } else {
                last_error_ = error;
                next_at_ = now;
                close(pending_[i]);
            }
            // The last one moves into the gap.
            --count_;
            if (i != count_) pending_[i] = std::move(pending_[count_]);
            polled_[i] = polled_[count_];
            if (error == 0) return;
        }
    }

    void begin(io_clock::time_point now) noexcept {
        socket_address const& to = addresses_[next_++];
        next_at_ = after(now, delay_);
        unique_socket s(new_socket(to.family(), SOCK_STREAM));
        int error = s.is_open() ? 0 : socket_error();
        is_out_ = error != 0 && is_shortage(error) && count_ == 0;
        if (error == 0 && ::connect(s.get(), to.data(), to.size()) == 0) {
            winner_ = std::move(s);
            return;
        }
        if (error == 0) error = socket_error();
        if (error == error_in_progress) {
            polled_[count_] = polled(s.get(), want::write);
            pending_[count_++] = std::move(s);
        } else {
            last_error_ = error;
            next_at_ = now;
        }
    }

    address_list addresses_;
    std::size_t next_ = 0;
    io_clock::time_point next_at_{};
    duration delay_{};
    std::size_t count_ = 0;  // of attempts under way
    std::array<unique_socket, 16> pending_;
    std::array<polled_socket, 16> polled_{};  // the same sockets
    unique_socket winner_;
    int last_error_ = 0;
    bool is_out_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
