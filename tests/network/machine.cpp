// SPDX-License-Identifier: BSL-1.0

// The connection machine looks at clock and stop before each operation, whatever the server does: a deadline that
// passes, or a stop that comes, at the k-th look ends the call there, for every k.

#include <velo/rest/transport/net/machine.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <string>

#include "transports.hpp"

namespace {

namespace detail = velo::rest::detail;
using detail::io_clock;
using detail::next_step;
using velo::rest::delivery;
using velo::rest::errc;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;

struct no_waiter final : velo::rest::waiter {
    void wake() noexcept override {}
};

/// Waits for what the machine waits for.
void wait_for(detail::connection_machine& machine, next_step next) {
    auto const now = io_clock::now();
    if (next == next_step::racing) {
        detail::poll_until(machine.racing(), now, machine.due());
    } else if (next == next_step::readable || next == next_step::writable) {
        detail::polled_socket p =
            detail::polled(machine.socket(), next == next_step::readable ? detail::want::read : detail::want::write);
        detail::poll_until({&p, 1}, now, machine.due());
    }
}

struct looked {
    velo::rest::attempt ended;
    std::size_t looks = 0;       ///< steps
    std::size_t most_bytes = 0;  ///< of the response, in one step
};

enum class interruption { deadline, stop };

/// Runs a request over a new connection, which is interrupted at look number `k`.
looked run(velo::rest::server_url const& url, std::string const& ca_file, std::string const& body, std::size_t k,
           interruption by) {
    detail::server const s(url, {.tls = {.ca_file = ca_file}});
    detail::server_memory memory(s);
    detail::connection c;
    no_waiter w;
    detail::io_buffers buffers;
    velo::rest::response r;
    r.limit({.body = std::size_t{1} << 30});
    velo::rest::request const q{
        .operation = "test", .method = velo::rest::method::post, .target = "/", .body = body, .has_body = true};
    auto const deadline = io_clock::now() + tests::long_enough;
    detail::connection_machine machine(s, memory, c, w, buffers, q, r, deadline);
    looked x;
    for (next_step next = next_step::now; next != next_step::done; ++x.looks) {
        bool const is_now = x.looks == k;
        std::size_t const before = r.body().size();
        next = machine.step(is_now && by == interruption::deadline ? deadline : io_clock::now(),
                            is_now && by == interruption::stop);
        x.most_bytes = (std::max)(x.most_bytes, r.body().size() - before);
        if (is_now && next != next_step::done) break;
        if (next != next_step::done) wait_for(machine, next);
    }
    x.ended = machine.ended();
    BOOST_TEST(!c.is_open());
    return x;
}

/// A server that always has more, in pieces of that size.
server::serve_function endless(std::size_t size) {
    return [size](peer& c) {
        std::string const piece(size, 'x');
        if (!c.read()) return;
        c.send("HTTP/1.1 200 OK\r\n\r\n");
        while (c.send(piece)) continue;
    };
}

void ends_at_every_look(server const& s, std::string const& ca_file, std::string const& body) {
    for (std::size_t k = 0; k != 48; ++k) {
        for (interruption const by : {interruption::deadline, interruption::stop}) {
            BOOST_TEST_CONTEXT("look " << k) {
                looked const x = run(s.url(), ca_file, body, k, by);
                BOOST_TEST(x.looks == k + 1);
                BOOST_TEST((x.ended.error == (by == interruption::stop ? errc::cancelled : errc::timed_out)));
                BOOST_TEST(x.ended.detail.starts_with(by == interruption::stop ? "the caller asked to stop"
                                                                               : "the deadline of the call passed"));
                BOOST_TEST(x.most_bytes <= std::size_t{64} << 10);
                if (k == 0) BOOST_TEST((x.ended.delivered == delivery::not_sent));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE(machine)

BOOST_AUTO_TEST_CASE(a_deadline_or_a_stop_at_any_look_ends_a_call_in_clear_text) {
    for (std::size_t const size : {std::size_t{1}, std::size_t{1} << 20}) {
        server const s(endless(size));
        ends_at_every_look(s, "", "{}");
        ends_at_every_look(s, "", std::string(std::size_t{4} << 20, 'b'));
    }
}

#ifdef VELO_HAS_TLS
BOOST_AUTO_TEST_CASE(a_deadline_or_a_stop_at_any_look_ends_a_call_over_tls) {
    auto const own = velo::rest::testing::make_certificate();
    tests::temporary_file const ca(own.certificate_pem);
    for (std::size_t const size : {std::size_t{1}, std::size_t{1} << 20}) {
        server const s(endless(size), own);
        ends_at_every_look(s, ca.path(), "{}");
    }
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
