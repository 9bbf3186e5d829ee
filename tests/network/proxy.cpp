// SPDX-License-Identifier: BSL-1.0

// What a proxy gets to see, and what an error of the proxy is reported as, of every transport that has one.

#include <velo/rest/transport/net/proxy.hpp>

#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/velo.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/system_error.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

#include "../support/recording_server.hpp"
#include "transports.hpp"

namespace {

using tests::canned_bytes;
using tests::recording_server;
using velo::delivery;
using velo::errc;
using velo::rest::testing::detail::call_result;
using velo::rest::testing::detail::echo;
using velo::rest::testing::detail::get;
using server = velo::rest::testing::loopback_peer;

/// Sets a variable of the environment for the life of the object.
class variable {
  public:
    variable(char const* name, std::string const& value) : name_(name) { ::setenv(name, value.c_str(), 1); }
    variable(variable const&) = delete;
    variable& operator=(variable const&) = delete;
    ~variable() { ::unsetenv(name_); }

  private:
    char const* name_;
};

/// `path` of the same server with another host.
velo::server_url with_host(velo::server_url const& url, std::string const& scheme, std::string const& host) {
    std::string_view const text = url.view();
    return velo::server_url::checked(scheme + host + std::string(text.substr(text.rfind(':')))).value();
}

BOOST_AUTO_TEST_SUITE(proxy)

BOOST_AUTO_TEST_CASE_TEMPLATE(requests_to_this_machine_and_in_clear_text_never_go_through_a_proxy, Kind,
                              tests::transport_kinds) {
    recording_server spy;
    recording_server wanted;
    std::string const proxy(spy.url().view());
    std::string const socks = "socks5h" + proxy.substr(4);
    using options_type = typename Kind::options;
    std::vector<options_type> all{{}, {.proxy = proxy}, {.proxy = ""}};
#ifdef VELO_HAS_CURL
    if constexpr (std::is_same_v<Kind, tests::over_curl>) all.push_back({.proxy = socks});
#endif
    for (bool const is_in_environment : {false, true}) {
        std::vector<std::unique_ptr<variable>> environment;
        if (is_in_environment) {
            for (char const* const name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"})
                environment.push_back(std::make_unique<variable>(name, proxy));
            environment.push_back(std::make_unique<variable>("all_proxy", socks));
        }
        for (options_type const& options : all) {
            options_type hasty = options;
            hasty.connect_timeout = std::chrono::milliseconds(50);
            for (char const* const host : {"127.0.0.1", "localhost", "LOCALHOST", "127.1", "0x7f.1", "2130706433",
                                           "localhost.", "a.localhost", "[::ffff:127.0.0.1]"}) {
                velo::client const client(typename Kind::transport(with_host(wanted.url(), "http://", host), options),
                                          velo::bearer("token"));
                auto const result = client.call(velo::register_sms{.body = {.sms_number = "+11235555555"}});
                BOOST_TEST(result.has_value(), host << ": " << (result ? "" : result.error().message()));
                // TLS to this machine: the handshake gets no response, and not from the proxy.
                call_result const g =
                    get(typename Kind::transport(with_host(wanted.url(), "https://", host), hasty), "/");
                BOOST_TEST(g.failed(errc::timed_out, delivery::not_sent), host << ": " << g.text());
            }
            // In clear text to another machine, without a credential. TEST-NET-1 (RFC 5737): no server is there.
            call_result const g = get(typename Kind::transport("http://192.0.2.1:1", hasty), "/");
            BOOST_TEST((g.ended.delivered == delivery::not_sent), g.text());
        }
    }
    BOOST_TEST(spy.connections() == 0u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_refusal_of_the_proxy_is_a_failed_connection_and_is_not_repeated, Kind,
                              tests::transport_kinds) {
    for (int const status : {301, 401, 403, 407, 500, 503}) {
        recording_server proxy([&](auto const&, std::size_t) {
            return canned_bytes{
                "HTTP/1.1 " + std::to_string(status) +
                    " No\r\nRetry-After: 0\r\nX-A: of the proxy\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                    "Content-Length: 3\r\n\r\nno!",
                true};
        });
        std::string const url = "http://name:word@" + std::string(proxy.url().view().substr(7));
        velo::client const client(typename Kind::transport("https://api.example.com", {.proxy = url}),
                                  velo::bearer("MY-TOKEN"));
        auto const result = client.call(velo::get_self{});
        BOOST_TEST_REQUIRE(result.has_error());
        BOOST_TEST((result.error() == errc::connect_failed), result.error());
        BOOST_TEST((result.error().delivery() == delivery::not_sent));
        BOOST_TEST(result.error().attempts() == 1);
        BOOST_TEST(result.error().status() == 0);
        BOOST_TEST(result.error().message().find(std::to_string(status)) != std::string::npos, result.error());
        auto const requests = proxy.requests();
        BOOST_TEST_REQUIRE(requests.size() == 1u);
        BOOST_TEST(requests[0].line() == "CONNECT api.example.com:443");
        BOOST_TEST(requests[0].field("Authorization") == "(absent)");
        BOOST_TEST(requests[0].field("Proxy-Authorization") == "Basic bmFtZTp3b3Jk");
        BOOST_TEST(requests[0].head.find("MY-TOKEN") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_proxy_that_is_not_there_or_hangs_up_is_a_failed_connection, Kind,
                              tests::transport_kinds) {
    recording_server rude([](auto const&, std::size_t) { return canned_bytes{"", true}; });
    recording_server confused([](auto const&, std::size_t) { return canned_bytes{"this is not HTTP\r\n\r\n", true}; });
    velo::server_url const closed = recording_server().url();
    for (std::string const& proxy : {std::string(rude.url().view()), std::string(confused.url().view()),
                                     std::string(closed.view()), std::string("http://nowhere.invalid:1")}) {
        call_result const g = get(typename Kind::transport("https://api.example.com", {.proxy = proxy}), "/");
        BOOST_TEST(g.failed(errc::connect_failed, delivery::not_sent), proxy << ": " << g.text());
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(credentials_that_basic_forbids_are_refused_when_the_transport_is_made, Kind,
                              tests::transport_kinds) {
    recording_server spy;
    std::string const there = std::string(spy.url().view().substr(7));
    for (bool const is_in_environment : {false, true}) {
        for (std::string const credentials : {"JOHN%0d%0a:DOE", "JOHN:DOE%0AX", "JOHN%00:DOE", "JOHN%3A:DOE",
                                              "JOHN:DOE%7F", "JOHN\n:DOE", "%EF%BB%BFJOHN:DOE"}) {
            std::string const proxy = "http://" + credentials + "@" + there;
            std::unique_ptr<variable> const in_environment =
                is_in_environment ? std::make_unique<variable>("https_proxy", proxy) : nullptr;
            typename Kind::options options;
            if (!is_in_environment) options.proxy = proxy;
            BOOST_CHECK_EXCEPTION(typename Kind::transport("https://192.0.2.1:1", options), boost::system::system_error,
                                  [](boost::system::system_error const& e) {
                                      std::string const what = e.what();
                                      return e.code() == errc::invalid_credential &&
                                             what.find("for the proxy") != std::string::npos &&
                                             what.find("JOHN") == std::string::npos &&
                                             what.find("DOE") == std::string::npos;
                                  });
        }
    }
    BOOST_TEST(spy.connections() == 0u);
}

BOOST_AUTO_TEST_CASE(no_proxy_names_hosts_domains_addresses_and_blocks_of_them) {
    struct row {
        char const* url;
        char const* list;
        bool is_exempt;
    };
    for (row const& r : {row{"https://api.example.com", "*", true},
                         {"https://api.example.com", "x, *", true},
                         {"https://api.example.com", "example.com", true},
                         {"https://api.example.com.", "\t.EXAMPLE.com.", true},
                         {"https://api.example.com", "pi.example.com", false},
                         {"https://api.example.com", "api.example.com.evil", false},
                         {"https://api.example.com", "*.example.com", false},
                         {"https://api.example.com", "example.com:443", true},
                         {"https://api.example.com", "example.com:444", false},
                         {"https://api.example.com", "example.com:", false},
                         {"https://api.example.com", ".", false},
                         {"https://api.example.com", ", ,", false},
                         {"https://api.example.com", "0.0.0.0/0", false},
                         {"https://192.0.2.7", "192.0.2.7", true},
                         {"https://0xc0.2.7", "192.0.2.7", false},
                         {"https://0xc0.0.2.7", "192.0.2.7", true},
                         {"https://192.0.2.7", "192.0.2.7:443,x", true},
                         {"https://192.0.2.7", "192.0.2.0/24", true},
                         {"https://192.0.2.7", "192.0.2.6/31", true},
                         {"https://192.0.2.7", "192.0.2.5/31", false},
                         {"https://192.0.2.7", "192.0.2.7/33", false},
                         {"https://192.0.2.7", "192.0.2.7/", false},
                         {"https://192.0.2.7", "0.0.0.0/0", true},
                         {"https://192.0.2.7", "::/0", false},
                         {"https://192.0.2.7", "2.7", false},
                         {"https://[2001:db8::1]", "2001:db8:0::1", true},
                         {"https://[2001:db8::1]", "[2001:db8::1]", true},
                         {"https://[2001:db8::1]:8443", "[2001:db8::1]:8443", true},
                         {"https://[2001:db8::1]", "[2001:db8::1]:8443", false},
                         {"https://[2001:db8::1]", "2001:db8::/32", true},
                         {"https://[2001:db8::1]", "2001:db9::/32", false},
                         {"https://[2001:db8::1]", "::/0", true}}) {
        velo::server_url const url = velo::server_url::checked(r.url).value();
        BOOST_TEST(velo::rest::detail::is_exempt(velo::rest::split(url), r.list) == r.is_exempt,
                   r.url << " " << r.list);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_proxy_that_is_given_is_used_whatever_the_environment_says, Kind,
                              tests::transport_kinds) {
    recording_server proxy([](auto const&, std::size_t) { return canned_bytes{"HTTP/1.1 403 No\r\n\r\n", true}; });
    std::string const url(proxy.url().view());
    variable const all("no_proxy", "*");
    // Addresses are written as such, and what stands behind a slash is no host.
    for (std::string const& given : {url, url + "/@192.0.2.2"}) {
        call_result const g = get(typename Kind::transport("https://0xc0000207:1", {.proxy = given}), "/");
        BOOST_TEST(g.failed(errc::connect_failed, delivery::not_sent), g.text());
        BOOST_TEST(g.ended.is_permanent);
    }
    auto const requests = proxy.requests();
    BOOST_TEST_REQUIRE(requests.size() == 2u);
    for (auto const& q : requests) BOOST_TEST(q.line() == "CONNECT 192.0.2.7:1");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(deadline_and_stop_end_a_call_whatever_the_proxy_sends, Kind, tests::transport_kinds) {
    using namespace std::chrono_literals;
    struct attack {
        std::string begin;
        std::string piece;  // sent again and again
        bool is_refusal;    // the beginning says all
    };
    std::string many_fields, many_bytes(20'000, 'a');
    for (int i = 0; i != 3'000; ++i) many_fields += "A: b\r\n";
    for (attack const& a : {attack{"HTTP/1.1 200 OK\r\n", many_fields, false},
                            {"HTTP/1.1 200 OK\r\nA: ", many_bytes, false},
                            {"HTTP/1.1 407 No\r\nContent-Length: 99999999999\r\n\r\n", many_bytes, true},
                            {"HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n", true},
                            {"HTTP/1.1 503 No\r\nContent-Length: 9\r\n\r\n", "", true},
                            {"HTTP/1.1 200 OK\r\n", "", false}}) {
        server const proxy([&](velo::rest::testing::peer_connection& c) {
            if (!c.read() || !c.send(a.begin)) return;
            if (a.piece.empty()) {
                c.wait_for_hang_up();
                return;
            }
            // Not for ever, so that a call that waits for the end of it comes back.
            auto const end = std::chrono::steady_clock::now() + 6s;
            while (c.send(a.piece) && std::chrono::steady_clock::now() < end) {
            }
        });
        typename Kind::transport const transport("https://api.example.com", {.proxy = std::string(proxy.url().view())});
        for (bool const by_stop : {false, true}) {
            std::stop_source stop;
            std::jthread stopper;
            if (by_stop) stopper = std::jthread([&] { std::this_thread::sleep_for(50ms), stop.request_stop(); });
            auto const began = std::chrono::steady_clock::now();
            call_result const g =
                get(transport, "/",
                    by_stop ? velo::rest::send_limits{20s, stop.get_token()} : velo::rest::send_limits{100ms, {}});
            auto const length = std::chrono::steady_clock::now() - began;
            BOOST_TEST_CONTEXT(a.begin << (by_stop ? "stop" : "deadline")) {
                BOOST_TEST((length < 5s));
                if (a.is_refusal) {
                    BOOST_TEST(g.failed(errc::connect_failed, delivery::not_sent), g.text());
                    BOOST_TEST(g.ended.is_permanent, g.text());
                } else {
                    // A proxy that sends too much is one with which there is no connection.
                    bool const is_right = g.failed(by_stop ? errc::cancelled : errc::timed_out, delivery::not_sent) ||
                                          g.failed(errc::connect_failed, delivery::not_sent);
                    BOOST_TEST(is_right, g.text());
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_tunnel_is_a_failed_connection) {
    for (char const* const response :
         {"HTTP/1.1 101 Switching\r\n\r\n", "HTTP/1.1 099 No\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n",
          "HTTP/2 200 OK\r\n\r\n", "HTTP/1.1 200 OK\n\n", "HTTP/1.1\r\n\r\n", "\r\n\r\n", "HTTP/1.1 200\r"}) {
        recording_server proxy([&](auto const&, std::size_t) { return canned_bytes{response, true}; });
        call_result const g =
            get(velo::rest::sockets("https://api.example.com", {.proxy = std::string(proxy.url().view())}), "/");
        BOOST_TEST(g.failed(errc::connect_failed, delivery::not_sent), response << ": " << g.text());
    }
}

#ifdef VELO_HAS_TLS

/// Proxy that answers CONNECT with `response` and then carries bytes to and from a port of this machine.
class tunnel {
    using tcp = boost::asio::ip::tcp;

  public:
    tunnel(std::string response, std::string_view url)
        : response_(std::move(response)),
          port_(static_cast<std::uint16_t>(std::stoi(std::string(url.substr(url.rfind(':') + 1))))),
          acceptor_(context_, {boost::asio::ip::address_v4::loopback(), 0}),
          thread_([this] { serve(); }) {}
    ~tunnel() { thread_.join(); }

    [[nodiscard]] std::string url() const {
        return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
    }

  private:
    void serve() {
        boost::system::error_code e;
        tcp::socket client(context_), upstream(context_);
        static_cast<void>(acceptor_.accept(client, e));
        std::string head;
        boost::asio::read_until(client, boost::asio::dynamic_buffer(head), "\r\n\r\n", e);
        static_cast<void>(upstream.connect({boost::asio::ip::address_v4::loopback(), port_}, e));
        boost::asio::write(client, boost::asio::buffer(response_), e);
        std::jthread const back([&] { carry(upstream, client); });
        carry(client, upstream);
    }
    static void carry(tcp::socket& from, tcp::socket& to) {
        boost::system::error_code e;
        std::array<char, 4096> bytes{};
        while (!e) {
            std::size_t const size = from.read_some(boost::asio::buffer(bytes), e);
            if (!e) boost::asio::write(to, boost::asio::buffer(bytes, size), e);
        }
        static_cast<void>(to.shutdown(tcp::socket::shutdown_both, e));
        static_cast<void>(from.shutdown(tcp::socket::shutdown_both, e));
    }

    std::string response_;
    std::uint16_t port_;
    boost::asio::io_context context_;
    tcp::acceptor acceptor_;
    std::thread thread_;
};

BOOST_AUTO_TEST_CASE_TEMPLATE(a_success_of_the_proxy_is_a_tunnel_and_its_fields_are_not_the_apis, Kind,
                              tests::transport_kinds) {
    auto const own = velo::rest::testing::make_certificate({.names = "DNS:api.example.com"});
    tests::temporary_file const ca(own.certificate_pem);
    server const api(echo, own);
    for (char const* const response :
         {"HTTP/1.1 200 Connection established\r\n\r\n", "HTTP/1.1 204 No Content\r\nX-A: of the proxy\r\n\r\n",
          "HTTP/1.1 200 OK\r\nX-A: of the proxy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
          "HTTP/1.0 200 OK\r\nContent-Length: 99999999999\r\nX-A: of the proxy\r\n\r\n"}) {
        tunnel const proxy(response, api.url().view());
        {
            typename Kind::transport const transport("https://api.example.com",
                                                     {.tls = {.ca_file = ca.path()}, .proxy = proxy.url()});
            for (char const* const target : {"/1", "/2"}) {
                call_result const g = get(transport, target);
                BOOST_TEST(g.is(200, target), response << ": " << g.text());
                BOOST_TEST(g.field == "");
            }
        }
    }
}

#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
