// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/stream.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using rest::delivery;
using rest::errc;

std::string const yes = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes";

/// Byte stream in memory: the test sets what arrives and how much one write takes. Without bytes it times out.
struct memory_stream {
    std::vector<std::string> arrives{};  ///< bytes of each read
    bool has_closed = false;             ///< then EOF instead of a timeout
    std::size_t takes = 1000;            ///< bytes that one write takes
    std::string written{};

    rest::transferred read_some(std::span<char> into, std::chrono::nanoseconds left) {
        if (left == 0ns && (arrives.empty() || !is_early)) return {.error = errc::timed_out};
        if (arrives.empty()) return has_closed ? rest::transferred{} : rest::transferred{.error = errc::timed_out};
        std::size_t const count = (std::min)(into.size(), arrives.front().size());
        std::copy_n(arrives.front().begin(), count, into.begin());
        arrives.front().erase(0, count);
        if (arrives.front().empty()) arrives.erase(arrives.begin());
        return {.count = count};
    }
    rest::transferred write_some(std::string_view bytes, std::chrono::nanoseconds) {
        std::size_t const count = (std::min)(takes, bytes.size());
        written += bytes.substr(0, count);
        return {.count = count};
    }
    bool is_early = false;  ///< `arrives` is there before the request
};

struct reopening_stream : memory_stream {
    int opened = 0;
    errc response{};
    errc reopen(std::chrono::nanoseconds) {
        ++opened;
        return response;
    }
};

template <class Stream>
struct connected {
    Stream stream{};
    std::array<char, 128> out{};
    std::array<char, 64> in{};
    rest::stream_connection<Stream> connection{
        stream, {.server = "http://host/base", .out = out, .in = in, .confidential = false}};
    rest::response response{};

    rest::attempt send(std::string_view body = {}, rest::send_limits const& limits = {}) {
        return rest::stream(connection)
            .send({.method = body.empty() ? rest::method::get : rest::method::post,
                   .target = "/t",
                   .body = body,
                   .has_body = !body.empty()},
                  response, limits);
    }
    [[nodiscard]] bool is_zeroed() const {
        return std::all_of(out.begin(), out.end(), [](char c) { return c == 0; }) &&
               std::all_of(in.begin(), in.end(), [](char c) { return c == 0; });
    }
};

bool failed(rest::attempt const& a, errc code, delivery how_far) { return a.error == code && a.delivered == how_far; }

BOOST_AUTO_TEST_SUITE(rest_transport_stream)

BOOST_AUTO_TEST_CASE(a_request_goes_out_and_its_response_comes_back) {
    connected<memory_stream> l;
    l.stream.arrives = {yes};
    BOOST_TEST((l.send("body").error == velo::rest::errc::none));
    BOOST_TEST(l.stream.written == "POST /base/t HTTP/1.1\r\nHost: host\r\nContent-Length: 4\r\n\r\nbody");
    BOOST_TEST(l.response.status() == 200);
    BOOST_TEST(l.response.body() == "yes");
    BOOST_TEST(l.is_zeroed());
    l.stream.arrives = {yes};
    BOOST_TEST((l.send().error == errc::none));
}

BOOST_AUTO_TEST_CASE(a_stream_may_move_a_byte_at_a_time) {
    connected<memory_stream> l;
    l.stream.takes = 1;
    for (char const byte : yes) l.stream.arrives.emplace_back(1, byte);
    BOOST_TEST((l.send("body").error == velo::rest::errc::none));
    BOOST_TEST(l.response.body() == "yes");
    BOOST_TEST(l.stream.written.ends_with("\r\n\r\nbody"));
}

BOOST_AUTO_TEST_CASE(a_body_that_does_not_fit_beside_its_head_follows_it) {
    connected<memory_stream> l;
    std::string const body(500, 'b');
    l.stream.arrives = {yes};
    BOOST_TEST((l.send(body).error == velo::rest::errc::none));
    BOOST_TEST(l.stream.written.ends_with("\r\n\r\n" + body));
    BOOST_TEST(l.is_zeroed());
}

BOOST_AUTO_TEST_CASE(a_head_that_does_not_fit_is_not_sent) {
    memory_stream stream;
    std::array<char, 20> out{};
    std::array<char, 64> in{};
    rest::stream_connection connection(stream, {.server = "http://host", .out = out, .in = in, .confidential = true});
    rest::response response;
    auto const a = connection.send({.target = "/t"}, response, {});
    BOOST_TEST(failed(a, errc::invalid_request, delivery::not_sent));
    BOOST_TEST(a.detail != "");
    BOOST_TEST(stream.written == "");
}

BOOST_AUTO_TEST_CASE(a_line_that_does_not_fit_ends_the_exchange) {
    connected<memory_stream> l;
    l.stream.arrives = {"HTTP/1.1 200 OK\r\nX: " + std::string(100, 'x')};
    BOOST_TEST(failed(l.send(), errc::response_too_large, delivery::maybe_sent));
    BOOST_TEST(l.is_zeroed());
}

BOOST_AUTO_TEST_CASE(a_failure_says_how_far_the_request_got) {
    connected<memory_stream> silent;
    BOOST_TEST(failed(silent.send(), errc::timed_out, delivery::maybe_sent));
    connected<memory_stream> full;
    full.stream.takes = 0;
    BOOST_TEST(failed(full.send(), errc::timed_out, delivery::not_sent));
    connected<memory_stream> closed;
    closed.stream.has_closed = true;
    BOOST_TEST(failed(closed.send(), errc::connection_lost, delivery::maybe_sent));
    connected<memory_stream> late;
    BOOST_TEST(failed(late.send({}, {.timeout = 0ns}), errc::timed_out, delivery::not_sent));
    BOOST_TEST(late.stream.written == "");
    std::stop_source stop;
    stop.request_stop();
    connected<memory_stream> stopped;
    BOOST_TEST(failed(stopped.send({}, {.stop = stop.get_token()}), errc::cancelled, delivery::not_sent));
}

BOOST_AUTO_TEST_CASE(without_a_way_to_reopen_a_broken_connection_stays_broken) {
    connected<memory_stream> l;
    BOOST_TEST(failed(l.send(), errc::timed_out, delivery::maybe_sent));
    l.stream.arrives = {yes};
    l.stream.written.clear();
    BOOST_TEST(failed(l.send(), errc::connection_lost, delivery::not_sent));
    BOOST_TEST(l.stream.written == "");
}

BOOST_AUTO_TEST_CASE(a_stream_that_reopens_is_opened_when_it_has_to_be) {
    connected<reopening_stream> l;
    l.stream.arrives = {yes};
    BOOST_TEST((l.send().error == errc::none));
    l.stream.arrives = {yes};
    BOOST_TEST((l.send().error == errc::none));
    BOOST_TEST(l.stream.opened == 1);
    BOOST_TEST(failed(l.send(), errc::timed_out, delivery::maybe_sent));
    l.stream.arrives = {yes};
    BOOST_TEST((l.send().error == errc::none));
    BOOST_TEST(l.stream.opened == 2);
    connected<reopening_stream> refused;
    refused.stream.response = errc::connect_failed;
    BOOST_TEST(failed(refused.send(), errc::connect_failed, delivery::not_sent));
}

BOOST_AUTO_TEST_CASE(unsolicited_bytes_are_not_the_response) {
    connected<reopening_stream> l;
    l.stream.arrives = {yes};
    BOOST_TEST((l.send().error == errc::none));
    l.stream.is_early = true;
    l.stream.arrives = {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstray"};
    rest::attempt const a = l.send();
    BOOST_TEST(l.stream.opened == 2);
    BOOST_TEST(l.response.body() != "stray");
}

BOOST_AUTO_TEST_CASE(a_server_that_speaks_first_is_refused_on_a_new_connection_too) {
    connected<reopening_stream> l;
    l.stream.is_early = true;
    l.stream.arrives = {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstray"};
    rest::attempt const a = l.send();
    BOOST_TEST(failed(a, errc::protocol_error, delivery::not_sent));
    BOOST_TEST(a.detail == "bytes arrived before the request was sent");
    BOOST_TEST(l.stream.written == "");
    BOOST_TEST(l.is_zeroed());
    l.stream.is_early = false;
    l.stream.arrives = {yes};
    BOOST_TEST((l.send().error == errc::none));
    BOOST_TEST(l.stream.opened == 2);
}

/// Throws from one of its functions, after it has written to the memory that it was given.
struct throwing_stream : memory_stream {
    enum class function { none, write, read, look, reopen } where = function::none;
    struct failure {};

    void fail_at(function p) const {
        if (p == where) throw failure();
    }
    rest::transferred read_some(std::span<char> into, std::chrono::nanoseconds left) {
        if (left != 0ns && where == function::read) std::fill(into.begin(), into.end(), 's');
        fail_at(left == 0ns ? function::look : function::read);
        return memory_stream::read_some(into, left);
    }
    rest::transferred write_some(std::string_view bytes, std::chrono::nanoseconds left) {
        fail_at(function::write);
        return memory_stream::write_some(bytes, left);
    }
    errc reopen(std::chrono::nanoseconds) {
        fail_at(function::reopen);
        return errc::none;
    }
};

BOOST_AUTO_TEST_CASE(memory_is_zeroed_when_the_stream_throws) {
    using function = throwing_stream::function;
    for (function const where : {function::write, function::read, function::look, function::reopen}) {
        connected<throwing_stream> l;
        l.stream.where = where;
        l.stream.arrives = {yes};
        BOOST_CHECK_THROW(static_cast<void>(l.send("body")), throwing_stream::failure);
        BOOST_TEST(l.is_zeroed());
        l.stream.where = function::none;
        BOOST_TEST((l.send("body").error == errc::none));
    }
}

BOOST_AUTO_TEST_CASE(an_error_names_the_limit_that_ended_it) {
    connected<memory_stream> late;
    BOOST_TEST(late.send({}, {.timeout = 0ns}).detail == "the deadline of the call passed");
    std::stop_source stop;
    stop.request_stop();
    connected<memory_stream> stopped;
    BOOST_TEST(stopped.send({}, {.stop = stop.get_token()}).detail == "the caller asked to stop");
    connected<memory_stream> silent;
    BOOST_TEST(silent.send().detail == "the deadline of the call passed");
    connected<reopening_stream> opening;
    opening.stream.response = errc::timed_out;
    BOOST_TEST(opening.send().detail == "the deadline of the call passed");
}

BOOST_AUTO_TEST_CASE(a_stop_ends_a_request_in_steps_whose_stream_is_still_opening) {
    connected<reopening_stream> l;
    l.stream.response = errc::timed_out;
    std::stop_source source;
    rest::stop const stop(source.get_token());
    rest::request const q{.target = "/t"};
    decltype(l.connection)::sending s(l.connection, q, l.response, 1h, stop);
    for (int i = 0; i != 3; ++i) BOOST_TEST(!s.step(0ns));
    source.request_stop();
    BOOST_TEST(s.step(0ns));
    rest::attempt const a = s.ended();
    BOOST_TEST(failed(a, errc::cancelled, delivery::not_sent));
    BOOST_TEST(a.detail == "the caller asked to stop");
    BOOST_TEST(l.stream.opened == 3);
}

BOOST_AUTO_TEST_CASE(timeouts_may_be_at_the_ends_of_their_type) {
    for (auto const timeout : {(rest::duration::min)(), rest::duration(-1)}) {
        connected<memory_stream> l;
        BOOST_TEST(failed(l.send({}, {.timeout = timeout}), errc::timed_out, delivery::not_sent));
    }
    connected<memory_stream> l;
    l.stream.arrives = {yes};
    BOOST_TEST((l.send({}, {.timeout = (rest::duration::max)()}).error == errc::none));
}

BOOST_AUTO_TEST_CASE(the_user_says_whether_it_is_confidential) {
    memory_stream stream;
    std::array<char, 8> memory{};
    rest::stream_connection open(stream,
                                 {.server = "https://host", .out = memory, .in = memory, .confidential = false});
    rest::stream_connection closed(stream,
                                   {.server = "http://host", .out = memory, .in = memory, .confidential = true});
    BOOST_TEST(!rest::stream(open).is_confidential());
    BOOST_TEST(rest::stream(closed).is_confidential());
    static_assert(rest::blocking_transport<rest::stream<rest::stream_connection<memory_stream>>>);
    static_assert(!rest::byte_stream<int>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
