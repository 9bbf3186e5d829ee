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
        int port;
        char const* prefix;
    };
    for (expectation const& e : {
             expectation{"https://api.example.com", true, "api.example.com", 443, ""},
             {"https://api.example.com/", true, "api.example.com", 443, ""},
             {"https://api.example.com//", true, "api.example.com", 443, ""},
             {"http://localhost:8080/a/b/", false, "localhost", 8080, "/a/b"},
             {"http://127.0.0.1:1", false, "127.0.0.1", 1, ""},
             {"https://[::1]:443/x", true, "[::1]", 443, "/x"},
             {"HTTP://LOCALHOST", false, "LOCALHOST", 80, ""},
             {"hTTpS://Api.Example.com.:00080/A", true, "Api.Example.com.", 80, "/A"},
             {"http://host:65535", false, "host", 65535, ""},
             {"http://a_b-c.d:0000000000000000001", false, "a_b-c.d", 1, ""},
             {"https://[2001:db8::1]", true, "[2001:db8::1]", 443, ""},
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
                                   "https://host:0",
                                   "https://host:00000",
                                   "https://host:65536",
                                   "https://host:123456",
                                   "https://host:18446744073709551617",
                                   "https://host:+1",
                                   "https://user@host",
                                   "https://user:pw@host",
                                   "https://host?x",
                                   "https://host/#x",
                                   "https://ho st",
                                   "https://host\r\nX: y",
                                   "https://[::1",
                                   "https://[::1]x",
                                   "https//host",
                                   "https://.",
                                   "https://.host",
                                   "https://a..b",
                                   "https://host..",
                                   "https://h%6Fst",
                                   "https://a,b",
                                   "https://[::1%25lo]",
                                   "https://[v1.x]",
                                   "https://[127.0.0.1]",
                                   "https://::1",
                                   "https://h\\ost",
                                   "https://hosté"}) {
        BOOST_TEST(!rest::server_url::checked(text).has_value(), text);
    }
    BOOST_TEST(!rest::server_url::checked("https://host/" + std::string(600, 'x')).has_value());
}

BOOST_AUTO_TEST_CASE(loopback_is_this_machine_and_no_look_alike) {
    auto const is_loopback = [](std::string const& host) {
        rest::server_url const url = rest::server_url::checked("http://" + host).value();
        rest::server_parts const parts = rest::split(url);
        BOOST_TEST(parts.is_confidential() == parts.is_loopback());
        return parts.is_loopback();
    };
    for (char const* const host : {"localhost",
                                   "localhost:80",
                                   "LocalHost",
                                   "localhost.",
                                   "api.localhost",
                                   "a.b.LOCALHOST.:8080",
                                   "127.0.0.1",
                                   "127.1.2.3:9",
                                   "127.1",
                                   "127.0.1",
                                   "0x7f.1",
                                   "0X7F000001",
                                   "2130706433",
                                   "0177.1",
                                   "017700000001",
                                   "[::1]:8080",
                                   "[0:0:0:0:0:0:0:1]",
                                   "[::0001]",
                                   "[::ffff:127.0.0.1]",
                                   "[::FFFF:7f00:1]",
                                   "[0:0::ffff:127.255.255.255]"}) {
        BOOST_TEST(is_loopback(host), host);
    }
    for (char const* const host : {"127.0.0.1.example.com",
                                   "localhost.example.com",
                                   "xlocalhost",
                                   "local-host",
                                   "localhost.localdomain",
                                   "127.0.0.1.5",
                                   "127.999.1.1",
                                   "127.999.999.999",
                                   "127.0.0.256",
                                   "127.",
                                   "127.0.0.1.",
                                   "127.0.0.0x",
                                   "0x",
                                   "0178.1",
                                   "127.16777216",
                                   "4294967296",
                                   "127.0.65536",
                                   "128.0.0.1",
                                   "10.0.0.1",
                                   "0.0.0.0",
                                   "[::2]",
                                   "[::]",
                                   "[::127.0.0.1]",
                                   "[::ffff:128.0.0.1]",
                                   "[1::1]",
                                   "[::1:0]",
                                   "[64:ff9b::127.0.0.1]"}) {
        BOOST_TEST(!is_loopback(host), host);
    }
}

BOOST_AUTO_TEST_CASE(tls_names_have_no_brackets_and_no_final_dot) {
    auto const name = [](char const* text) {
        rest::server_url const url = rest::server_url::checked(text).value();
        rest::server_parts const parts = rest::split(url);
        return std::string(parts.tls_name) + '|' + std::string(parts.authority);
    };
    BOOST_TEST(name("https://api.example.com.:8443/v1") == "api.example.com|api.example.com.:8443");
    BOOST_TEST(name("https://api.example.com") == "api.example.com|api.example.com");
    BOOST_TEST(name("https://[::1]:1") == "::1|[::1]:1");
}

BOOST_AUTO_TEST_CASE(addresses_are_parsed_and_names_are_not) {
    auto const address = [](char const* text) {
        rest::server_url const url = rest::server_url::checked(text).value();
        auto const parsed = rest::split(url).address;
        return parsed ? std::string(to_text(*parsed).view()) : "a name";
    };
    BOOST_TEST(address("http://2130706433") == "127.0.0.1");
    BOOST_TEST(address("http://10.1") == "10.0.0.1");
    BOOST_TEST(address("https://[2001:db8::1]") == "2001:db8:0:0:0:0:0:1");
    BOOST_TEST(address("http://127.0.0.1.5") == "a name");
    BOOST_TEST(address("http://localhost") == "a name");
    BOOST_TEST(address("http://beef") == "a name");
}

BOOST_AUTO_TEST_CASE(the_servers_of_the_api_specification) {
    BOOST_TEST(velo::sandbox.view() == "https://api.sandbox.velopayments.com");
    BOOST_TEST(velo::production.view() == "https://api.payouts.velopayments.com");
    BOOST_TEST(rest::split(velo::sandbox).tls);
    BOOST_TEST(rest::split(velo::production).prefix.empty());
}

BOOST_AUTO_TEST_SUITE_END()
