// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/http1/write_head.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;
namespace http1 = rest::http1;

constexpr rest::server_url plain = "http://api.example.com";

std::string head_of(rest::request const& q, rest::server_url const& url = plain) {
    std::string out(http1::head_size(q, rest::split(url)), '?');
    std::string_view const head = http1::write_head(q, rest::split(url), out);
    BOOST_TEST(head.size() == out.size());
    return std::string(head);
}

BOOST_AUTO_TEST_SUITE(rest_transport_http1_write_head)

BOOST_AUTO_TEST_CASE(a_get_has_its_fields_and_no_length) {
    std::array<rest::header, 2> const fields{{{"Accept", "application/json"}, {"User-Agent", "x"}}};
    BOOST_TEST(head_of({.method = rest::method::get, .target = "/v2/users?page=2", .headers = fields}) ==
               "GET /v2/users?page=2 HTTP/1.1\r\nHost: api.example.com\r\nAccept: application/json\r\nUser-Agent: "
               "x\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(the_length_stands_with_a_body_and_where_a_body_is_usual) {
    auto const head = [](rest::method m, std::string_view body, bool has_body) {
        return head_of({.method = m, .target = "/", .headers = {}, .body = body, .has_body = has_body});
    };
    BOOST_TEST(head(rest::method::post, "0123456789", true) ==
               "POST / HTTP/1.1\r\nHost: api.example.com\r\nContent-Length: 10\r\n\r\n");
    BOOST_TEST(head(rest::method::post, "", false) ==
               "POST / HTTP/1.1\r\nHost: api.example.com\r\nContent-Length: 0\r\n\r\n");
    BOOST_TEST(head(rest::method::delete_, "", false) == "DELETE / HTTP/1.1\r\nHost: api.example.com\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(the_path_of_the_server_stands_before_the_target_and_its_port_in_host) {
    BOOST_TEST(head_of({.target = "/users"}, "https://[::1]:8443/api/") ==
               "GET /api/users HTTP/1.1\r\nHost: [::1]:8443\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(what_would_break_the_head_is_not_sendable) {
    auto const sendable = [](std::string_view target, std::string_view name = "a", std::string_view value = "b") {
        std::array<rest::header, 1> const fields{{{name, value}}};
        return http1::is_sendable({.target = target, .headers = fields});
    };
    BOOST_TEST(sendable("/a?b=%20"));
    BOOST_TEST(!sendable(""));
    BOOST_TEST(!sendable("a"));
    BOOST_TEST(!sendable("/a b"));
    BOOST_TEST(!sendable("/a\r\n"));
    BOOST_TEST(!sendable("/\xC3\xA4"));
    BOOST_TEST(!sendable("/", ""));
    BOOST_TEST(!sendable("/", "a b"));
    BOOST_TEST(!sendable("/", "a:"));
    BOOST_TEST(!sendable("/", "a", "b\r\nX: y"));
    BOOST_TEST(!sendable("/", "a", "b\n"));
    BOOST_TEST(!sendable("/", "a", std::string_view("\0", 1)));
    BOOST_TEST(sendable("/", "a", ""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
