// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_NET_CONNECTOR_HPP
#define VELO_REST_TRANSPORT_NET_CONNECTOR_HPP

#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/owning_ptr.hpp>
#include <velo/rest/time/delay.hpp>
#include <velo/rest/transport/net/address.hpp>
#include <velo/rest/transport/net/connection.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/next_step.hpp>
#include <velo/rest/transport/net/poll.hpp>
#include <velo/rest/transport/net/race.hpp>
#include <velo/rest/transport/net/resolver.hpp>
#include <velo/rest/transport/net/server.hpp>
#include <velo/rest/transport/net/socket.hpp>
#include <velo/rest/transport/net/tunnel.hpp>
#include <velo/rest/transport/server_url.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Connects a `connection`: lookup, TCP, proxy, TLS, and a last look that no bytes came before the request. Does at
/// most one non-blocking operation in each step.
///
/// Thread safety: unsafe.
class connector {
  public:
    /// All arguments have to outlive this. `who` is woken when a lookup is done.
    connector(server const& s, server_memory& m, connection& c, waiter& who) noexcept
        : server_(&s), memory_(&m), connection_(&c), who_(&who) {}
    connector(connector const&) = delete;
    connector& operator=(connector const&) = delete;
    ~connector() { end_race(); }

    /// Does one step. `limit` is when connecting has to end. Calls to allocate may throw.
    next_step step(io_clock::time_point now, io_clock::time_point limit) {
        switch (phase_) {
            case phase::addresses: return find_addresses(now, limit);
            case phase::race: return race(now);
            case phase::tunnel: return open_tunnel();
            case phase::tls: return handshake();
            case phase::look: return look();
            case phase::done: break;
        }
        return next_step::done;
    }

    /// Why it failed; `errc::none` if it is connected. Nothing was sent.
    [[nodiscard]] errc error() const noexcept { return error_; }
    /// The reason in words that are safe to log, to be moved from.
    [[nodiscard]] std::string& problem() noexcept { return problem_; }
    /// True if another attempt would fail alike.
    [[nodiscard]] bool is_permanent() const noexcept { return is_permanent_; }
    /// What it is doing, for a message.
    [[nodiscard]] char const* phase_name() const noexcept {
        switch (phase_) {
            case phase::addresses: return "while looking up the server's name";
            case phase::tunnel: return "while asking the proxy";
            case phase::tls: return "in the TLS handshake";
            default: return "while connecting";
        }
    }

    /// The sockets to wait for, until one is writable. Precondition: the last step returned `racing`.
    [[nodiscard]] std::span<polled_socket> racing() noexcept { return race_->sockets(); }
    /// When a step is due, whatever the sockets do.
    [[nodiscard]] io_clock::time_point due() const noexcept { return race_ ? race_->next_at() : no_limit; }

    /// Gives up. Closes all sockets.
    void close() noexcept {
        lookup_.leave();
        end_race();
        connection_->close();
        phase_ = phase::done;
    }

  private:
    enum class phase : std::uint8_t { addresses, race, tunnel, tls, look, done };

    next_step fail(errc error, std::string problem) {
        error_ = error;
        problem_ = std::move(problem);
        close();
        return next_step::done;
    }

    next_step find_addresses(io_clock::time_point now, io_clock::time_point limit) {
        if (server_->options().connect) return connect_as_told(now, limit);
        if (!server_->known_addresses().empty()) return begin_race(server_->known_addresses(), now, limit);
        if (!lookup_.is_joined()) {
            std::string problem;
            auto shared = memory_->addresses.look_up(now, problem);
            if (!shared) return fail(errc::connect_failed, std::move(problem));
            lookup_.join(std::move(shared), *who_);
        }
        if (!lookup_.what().is_done()) return next_step::woken;
        found_addresses const& found = lookup_.what().found();
        if (found.addresses.empty()) return fail(errc::connect_failed, found.problem);
        return begin_race(found.addresses, now, limit);
    }

    next_step connect_as_told(io_clock::time_point now, io_clock::time_point limit) {
        unique_socket s(server_->options().connect(limit == no_limit ? (duration::max)() : limit - now));
        if (!s.is_open()) return fail(errc::connect_failed, "the function `connect` made no connection");
        if (!make_non_blocking(s.get())) return fail(errc::connect_failed, system_message(socket_error()));
        // A credential in clear text is for this machine only, wherever the function leads.
        server_parts const& parts = server_->parts();
        if (!parts.tls && parts.is_loopback() && !stays_on_this_machine(s.get()))
            return fail(errc::connect_failed, "the function `connect` leads to another machine");
        return connected(std::move(s), now);
    }

    next_step begin_race(address_list const& addresses, io_clock::time_point now, io_clock::time_point limit) {
        race_.reset(new address_race(addresses, limit == no_limit ? (duration::max)() : limit - now));
        lookup_.leave();
        phase_ = phase::race;
        return next_step::now;
    }

    next_step race(io_clock::time_point now) {
        auto const close_one = [&](unique_socket& s) noexcept { connection_->close(s); };
        switch (race_->step(now, close_one)) {
            case address_race::state::racing: return race_->has_more(now) ? next_step::now : next_step::racing;
            case address_race::state::failed:
                memory_->addresses.forget();
                return fail(errc::connect_failed, race_->problem());
            case address_race::state::connected: break;
        }
        unique_socket winner = race_->take_winner();
        end_race();
        prepare_tcp_socket(winner.get(), server_->options().tcp_keep_alive);
        return connected(std::move(winner), now);
    }

    void end_race() noexcept {
        if (!race_) return;
        for (unique_socket& s : race_->losers()) connection_->close(s);
        race_.reset();
    }

    next_step connected(unique_socket s, io_clock::time_point now) {
        connection_->open(std::move(s), now);
        if (std::string_view const opening = server_->tunnel_opening(); !opening.empty()) {
            tunnel_.reset(new tunnel(opening));
            phase_ = phase::tunnel;
            return next_step::now;
        }
        return begin_tls();
    }

    next_step open_tunnel() {
        next_step const next = tunnel_->step(*connection_);
        if (next != next_step::done) return next;
        if (!tunnel_->problem().empty()) {
            is_permanent_ = tunnel_->is_refused();
            return fail(errc::connect_failed, std::move(tunnel_->problem()));
        }
        tunnel_.reset();
        return begin_tls();
    }

    next_step begin_tls() noexcept {
        phase_ = phase::look;
#ifdef VELO_HAS_TLS
        if (server_->tls() != nullptr) {
            connection_->begin_tls(*server_->tls(), memory_->ticket);
            phase_ = phase::tls;
        }
#endif
        return next_step::now;
    }

    next_step handshake() {
#ifdef VELO_HAS_TLS
        io_result const r = connection_->handshake();
        if (r.error != errc::none) return fail(r.error, r.problem);
        if (r.wants != want::nothing) return to_step(r.wants);
#endif
        phase_ = phase::look;
        return next_step::now;
    }

    next_step look() {
        switch (connection_->look()) {
            case quietness::unknown: return next_step::turn;
            case quietness::noisy:
                return fail(errc::protocol_error, "the server sent bytes before it was sent a request");
            case quietness::closed: return fail(errc::connection_lost, "the server closed the connection at once");
            case quietness::quiet: break;
        }
        phase_ = phase::done;
        return next_step::done;
    }

    server const* server_;
    server_memory* memory_;
    connection* connection_;
    waiter* who_;
    lookup::registration lookup_;
    owning_ptr<address_race> race_;
    owning_ptr<tunnel> tunnel_;
    std::string problem_;
    errc error_{};
    bool is_permanent_ = false;
    phase phase_ = phase::addresses;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
