// SPDX-License-Identifier: BSL-1.0

// Shows a retry policy of your own: it retries at once after a failed connection, and with a delay after a response of
// the server. A policy is asked only when the call is safe to resend. Needs: Boost.

#include <velo/fake.hpp>
#include <velo/rest/transport/faulty.hpp>
#include <velo/velo.hpp>

#include <chrono>
#include <iostream>
#include <optional>
#include <vector>

namespace rest = velo::rest;

class two_speeds {
    using wait = std::optional<std::chrono::nanoseconds>;
    using retry_context = velo::retry::retry_context;

  public:
    // Without this line: velo: this Config has no retry policy: derive it from rest::default_config, or add
    wait operator()(retry_context const& s) const noexcept { return s.status == 0 ? reconnect(s) : retry_later(s); }

  private:
    static wait reconnect(retry_context const& s) noexcept {
        return velo::retry::is_transient(s) && s.attempts <= 3 ? wait(0) : std::nullopt;
    }
    static wait retry_later(retry_context const& s) noexcept {
        if ((s.status != 429 && s.status != 503) || s.attempts > 5) return std::nullopt;
        // Jitter of 20 ms, so that clients that failed together do not retry together.
        std::chrono::nanoseconds const jitter(s.random % 20'000'000);
        return s.retry_after.value_or(std::chrono::nanoseconds(0)) + jitter;
    }
};

struct two_speed_config : velo::default_config {
    two_speeds retry{};
};

int main() {
    velo::fake const fake;
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}});
    using enum rest::fault_kind;
    std::vector<rest::fault_kind> ahead{unavailable, lost_after, refused};
    auto const plan = [&ahead](rest::request const&) {  // the next fault is the last one of them
        if (ahead.empty()) return rest::fault{};
        rest::fault const next{.what = ahead.back()};
        ahead.pop_back();
        return next;
    };
    velo::client const client(rest::faulty(fake, plan), velo::bearer(fake.token()), velo::json{}, two_speed_config{});
    auto const disabled = client.raw(velo::disable_user_v2{.user_id = ann});
    std::cout << (disabled.outcome ? "done" : "not done") << " with " << disabled.attempts << " attempts\n";
    ahead = {lost_after};
    auto const sent = client.call(velo::register_sms{.body = {.sms_number = "+11235555555"}});
    std::cout << sent.error() << ": " << to_text(sent.error().delivery()) << '\n';
    return disabled.outcome && disabled.attempts == 4 && sent.has_error() && sent.error().attempts() == 1 ? 0 : 1;
}
