// SPDX-License-Identifier: BSL-1.0

// Servers that do what no server should, to every network transport: each call ends in the right error or the right
// answer, and the next call gets its own.

#include <boost/test/unit_test.hpp>

#include <random>
#include <stop_token>
#include <string>
#include <string_view>

#include "subjects.hpp"

namespace {

using tests::get;
using tests::got;
using velo::rest::delivery;
using velo::rest::errc;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;

std::string const by_length = "HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 5\r\n\r\nhello";
std::string const in_chunks =
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nhel\r\n2\r\nlo\r\n0\r\nX-T: t\r\n\r\n";

template <class F>
void for_each_subject(F f) {
    for (tests::event_context const& s : tests::subjects()) {
        BOOST_TEST_CONTEXT(s.name) f(s);
    }
}

/// The first answer ends as it should, and the next call gets its own.
template <class Check>
void try_first(tests::event_context const& s, std::function<void(peer&)> act, Check check,
               velo::rest::response_limits const& most = {}) {
    server const nasty(tests::first(std::move(act)));
    auto const transport = s.connect(nasty.url(), {});
    got const first = get(transport, "/1", {tests::long_enough, {}}, most);
    BOOST_TEST(check(first), tests::text(first));
    got const second = get(transport, "/2");
    BOOST_TEST(tests::is(second, "/2"), "then: " << tests::text(second));
}

auto const is_lost = [](got const& g) { return tests::failed(g, errc::connection_lost, delivery::maybe_sent); };
auto const is_refused = [](got const& g) {
    return g.ended.delivered == delivery::maybe_sent &&
           (g.ended.error == errc::protocol_error || g.ended.error == errc::response_too_large ||
            g.ended.error == errc::connection_lost);
};
auto const is_too_large = [](got const& g) { return tests::failed(g, errc::response_too_large, delivery::maybe_sent); };

BOOST_AUTO_TEST_SUITE(nasty)

BOOST_AUTO_TEST_CASE(an_answer_that_ends_after_any_byte_is_lost) {
    for_each_subject([](auto const& s) {
        for (std::string const& response : {by_length, in_chunks}) {
            for (std::size_t size = 0; size != response.size(); ++size) {
                BOOST_TEST_CONTEXT("after " << size << " bytes: " << response.substr(0, size)) {
                    // Nothing is missing but the end of the trailers.
                    bool const is_taken = s.is_lenient && size == response.size() - 1 && response == in_chunks;
                    auto const is_hello = [](got const& g) { return tests::is(g, "hello"); };
                    try_first(
                        s, [&](peer& c) { c.send(response.substr(0, size)), c.close(); },
                        [&](got const& g) { return is_taken ? is_hello(g) : is_lost(g); });
                }
            }
        }
    });
}

BOOST_AUTO_TEST_CASE(a_reset_after_any_byte_is_a_lost_answer) {
    for_each_subject([](auto const& s) {
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
    for_each_subject([](auto const& s) {
        if (!s.is_stopped_while_it_waits) return;
        for (std::string const& response : {by_length, in_chunks}) {
            for (std::size_t size = 0; size != response.size(); ++size) {
                BOOST_TEST_CONTEXT("after " << size << " bytes: " << response.substr(0, size)) {
                    std::stop_source stop;
                    server const silent(tests::first([&](peer& c) {
                        c.send(response.substr(0, size));
                        stop.request_stop();
                        c.wait_for_hang_up();
                    }));
                    auto const transport = s.connect(silent.url(), {});
                    got const first = get(transport, "/1", {tests::long_enough, stop.get_token()});
                    BOOST_TEST(tests::failed(first, errc::cancelled, delivery::maybe_sent), tests::text(first));
                    got const second = get(transport, "/2");
                    BOOST_TEST(tests::is(second, "/2"), tests::text(second));
                }
            }
        }
    });
}

BOOST_AUTO_TEST_CASE(an_answer_may_come_split_after_any_byte) {
    for_each_subject([](auto const& s) {
        for (std::string const& response : {by_length, in_chunks}) {
            server const slow([&](peer& c) {
                for (std::size_t size = 0; c.read(); ++size) {
                    c.send(response.substr(0, size));
                    c.send(response.substr(size));
                }
            });
            auto const transport = s.connect(slow.url(), {});
            for (std::size_t size = 0; size != response.size(); ++size) {
                got const g = get(transport, "/");
                BOOST_TEST(tests::is(g, "hello"), size << ": " << tests::text(g));
            }
            BOOST_TEST(slow.connections() == 1u);
        }
    });
}

BOOST_AUTO_TEST_CASE(more_body_than_was_said_is_nobodys) {
    for_each_subject([](auto const& s) {
        auto const is_hello = [](got const& g) { return tests::is(g, "hello"); };
        try_first(s, [](peer& c) { c.send(by_length + "and more"), c.wait_for_hang_up(); }, is_hello);
        if (!s.is_lenient) {
            try_first(s, [](peer& c) { c.send(in_chunks + "and more"), c.wait_for_hang_up(); }, is_hello);
            return;
        }
        server const generous(tests::first([](peer& c) { c.send(in_chunks + "and more"), c.wait_for_hang_up(); }));
        auto const transport = s.connect(generous.url(), {});
        BOOST_TEST(is_hello(get(transport, "/1")));
        got const second = get(transport, "/2");
        BOOST_TEST((tests::is(second, "/2") || is_lost(second)), tests::text(second));
        got const third = get(transport, "/3");
        BOOST_TEST(tests::is(third, "/3"), tests::text(third));
    });
}

BOOST_AUTO_TEST_CASE(a_flood_is_cut_off) {
    for_each_subject([](auto const& s) {
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
    for_each_subject([](auto const& s) {
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

BOOST_AUTO_TEST_CASE(noise_is_never_an_answer) {
    for_each_subject([](auto const& s) {
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
