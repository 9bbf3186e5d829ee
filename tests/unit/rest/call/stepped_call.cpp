// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/stepped_call.hpp>

#include <velo/client.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/transport/stream.hpp>
#include <velo/users/disable_user_v2.hpp>
#include <velo/users/get_self.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <ratio>
#include <span>
#include <string>
#include <string_view>

namespace {
namespace stepped_call_tests {

namespace rest = velo::rest;
using namespace std::chrono_literals;

/// The clock of the test, which moves by hand.
struct hand_clock {
    using rep = std::int64_t;
    using period = std::nano;
    using duration = std::chrono::nanoseconds;
    using time_point = std::chrono::time_point<hand_clock>;
    [[maybe_unused]] static constexpr bool is_steady = true;
    static inline duration time{};
    static time_point now() noexcept { return time_point(time); }
};

/// A stream that has nothing yet: it never waits, and a call that would let it wait is a mistake.
struct lazy_stream {
    std::string arrives{};  ///< what can be read now
    std::size_t takes = 0;  ///< bytes that can be written now
    std::string written{};
    bool is_open = true;
    bool has_waited = false;

    rest::transferred read_some(std::span<char> into, rest::duration left) {
        has_waited = has_waited || left != 0ns;
        if (arrives.empty()) return {.error = rest::errc::timed_out};
        std::size_t const count = (std::min)(into.size(), arrives.size());
        std::copy_n(arrives.begin(), count, into.begin());
        arrives.erase(0, count);
        return {.count = count};
    }
    rest::transferred write_some(std::string_view bytes, rest::duration left) {
        has_waited = has_waited || left != 0ns;
        std::size_t const count = (std::min)(bytes.size(), takes);
        written += bytes.substr(0, count);
        takes -= count;
        if (count == 0) return {.error = rest::errc::timed_out};
        return {.count = count};
    }
};
struct lazy_reopening_stream : lazy_stream {
    int asked = 0;
    int connecting = 3;  ///< times that the connection is not open yet
    rest::errc reopen(rest::duration left) {
        has_waited = has_waited || left != 0ns;
        ++asked;
        return asked <= connecting ? rest::errc::timed_out : rest::errc::none;
    }
};

struct config : rest::default_config {
    using clock = hand_clock;
    rest::retry::backoff retry{.initial_delay = 0s, .max_delay = 0s};
};

template <class Stream>
struct board {
    Stream stream{};
    std::array<char, 512> out{}, in{};
    rest::stream_connection<Stream, hand_clock> connection{
        stream, {.server = "https://host", .out = out, .in = in, .confidential = true}};
    rest::client<rest::stream<decltype(connection)>, rest::bearer<velo::secret_string>, rest::text_json, config> client{
        rest::stream(connection), velo::bearer("token")};
};

std::string response(std::string_view status, std::string_view body) {
    return "HTTP/1.1 " + std::string(status) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
}

template <class Call>
bool steps(Call& call, int count) {
    for (int i = 0; i != count; ++i) {
        if (call.step()) return true;
    }
    return false;
}

BOOST_AUTO_TEST_SUITE(rest_call_stepped_call)

BOOST_AUTO_TEST_CASE(a_step_does_not_wait_for_a_stream_that_has_nothing_yet) {
    board<lazy_stream> b;
    rest::stepped_call call(b.client.machine(velo::get_self{}), b.connection);
    BOOST_TEST(!steps(call, 10));
    BOOST_TEST(b.stream.written.empty());

    b.stream.takes = 20;
    BOOST_TEST(!steps(call, 10));
    BOOST_TEST(b.stream.written == "GET /v2/users/self H");

    b.stream.takes = 1000;
    BOOST_TEST(!steps(call, 10));
    BOOST_TEST(b.stream.written.ends_with("\r\n\r\n"));

    std::string const whole = response("200 OK", R"({"email":"ann@example.com"})");
    b.stream.arrives = whole.substr(0, 30);
    BOOST_TEST(!steps(call, 10));
    b.stream.arrives = whole.substr(30);
    BOOST_TEST(steps(call, 10));
    BOOST_TEST(call.is_done());
    auto const self = call.result();
    BOOST_REQUIRE(self.has_value());
    BOOST_TEST(*self->email == "ann@example.com");
    BOOST_TEST(!b.stream.has_waited);
}

BOOST_AUTO_TEST_CASE(the_delay_between_two_attempts_is_not_waited_for) {
    board<lazy_stream> b;
    b.stream.takes = 1000;
    rest::stepped_call call(b.client.machine(velo::get_self{}), b.connection);
    BOOST_TEST(!steps(call, 2));
    BOOST_TEST((call.idle_time() == 0ns));
    b.stream.arrives = "HTTP/1.1 503 Busy\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n";
    BOOST_TEST(!steps(call, 10));
    BOOST_TEST((call.idle_time() == 2s));
    hand_clock::time += 1s;
    BOOST_TEST(!steps(call, 10));
    BOOST_TEST((call.idle_time() == 1s));
    std::size_t const first = b.stream.written.size();
    hand_clock::time += 1s;
    BOOST_TEST(!steps(call, 10));
    BOOST_TEST(b.stream.written.size() == 2 * first);
    b.stream.arrives = response("200 OK", "{}");
    BOOST_TEST(steps(call, 10));
    BOOST_TEST(call.result().has_value());
}

BOOST_AUTO_TEST_CASE(a_call_whose_time_has_passed_ends) {
    board<lazy_stream> b;
    b.stream.takes = 1000;
    rest::stepped_call call(b.client.machine(velo::get_self{}, {.timeout = 5s}), b.connection);
    BOOST_TEST(!steps(call, 5));
    hand_clock::time += 5s;
    BOOST_TEST(steps(call, 5));
    BOOST_TEST((call.result().error() == rest::errc::timed_out));
}

BOOST_AUTO_TEST_CASE(a_connection_is_opened_step_by_step) {
    board<lazy_reopening_stream> b;
    b.stream.takes = 1000;
    rest::stepped_call call(b.client.machine(velo::get_self{}), b.connection);
    BOOST_TEST(!steps(call, 3));
    BOOST_TEST(b.stream.written.empty());
    BOOST_TEST(!steps(call, 2));
    BOOST_TEST(!b.stream.written.empty());
    b.stream.arrives = response("200 OK", "{}");
    BOOST_TEST(steps(call, 10));
    BOOST_TEST(call.result().has_value());
    BOOST_TEST(!b.stream.has_waited);
}

BOOST_AUTO_TEST_CASE(a_call_that_is_destroyed_leaves_a_connection_that_is_not_used_again) {
    board<lazy_stream> b;
    b.stream.takes = 10;
    {
        rest::stepped_call call(b.client.machine(velo::get_self{}), b.connection);
        BOOST_TEST(!steps(call, 5));
    }
    BOOST_TEST(std::all_of(b.out.begin(), b.out.end(), [](char c) { return c == 0; }));
    auto const next = b.client.call(velo::get_self{}, {.retry = rest::retry::never});
    BOOST_TEST((next.error() == rest::errc::connection_lost));
}

BOOST_AUTO_TEST_CASE(a_refused_call_is_done_at_once) {
    board<lazy_stream> b;
    rest::stepped_call call(b.client.machine(velo::get_self{}, {.token = velo::secret_string("a b")}), b.connection);
    BOOST_TEST(call.step());
    BOOST_TEST((call.result().error() == rest::errc::invalid_credential));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace stepped_call_tests
}  // namespace
