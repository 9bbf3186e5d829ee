// SPDX-License-Identifier: BSL-1.0

// Servers that drip, flood or fall silent, in each phase of a call, in clear text and over TLS: every transport ends
// the call by its deadline and by a stop, and other coroutines of a context get their turn.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/error_code.hpp>
#ifdef VELO_HAS_TLS
#include <boost/asio/ssl/context.hpp>
#include <openssl/bio.h>
#include <openssl/ssl.h>
#endif
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "dripping_relay.hpp"
#include "full_port.hpp"
#include "support/attacks.hpp"
#include "transports.hpp"
#include "worst_delay.hpp"

namespace {

using namespace std::chrono_literals;
using tests::any_transport;
using tests::attack;
using tests::attacks;
using tests::call_result;
using tests::drop;
using tests::served;
using tests::without_limits;
using velo::rest::delivery;
using velo::rest::errc;
using peer = velo::rest::testing::peer_connection;
using server = velo::rest::testing::loopback_peer;
using steady = std::chrono::steady_clock;
namespace net = boost::asio;

constexpr auto deadline = 300ms;
constexpr auto stop_after = 150ms;
/// Calls end by then, on a busy machine as well.
constexpr auto guard = 5s;

/// Server in clear text or over TLS, and the options with which clients trust it.
class any_server {
  public:
    any_server(server::serve_function serve, bool tls) {
#ifdef VELO_HAS_TLS
        if (tls) {
            auto const own = velo::rest::testing::make_certificate();
            ca_.emplace(own.certificate_pem);
            server_.emplace(std::move(serve), own);
            return;
        }
#endif
        static_cast<void>(tls);
        server_.emplace(std::move(serve));
    }
    [[nodiscard]] server& operator*() { return *server_; }
    [[nodiscard]] tests::network_options options() const { return {.ca_file = ca_ ? ca_->path() : ""}; }
    [[nodiscard]] std::string ca_file() const { return options().ca_file; }

  private:
    std::optional<tests::temporary_file> ca_;
    std::optional<server> server_;
};

#ifdef VELO_HAS_TLS
constexpr bool schemes[] = {false, true};
#else
constexpr bool schemes[] = {false};
#endif

/// A call that should end early.
struct ended_call {
    std::string transport;
    bool by_stop = false;
    call_result result{};
    steady::duration length{};
};

/// Calls `url` over every transport, each with a deadline and with a stop, all of them at the same time. Both come
/// `factor` times as late as usual.
std::vector<ended_call> call_at_once(velo::rest::server_url const& url, tests::network_options const& options,
                                     std::string const& body = "", int factor = 1) {
    bool const tls = url.view().starts_with("https");
    std::vector<tests::network_transport> all = tests::network_transports();
    std::erase_if(all, [&](tests::network_transport const& t) { return tls && !t.speaks_tls; });
    std::vector<ended_call> ended(all.size() * 2);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i != ended.size(); ++i) {
            bool const by_stop = i % 2 == 1;
            if (by_stop && !all[i / 2].is_stopped_while_it_waits) continue;
            threads.emplace_back([&, i, by_stop] {
                auto const transport = all[i / 2].connect(url, options);
                std::stop_source stop;
                std::jthread stopper;
                if (by_stop)
                    stopper =
                        std::jthread([&] { std::this_thread::sleep_for(factor * stop_after), stop.request_stop(); });
                auto const began = steady::now();
                velo::rest::send_limits const limits =
                    by_stop ? velo::rest::send_limits{tests::long_enough, stop.get_token()}
                            : velo::rest::send_limits{factor * deadline, {}};
                velo::rest::request const q{.operation = "test",
                                            .method = body.empty() ? velo::rest::method::get : velo::rest::method::post,
                                            .target = "/",
                                            .body = body,
                                            .has_body = !body.empty()};
                call_result x = velo::rest::testing::detail::send_over(transport, q, limits, without_limits());
                ended[i] = {all[i / 2].name, by_stop, std::move(x), steady::now() - began};
            });
        }
    }
    std::erase_if(ended, [](ended_call const& c) { return c.transport.empty(); });
    return ended;
}

/// Does the same with a server whose connection does not take long: each call has sent something before it ends.
std::vector<ended_call> call_until_sent(velo::rest::server_url const& url, tests::network_options const& options,
                                        std::string const& body = "") {
    std::vector<ended_call> all = call_at_once(url, options, body);
    // On a busy machine the connection may take as long as the limit.
    bool const is_early =
        std::ranges::any_of(all, [](ended_call const& c) { return c.result.ended.delivered == delivery::not_sent; });
    return is_early ? call_at_once(url, options, body, 8) : all;
}

/// Checks that each call ended by its own limit.
void check_ended(std::vector<ended_call> const& all, delivery delivered, bool may_exceed_own_limits = false) {
    for (ended_call const& c : all) {
        BOOST_TEST_CONTEXT(c.transport << (c.by_stop ? ", stop" : ", deadline")) {
            BOOST_TEST((c.length < guard));
            bool const is_right = c.result.failed(c.by_stop ? errc::cancelled : errc::timed_out, delivered);
            // libcurl has a limit of its own, which some versions report as a failure to receive. A stream holds a line
            // in its buffer.
            errc const e = c.result.ended.error;
            bool const is_limited =
                may_exceed_own_limits &&
                ((c.transport == "curl" && (e == errc::response_too_large || e == errc::connection_lost)) ||
                 (c.transport == "stream" && e == errc::response_too_large));
            BOOST_TEST((is_right || is_limited), c.result.text());
        }
    }
}

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(deadline_and_stop_end_a_call_whatever_the_server_sends) {
    for (bool const tls : schemes) {
        for (attack const& a : attacks) {
            BOOST_TEST_CONTEXT(a.name << (tls ? ", TLS" : "")) {
                any_server s(served(a), tls);
                check_ended(call_until_sent((*s).url(), s.options()), delivery::maybe_sent, a.may_exceed_own_limits);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(deadline_and_stop_end_the_wait_for_a_connection) {
    tests::full_port const full;
    check_ended(call_at_once(full.url(), {}), delivery::not_sent);
}

BOOST_AUTO_TEST_CASE(deadline_and_stop_end_a_request_that_the_server_does_not_read) {
    std::string const body(std::size_t{16} << 20, 'b');
    for (bool const tls : schemes) {
        BOOST_TEST_CONTEXT((tls ? "TLS" : "clear text")) {
            std::stop_source over;
            any_server s(
                [&](peer&) {
                    while (!over.stop_requested()) std::this_thread::sleep_for(5ms);
                },
                tls);
            auto const all = call_until_sent((*s).url(), s.options(), body);
            over.request_stop();
            check_ended(all, delivery::maybe_sent);
        }
    }
}

#ifdef VELO_HAS_TLS
BOOST_AUTO_TEST_CASE(deadline_and_stop_end_a_tls_handshake_that_is_not_answered) {
    // A server in clear text that says nothing.
    server const silent([](peer& c) {
        while (!c.wait_for_hang_up()) continue;
    });
    std::string url(silent.url().view());
    url.insert(4, "s");
    check_ended(call_at_once(velo::rest::server_url::checked(url).value(), {}), delivery::not_sent);
}

BOOST_AUTO_TEST_CASE(deadline_and_stop_end_a_tls_handshake_that_drips) {
    any_server s(tests::echo, true);
    tests::dripping_relay const relay((*s).url(), drop);
    check_ended(call_at_once(relay.url(), s.options()), delivery::not_sent);
}

BOOST_AUTO_TEST_CASE(a_body_that_only_the_end_of_the_connection_ends_needs_a_tls_goodbye) {
    for (tests::network_transport const& t : tests::network_transports()) {
        if (!t.speaks_tls) continue;
        BOOST_TEST_CONTEXT(t.name) {
            // The connection is closed without a close_notify when the function returns.
            any_server s(
                [](peer& c) {
                    if (c.read()) c.send("HTTP/1.1 200 OK\r\n\r\ntruncated");
                },
                true);
            call_result const x = tests::get(t.connect((*s).url(), s.options()));
            BOOST_TEST(x.failed(errc::connection_lost, delivery::maybe_sent), x.text());
        }
    }
}
#endif

BOOST_AUTO_TEST_CASE(bytes_that_come_one_in_a_segment_are_a_response) {
    for (bool const tls : schemes) {
        any_server s(tests::echo, tls);
        tests::dripping_relay const relay((*s).url(), 0ms);
        for (tests::network_transport const& t : tests::network_transports()) {
            if (tls && !t.speaks_tls) continue;
            BOOST_TEST_CONTEXT(t.name << (tls ? ", TLS" : "")) {
                auto const transport = t.connect(relay.url(), s.options());
                for (char const* const target : {"/1", "/2"}) {
                    call_result const x = tests::get(transport, target);
                    BOOST_TEST(x.is(200, target), x.text());
                }
            }
        }
    }
}

/// Transports of this library whose sockets a test can make, or whose TLS it knows.
std::vector<std::pair<std::string_view, any_transport>> own_transports(velo::rest::server_url const& url,
                                                                       velo::rest::socket_options const& options) {
    return {{"sockets", any_transport::of(velo::rest::sockets(url, options))},
            {"asio", any_transport::of(tests::blocking_adapter<velo::rest::asio>(
                         [&](auto const& executor) { return velo::rest::asio(executor, url, options); }))}};
}

BOOST_AUTO_TEST_CASE(bytes_that_come_before_the_request_are_not_its_response) {
    server s([](peer& c) {
        c.send(tests::ok_response("nobody asked"));
        tests::echo(c);
    });
    velo::rest::server_url const url = s.url();
    velo::rest::socket_options options;
    // The bytes are there when the transport has the connection.
    options.connect = [port = split(url).port](auto) {
        net::io_context context;
        net::ip::tcp::socket socket(context);
        socket.connect({net::ip::address_v4::loopback(), port});
        socket.wait(net::ip::tcp::socket::wait_read);
        return socket.release();
    };
    for (auto const& [name, transport] : own_transports(url, options)) {
        BOOST_TEST_CONTEXT(name) {
            call_result const x = tests::get(transport, "/1");
            BOOST_TEST(x.failed(errc::protocol_error, delivery::not_sent), x.text());
        }
    }
    BOOST_TEST(s.requests() == 0u);
}

#ifdef VELO_HAS_TLS
/// Serves one connection over TLS 1.2 and sends a response together with the end of the handshake. Returns what the
/// client sent.
std::string respond_at_once(net::ip::tcp::socket socket, net::ssl::context& tls) {
    std::unique_ptr<SSL, decltype(&SSL_free)> const ssl(SSL_new(tls.native_handle()), &SSL_free);
    BIO* const in = BIO_new(BIO_s_mem());
    BIO* const out = BIO_new(BIO_s_mem());
    SSL_set_bio(ssl.get(), in, out);
    SSL_set_accept_state(ssl.get());
    boost::system::error_code e;
    std::string received;
    bool is_open = false;
    while (!e) {
        if (!is_open && SSL_do_handshake(ssl.get()) == 1) {
            is_open = true;
            std::string const response = tests::ok_response("nobody asked");
            SSL_write(ssl.get(), response.data(), static_cast<int>(response.size()));
        }
        char bytes[4096];
        for (int n = 0; is_open && (n = SSL_read(ssl.get(), bytes, sizeof bytes)) > 0;)
            received.append(bytes, static_cast<std::size_t>(n));
        std::string sent(BIO_ctrl_pending(out), '\0');
        if (!sent.empty()) BIO_read(out, sent.data(), static_cast<int>(sent.size()));
        net::write(socket, net::buffer(sent), e);
        std::size_t const size = socket.read_some(net::buffer(bytes), e);
        if (size != 0) BIO_write(in, bytes, static_cast<int>(size));
    }
    return received;
}

BOOST_AUTO_TEST_CASE(bytes_that_come_with_the_tls_handshake_are_not_a_response) {
    auto const own = velo::rest::testing::make_certificate();
    net::ssl::context tls(net::ssl::context::tlsv12_server);
    tls.use_certificate_chain(net::buffer(own.certificate_pem));
    tls.use_private_key(net::buffer(own.key_pem), net::ssl::context::pem);
    SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_TICKET);
    net::io_context context;
    net::ip::tcp::acceptor acceptor(context, {net::ip::address_v4::loopback(), 0});
    std::string const port = std::to_string(acceptor.local_endpoint().port());
    velo::rest::socket_options options;
    options.tls.ca_pem = own.certificate_pem;
    for (auto const& [name, transport] :
         own_transports(velo::rest::server_url::checked("https://localhost:" + port).value(), options)) {
        BOOST_TEST_CONTEXT(name) {
            std::string received;
            std::jthread serving([&] { received = respond_at_once(acceptor.accept(), tls); });
            call_result const x = tests::get(transport, "/1");
            BOOST_TEST(x.failed(errc::protocol_error, delivery::not_sent), x.text());
            serving.join();
            BOOST_TEST(received == "");
        }
    }
}
#endif

/// Longest delay of a timer of the same context while `transport` makes a call.
steady::duration worst_delay(net::io_context& context, velo::rest::asio const& transport, call_result& x) {
    velo::rest::response r;
    r.limit(without_limits());
    return tests::worst_delay(context, [&]() -> net::awaitable<void> {
        velo::rest::request const q{.operation = "test", .target = "/"};
        velo::rest::send_limits const limits{deadline, {}};
        x.ended = co_await transport.send(q, r, limits);
    });
}

BOOST_AUTO_TEST_CASE(other_coroutines_have_their_turn_whatever_the_server_sends) {
    for (bool const tls : schemes) {
        for (attack const& a : attacks) {
            if (a.piece.empty() || a.interval != 0ms) continue;
            BOOST_TEST_CONTEXT(a.name << (tls ? ", TLS" : "")) {
                any_server s(served(a), tls);
                net::io_context context;
                velo::rest::asio const transport(context.get_executor(), (*s).url(), {.tls = {.ca_file = s.ca_file()}});
                call_result x;
                auto const delay = worst_delay(context, transport, x);
                BOOST_TEST((x.ended.error == errc::timed_out), x.text());
                BOOST_TEST((delay < 1s));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
