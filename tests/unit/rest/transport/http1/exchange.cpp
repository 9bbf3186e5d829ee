// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/http1/exchange.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;
using rest::delivery;
using rest::errc;
using rest::http1::exchange;
using rest::http1::io;

/// Receives `bytes` in pieces of at most `most`.
void receive(exchange& x, std::string_view bytes, std::size_t most = 1000) {
    while (!bytes.empty() && x.next() == io::read) {
        std::span<char> const space = x.free_space();
        std::size_t const size = (std::min)({bytes.size(), space.size(), most});
        std::copy_n(bytes.begin(), size, space.begin());
        bytes.remove_prefix(size);
        x.received(size);
    }
}

constexpr std::string_view response_bytes = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

BOOST_AUTO_TEST_SUITE(rest_transport_http1_exchange)

BOOST_AUTO_TEST_CASE(head_then_body_go_out_in_any_pieces_and_the_response_comes_in) {
    std::array<char, 40> space{};
    rest::response response;
    exchange x("head", "body", space, response);
    std::string sent;
    while (x.next() == io::write) {
        std::string_view const part = x.to_write().substr(0, 3);
        sent += part;
        x.wrote(part.size());
    }
    BOOST_TEST(sent == "headbody");
    receive(x, response_bytes, 7);
    BOOST_TEST((x.next() == io::done));
    BOOST_TEST((x.ended().error == errc::none));
    BOOST_TEST(response.body() == "hello");
    BOOST_TEST(x.keeps_alive());
}

BOOST_AUTO_TEST_CASE(nothing_was_sent_until_a_byte_was_written) {
    std::array<char, 40> space{};
    rest::response response;
    for (std::size_t const written : {0u, 1u, 4u}) {
        exchange x("head", {}, space, response);
        x.wrote(written);
        x.failed(errc::connection_lost, "reset");
        BOOST_TEST((x.next() == io::done));
        rest::attempt const ended = x.ended();
        BOOST_TEST((ended.error == errc::connection_lost));
        BOOST_TEST((ended.delivered == (written == 0 ? delivery::not_sent : delivery::maybe_sent)));
        BOOST_TEST(ended.detail == "reset");
        BOOST_TEST(!x.keeps_alive());
    }
}

BOOST_AUTO_TEST_CASE(a_refused_response_may_have_been_acted_on) {
    std::array<char, 40> space{};
    rest::response response;
    exchange x("head", {}, space, response);
    x.wrote(4);
    receive(x, "garbage");
    rest::attempt const ended = x.ended();
    BOOST_TEST((ended.error == errc::protocol_error));
    BOOST_TEST((ended.delivered == delivery::maybe_sent));
    BOOST_TEST(ended.detail.find("RFC 9112") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_line_longer_than_the_space_is_too_large) {
    std::array<char, 40> space{};
    rest::response response;
    exchange x("head", {}, space, response);
    x.wrote(4);
    receive(x, "HTTP/1.1 200 OK\r\nName: " + std::string(40, 'v'));
    BOOST_TEST((x.ended().error == errc::response_too_large));
}

BOOST_AUTO_TEST_CASE(a_held_line_may_be_as_long_as_the_limit_on_the_head) {
    std::string const head = "HTTP/1.1 200 OK\r\nName: ";
    std::string const end = "\r\nContent-Length: 5\r\n\r\n";
    for (std::size_t const size : {20u, 41u, 1'000u, 60'000u}) {
        for (std::size_t const piece : {1u, 7u, 40u}) {
            std::array<char, 40> space{};
            rest::response response;
            exchange x("head", {}, space, response, rest::http1::long_line::held);
            x.wrote(4);
            receive(x, head + std::string(size, 'v') + end + "hello", piece);
            BOOST_TEST((x.next() == io::done));
            BOOST_TEST((x.ended().error == errc::none));
            BOOST_TEST(response.header("Name").size() == size);
            BOOST_TEST(response.body() == "hello");
            BOOST_TEST(x.keeps_alive());
        }
    }
    // The line, its end and the fields around it are within the limit, or are not.
    for (std::size_t const more : {0u, 1u}) {
        std::array<char, 40> space{};
        rest::response response;
        response.limit({.head = 1'000});
        exchange x("head", {}, space, response, rest::http1::long_line::held);
        x.wrote(4);
        receive(x, head + std::string(1'000 - head.size() - end.size() + more, 'v') + end + "hello");
        BOOST_TEST((x.ended().error == (more == 0 ? errc::none : errc::response_too_large)));
    }
}

BOOST_AUTO_TEST_CASE(bytes_after_a_response_with_a_held_line_end_the_connection) {
    std::array<char, 40> space{};
    rest::response response;
    exchange x("head", {}, space, response, rest::http1::long_line::held);
    x.wrote(4);
    receive(x, "HTTP/1.1 204 \r\nName: " + std::string(90, 'v') + "\r\n\r\nH");
    BOOST_TEST((x.ended().error == errc::none));
    BOOST_TEST(!x.keeps_alive());
}

BOOST_AUTO_TEST_CASE(bytes_after_the_response_end_the_connection) {
    std::array<char, 100> space{};
    rest::response response;
    exchange x("head", {}, space, response);
    x.wrote(4);
    receive(x, std::string(response_bytes) + "H");
    BOOST_TEST((x.ended().error == errc::none));
    BOOST_TEST(!x.keeps_alive());
}

BOOST_AUTO_TEST_CASE(a_closed_connection_ends_a_response_without_a_length_and_no_other) {
    std::array<char, 100> space{};
    rest::response response;
    {
        exchange x("head", {}, space, response);
        x.wrote(4);
        receive(x, "HTTP/1.1 200 OK\r\n\r\nhel");
        x.closed();
        BOOST_TEST((x.ended().error == errc::none));
        BOOST_TEST(response.body() == "hel");
        BOOST_TEST(!x.keeps_alive());
    }
    exchange x("head", {}, space, response);
    x.wrote(4);
    receive(x, response_bytes.substr(0, response_bytes.size() - 1));
    x.closed();
    BOOST_TEST((x.ended().error == errc::connection_lost));
}

BOOST_AUTO_TEST_CASE(the_space_is_zeroed_in_the_end) {
    std::array<char, 100> space{};
    rest::response response;
    {
        exchange x("head", {}, space, response);
        x.wrote(4);
        receive(x, response_bytes, 11);
        BOOST_TEST(std::any_of(space.begin(), space.end(), [](char c) { return c != 0; }));
    }
    BOOST_TEST(std::all_of(space.begin(), space.end(), [](char c) { return c == 0; }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
