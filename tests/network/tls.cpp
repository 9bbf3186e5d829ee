// SPDX-License-Identifier: BSL-1.0

// TLS of the network transports: trust, protocol versions, session resumption, limits.

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <stop_token>
#include <string>

#include "transports.hpp"

#ifdef VELO_HAS_TLS
#include <boost/asio/ssl/context.hpp>

namespace {

using namespace std::chrono_literals;
using tests::call_result;
using tests::get;
using velo::rest::delivery;
using velo::rest::errc;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;
namespace testing = velo::rest::testing;

template <class F>
void for_each_transport(F f) {
    for (tests::network_transport const& s : tests::network_transports()) {
        if (!s.speaks_tls) continue;
        BOOST_TEST_CONTEXT(s.name) f(s);
    }
}

/// Checks that a server with that certificate gets no request, although the client trusts the certificate.
void is_refused(testing::certificate const& own, std::function<void(boost::asio::ssl::context&)> const& prepare = {}) {
    tests::temporary_file const ca(own.certificate_pem);
    for_each_transport([&](auto const& s) {
        server const wrong(tests::echo, own, prepare);
        call_result const g = get(s.connect(wrong.url(), {.ca_file = ca.path()}), "/");
        BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
        BOOST_TEST(wrong.requests() == 0u);
    });
}

BOOST_AUTO_TEST_SUITE(tls)

BOOST_AUTO_TEST_CASE(a_certificate_that_is_not_trusted_is_refused) {
    for_each_transport([](auto const& s) {
        server const unknown(tests::echo, testing::make_certificate());
        tests::temporary_file const other(testing::make_certificate().certificate_pem);
        for (std::string const& ca : {std::string(), other.path()}) {
            call_result const g = get(s.connect(unknown.url(), {.ca_file = ca}), "/");
            BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
        }
        BOOST_TEST(unknown.requests() == 0u);
    });
}

BOOST_AUTO_TEST_CASE(an_expired_certificate_is_refused) {
    is_refused(testing::make_certificate({.begins = -48h, .ends = -24h}));
}

BOOST_AUTO_TEST_CASE(a_certificate_that_is_not_yet_valid_is_refused) {
    is_refused(testing::make_certificate({.begins = 24h, .ends = 48h}));
}

BOOST_AUTO_TEST_CASE(a_certificate_of_another_host_is_refused) {
    is_refused(testing::make_certificate({.names = "DNS:elsewhere.example.com,IP:127.0.0.1"}));
    is_refused(testing::make_certificate({.names = "DNS:localhost.example.com,DNS:*.localhost"}));
}

BOOST_AUTO_TEST_CASE(an_old_protocol_is_refused) {
    is_refused(testing::make_certificate(), [](boost::asio::ssl::context& c) {
        SSL_CTX_set_security_level(c.native_handle(), 0);
        SSL_CTX_set_cipher_list(c.native_handle(), "ALL:@SECLEVEL=0");
        SSL_CTX_set_min_proto_version(c.native_handle(), TLS1_VERSION);
        SSL_CTX_set_max_proto_version(c.native_handle(), TLS1_1_VERSION);
    });
}

BOOST_AUTO_TEST_CASE(tls_1_2_and_1_3_are_spoken) {
    testing::certificate const own = testing::make_certificate();
    tests::temporary_file const ca(own.certificate_pem);
    for_each_transport([&](auto const& s) {
        for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
            server const one(tests::echo, own, [&](boost::asio::ssl::context& c) {
                SSL_CTX_set_min_proto_version(c.native_handle(), version);
                SSL_CTX_set_max_proto_version(c.native_handle(), version);
            });
            call_result const g = get(s.connect(one.url(), {.ca_file = ca.path()}), "/1");
            BOOST_TEST(g.is(200, "/1"), g.text());
        }
    });
}

BOOST_AUTO_TEST_CASE(a_session_is_resumed) {
    testing::certificate const own = testing::make_certificate();
    tests::temporary_file const ca(own.certificate_pem);
    for (tests::network_transport const& s : tests::network_transports()) {
        if (!s.speaks_tls || s.name == "curl") continue;  // libcurl has its own session cache
        for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
            BOOST_TEST_CONTEXT(s.name << ", version " << version) {
                server const closing(
                    [](peer& c) {
                        if (c.read()) c.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi");
                        c.close();
                    },
                    own,
                    [&](boost::asio::ssl::context& c) { SSL_CTX_set_max_proto_version(c.native_handle(), version); });
                auto const transport = s.connect(closing.url(), {.ca_file = ca.path()});
                for (int i = 0; i != 5; ++i) BOOST_TEST(get(transport, "/").is(200, "hi"));
                BOOST_TEST(closing.handshakes() == 5u);
                BOOST_TEST(closing.resumptions() == 4u);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_handshake_that_stalls_ends_at_its_limit_and_by_a_stop) {
    for_each_transport([](auto const& s) {
        std::stop_source stop;
        // Accepts connections and sends nothing.
        server const mute([&](peer& c) {
            if (c.number == 1) stop.request_stop();
            while (!c.wait_for_hang_up()) continue;
        });
        velo::rest::server_url const url =
            velo::rest::server_url::checked("https://localhost" + std::string(mute.url().view().substr(16))).value();
        call_result const slow = get(s.connect(url, {.connect_timeout = 150ms}), "/");
        BOOST_TEST(slow.failed(errc::timed_out, delivery::not_sent), slow.text());
        call_result const stopped = get(s.connect(url, {}), "/", {tests::long_enough, stop.get_token()});
        BOOST_TEST(stopped.failed(errc::cancelled, delivery::not_sent), stopped.text());
    });
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_speak_tls_is_refused) {
    for_each_transport([](auto const& s) {
        for (char const* const greeting : {"HTTP/1.1 400 Bad Request\r\n\r\n", ""}) {
            server const plain([&](peer& c) { c.send(greeting), c.close(); });
            velo::rest::server_url const url =
                velo::rest::server_url::checked("https://localhost" + std::string(plain.url().view().substr(16)))
                    .value();
            call_result const g = get(s.connect(url, {}), "/");
            BOOST_TEST(g.failed(errc::tls_failed, delivery::not_sent), g.text());
        }
    });
}

BOOST_AUTO_TEST_CASE(the_constructor_throws_if_the_trusted_certificates_cannot_be_read) {
    BOOST_CHECK_EXCEPTION(velo::rest::sockets("https://localhost:1", {.tls = {.ca_file = "/no/such/file"}}),
                          boost::system::system_error, [](auto const& e) { return e.code() == errc::tls_failed; });
    boost::asio::io_context context;
    BOOST_CHECK_THROW(
        velo::rest::asio(context.get_executor(), "https://localhost:1", {.tls = {.ca_file = "/no/such/file"}}),
        boost::system::system_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
#else
namespace {

BOOST_AUTO_TEST_CASE(without_openssl_the_constructor_throws_for_https) {
    BOOST_CHECK_EXCEPTION(velo::rest::sockets("https://localhost:1"), boost::system::system_error,
                          [](auto const& e) { return e.code() == velo::rest::errc::tls_failed; });
}

}  // namespace
#endif
