// SPDX-License-Identifier: BSL-1.0

// libcurl transport: failures of the network and of the server.

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "recorded.hpp"

namespace {

using tests::canned_bytes;
using tests::direct;
using tests::recording_server;
using namespace std::chrono_literals;

/// Configuration without retries: tests see what the transport reports.
struct sent_once : velo::rest::default_config {
    velo::rest::retry::never_t retry{};
};

auto client_of(velo::server_url const& url, velo::curl_options options = {}) {
    return velo::client(direct(url, std::move(options)), velo::bearer("token"), velo::json{}, sent_once{});
}

velo::error error_of(recording_server::respond_function response, velo::curl_options const& options = {},
                     velo::rest::call_options const& call = {}) {
    recording_server server(std::move(response));
    auto const result = client_of(server.url(), options).call(velo::get_self{}, call);
    BOOST_TEST_REQUIRE(result.has_error());
    BOOST_TEST(server.requests().size() == 1u);
    return result.error();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(curl)

BOOST_AUTO_TEST_CASE(a_connection_is_kept_for_the_next_call) {
    recording_server server;
    auto const client = client_of(server.url());
    for (int i = 0; i != 20; ++i)
        BOOST_TEST(client.call(velo::disable_user_v2{.user_id = "8bbf301c-948f-4445-b411-357eec53e441"}).has_value());
    BOOST_TEST(server.connections() == 1u);
    BOOST_TEST(server.requests().size() == 20u);
}

BOOST_AUTO_TEST_CASE(copies_of_a_client_share_connections) {
    recording_server server;
    auto const client = client_of(server.url());
    auto const copy = client;
    BOOST_TEST(client.call(velo::register_sms{.body = {.sms_number = "+11235555555"}}).has_value());
    BOOST_TEST(copy.call(velo::register_sms{.body = {.sms_number = "+11235555555"}}).has_value());
    BOOST_TEST(server.connections() == 1u);
}

BOOST_AUTO_TEST_CASE(a_response_is_read_whatever_its_framing) {
    for (std::string const& bytes :
         {std::string("HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n{\"email\":\"a@b.c\",   }"),
          std::string(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"ema\r\nc\r\nil\":\"a@b.c\"}\r\n0\r\n\r\n"),
          std::string("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 "
                      "OK\r\ncontent-length: 17\r\n\r\n{\"email\":\"a@b.c\"}"),
          std::string("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"email\":\"a@b.c\"}")}) {
        std::string response = bytes;
        if (response.find(",   }") != std::string::npos) response = tests::response_with(200, R"({"email":"a@b.c"})");
        recording_server server([&](auto const&, std::size_t) {
            return canned_bytes{response, response.find("close") != std::string::npos};
        });
        auto const self = client_of(server.url()).call(velo::get_self{});
        BOOST_TEST_REQUIRE(self.has_value(), response << " gives " << self.error());
        BOOST_TEST(*self->email == "a@b.c");
    }
}

BOOST_AUTO_TEST_CASE(an_error_status_brings_its_payload_and_its_fields) {
    auto const error = error_of([](auto const&, std::size_t) {
        return canned_bytes{
            "HTTP/1.1 503 Busy\r\nretry-AFTER: 3\r\nContent-Length: 25\r\n\r\n{\"correlationId\":\"abc-1\"}"};
    });
    BOOST_TEST(error.status() == 503);
    BOOST_TEST(error.retry_after() == "3");
    BOOST_TEST_REQUIRE(error.payload() != nullptr);
    BOOST_TEST(*error.payload()->correlation_id == "abc-1");
    BOOST_TEST((error.delivery() == velo::delivery::answered));
}

BOOST_AUTO_TEST_CASE(no_redirect_is_followed) {
    recording_server elsewhere;
    for (int const status : {301, 302, 303, 307, 308}) {
        auto const error = error_of([&](auto const&, std::size_t) {
            return canned_bytes{"HTTP/1.1 " + std::to_string(status) + " Moved\r\nLocation: " +
                                std::string(elsewhere.url().view()) + "/stolen\r\nContent-Length: 0\r\n\r\n"};
        });
        BOOST_TEST(error.status() == status);
        BOOST_TEST((error == velo::condition::redirect));
    }
    BOOST_TEST(elsewhere.connections() == 0u);
}

BOOST_AUTO_TEST_CASE(a_silent_server_is_a_timeout) {
    auto const error =
        error_of([](auto const&, std::size_t) { return canned_bytes{.stall = true}; }, {}, {.timeout = 200ms});
    BOOST_TEST((error == velo::errc::timed_out));
    BOOST_TEST((error == velo::condition::timeout));
    BOOST_TEST((error.delivery() == velo::delivery::maybe_sent));
}

BOOST_AUTO_TEST_CASE(a_closed_port_is_a_failed_connection_and_nothing_was_sent) {
    // A temporary: the server has ended when its URL is used.
    velo::server_url const closed = recording_server().url();
    auto const result = client_of(closed).call(velo::get_self{});
    BOOST_TEST_REQUIRE(result.has_error());
    BOOST_TEST((result.error() == velo::errc::connect_failed));
    BOOST_TEST((result.error() == velo::condition::transport));
    BOOST_TEST((result.error().delivery() == velo::delivery::not_sent));
}

BOOST_AUTO_TEST_CASE(a_name_that_does_not_exist_is_a_failed_connection) {
    // RFC 6761 section 6.4: `.invalid` never resolves.
    auto const result = client_of(velo::server_url("https://nowhere.invalid")).call(velo::get_self{});
    BOOST_TEST_REQUIRE(result.has_error());
    BOOST_TEST((result.error() == velo::errc::connect_failed), result.error());
    BOOST_TEST((result.error().delivery() == velo::delivery::not_sent));
}

BOOST_AUTO_TEST_CASE(a_response_that_ends_too_early_is_a_lost_connection) {
    std::string const whole = tests::response_with(200, R"({"email":"a@b.c"})");
    for (std::size_t cut = 0; cut != whole.size(); ++cut) {
        auto const error = error_of([&](auto const&, std::size_t) { return canned_bytes{whole.substr(0, cut), true}; });
        BOOST_TEST((error == velo::errc::connection_lost), "cut at " << cut << ": " << error);
        BOOST_TEST((error.delivery() == velo::delivery::maybe_sent));
    }
}

BOOST_AUTO_TEST_CASE(garbage_is_a_protocol_error) {
    auto const error =
        error_of([](auto const&, std::size_t) { return canned_bytes{"this is not HTTP\r\n\r\n", true}; });
    BOOST_TEST((error == velo::errc::protocol_error), error);
}

BOOST_AUTO_TEST_CASE(a_request_is_never_sent_twice) {
    // The server keeps the connection after the first response and hangs up on the second request. libcurl would resend
    // that request on a new connection.
    recording_server server([](auto const&, std::size_t number) {
        return number == 0 ? canned_bytes{} : canned_bytes{.bytes = "", .hang_up = true};
    });
    auto const client = client_of(server.url());
    BOOST_TEST(client.call(velo::register_sms{.body = {.sms_number = "+11235555555"}}).has_value());
    auto const second = client.call(velo::register_sms{.body = {.sms_number = "+11235555556"}});
    BOOST_TEST_REQUIRE(second.has_error());
    BOOST_TEST((second.error() == velo::errc::connection_lost), second.error());
    BOOST_TEST((second.error().delivery() == velo::delivery::maybe_sent));
    BOOST_TEST(server.requests().size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_response_larger_than_the_client_takes_is_refused) {
    struct small_responses : velo::rest::default_config {
        velo::rest::response_limits limits{.body = 1000};
    };
    recording_server server(
        [](auto const&, std::size_t) { return canned_bytes{tests::response_with(200, std::string(100'000, ' '))}; });
    velo::client const client(direct(server.url()), velo::bearer("token"), velo::rest::json{}, small_responses{});
    auto const result = client.call(velo::get_self{});
    BOOST_TEST_REQUIRE(result.has_error());
    BOOST_TEST((result.error() == velo::errc::response_too_large));
    BOOST_TEST((result.error().delivery() == velo::delivery::maybe_sent));
}

BOOST_AUTO_TEST_CASE(a_credential_does_not_leave_in_clear_text) {
    // TEST-NET-1 (RFC 5737): no server is there, and nothing is sent.
    auto const result = client_of(velo::server_url("http://192.0.2.1")).call(velo::get_self{});
    BOOST_TEST_REQUIRE(result.has_error());
    BOOST_TEST((result.error() == velo::errc::insecure_transport));
    BOOST_TEST(result.error().attempts() == 0);
    BOOST_TEST(!direct(velo::server_url("http://192.0.2.1")).is_confidential());
    BOOST_TEST(direct(velo::server_url("https://192.0.2.1")).is_confidential());
    BOOST_TEST(direct(velo::server_url("http://localhost:8080")).is_confidential());
    BOOST_TEST(!direct(velo::server_url("http://127.0.0.1.example.com")).is_confidential());
}

BOOST_AUTO_TEST_CASE(many_threads_each_get_their_own_response) {
    recording_server server([](tests::received_request const& r, std::size_t) {
        return canned_bytes{tests::response_with(200, R"({"id":")" + r.target().substr(10) + R"("})")};
    });
    auto const client = client_of(server.url());
    std::vector<int> wrong(8, 0);
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t != wrong.size(); ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i != 50; ++i) {
                    std::string const id = "caller-" + std::to_string(t) + "-" + std::to_string(i);
                    auto const user =
                        client.call(velo::get_user_by_id_v2{.user_id = velo::user_id_argument::unchecked(id).value()});
                    if (!user || user->id->to_text() != id) ++wrong[t];
                }
            });
        }
    }
    for (int const w : wrong) BOOST_TEST(w == 0);
    BOOST_TEST(server.requests().size() == 400u);
    BOOST_TEST(server.connections() <= 8u);
}

BOOST_AUTO_TEST_SUITE_END()
