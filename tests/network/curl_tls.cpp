// SPDX-License-Identifier: BSL-1.0

// libcurl transport: truncation, floods, sessions and processes over TLS.

#include <boost/test/unit_test.hpp>

#ifdef VELO_HAS_TLS

#include <velo/rest/testing/conformance/fixture.hpp>

#include <boost/asio/ssl/context.hpp>
#include <curl/curl.h>
#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

#include "recorded.hpp"

#ifdef __linux__
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace {

using tests::direct;
using velo::delivery;
using velo::errc;
using velo::rest::testing::detail::call_result;
using velo::rest::testing::detail::echo;
using velo::rest::testing::detail::get;
using velo::rest::testing::detail::ok_response;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;
namespace testing = velo::rest::testing;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(curl_tls)

BOOST_AUTO_TEST_CASE(a_body_that_is_cut_off_is_not_a_whole_one) {
    auto const own = testing::make_certificate();
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        for (bool const says_goodbye : {false, true}) {
            server const api(
                [&](peer& c) {
                    if (!c.read()) return;
                    c.send("HTTP/1.1 200 OK\r\n\r\ngood");
                    if (says_goodbye) c.close();
                },
                own, [&](boost::asio::ssl::context& c) { SSL_CTX_set_max_proto_version(c.native_handle(), version); });
            call_result const g = get(direct(api.url(), {.tls = {.ca_pem = own.certificate_pem}}), "/");
            if (says_goodbye) {
                BOOST_TEST(g.is(200, "good"), g.text());
            } else {
                BOOST_TEST(g.failed(errc::connection_lost, delivery::maybe_sent), g.text());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_flood_of_records_ends_at_the_timeout_and_by_a_stop) {
    auto const own = testing::make_certificate();
    server const flood(
        [](peer& c) {
            if (!c.read()) return;
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
            while (c.send("a")) continue;
        },
        own);
    auto const transport = direct(flood.url(), {.tls = {.ca_pem = own.certificate_pem}});
    auto const begin = std::chrono::steady_clock::now();
    call_result const late = get(transport, "/", {300ms, {}});
    BOOST_TEST(late.failed(errc::timed_out, delivery::maybe_sent), late.text());
    std::stop_source stop;
    std::jthread const stopper([&] { std::this_thread::sleep_for(300ms), stop.request_stop(); });
    call_result const stopped = get(transport, "/", {30s, stop.get_token()});
    BOOST_TEST(stopped.failed(errc::cancelled, delivery::maybe_sent), stopped.text());
    BOOST_TEST((std::chrono::steady_clock::now() - begin < 5s));
}

BOOST_AUTO_TEST_CASE(a_flood_of_frames_of_http_2_ends_at_the_timeout_and_by_a_stop) {
    if ((curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_HTTP2) == 0) return;
    auto const own = testing::make_certificate();
    server const flood(
        [](peer& c) {
            // The beginning of a connection of HTTP/2 (RFC 9113 section 3.4), answered with settings.
            if (!c.read() || !c.send(std::string("\0\0\0\4\0\0\0\0\0", 9))) return;
            std::string priorities;
            for (int i = 0; i != 1000; ++i) priorities += std::string("\0\0\5\2\0\0\0\0\1\0\0\0\0\1", 14);
            // Not for ever, so that a call that waits for the end of it comes back.
            auto const end = std::chrono::steady_clock::now() + 6s;
            while (c.send(priorities) && std::chrono::steady_clock::now() < end) {
            }
        },
        own,
        [](boost::asio::ssl::context& c) {
            SSL_CTX_set_alpn_select_cb(
                c.native_handle(),
                [](SSL*, unsigned char const** chosen, unsigned char* size, unsigned char const*, unsigned, void*) {
                    *chosen = reinterpret_cast<unsigned char const*>("h2");
                    *size = 2;
                    return SSL_TLSEXT_ERR_OK;
                },
                nullptr);
        });
    auto const transport = direct(flood.url(), {.tls = {.ca_pem = own.certificate_pem}, .http2 = true});
    for (bool const by_stop : {false, true}) {
        std::stop_source stop;
        std::jthread stopper;
        if (by_stop) stopper = std::jthread([&] { std::this_thread::sleep_for(300ms), stop.request_stop(); });
        auto const begin = std::chrono::steady_clock::now();
        call_result const g =
            get(transport, "/",
                by_stop ? velo::rest::send_limits{30s, stop.get_token()} : velo::rest::send_limits{300ms, {}});
        BOOST_TEST((std::chrono::steady_clock::now() - begin < 3s));
        BOOST_TEST(g.failed(by_stop ? errc::cancelled : errc::timed_out, delivery::maybe_sent), g.text());
    }
}

BOOST_AUTO_TEST_CASE(a_session_is_resumed) {
    auto const own = testing::make_certificate();
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        server const closing(
            [](peer& c) {
                if (c.read()) c.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi");
                c.close();
            },
            own, [&](boost::asio::ssl::context& c) { SSL_CTX_set_max_proto_version(c.native_handle(), version); });
        auto const transport = direct(closing.url(), {.tls = {.ca_pem = own.certificate_pem}});
        for (int i = 0; i != 5; ++i) BOOST_TEST(get(transport, "/").is(200, "hi"));
        BOOST_TEST(closing.handshakes() == 5u);
        BOOST_TEST(closing.resumptions() == 4u);
    }
}

#ifdef __linux__
BOOST_AUTO_TEST_CASE(a_child_does_not_say_goodbye_for_its_parent) {
    auto const own = testing::make_certificate();
    server const echoing(echo, own);
    for (bool const calls : {false, true}) {
        auto transport = std::make_unique<velo::curl>(direct(echoing.url(), {.tls = {.ca_pem = own.certificate_pem}}));
        std::size_t const before = echoing.connections();
        BOOST_TEST(get(*transport, "/1").is(200, "/1"));
        pid_t const child = ::fork();
        if (child == 0) {
            ::alarm(20);
            bool const is_right = !calls || get(*transport, "/child").is(200, "/child");
            transport.reset();
            ::_exit(is_right ? 0 : 1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        BOOST_TEST(status == 0);
        BOOST_TEST(get(*transport, "/2").is(200, "/2"));
        BOOST_TEST(echoing.connections() - before == (calls ? 2u : 1u));
    }
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

#endif
