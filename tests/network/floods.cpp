// SPDX-License-Identifier: BSL-1.0

// Servers that keep a client busy below HTTP: TLS records of one byte, tickets and key updates without end. Deadline
// and stop hold all the same, and other coroutines of a context get their turn.

#include <boost/test/unit_test.hpp>

#ifdef VELO_HAS_TLS
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ssl.h>

#include <atomic>
#include <chrono>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "transports.hpp"
#include "worst_delay.hpp"

namespace {

using namespace std::chrono_literals;
using velo::rest::errc;
namespace net = boost::asio;

enum class flood { records, tickets, key_updates };

/// TLS server that floods each client once it has read its request.
class flooding_server {
    using tcp = net::ip::tcp;

  public:
    explicit flooding_server(flood f)
        : flood_(f), own_(velo::rest::testing::make_certificate()), ca_(own_.certificate_pem) {
        tls_.use_certificate_chain(net::buffer(own_.certificate_pem));
        tls_.use_private_key(net::buffer(own_.key_pem), net::ssl::context::pem);
        thread_ = std::thread([this] { run(); });
    }
    flooding_server(flooding_server const&) = delete;
    flooding_server& operator=(flooding_server const&) = delete;
    ~flooding_server() {
        is_stopping_ = true;
        boost::system::error_code ignored;
        tcp::socket last(context_);
        static_cast<void>(last.connect(acceptor_.local_endpoint(), ignored));
        thread_.join();
    }
    [[nodiscard]] velo::rest::server_url url() const {
        return velo::rest::server_url::checked("https://localhost:" + std::to_string(acceptor_.local_endpoint().port()))
            .value();
    }
    [[nodiscard]] std::string const& ca_file() const noexcept { return ca_.path(); }

  private:
    void run() {
        std::vector<std::thread> all;
        for (;;) {
            tcp::socket s = acceptor_.accept();
            if (is_stopping_) break;
            all.emplace_back([this, taken = std::move(s)]() mutable { serve(std::move(taken)); });
        }
        for (std::thread& one : all) one.join();
    }

    void serve(tcp::socket s) {
        boost::system::error_code e;
        net::ssl::stream<tcp::socket> stream(std::move(s), tls_);
        static_cast<void>(stream.handshake(net::ssl::stream_base::server, e));
        char request[4096];
        stream.read_some(net::buffer(request), e);
        net::write(stream, net::buffer(std::string("HTTP/1.1 200 OK\r\n\r\n")), e);
        SSL* const ssl = stream.native_handle();
        while (!e && !is_stopping_) {
            // Tickets and key updates leave with the next data; that is what Asio writes.
            if (flood_ == flood::key_updates) SSL_key_update(ssl, SSL_KEY_UPDATE_NOT_REQUESTED);
            if (flood_ == flood::tickets) SSL_new_session_ticket(ssl);
            if (flood_ == flood::records) {
                net::write(stream, net::buffer("x", 1), e);
            } else {
                static_cast<void>(stream.handshake(net::ssl::stream_base::server, e));
            }
        }
    }

    flood flood_;
    velo::rest::testing::certificate own_;
    tests::temporary_file ca_;
    net::io_context context_;
    net::ssl::context tls_{net::ssl::context::tlsv13_server};
    tcp::acceptor acceptor_{context_, {net::ip::address_v4::loopback(), 0}};
    std::atomic<bool> is_stopping_ = false;
    std::thread thread_;
};

constexpr auto all_floods = {flood::records, flood::tickets, flood::key_updates};
constexpr auto guard = 5s;

template <class F>
std::chrono::milliseconds time_of(F f) {
    auto const began = std::chrono::steady_clock::now();
    f();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
}

BOOST_AUTO_TEST_SUITE(floods)

BOOST_AUTO_TEST_CASE(a_flood_ends_at_the_deadline_and_by_a_stop) {
    for (flood const f : all_floods) {
        flooding_server const s(f);
        for (tests::network_transport const& t : tests::network_transports()) {
            if (!t.speaks_tls) continue;
            BOOST_TEST_CONTEXT(t.name << ", flood " << static_cast<int>(f)) {
                auto const transport = t.connect(s.url(), {.ca_file = s.ca_file()});
                tests::call_result late, stopped;
                auto const length = time_of([&] { late = tests::get(transport, "/", {500ms, {}}); });
                BOOST_TEST((length < guard));
                // More tickets or key updates than any server needs are refused before the deadline.
                BOOST_TEST((late.ended.error == errc::timed_out ||
                            (f != flood::records && late.ended.error == errc::protocol_error)),
                           late.text());
                std::stop_source stop;
                std::jthread const stopper([&] { std::this_thread::sleep_for(200ms), stop.request_stop(); });
                auto const stop_length =
                    time_of([&] { stopped = tests::get(transport, "/", {tests::long_enough, stop.get_token()}); });
                BOOST_TEST((stop_length < guard));
                BOOST_TEST((stopped.ended.error == errc::cancelled ||
                            (f != flood::records && stopped.ended.error == errc::protocol_error)),
                           stopped.text());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(other_coroutines_have_their_turn_during_a_flood) {
    for (flood const f : all_floods) {
        flooding_server const s(f);
        net::io_context context;
        velo::rest::asio const transport(context.get_executor(), s.url(), {.tls = {.ca_file = s.ca_file()}});
        auto const worst = tests::worst_delay(context, [&]() -> net::awaitable<void> {
            velo::rest::request const q{.operation = "test", .target = "/"};
            velo::rest::response r;
            velo::rest::send_limits const limits{500ms, {}};
            static_cast<void>(co_await transport.send(q, r, limits));
        });
        BOOST_TEST((worst < 1s));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
#endif
