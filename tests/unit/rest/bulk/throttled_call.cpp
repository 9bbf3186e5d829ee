// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/bulk/throttled_call.hpp>

#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/users/get_self.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using rest::errc;
using rest::step;

struct config : rest::default_config {
    std::chrono::nanoseconds timeout = 10s;
    rest::retry::backoff retry{.initial_delay = 0ms};
};

rest::instant at(rest::duration since_begin) { return rest::instant(1h) + since_begin; }

auto a_machine() {
    rest::client const client(rest::scripted(), rest::bearer("token"), rest::json{}, config{});
    return client.machine(velo::get_self{});
}

/// A call that began at zero, after the server had asked for a delay of `asked` seconds, or for none.
struct held_call {
    explicit held_call(char const* asked = nullptr)
        : machine(a_machine()), call((ask(asked), machine), throttle, at(0s)) {}

    /// Another call of the bulk gets a 429.
    void ask(char const* seconds) {
        if (seconds == nullptr) return;
        rest::response r;
        r.start(429);
        BOOST_TEST(r.add_header("Retry-After", seconds));
        throttle.note<config::wall_clock>(r, at(0s));
    }
    void succeed(rest::duration now) {
        machine.response_buffer().start(200);
        BOOST_TEST(machine.response_buffer().append("{}"));
        call.ended(rest::attempt::answered(), at(now));
    }

    rest::detail::bulk_throttle throttle{1h};
    decltype(a_machine()) machine;
    rest::detail::throttled_call<config, decltype(machine)> call;
};

BOOST_AUTO_TEST_SUITE(rest_bulk_throttled_call)

BOOST_AUTO_TEST_CASE(without_a_delay_the_steps_are_those_of_the_machine) {
    held_call c;
    BOOST_REQUIRE((c.call.next() == step::send));
    BOOST_TEST((c.call.time_left() == 10s));
    c.succeed(1s);
    BOOST_REQUIRE((c.call.next() == step::done));
    BOOST_TEST(c.machine.result().has_value());
}

BOOST_AUTO_TEST_CASE(an_attempt_waits_for_the_delay_of_the_bulk_within_its_time) {
    held_call c("3");
    BOOST_REQUIRE((c.call.next() == step::wait));
    BOOST_TEST((c.call.delay().length == 3s));
    BOOST_TEST((c.call.delay().until == nullptr));
    c.call.waited(errc::none, at(3s));
    BOOST_REQUIRE((c.call.next() == step::send));
    BOOST_TEST((c.call.time_left() == 7s));
    c.succeed(4s);
    BOOST_TEST((c.call.next() == step::done));
}

BOOST_AUTO_TEST_CASE(a_delay_that_grew_meanwhile_is_waited_for_as_well) {
    held_call c("3");
    c.ask("5");
    c.call.waited(errc::none, at(3s));
    BOOST_REQUIRE((c.call.next() == step::wait));
    BOOST_TEST((c.call.delay().length == 2s));
    c.call.waited(errc::none, at(5s));
    BOOST_REQUIRE((c.call.next() == step::send));
    BOOST_TEST((c.call.time_left() == 5s));
}

BOOST_AUTO_TEST_CASE(a_delay_longer_than_the_call_ends_it_unsent) {
    held_call c("10");
    while (c.call.next() == step::wait) c.call.waited(errc::none, at(0s));  // the client's retries
    BOOST_REQUIRE((c.call.next() == step::done));
    auto const r = c.machine.result();
    BOOST_TEST((r.error() == errc::timed_out));
    BOOST_TEST((r.error().delivery() == rest::delivery::not_sent));
    BOOST_TEST(r.error().detail() == "the server asked for a longer delay than the call has");
}

BOOST_AUTO_TEST_CASE(a_stop_while_it_is_held_back_ends_it_unsent) {
    held_call c("3");
    c.call.waited(errc::cancelled, at(1s));
    BOOST_REQUIRE((c.call.next() == step::done));
    auto const r = c.machine.result();
    BOOST_TEST((r.error() == errc::cancelled));
    BOOST_TEST((r.error().delivery() == rest::delivery::not_sent));
}

BOOST_AUTO_TEST_CASE(its_own_429_holds_back_the_others_and_its_next_attempt) {
    held_call c;
    c.machine.response_buffer().start(429);
    BOOST_TEST(c.machine.response_buffer().add_header("Retry-After", "2"));
    c.call.ended(rest::attempt::answered(), at(0s));
    BOOST_TEST((c.throttle.left(at(0s)) == 2s));
    // The machine waits for its own reason first.
    BOOST_REQUIRE((c.call.next() == step::wait));
    c.ask("4");
    c.call.waited(errc::none, at(2s));
    BOOST_REQUIRE((c.call.next() == step::wait));
    BOOST_TEST((c.call.delay().length == 2s));
    c.call.waited(errc::none, at(4s));
    BOOST_REQUIRE((c.call.next() == step::send));
    BOOST_TEST((c.call.time_left() == 6s));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
