// SPDX-License-Identifier: BSL-1.0

// Misbehaving servers, with every network transport: each call ends with the right error or response, and the next call
// gets its own response.

#include <boost/test/unit_test.hpp>

#include <random>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "transports.hpp"

namespace {

using tests::call_result;
using tests::get;
using velo::rest::delivery;
using velo::rest::errc;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;

std::string const by_length = "HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 5\r\n\r\nhello";
std::string const in_chunks =
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nhel\r\n2\r\nlo\r\n0\r\nX-T: t\r\n\r\n";

template <class F>
void for_each_transport(F f) {
    for (tests::network_transport const& s : tests::network_transports()) {
        BOOST_TEST_CONTEXT(s.name) f(s);
    }
}

/// Checks the first call, and that the next call gets its own response.
template <class Check>
void try_first(tests::network_transport const& s, std::function<void(peer&)> act, Check check,
               velo::rest::response_limits const& most = {}) {
    server const nasty(tests::first_only(std::move(act)));
    auto const transport = s.connect(nasty.url(), {});
    call_result const first = get(transport, "/1", {tests::long_enough, {}}, most);
    BOOST_TEST(check(first), first.text());
    call_result const second = get(transport, "/2");
    BOOST_TEST(second.is(200, "/2"), "then: " << second.text());
}

auto const is_lost = [](call_result const& g) { return g.failed(errc::connection_lost, delivery::maybe_sent); };
auto const is_refused = [](call_result const& g) {
    return g.ended.delivered == delivery::maybe_sent &&
           (g.ended.error == errc::protocol_error || g.ended.error == errc::response_too_large ||
            g.ended.error == errc::connection_lost);
};
auto const is_too_large = [](call_result const& g) { return g.failed(errc::response_too_large, delivery::maybe_sent); };

BOOST_AUTO_TEST_SUITE(nasty)

BOOST_AUTO_TEST_CASE(a_response_that_ends_after_any_byte_is_lost) {
    for_each_transport([](auto const& s) {
        for (std::string const& response : {by_length, in_chunks}) {
            for (std::size_t size = 0; size != response.size(); ++size) {
                BOOST_TEST_CONTEXT("after " << size << " bytes: " << response.substr(0, size)) {
                    try_first(s, [&](peer& c) { c.send(response.substr(0, size)), c.close(); }, is_lost);
                }
            }
        }
    });
}

BOOST_AUTO_TEST_CASE(a_reset_after_any_byte_is_a_lost_response) {
    for_each_transport([](auto const& s) {
        for (std::string const& response : {by_length, in_chunks}) {
            for (std::size_t size = 0; size != response.size(); ++size) {
                BOOST_TEST_CONTEXT("after " << size << " bytes: " << response.substr(0, size)) {
                    try_first(s, [&](peer& c) { c.send(response.substr(0, size)), c.reset(); }, is_lost);
                }
            }
        }
    });
}

BOOST_AUTO_TEST_CASE(a_call_can_be_stopped_after_any_byte) {
    for_each_transport([](auto const& s) {
        if (!s.is_stopped_while_it_waits) return;
        for (std::string const& response : {by_length, in_chunks}) {
            for (std::size_t size = 0; size != response.size(); ++size) {
                BOOST_TEST_CONTEXT("after " << size << " bytes: " << response.substr(0, size)) {
                    std::stop_source stop;
                    server const silent(tests::first_only([&](peer& c) {
                        c.send(response.substr(0, size));
                        stop.request_stop();
                        c.wait_for_hang_up();
                    }));
                    auto const transport = s.connect(silent.url(), {});
                    call_result const first = get(transport, "/1", {tests::long_enough, stop.get_token()});
                    BOOST_TEST(first.failed(errc::cancelled, delivery::maybe_sent), first.text());
                    call_result const second = get(transport, "/2");
                    BOOST_TEST(second.is(200, "/2"), second.text());
                }
            }
        }
    });
}

BOOST_AUTO_TEST_CASE(a_response_may_come_split_after_any_byte) {
    for_each_transport([](auto const& s) {
        for (std::string const& response : {by_length, in_chunks}) {
            server const slow([&](peer& c) {
                for (std::size_t size = 0; c.read(); ++size) {
                    c.send(response.substr(0, size));
                    c.send(response.substr(size));
                }
            });
            auto const transport = s.connect(slow.url(), {});
            for (std::size_t size = 0; size != response.size(); ++size) {
                call_result const g = get(transport, "/");
                BOOST_TEST(g.is(200, "hello"), size << ": " << g.text());
            }
            BOOST_TEST(slow.connections() == 1u);
        }
    });
}

BOOST_AUTO_TEST_CASE(bytes_behind_a_response_are_not_the_next_response) {
    for_each_transport([](auto const& s) {
        auto const is_hello = [](call_result const& g) { return g.is(200, "hello"); };
        try_first(s, [](peer& c) { c.send(by_length + "and more"), c.wait_for_hang_up(); }, is_hello);
        try_first(s, [](peer& c) { c.send(in_chunks + "and more"), c.wait_for_hang_up(); }, is_hello);
    });
}

BOOST_AUTO_TEST_CASE(a_flood_is_cut_off) {
    for_each_transport([](auto const& s) {
        auto const flood = [&](std::string const& begin, std::string const& piece) {
            BOOST_TEST_CONTEXT(piece.substr(0, 30)) {
                velo::rest::response_limits most;
                most.body = 100'000;
                try_first(
                    s,
                    [&](peer& c) {
                        c.send(begin);
                        while (c.send(piece)) continue;
                    },
                    is_too_large, most);
            }
        };
        flood("HTTP/1.1 200 OK\r\n", "X-A: b\r\n");
        flood("HTTP/1.1 200 OK\r\nX-A: ", std::string(1000, 'a'));
        flood("", "HTTP/1.1 100 Continue\r\n\r\n");
        flood("HTTP/1.1 200 OK\r\n\r\n", std::string(1000, 'a'));
        flood("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "3\r\nabc\r\n");
        flood("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-T: t\r\n");
    });
}

BOOST_AUTO_TEST_CASE(an_absurd_length_is_refused_before_its_body_comes) {
    for_each_transport([](auto const& s) {
        for (char const* const head :
             {"Content-Length: 99999999999999999999999\r\n\r\n", "Content-Length: 9223372036854775807\r\n\r\n",
              "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
              "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n"}) {
            BOOST_TEST_CONTEXT(head) {
                try_first(
                    s, [&](peer& c) { c.send(std::string("HTTP/1.1 200 OK\r\n") + head + "abc"), c.close(); },
                    is_refused);
            }
        }
    });
}

BOOST_AUTO_TEST_CASE(a_malformed_head_or_chunk_is_refused_by_every_transport) {
    std::string const rest = "Content-Length: 2\r\n\r\nhi";
    std::vector<std::string> all;
    for (std::string const line :
         {"HTTP/2 200", "HTTP/2.0 200 OK", "HTTP/1.1 200OK", "HTTP/1.1 200-OK", "HTTP/1.1  200 OK", "HTTP/1.1 200\tOK",
          "HTTP/1.1 2000 OK", "HTTP/1.1 1000 OK", "HTTP/1.1 20 OK", "HTTP/1.1 099 OK", "HTTP/1.1 200 a\x01",
          "HTTP/1.1 200 a\rb", "HTTP/1.1 200 OK\r", "ICY 200 OK", " HTTP/1.1 200 OK", "http/1.1 200 OK"})
        all.push_back(line + "\r\n" + rest);
    for (std::string const field :
         {"X-B", "X B: c", "X-B : c", ": c", "X\x01: c", "X\xE9: c", "X(b): c", "X-B: a\x01", "X-B: a\x7F", "X-B: a\rb",
          " X-B: c", "Content-Length : 2", "Transfer-Encoding : chunked", "X-B: c\nX-C: d"})
        all.push_back("HTTP/1.1 200 OK\r\n" + field + "\r\n" + rest);
    all.push_back("HTTP/1.1 200 OK\r\nX-B: a" + std::string(1, '\0') + "\r\n" + rest);
    all.push_back("HTTP/1.1 200 OK\n" + rest);
    all.emplace_back("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\nhi");
    for (std::string const body :
         {"2g\r\nhi\r\n0\r\n\r\n", "0x2\r\nhi\r\n0\r\n\r\n", "2  \r\nhi\r\n0\r\n\r\n", "2\nhi\r\n0\r\n\r\n",
          "2\r\nhi\n0\r\n\r\n", "2;\x01\r\nhi\r\n0\r\n\r\n", "2\r\nhi\r\n0\r\nX-T\r\n\r\n"})
        all.push_back("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
    std::string const folded = "HTTP/1.1 200 OK\r\nX-B: c\r\n d\r\n" + rest;
    for_each_transport([&](auto const& s) {
        // libcurl 8.23 unfolds a field before we see it.
        if (s.name != "curl") try_first(s, [&](peer& c) { c.send(folded), c.close(); }, is_refused);
        for (std::string const& bytes : all) {
            BOOST_TEST_CONTEXT(bytes) {
                try_first(
                    s, [&](peer& c) { c.send(bytes), c.close(); },
                    [](call_result const& g) { return g.failed(errc::protocol_error, delivery::maybe_sent); });
            }
        }
    });
}

BOOST_AUTO_TEST_CASE(noise_is_never_a_response) {
    for_each_transport([](auto const& s) {
        std::minstd_rand random(7);
        for (int i = 0; i != 50; ++i) {
            std::string noise = i % 2 == 0 ? "" : "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n";
            for (int j = 0; j != 40; ++j) noise += static_cast<char>(random() % 256);
            BOOST_TEST_CONTEXT(i) {
                try_first(s, [&](peer& c) { c.send(noise), c.close(); }, is_refused);
            }
        }
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
