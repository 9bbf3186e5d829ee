// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/bulk/for_each_concurrent.hpp>

#include <velo/fake.hpp>
#include <velo/make_any_client.hpp>
#include <velo/rest/transport/faulty.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/invitations.hpp"
#include "support/lazy_task.hpp"

BOOST_AUTO_TEST_SUITE(for_each_concurrent)

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using tests::addresses;
using tests::invitation_of;

/// Every n-th request gets 429 with a Retry-After of zero seconds; the server does not act.
struct refuses_every {
    int n;
    std::shared_ptr<std::atomic<int>> count = std::make_shared<std::atomic<int>>(0);
    rest::fault operator()(rest::request const&) const {
        return {.what = ++*count % n == 0 ? rest::fault_kind::rate_limited : rest::fault_kind::none};
    }
};

/// Retries without jitter.
struct quick : rest::default_config {
    rest::retry::backoff retry{.initial_delay = 0ms};
};

/// How many calls are in flight, and were at most.
struct crowd {
    std::atomic<int> now = 0, most = 0;
    void enter() {
        int const n = ++now;
        for (int seen = most; seen < n && !most.compare_exchange_weak(seen, n);) {
        }
    }
};

/// A transport that counts who is inside, and takes a while; at first until `company` calls were inside together, for
/// at most 5 s.
class slow_fake {
  public:
    slow_fake(velo::fake fake, std::chrono::milliseconds length, int company = 1)
        : fake_(std::move(fake)), length_(length), company_(company) {}
    [[nodiscard]] static bool is_confidential() noexcept { return true; }
    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const {
        inside->enter();
        auto const end = std::chrono::steady_clock::now() + 5s;
        while (inside->most < company_ && std::chrono::steady_clock::now() < end) std::this_thread::yield();
        rest::errc const reason = rest::thread_wait{}({length_, nullptr}, limits.stop);
        --inside->now;
        if (reason != rest::errc::none) return rest::attempt::limited(reason, rest::delivery::maybe_sent);
        return fake_.send(q, r, limits);
    }
    std::shared_ptr<crowd> inside = std::make_shared<crowd>();

  private:
    velo::fake fake_;
    std::chrono::milliseconds length_;
    int company_;
};

auto const ignore = [](auto const&, auto const&) {};

}  // namespace

BOOST_AUTO_TEST_CASE(each_call_takes_effect_once_although_some_are_refused) {
    velo::fake const fake;
    velo::client const client(rest::faulty(fake, refuses_every{7}), velo::bearer(fake.token()), velo::json{}, quick{});
    std::map<std::string, int> told;
    auto const report = rest::for_each_concurrent(
        client, addresses(500), invitation_of,
        [&](std::string const& address, velo::result<void> const& r) { told[address] += r ? 1 : 100; },
        {.in_flight = 16});
    BOOST_TEST(static_cast<bool>(report));
    BOOST_TEST(report.succeeded == 500u);
    BOOST_TEST(told.size() == 500u);
    for (auto const& [address, count] : told) BOOST_TEST(count == 1, address);
    BOOST_TEST(fake.users().size() == 500u);
}

BOOST_AUTO_TEST_CASE(it_runs_as_many_calls_at_once_as_the_option_says) {
    velo::fake const fake;
    slow_fake const slow(fake, 5ms, 4);
    velo::client const client(slow, velo::bearer(fake.token()));
    auto const report = rest::for_each_concurrent(client, addresses(40), invitation_of, ignore, {.in_flight = 4});
    BOOST_TEST(report.succeeded == 40u);
    BOOST_TEST(slow.inside->most.load() == 4);
}

BOOST_AUTO_TEST_CASE(one_call_at_a_time_needs_no_thread) {
    velo::fake const fake;
    velo::client const client(fake, velo::bearer(fake.token()));
    auto const me = std::this_thread::get_id();
    bool always_here = true;
    auto const report = rest::for_each_concurrent(
        client, addresses(5), invitation_of,
        [&](auto const&, auto const&) { always_here = always_here && std::this_thread::get_id() == me; },
        {.in_flight = 0});
    BOOST_TEST(report.succeeded == 5u);
    BOOST_TEST(always_here);
}

BOOST_AUTO_TEST_CASE(the_first_error_stops_it) {
    velo::fake const fake;
    velo::client const client(fake, velo::bearer(fake.token()));
    std::vector<std::string> rows = addresses(100);
    rows[10] = rows[3];  // 409
    auto const report = rest::for_each_concurrent(client, rows, invitation_of, ignore, {.in_flight = 1});
    BOOST_TEST(!report);
    BOOST_TEST(!report.is_complete);
    BOOST_TEST(report.succeeded == 10u);
    BOOST_TEST(report.failed == 1u);
    BOOST_TEST(report.first_error.value().status() == 409);
}

BOOST_AUTO_TEST_CASE(errors_can_be_collected) {
    velo::fake const fake;
    velo::client const client(fake, velo::bearer(fake.token()));
    std::vector<std::string> rows = addresses(100);
    for (std::size_t i = 50; i != 60; ++i) rows[i] = rows[3];
    std::multiset<std::string> failed;
    auto const report = rest::for_each_concurrent(client, rows, invitation_of,
                                                  [&](std::string const& address, auto const& r) {
                                                      if (!r) failed.insert(address);
                                                  },
                                                  {.in_flight = 3, .on_error = rest::bulk_errors::go_on});
    BOOST_TEST(!report);
    BOOST_TEST(report.is_complete);
    BOOST_TEST(report.succeeded == 90u);
    BOOST_TEST(report.failed == 10u);
    BOOST_TEST(failed.count(rows[3]) == 10u);
}

BOOST_AUTO_TEST_CASE(the_sink_can_stop_it) {
    velo::fake const fake;
    velo::client const client(fake, velo::bearer(fake.token()));
    int told = 0;
    auto const report =
        rest::for_each_concurrent(client, addresses(100), invitation_of,
                                  [&](auto const&, auto const&) { return ++told != 20; }, {.in_flight = 1});
    BOOST_TEST(report.succeeded == 20u);
    BOOST_TEST(report.failed == 0u);
    BOOST_TEST(!report.is_complete);
}

BOOST_AUTO_TEST_CASE(a_stop_token_ends_the_calls_in_flight) {
    velo::fake const fake;
    velo::client const client(slow_fake(fake, 60s), velo::bearer(fake.token()));
    std::stop_source source;
    std::jthread const stopper([&] {
        std::this_thread::sleep_for(20ms);
        source.request_stop();
    });
    auto const before = std::chrono::steady_clock::now();
    auto const report = rest::for_each_concurrent(
        client, addresses(100), invitation_of, ignore,
        {.in_flight = 4, .on_error = rest::bulk_errors::go_on, .stop = source.get_token()}, {.timeout = 100s});
    BOOST_TEST((std::chrono::steady_clock::now() - before < 20s));
    BOOST_TEST(report.failed <= 4u);
    BOOST_TEST(!report.is_complete);
    if (report.first_error) BOOST_TEST((*report.first_error == velo::condition::cancelled));
}

BOOST_AUTO_TEST_CASE(a_generator_is_read_as_calls_begin) {
    velo::fake const fake;
    velo::client const client(fake, velo::bearer(fake.token()));
    std::size_t made = 0, told = 0, most_ahead = 0;
    auto const report = rest::for_each_concurrent(
        client,
        [&]() -> std::optional<std::string> {
            most_ahead = (std::max)(most_ahead, made - told);
            if (made == 200) return std::nullopt;
            return "p" + std::to_string(++made) + "@example.com";
        },
        invitation_of, [&](auto const&, auto const&) { ++told; }, {.in_flight = 3});
    BOOST_TEST(report.succeeded == 200u);
    BOOST_TEST(most_ahead <= 3u);
}

BOOST_AUTO_TEST_CASE(an_empty_source_makes_no_call) {
    rest::scripted const server;
    velo::client const client(server, velo::bearer("token"));
    auto const report = rest::for_each_concurrent(client, std::vector<std::string>(), invitation_of, ignore);
    BOOST_TEST(static_cast<bool>(report));
    BOOST_TEST(report.succeeded == 0u);
    BOOST_TEST(server.request_count() == 0u);
}

BOOST_AUTO_TEST_CASE(the_function_may_make_the_call) {
    velo::fake const fake;
    velo::client const client(fake, velo::bearer(fake.token()));
    auto const one = rest::for_each_concurrent(
        client, addresses(10), [&](std::string const& a) { return client.call(invitation_of(a)); }, ignore);
    BOOST_TEST(one.succeeded == 10u);
    velo::any_client const any = velo::make_any_client(client);
    std::vector<velo::fake_user> const people = fake.users();
    auto const two = rest::for_each_concurrent(
        people,
        [&](velo::fake_user const& u) { return any.call(velo::get_user_by_id_v2{.user_id = *u.shown.id->value()}); },
        [&](velo::fake_user const& u, velo::result<velo::user_response>& r) {
            BOOST_TEST(*r->email == *u.shown.email);
        });
    BOOST_TEST(two.succeeded == 10u);
}

BOOST_AUTO_TEST_CASE(what_a_function_throws_passes_through_when_the_calls_have_ended) {
    velo::fake const fake;
    slow_fake const slow(fake, 1ms);
    velo::client const client(slow, velo::bearer(fake.token()));
    auto const throws = [n = 0](std::string const& a) mutable {
        if (++n == 20) throw std::runtime_error("no more");
        return invitation_of(a);
    };
    BOOST_CHECK_THROW(
        static_cast<void>(rest::for_each_concurrent(client, addresses(100), throws, ignore, {.in_flight = 4})),
        std::runtime_error);
    BOOST_TEST(slow.inside->now.load() == 0);
    BOOST_TEST(fake.users().size() <= 23u);
    BOOST_CHECK_THROW(
        static_cast<void>(rest::for_each_concurrent(client, addresses(100), invitation_of,
                                                    [](auto const&, auto const&) { throw std::bad_alloc(); })),
        std::bad_alloc);
}

BOOST_AUTO_TEST_CASE(coroutines_of_any_kind_run_at_the_same_time) {
    velo::fake const fake;
    velo::client const client(tests::lazy<velo::fake, rest::thread_wait>(fake), velo::bearer(fake.token()));
    auto const rows = addresses(50);
    auto const report =
        rest::for_each_concurrent(client, rows, invitation_of, ignore, {.in_flight = 8}, {.timeout = 5s}).get();
    BOOST_TEST(static_cast<bool>(report));
    BOOST_TEST(report.succeeded == 50u);
    auto const calls =
        rest::for_each_concurrent(client, rows, [&](std::string const& a) { return client.call(invitation_of(a)); },
                                  ignore, {.on_error = rest::bulk_errors::go_on})
            .get();
    BOOST_TEST(calls.failed == 50u);
    BOOST_TEST(calls.first_error.value().status() == 409);
    BOOST_CHECK_THROW(
        static_cast<void>(rest::for_each_concurrent(client, rows, invitation_of,
                                                    [](auto const&, auto const&) { throw std::runtime_error("sink"); })
                              .get()),
        std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
