// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/draining.hpp>

#include <velo/auth/client_credentials.hpp>
#include <velo/rest/client.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/testing/common_rules.hpp>
#include <velo/rest/time/thread_wait.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/users/get_self.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <coroutine>
#include <memory>
#include <optional>
#include <semaphore>
#include <thread>

#include "support/lazy_task.hpp"

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;

/// Sends nothing until it is told to go on.
struct held_up {
    struct shared {
        std::binary_semaphore begun{0}, may_end{0};
    };
    std::shared_ptr<shared> state = std::make_shared<shared>();
    [[nodiscard]] rest::attempt send(rest::request const&, rest::response&, rest::send_limits const&) const {
        state->begun.release();
        state->may_end.acquire();
        return rest::attempt::answered();
    }
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
};

BOOST_AUTO_TEST_SUITE(rest_transport_draining)

BOOST_AUTO_TEST_CASE(it_sends_over_its_transport_until_it_is_closed) {
    rest::scripted script;
    script.always({.status = 200, .body = "hello"});
    rest::draining const api{script};
    auto const copy = api;
    rest::response received;
    BOOST_TEST((api.send({.target = "/"}, received).error == rest::errc::none));
    BOOST_TEST(received.body() == "hello");
    BOOST_TEST(api.in_flight() == 0u);
    BOOST_TEST(copy.drain(1h));
    auto const refused = api.send({.target = "/"}, received);
    BOOST_TEST((refused.error == rest::errc::cancelled));
    BOOST_TEST((refused.delivered == rest::delivery::not_sent));
    BOOST_TEST(refused.is_permanent);
    BOOST_TEST(script.request_count() == 1u);
    BOOST_TEST(api.drain(0ns));  // again
}

BOOST_AUTO_TEST_CASE(it_is_as_confidential_as_its_transport) {
    rest::scripted script;
    script.set_confidential(false);
    BOOST_TEST(!rest::draining(script).is_confidential());
}

BOOST_AUTO_TEST_CASE(it_waits_for_the_request_that_is_on_the_way) {
    held_up const slow;
    rest::draining const api{slow};
    rest::attempt ended;
    std::thread caller([&] {
        rest::response r;
        ended = api.send({.target = "/"}, r);
    });
    slow.state->begun.acquire();
    BOOST_TEST(api.in_flight() == 1u);
    BOOST_TEST(!api.drain(1ms));  // it has not ended
    std::atomic<bool> may_end = false;
    std::thread program([&] {
        BOOST_TEST(api.drain(1h));
        BOOST_TEST(may_end.load());
    });
    std::this_thread::sleep_for(5ms);
    may_end = true;
    slow.state->may_end.release();
    program.join();
    caller.join();
    BOOST_TEST((ended.error == rest::errc::none));
    BOOST_TEST(api.in_flight() == 0u);
}

BOOST_AUTO_TEST_CASE(a_call_ends_with_cancelled_also_when_it_needs_a_token_and_is_not_sent_again) {
    rest::scripted const script;
    rest::draining const api{script};
    api.close();
    rest::client const client(api, rest::bearer("token"));
    auto const refused = client.call(velo::get_self{});
    BOOST_TEST((refused.error() == rest::errc::cancelled));
    BOOST_TEST((refused.error().delivery() == rest::delivery::not_sent));
    BOOST_TEST(refused.error().message() == "get_self: cancelled: the program ends: no request is sent any more");
    rest::client const with_key(api, velo::client_credentials(rest::secret_string("k"), rest::secret_string("s")));
    auto const without_token = with_key.call(velo::get_self{});
    BOOST_TEST((without_token.error() == rest::errc::cancelled));
    BOOST_TEST(script.request_count() == 0u);
}

BOOST_AUTO_TEST_CASE(it_drains_an_asynchronous_transport) {
    using lazy = tests::lazy<rest::scripted, rest::thread_wait>;
    rest::scripted script;
    script.always({.status = 200, .body = "{}"});
    rest::draining const api{lazy(script)};
    static_assert(rest::async_transport<rest::draining<lazy>> && !rest::blocking_transport<rest::draining<lazy>>);
    rest::client const client(api, rest::bearer("token"));
    BOOST_TEST(client.call(velo::get_self{}).get().has_value());
    auto const unsent = client.call(velo::get_self{});
    auto const drained = api.drain(1h);  // closed at once
    BOOST_TEST((unsent.get().error() == rest::errc::cancelled));
    BOOST_TEST(drained.get());
    BOOST_TEST(script.request_count() == 1u);
}

BOOST_AUTO_TEST_CASE(it_keeps_the_rules_of_transports) {
    rest::scripted script;
    script.always({.status = 200, .body = "hello"});
    for (auto const& rule : rest::testing::common_rules(rest::draining(script), {.target = "/"})) {
        BOOST_TEST(rule.problem == "", rule.rule);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
