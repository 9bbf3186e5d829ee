// SPDX-License-Identifier: BSL-1.0

// Shows an observer that writes a log, with the secrets redacted, and adds a W3C traceparent to every attempt. Two
// calls on a faulty transport show waits, a refreshed token and reused connections. Needs: Boost; with Boost.Asio the
// calls go over HTTP on this machine.

#include <velo/fake.hpp>
#include <velo/rest/transport/faulty.hpp>
#include <velo/velo.hpp>

#if defined(VELO_HAS_ASIO)
#include <velo/transport/sockets.hpp>

#include "../support/loopback_server.hpp"
#endif

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <memory>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace rest = velo::rest;
namespace event = velo::rest::event;

/// The observer: an object with an `operator()` for each event that it handles. It runs in the thread of the call, so
/// its shared state is atomic; the client keeps a copy, so copies share the state.
class tracer {
  public:
    explicit tracer(std::ostream& log) : log_(&log) {}

    template <class Op>
    void operator()(event::calling<Op> const& e) const {
        say(Op::endpoint.name, e.correlation, "called with " + rest::redacted(e.operation));
    }
    void operator()(event::sent const& e) const {
        std::string text = "attempt " + std::to_string(e.attempt) + ": ";
        text += e.error != rest::errc::none ? std::string(to_text(e.error)) + ", " + std::string(to_text(e.delivered))
                                            : std::to_string(e.status);
        if (e.reused_connection) text += ", over a reused connection";
        say(e.endpoint.name, e.correlation, text);
    }
    void operator()(event::waiting const& e) const {
        std::string_view const why = e.reason == event::wait_reason::retry_after ? ", as the server asks"
                                     : e.reason == event::wait_reason::token ? ", for a token that another call fetches"
                                                                             : ", before the next attempt";
        say(e.endpoint.name, e.correlation, "waits " + milliseconds(e.length) + std::string(why));
    }
    void operator()(event::token_refreshed const& e) const {
        say(e.endpoint.name, e.correlation, e.granted ? "there is a new token" : "there is no new token");
    }
    void operator()(event::ended const& e) const {
        std::string const how = e.error != rest::errc::none ? std::string(to_text(e.error)) : std::to_string(e.status);
        say(e.endpoint.name, e.correlation,
            "ended with " + how + ", attempts: " + std::to_string(e.attempts) + ", in " + milliseconds(e.duration));
    }

    /// The call is one trace, whose id is its correlation. Each attempt has a span of its own, so that the traces of
    /// the server tell attempts apart.
    void add_headers(event::sending const& e, rest::extra_headers& out) const {
        if (!is_trace_id(e.correlation)) return;
        if (!out.add("traceparent", "00-" + std::string(e.correlation) + '-' + new_span_id() + "-01")) {
            say(e.endpoint.name, e.correlation, "has no room for traceparent");
        }
    }

  private:
    static std::string milliseconds(std::chrono::nanoseconds t) {
        return std::to_string(std::chrono::ceil<std::chrono::milliseconds>(t).count()) + " ms";
    }
    static bool is_trace_id(std::string_view s) {
        return s.size() == 32 && s.find_first_not_of("0123456789abcdef") == s.npos &&
               s.find_first_not_of('0') != s.npos;
    }
    std::string new_span_id() const {
        std::uint64_t bits = rest::splitmix64::nth(spans_->fetch_add(1));
        std::string text(16, '0');
        for (char& c : text) {
            c = "0123456789abcdef"[bits % 16];
            bits /= 16;
        }
        return text;
    }
    void say(std::string_view operation, std::string_view trace, std::string_view what) const {
        std::string line(trace.substr(0, 8));
        ((line += ' ') += operation) += ": ";
        (line += what) += '\n';
        *log_ << line;
    }

    std::ostream* log_;
    std::shared_ptr<std::atomic<std::uint64_t>> spans_ =
        std::make_shared<std::atomic<std::uint64_t>>(std::random_device{}());
};

int main() {
    velo::fake const fake({{.shown = {.email = "ann@example.com"}}});
#if defined(VELO_HAS_ASIO)
    examples::loopback_server server(fake);
    velo::sockets const api(server.url());
#else
    velo::fake const& api = fake;
#endif
    // The faults to come, the next one last. The plan sees each request and records its span.
    std::vector<rest::fault_kind> ahead;
    std::vector<std::string> parents;
    auto const plan = [&](rest::request const& q) {
        for (rest::header const& h : q.headers) {
            if (h.name == "traceparent") parents.emplace_back(h.value);
        }
        if (ahead.empty()) return rest::fault{};
        rest::fault const next{.what = ahead.back()};
        ahead.pop_back();
        return next;
    };

    std::ostringstream log;  // in a program: std::clog, or a logger
    velo::client const client(rest::faulty(api, plan), velo::client_credentials(fake.key(), fake.secret()),
                              velo::json{}, velo::observed{tracer(log)});

    // The token is fetched, a response is lost, the server asks for a delay, then the call succeeds.
    ahead = {rest::fault_kind::rate_limited, rest::fault_kind::lost_after, rest::fault_kind::none};
    bool const listed = client
                            .call(velo::list_users{.status = velo::user_status::enabled},
                                  {.correlation = "0af7651916cd43dd8448eb211c80319c"})
                            .has_value();
    // The server rejects the token, which is refreshed, and the call is sent again. Then the server refuses the call,
    // because an application has no password.
    ahead = {rest::fault_kind::unauthorized};
    auto const refused = client.call(velo::validate_password_self{.body = {.password = "correct horse"}},
                                     {.correlation = "4bf92f3577b34da6a3ce929d0e0e4736"});
    std::cout << log.str();

    auto const holds = [&](std::string_view text) { return log.str().find(text) != std::string::npos; };
    std::set<std::string> const spans(parents.begin(), parents.end());
    bool const traced = parents.size() == 7 && spans.size() == 7 &&
                        std::all_of(parents.begin(), parents.begin() + 4, [](std::string const& p) {
                            return p.starts_with("00-0af7651916cd43dd8448eb211c80319c-") && p.ends_with("-01");
                        });
    return listed && refused.has_error() && refused.error().status() == 403 && traced && holds("[redacted]") &&
                   !holds("correct horse") && holds("there is a new token")
               ? 0
               : 1;
}
