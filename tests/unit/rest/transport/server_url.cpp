// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/server_url.hpp>

#include <velo/environment.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_transport_server_url)

BOOST_AUTO_TEST_CASE(it_is_split_into_its_parts) {
    struct expectation {
        char const* url;
        bool tls;
        char const* host;
        char const* port;
        char const* prefix;
    };
    for (expectation const& e : {
             expectation{"https://api.example.com", true, "api.example.com", "", ""},
             {"https://api.example.com/", true, "api.example.com", "", ""},
             {"https://api.example.com//", true, "api.example.com", "", ""},
             {"http://localhost:8080/a/b/", false, "localhost", "8080", "/a/b"},
             {"http://127.0.0.1:1", false, "127.0.0.1", "1", ""},
             {"https://[::1]:443/x", true, "[::1]", "443", "/x"},
             {"https://[2001:db8::1]", true, "[2001:db8::1]", "", ""},
         }) {
        BOOST_TEST_CONTEXT(e.url) {
            auto const url = rest::server_url::checked(e.url);
            BOOST_TEST_REQUIRE(url.has_value());
            rest::server_parts const parts = rest::split(*url);
            BOOST_TEST(parts.tls == e.tls);
            BOOST_TEST(parts.host == e.host);
            BOOST_TEST(parts.port == e.port);
            BOOST_TEST(parts.prefix == e.prefix);
        }
    }
}

BOOST_AUTO_TEST_CASE(text_that_is_no_server_url_is_refused) {
    for (char const* const text : {"",
                                   "api.example.com",
                                   "ftp://api.example.com",
                                   "https://",
                                   "https:///x",
                                   "https://:443",
                                   "https://host:",
                                   "https://host:port",
                                   "https://host:123456",
                                   "https://user@host",
                                   "https://user:pw@host",
                                   "https://host?x",
                                   "https://host/#x",
                                   "https://ho st",
                                   "https://host\r\nX: y",
                                   "https://[::1",
                                   "https://[::1]x",
                                   "HTTPS://host",
                                   "https://h\\ost",
                                   "https://hosté"}) {
        BOOST_TEST(!rest::server_url::checked(text).has_value(), text);
    }
    BOOST_TEST(!rest::server_url::checked("https://host/" + std::string(600, 'x')).has_value());
}

BOOST_AUTO_TEST_CASE(loopback_is_this_machine_and_no_look_alike) {
    auto const is_loopback = [](std::string const& host) {
        rest::server_url const url = rest::server_url::checked("http://" + host).value();
        return rest::split(url).is_loopback();
    };
    for (char const* const host : {"localhost", "localhost:80", "127.0.0.1", "127.1.2.3:9", "[::1]:8080"})
        BOOST_TEST(is_loopback(host), host);
    for (char const* const host : {"127.0.0.1.example.com", "localhost.example.com", "128.0.0.1", "10.0.0.1", "[::2]",
                                   "0.0.0.0", "xlocalhost"}) {
        BOOST_TEST(!is_loopback(host), host);
    }
}

BOOST_AUTO_TEST_CASE(the_servers_of_the_api_specification) {
    BOOST_TEST(velo::sandbox.view() == "https://api.sandbox.velopayments.com");
    BOOST_TEST(velo::production.view() == "https://api.payouts.velopayments.com");
    BOOST_TEST(rest::split(velo::sandbox).tls);
    BOOST_TEST(rest::split(velo::production).prefix.empty());
}

BOOST_AUTO_TEST_SUITE_END()
