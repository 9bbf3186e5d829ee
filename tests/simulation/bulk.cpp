// SPDX-License-Identifier: BSL-1.0

// A bulk of ten thousand calls with 32 in flight, against a server that refuses requests now and then, in virtual time:
// each effect happens exactly once, the whole takes at most 1.3 of the ideal time, and a stop ends it within the time
// of one call.

#include <velo/rest/bulk/for_each_concurrent.hpp>
#include <velo/rest/transport/rate_limited.hpp>
#include <velo/velo.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "virtual_time.hpp"

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using simulation::moment;

constexpr std::size_t calls = 10'000;
constexpr std::size_t in_flight = 32;
constexpr moment there = 60ms, back = 40ms;

int problems = 0;
void expect(bool holds, char const* bulk, char const* what) {
    if (holds) return;
    ++problems;
    std::fprintf(stderr, "%s: %s\n", bulk, what);
}

/// Refuses everything in the last second of every six with 429 and 503 in turn, each with a Retry-After, and one
/// request in a hundred with a 429 of its own.
class moody_server final : public simulation::server_link {
  public:
    latency latency_of(rest::request const&) override {
        ++open_;
        most_open_ = (std::max)(most_open_, open_);
        return {there, back};
    }
    void arrive(rest::request const& q, rest::response& r) override {
        --open_;
        ++requests_;
        auto const second = std::chrono::floor<std::chrono::seconds>(simulation::now()).count();
        if (second % 6 == 5) {
            r.start(second % 12 == 5 ? 429 : 503);
            return static_cast<void>(r.add_header("Retry-After", "1"));
        }
        if (is_moody && rest::splitmix64::nth(requests_) % 100 == 0) return r.start(429);
        ++effects[std::string(q.body)];
        r.start(204);
    }
    /// The time in which the server refused everything, up to now.
    [[nodiscard]] static moment refused_for() {
        return 1s * (std::chrono::floor<std::chrono::seconds>(simulation::now() + 1s).count() / 6);
    }
    [[nodiscard]] std::size_t most_open() const noexcept { return most_open_; }

    std::unordered_map<std::string, int> effects;
    bool is_moody = true;  ///< refuses single requests, too

  private:
    std::size_t open_ = 0, most_open_ = 0;
    std::uint64_t requests_ = 0;
};

struct config : rest::default_config {
    using clock = simulation::clock;
    using wall_clock = simulation::wall_clock;
    using wait_strategy = simulation::waiting;
};

/// Addresses, one by one and never all at once.
auto rows(std::size_t count) {
    return [n = std::size_t{0}, count]() mutable -> std::optional<std::string> {
        if (n == count) return std::nullopt;
        return "p" + std::to_string(++n) + "@example.com";
    };
}

velo::invite_user invitation(std::string const& address) {
    return {.body = {.email = *velo::email::checked(address),
                     .mfa_type = velo::mfa_type::totp,
                     .sms_number = "+4917012345678",
                     .primary_contact_number = "+4917012345678",
                     .roles = {"payor.admin"}}};
}

template <class Bulk>
auto run(Bulk bulk) {
    bulk.begin().resume();
    simulation::event_queue::here().run_until((moment::max)(), [&] { return bulk.is_done(); });
    return bulk.await_resume();
}

void each_effect_once() {
    simulation::event_queue queue;
    moody_server server;
    velo::client const client(simulation::network(server), velo::bearer("token"), velo::json{}, config{});
    std::size_t told = 0;
    auto const report = run(rest::for_each_concurrent(
        client, rows(calls), invitation, [&](std::string const&, auto const&) { ++told; }, {.in_flight = in_flight}));
    auto const ideal = (there + back) * calls / in_flight + moody_server::refused_for();
    std::printf("%zu calls, %zu in flight: %lld ms; the ideal is %lld ms\n", calls, in_flight,
                static_cast<long long>(queue.now() / 1ms), static_cast<long long>(ideal / 1ms));
    expect(static_cast<bool>(report), "invitations", "not all calls succeeded");
    expect(report.succeeded == calls && told == calls, "invitations", "a result is missing");
    expect(server.effects.size() == calls, "invitations", "an effect is missing");
    for (auto const& [body, count] : server.effects) expect(count == 1, "invitations", "an effect happened twice");
    expect(server.most_open() <= in_flight, "invitations", "there were too many calls in flight");
    expect(queue.now() * 10 <= ideal * 13, "invitations", "it took longer than 1.3 of the ideal");
}

void a_stop_ends_it_within_one_call() {
    simulation::event_queue queue;
    moody_server server;
    server.is_moody = false;
    velo::client const client(simulation::network(server), velo::bearer("token"), velo::json{}, config{});
    std::size_t told = 0;
    moment stopped{};
    auto const report = run(rest::for_each_concurrent(client, rows(calls), invitation,
                                                      [&](std::string const&, auto const&) {
                                                          if (++told == 1000) stopped = simulation::now();
                                                          return told < 1000;
                                                      },
                                                      {.in_flight = in_flight}));
    expect(!report && !report.is_complete, "a stop", "the report says that it was complete");
    expect(report.succeeded == told && told == 1000 - 1 + in_flight, "a stop", "the calls in flight did not end");
    expect(simulation::now() - stopped <= there + back, "a stop", "it took longer than one call");
}

/// A stop in the middle of a delay ends the bulk at once.
void a_stop_ends_a_delay() {
    simulation::event_queue queue;
    moody_server server;
    velo::client const client(simulation::network(server), velo::bearer("token"), velo::json{}, config{});
    queue.run_until(5500ms, [] { return false; });
    auto const report =
        run(rest::for_each_concurrent(client, rows(calls), invitation, [&](std::string const&, auto const&) {},
                                      {.in_flight = in_flight}, {.retry = velo::retry::never}));
    expect(report.failed == in_flight && report.first_error->status() == 429, "a delay",
           "the error is a different one");
    expect(simulation::now() <= 5500ms + there + back, "a delay", "a stop did not end the delay");
}

/// Calls keep to a rate that their client's copies share.
void a_rate_is_kept() {
    simulation::event_queue queue;
    moody_server server;
    rest::rate_limited const slow(simulation::network(server), rest::rate_limit{.per_second = 100, .burst = 10},
                                  simulation::clock{}, simulation::waiting{});
    velo::client const client(slow, velo::bearer("token"), velo::json{}, config{});
    auto const report = run(rest::for_each_concurrent(
        client, rows(300), invitation, [&](std::string const&, auto const&) {}, {.in_flight = in_flight}));
    expect(static_cast<bool>(report), "a rate", "not all calls succeeded");
    expect(queue.now() >= 2900ms && queue.now() <= 3400ms, "a rate", "it was not kept");
}

}  // namespace

int main() {
    each_effect_once();
    a_stop_ends_it_within_one_call();
    a_stop_ends_a_delay();
    a_rate_is_kept();
    return problems == 0 ? 0 : 1;
}
