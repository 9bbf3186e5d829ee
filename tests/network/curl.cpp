// SPDX-License-Identifier: BSL-1.0

// libcurl transport: failures of the network and of the server.

#include <velo/rest/testing/conformance/fixture.hpp>

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "recorded.hpp"

namespace {

static_assert(velo::rest::transport<velo::rest::curl>);

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

BOOST_AUTO_TEST_CASE(a_field_that_is_named_like_a_protocol_is_no_status_line) {
    auto const error = error_of([](auto const&, std::size_t) {
        return canned_bytes{"HTTP/1.1 403 Forbidden\r\nHTTP/x: 204 \r\nContent-Length: 0\r\n\r\n"};
    });
    BOOST_TEST((error == velo::errc::protocol_error), error);
}

BOOST_AUTO_TEST_CASE(a_switch_of_protocols_is_a_protocol_error) {
    auto const error = error_of([](auto const&, std::size_t) {
        return canned_bytes{"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", true};
    });
    BOOST_TEST((error == velo::errc::protocol_error), error);
}

/// Checks how one response ends.
void ends_as(std::string const& bytes, velo::errc expected, char const* body = "") {
    using namespace velo::rest::testing::detail;
    recording_server server([&](auto const&, std::size_t) { return canned_bytes{bytes, true}; });
    call_result const g = get(direct(server.url()), "/");
    BOOST_TEST_CONTEXT(bytes) {
        BOOST_TEST((g.ended.error == expected), g.text());
        if (expected == velo::errc::none) BOOST_TEST(g.body == body);
    }
}

BOOST_AUTO_TEST_CASE(a_malformed_length_is_a_protocol_error) {
    using velo::errc;
    auto const with = [](std::string const& fields) { return "HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\nhi"; };
    for (char const* const length : {"2x", "x", "", "-2", "+2", "0x2", "2 2", "2, 3", "2,", "2;",
                                     "18446744073709551616", "99999999999999999999999"}) {
        ends_as(with(std::string("Content-Length: ") + length), errc::protocol_error);
    }
    ends_as(with("Content-Length: 2\r\nContent-Length: 3"), errc::protocol_error);
    ends_as(with("Content-Length: 2"), errc::none, "hi");
    ends_as(with("Content-Length: 2\r\nContent-Length: 2"), errc::none, "hi");
    ends_as(with("Content-Length: 17000000"), errc::response_too_large);
    ends_as(with("Content-Length: 9000000000000000000"), errc::response_too_large);
    ends_as("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
            errc::protocol_error);
    ends_as("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhi", errc::protocol_error);
    ends_as("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", errc::protocol_error);
}

BOOST_AUTO_TEST_CASE(equal_lengths_in_one_field_are_taken_by_a_libcurl_that_takes_them) {
    using namespace velo::rest::testing::detail;
    recording_server server(
        [&](auto const&, std::size_t) { return canned_bytes{"HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nhi"}; });
    call_result const g = get(direct(server.url()), "/");
    bool const is_right = g.is(200, "hi") || g.ended.error == velo::errc::protocol_error;
    BOOST_TEST(is_right, g.text());
}

BOOST_AUTO_TEST_CASE(a_malformed_chunk_is_a_protocol_error) {
    std::string const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (char const* const body : {"x\r\n", "-2\r\nhi\r\n0\r\n\r\n", "g\r\nhi\r\n", "\r\nhi\r\n",
                                   "fffffffffffffffff\r\nhi\r\n", "2\r\nhiho\r\n0\r\n\r\n"}) {
        ends_as(head + body, velo::errc::protocol_error);
    }
    ends_as(head + "2\r\nhi\r\n", velo::errc::connection_lost);
    ends_as(head + "2\r\nhi\r\n0\r\n\r\n", velo::errc::none, "hi");
}

BOOST_AUTO_TEST_CASE(what_another_transport_refuses_is_not_sent) {
    using namespace velo::rest::testing::detail;
    recording_server server;
    auto const transport = direct(server.url());
    using velo::rest::header;
    for (header const& h : {header{"User-Agent", "x\r\nInjected: 1"}, header{"User-Agent", "x\nInjected: 1"},
                            header{"X\r\nInjected", "1"}, header{"X:Y", "1"}, header{"", "1"}, header{"X", "a\x7f"},
                            header{"X", std::string_view("a\0b", 3)}}) {
        std::array const headers{h};
        call_result const g = send_over(transport, {.operation = "test", .target = "/", .headers = headers});
        BOOST_TEST(g.failed(velo::errc::invalid_request, velo::delivery::not_sent), g.text());
    }
    for (std::string_view const target :
         {std::string_view("@127.0.0.9:1/x"), std::string_view("#x"), std::string_view(), std::string_view("/a b"),
          std::string_view("/a\r\nX: 1"), std::string_view("http://other/"), std::string_view("/\0", 2)}) {
        call_result const g = get(transport, target);
        BOOST_TEST(g.failed(velo::errc::invalid_request, velo::delivery::not_sent), g.text());
    }
    BOOST_TEST(server.connections() == 0u);
}

BOOST_AUTO_TEST_CASE(targets_and_values_arrive_as_they_are) {
    using namespace velo::rest::testing::detail;
    recording_server server;
    auto const transport = direct(server.url("/prefix"));
    for (std::string const target :
         {"/", "//", "/a/../b/./c", "/..", "/x#y", "/x?y#z", "/%2e%2E/%", "/@h:1", "/a{b}[c]|\\^"})
        BOOST_TEST(get(transport, target).is(204, ""));
    std::array const headers{velo::rest::header{"X-Blank", "  "}, velo::rest::header{"X-Empty", ""},
                             velo::rest::header{"X-A", "a ; b"}, velo::rest::header{"X-Utf", "\xc3\xa9"}};
    BOOST_TEST(send_over(transport, {.operation = "test", .target = "/last", .headers = headers}).is(204, ""));
    auto const requests = server.requests();
    BOOST_TEST_REQUIRE(requests.size() == 10u);
    BOOST_TEST(requests[2].target() == "/prefix/a/../b/./c");
    BOOST_TEST(requests[3].target() == "/prefix/..");
    BOOST_TEST(requests[4].target() == "/prefix/x#y");
    BOOST_TEST(requests[5].target() == "/prefix/x?y#z");
    BOOST_TEST(requests[6].target() == "/prefix/%2e%2E/%");
    BOOST_TEST(requests[7].target() == "/prefix/@h:1");
    BOOST_TEST(requests[8].target() == "/prefix/a{b}[c]|\\^");
    BOOST_TEST(requests[9].field("X-Blank") == "");
    BOOST_TEST(requests[9].field("X-Empty") == "");
    BOOST_TEST(requests[9].field("X-A") == "a ; b");
    BOOST_TEST(requests[9].field("X-Utf") == "\xc3\xa9");
    BOOST_TEST(requests[9].field("Accept") == "(absent)");
    BOOST_TEST(requests[9].field("Host") == std::string(server.url().view().substr(7)));
}

BOOST_AUTO_TEST_CASE(the_method_of_a_call_is_not_that_of_the_last) {
    using namespace velo::rest::testing::detail;
    using velo::rest::method;
    recording_server server;
    auto const transport = direct(server.url());
    struct sent {
        method verb;
        bool has_body;
        std::string_view body;
        std::string line;
        std::string length;
    };
    std::vector<sent> const all{{method::get, false, "", "GET /", "(absent)"},
                                {method::post, true, "ab", "POST /", "2"},
                                {method::get, false, "", "GET /", "(absent)"},
                                {method::put, true, "abc", "PUT /", "3"},
                                {method::delete_, false, "", "DELETE /", "(absent)"},
                                {method::post, false, "", "POST /", "0"},
                                {method::patch, true, "", "PATCH /", "0"},
                                {method::delete_, true, "x", "DELETE /", "1"},
                                {method::post, true, "y", "POST /", "1"},
                                {method::post, true, "longer", "POST /", "6"},
                                {method::get, false, "", "GET /", "(absent)"}};
    for (sent const& s : all) {
        BOOST_TEST(
            send_over(transport,
                      {.operation = "test", .method = s.verb, .target = "/", .body = s.body, .has_body = s.has_body})
                .is(204, ""));
    }
    auto const requests = server.requests();
    BOOST_TEST_REQUIRE(requests.size() == all.size());
    for (std::size_t i = 0; i != all.size(); ++i) {
        BOOST_TEST(requests[i].line() == all[i].line);
        BOOST_TEST(requests[i].field("Content-Length") == all[i].length);
        BOOST_TEST(requests[i].body == all[i].body);
    }
    BOOST_TEST(server.connections() == 1u);
}

BOOST_AUTO_TEST_CASE(a_head_that_libcurl_does_not_send_is_refused_before) {
    using namespace velo::rest::testing::detail;
    recording_server server;
    std::string const large(2'000'000, 'a');
    std::array const headers{velo::rest::header{"X-A", large}};
    auto const transport = direct(server.url());
    call_result const g = send_over(transport, {.operation = "test", .target = "/", .headers = headers});
    BOOST_TEST(g.failed(velo::errc::invalid_request, velo::delivery::not_sent), g.text());
    BOOST_TEST(get(transport, "/").is(204, ""));
}

BOOST_AUTO_TEST_CASE(an_error_names_the_limit_that_ended_the_call) {
    using namespace velo::rest::testing::detail;
    using velo::delivery;
    using velo::errc;
    recording_server silent([](auto const&, std::size_t) { return canned_bytes{.stall = true}; });
    for (auto const verb : {velo::rest::method::get, velo::rest::method::post}) {
        velo::rest::request const q{.operation = "test",
                                    .method = verb,
                                    .target = "/",
                                    .body = "x",
                                    .has_body = verb == velo::rest::method::post};
        auto const begin = std::chrono::steady_clock::now();
        call_result const slow = send_over(direct(silent.url(), {.silence_timeout = 300ms}), q);
        BOOST_TEST(slow.failed(errc::timed_out, delivery::maybe_sent), slow.text());
        BOOST_TEST(slow.ended.detail == "silence timeout");
        auto const length = std::chrono::steady_clock::now() - begin;
        BOOST_TEST((length >= 300ms));
        BOOST_TEST((length < 5s));
        call_result const late = send_over(direct(silent.url()), q, {200ms, {}});
        BOOST_TEST(late.failed(errc::timed_out, delivery::maybe_sent), late.text());
        BOOST_TEST(late.ended.detail == "the deadline of the call passed");
    }
    std::stop_source stop;
    std::jthread const stopper([&] { std::this_thread::sleep_for(50ms), stop.request_stop(); });
    call_result const stopped = get(direct(silent.url()), "/", {30s, stop.get_token()});
    BOOST_TEST(stopped.failed(errc::cancelled, delivery::maybe_sent), stopped.text());
    BOOST_TEST(stopped.ended.detail == "the caller asked to stop");

    // Accepts connections and does not answer the handshake.
    velo::rest::testing::loopback_peer const mute([](auto& c) {
        while (!c.wait_for_hang_up()) continue;
    });
    auto const url = velo::server_url::checked("https" + std::string(mute.url().view().substr(4))).value();
    call_result const unconnected = get(direct(url, {.connect_timeout = 200ms}), "/");
    BOOST_TEST(unconnected.failed(errc::timed_out, delivery::not_sent), unconnected.text());
    BOOST_TEST(unconnected.ended.detail == "connect timeout");
    call_result const late = get(direct(url), "/", {200ms, {}});
    BOOST_TEST(late.failed(errc::timed_out, delivery::not_sent), late.text());
    BOOST_TEST(late.ended.detail == "the deadline of the call passed");
}

BOOST_AUTO_TEST_CASE(a_byte_now_and_then_is_no_silence) {
    using namespace velo::rest::testing::detail;
    velo::rest::testing::loopback_peer const slow([](auto& c) {
        if (!c.read()) return;
        for (char const byte : ok_response("0123456789")) {
            c.send({&byte, 1});
            std::this_thread::sleep_for(10ms);
        }
    });
    BOOST_TEST(get(direct(slow.url(), {.silence_timeout = 300ms}), "/").is(200, "0123456789"));
}

BOOST_AUTO_TEST_CASE(the_longest_duration_is_for_ever_and_the_shortest_at_once) {
    using namespace velo::rest::testing::detail;
    using std::chrono::milliseconds;
    recording_server server;
    constexpr auto longest = (milliseconds::max)(), shortest = (milliseconds::min)();
    auto const patient = direct(server.url(), {.connect_timeout = longest,
                                               .silence_timeout = longest,
                                               .keep_alive_time = longest,
                                               .max_connection_age = longest});
    for (auto const timeout :
         {(velo::rest::duration::max)(), velo::rest::duration(24h * 365 * 100), velo::rest::duration(30s)})
        BOOST_TEST(get(patient, "/", {timeout, {}}).is(204, ""));
    BOOST_TEST(server.connections() == 1u);
    call_result const late = get(patient, "/", {(velo::rest::duration::min)(), {}});
    BOOST_TEST(late.failed(velo::errc::timed_out, velo::delivery::not_sent), late.text());
    auto const hasty = direct(server.url(), {.keep_alive_time = shortest, .max_connection_age = shortest});
    for (int i = 0; i != 3; ++i) BOOST_TEST(get(hasty, "/").is(204, ""));
    BOOST_TEST(server.connections() == 4u);
    velo::rest::testing::loopback_peer const mute([](auto& c) {
        while (!c.wait_for_hang_up()) continue;
    });
    for (auto const& url : {mute.url(), server.url()}) {
        call_result const silent = get(direct(url, {.silence_timeout = shortest}), "/");
        BOOST_TEST(silent.failed(velo::errc::timed_out, velo::delivery::not_sent), silent.text());
        BOOST_TEST(silent.ended.detail == "silence timeout");
    }
    auto const https = velo::server_url::checked("https" + std::string(mute.url().view().substr(4))).value();
    call_result const unconnected = get(direct(https, {.connect_timeout = shortest}), "/");
    BOOST_TEST(unconnected.failed(velo::errc::timed_out, velo::delivery::not_sent), unconnected.text());
}

BOOST_AUTO_TEST_SUITE_END()
