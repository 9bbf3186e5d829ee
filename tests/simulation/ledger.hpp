// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SIMULATION_LEDGER_HPP
#define VELO_TESTS_SIMULATION_LEDGER_HPP

// The record of a schedule: each send, as the clients see it; each delivery, as the server sees it; and the events of
// the calls. Rules that hold at all times are checked here.

#include <velo/fake.hpp>
#include <velo/rest/observe/events.hpp>
#include <velo/rest/random/splitmix64.hpp>
#include <velo/rest/transport/faulty.hpp>
#include <velo/rest/transport/transport.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "rules.hpp"
#include "virtual_time.hpp"

namespace simulation {

/// Random bits that depend only on their purpose. The rest of a schedule stays the same when a part of it is removed.
template <class... Keys>
[[nodiscard]] constexpr std::uint64_t draw(std::uint64_t seed, Keys... keys) noexcept {
    std::uint64_t bits = rest::splitmix64::nth(seed + 1);
    ((bits = rest::splitmix64::nth(bits ^ (static_cast<std::uint64_t>(keys) + 0x51ED27u))), ...);
    return bits;
}
enum class purpose { schedule, fault, server_fault, latency, generator };

/// A failure of the server itself; a `rest::fault` is a failure on the way to it.
enum class server_fault {
    none,
    refuses_503,  ///< 503 without Retry-After; it does not act
    acts_503,     ///< it acts, and a gateway responds with 503
    odd_503,      ///< the same, with a Retry-After that is not valid
    refuses_504,
    refuses_500,
    refuses_429,  ///< 429 without Retry-After
    no_token,     ///< a response to a token request without a token
};
inline constexpr std::array<std::string_view, 8> server_fault_names{
    "none", "503", "acts, then 503", "acts, then odd 503", "504", "500", "429", "no token"};

enum class client_kind { application, user };

/// One call. The first members are known before it begins.
struct call_record {
    int number = 0;
    int caller = 0;
    std::size_t operation = 0;
    client_kind client = client_kind::application;
    idempotency_class idempotency = idempotency_class::non_idempotent;
    bool takes_token = false;       ///< it is authorized with the client's token
    bool must_be_rejected = false;  ///< it is non-idempotent and has the option `retry::always`
    retry_rule rule{};
    moment timeout{};
    bool may_be_stopped = false;

    bool has_begun = false;
    bool has_ended = false;  ///< with a result, or abandoned
    moment began{};
    std::vector<int> sends{}, token_sends{};  ///< indices of `send_record`s
    bool waits_for_token = false;
    bool has_postponed = false;     ///< it failed to refresh a token ahead of its expiry
    bool is_refused = false;        ///< the token that it waited for was refused
    std::optional<moment> woken{};  ///< when the refresh that it waits for ended
    int rejections_of_token = 0;    ///< responses 401 to the client's token
    bool has_result = false;
    bool is_success = false;
    rest::delivery delivered = rest::delivery::not_sent;
};

/// One send: an attempt of a client.
struct send_record {
    int call = 0;
    bool is_token = false;
    int nth = 0;             ///< its number in the call, from 1; token requests are counted separately
    int nth_of_refresh = 0;  ///< of a token request: its number in the refresh
    moment began{}, timeout{};
    std::uint64_t signature = 0;  ///< the hash of its Authorization field
    bool has_ended = false;
    send_end end{};
    moment ended{};
    int transmissions = 0;
    int deliveries = 0;
    int acted = 0;  ///< deliveries to which the fake responded with 2xx
    rest::fault fault{};
};

/// The state that the client's token must have, by the requests and responses so far.
struct token_model {
    bool is_there = false;
    std::uint64_t signature = 0;
    moment expires{};
    moment refresh_from{}, refresh_by{};  ///< the refresh begins at a random time between the two
    int refreshing = -1;                  ///< the call that fetches a new one
    bool is_ahead = false;
    int attempts = 0;                 ///< of the refresh
    int granted_to = -1;              ///< the call that fetched it
    std::optional<moment> refused{};  ///< when the server last refused to grant one
    moment held_off_until{};          ///< by the Retry-After of a token request, at most an hour

    [[nodiscard]] bool is_valid() const noexcept { return is_there && now() < expires; }
};

/// The state that the retry budget must have. It counts in successful calls.
struct budget_model {
    int calls_per_retry = 10;
    long long most = 1000;
    long long left = 1000;
};

/// The sums over all schedules.
struct totals {
    std::array<std::array<std::uint64_t, rest::all_faults.size()>, all_operations.size()> cells{};
    std::uint64_t calls = 0, sends = 0, deliveries = 0, late_deliveries = 0, refreshes = 0, retries = 0, successes = 0,
                  abandoned = 0;
    std::map<std::string, std::uint64_t, std::less<>> ends{};  ///< calls by their end
    std::map<std::string_view, std::uint64_t> cases{};         ///< the cases that were checked; static texts
};

/// The part of a schedule that is run; all of it by default.
struct selection {
    std::optional<std::set<int>> calls{};
    /// `CALL.SEND`, with `t` before the number of a token request, and `s` after that of a server fault.
    std::optional<std::set<std::string>> faults{};
    std::set<rest::fault_kind> kinds{rest::all_faults.begin(), rest::all_faults.end()};
};

/// The part of `text` between two others; empty if they are not in it.
[[nodiscard]] inline std::string_view between(std::string_view text, std::string_view before,
                                              std::string_view after) noexcept {
    std::size_t const begin = text.find(before);
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin + before.size());
    return text.substr(0, text.find(after));
}

[[nodiscard]] inline std::string_view header_of(rest::request const& q, std::string_view name) noexcept {
    for (rest::header const& h : q.headers) {
        if (h.name == name) return h.value;
    }
    return {};
}
[[nodiscard]] inline int number_in(std::string_view text) noexcept {
    int number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class ledger final : public server_link {
    /// More sends than any schedule has.
    static constexpr int max_sends = 5'000;

  public:
    /// The conditions that are the same for all calls of a schedule.
    struct conditions {
        std::uint64_t seed = 0;
        unsigned percent_faults = 0;
        unsigned percent_server_faults = 0;
        std::optional<std::string> expires_in{};  ///< the server's `expires_in`, in place of 1799 seconds
        moment key_withdrawn_from = (moment::max)();
        moment key_withdrawn_until = (moment::max)();
    };

    ledger(conditions const& c, selection const& kept, totals& all, bool traces)
        : conditions_(c), kept_(kept), totals_(all), traces_(traces), outer_(std::exchange(current(), this)) {}
    ~ledger() { current() = outer_; }
    ledger(ledger const&) = delete;

    [[nodiscard]] static ledger& here() noexcept { return *current(); }

    velo::fake fake{};
    std::deque<call_record> calls{};
    token_model token{};
    std::array<budget_model, 2> budgets{};

    [[nodiscard]] bool keeps(int call) const { return !kept_.calls || kept_.calls->contains(call); }
    [[nodiscard]] std::deque<send_record> const& sends() const noexcept { return sends_; }
    [[nodiscard]] std::set<std::string> const& faults() const noexcept { return faults_; }
    [[nodiscard]] std::string const& trace() const noexcept { return trace_; }

    // The checks.

    /// The name of the first check that failed, and the reason; empty if all passed.
    [[nodiscard]] std::string const& failed() const noexcept { return failed_; }
    [[nodiscard]] std::string const& how() const noexcept { return how_; }
    void check(bool holds, std::string_view name, int call, std::string_view what) {
        if (holds || !failed_.empty()) return;
        failed_ = name;
        how_ = "call " + std::to_string(call) + ": " + std::string(what);
        note(call, "FAILED ", failed_, ": ", what);
    }

    // The trace.

    template <class... Parts>
    void note(int call, Parts const&... parts) {
        if (!traces_) return;
        char text[32];
        std::snprintf(text, sizeof text, "%17.9f ", static_cast<double>(now().count()) / 1e9);
        trace_ += text;
        if (call >= 0) {
            call_record const& c = calls[static_cast<std::size_t>(call)];
            trace_ += "caller " + std::to_string(c.caller) + " call " + std::to_string(call) + ' ';
            trace_ += all_operations[c.operation].name;
            trace_ += ": ";
        }
        ((trace_ += text_of(parts)), ...);
        trace_ += '\n';
    }
    static std::string text_of(std::string_view text) { return std::string(text); }
    static std::string text_of(int number) { return std::to_string(number); }
    static std::string text_of(moment m) {
        char text[32];
        std::snprintf(text, sizeof text, "%.9f s", static_cast<double>(m.count()) / 1e9);
        return text;
    }
    static std::string text_of(send_end const& e) {
        std::string text =
            e.error != rest::errc::none ? rest::make_error_code(e.error).message() : std::to_string(e.status);
        if (e.retry_after) text += ", Retry-After " + text_of(*e.retry_after);
        return text + " (" + std::string(rest::to_text(e.delivered)) + ')';
    }

    // The side of the clients.

    /// A call begins.
    call_record& begin(call_record const& c) {
        calls[static_cast<std::size_t>(c.number)] = c;
        call_record& mine = calls[static_cast<std::size_t>(c.number)];
        mine.has_begun = true;
        mine.began = now();
        ++totals_.calls;
        note(c.number, "begins, timeout ", c.timeout);
        return mine;
    }

    /// The next send is a token request of this call.
    void sender_of_token(int call) noexcept { token_sender_ = call; }

    /// A send begins. Returns its number.
    int begin_send(rest::request const& q, rest::send_limits const& limits) {
        std::string_view const correlation = header_of(q, "X-Correlation-Id");
        bool const is_token = correlation.empty();
        int const call = is_token ? token_sender_ : number_in(correlation);
        call_record& c = calls[static_cast<std::size_t>(call)];
        int const number = static_cast<int>(sends_.size());
        check(q.target.starts_with("/v1/authenticate") == (is_token || c.operation == velo_auth_number), "sender", call,
              "a request of another operation, or without the correlation of the call");
        send_record s{.call = call, .is_token = is_token, .began = now(), .timeout = limits.timeout};
        s.signature = std::hash<std::string_view>{}(header_of(q, "Authorization"));
        std::vector<int>& mine = is_token ? c.token_sends : c.sends;
        s.nth = static_cast<int>(mine.size()) + 1;
        if (s.nth > 1) after(c, sends_[static_cast<std::size_t>(mine.back())], s);
        continues(c);
        check(c.has_begun && !c.has_ended, "sender", call, "it sends before it begins or after it has ended");
        check(limits.timeout <= c.began + c.timeout - now(), "in_time", call, "an attempt has more time than its call");
        if (is_token) {
            begin_token_send(c, s);
        } else {
            check(token.refreshing != call, "one_token_request", call,
                  "it sends its request while it fetches the token");
            if (c.takes_token) check_token(c, s);
        }
        mine.push_back(number);
        sends_.push_back(s);
        ++totals_.sends;
        check(number < max_sends, "hang", call, "it does not stop sending");
        note(call, is_token ? "token request " : "send ", s.nth, " within ", limits.timeout);
        return number;
    }

    void end_send(int number, rest::attempt const& a, rest::response const& r) {
        send_record& s = sends_[static_cast<std::size_t>(number)];
        call_record& c = calls[static_cast<std::size_t>(s.call)];
        s.has_ended = true;
        s.ended = now();
        check(now() <= s.began + (std::max)(s.timeout, moment::zero()), "in_time", s.call, "an attempt ended too late");
        s.end = {.error = a.error, .delivered = a.delivered, .status = a.error != velo::errc::none ? 0 : r.status()};
        if (a.error == velo::errc::none) s.end.retry_after = retry_after(s);
        s.end.is_success = a.error == velo::errc::none && s.end.status >= 200 && s.end.status < 300;
        note(s.call, s.is_token ? "token request " : "send ", s.nth, " ended: ", s.end);
        if (s.is_token) return end_token_send(s, r);
        budget_model& b = budgets[static_cast<std::size_t>(c.client)];
        if (s.end.is_success && b.left < b.most) ++b.left;
        if (s.end.status == 401 && c.takes_token) {
            ++c.rejections_of_token;
            if (s.signature == token.signature) token.is_there = false;
        }
    }

    /// The coroutine of a send was destroyed.
    void abandon_send(int number) {
        send_record& s = sends_[static_cast<std::size_t>(number)];
        s.has_ended = true;
        s.ended = now();
        s.end = {.error = rest::errc::cancelled, .delivered = rest::delivery::maybe_sent};
        note(s.call, s.is_token ? "token request " : "send ", s.nth, " abandoned");
    }

    /// A call emitted `waiting`.
    void waits(int call, rest::event::waiting const& e) {
        call_record& c = calls[static_cast<std::size_t>(call)];
        moment const left = c.began + c.timeout - now();
        continues(c);
        if (e.reason == rest::event::wait_reason::token && token.refreshing < 0 && !token.is_valid()) {
            check(e.length == token.held_off_until - now() && e.length < left, "retry_after_kept", call,
                  "it waits for another time than the token request may be sent");
            ++totals_.cases["waits as long as the server asked before a token request"];
            return note(call, "waits until a token may be asked for, ", e.length);
        }
        if (e.reason == rest::event::wait_reason::token) {
            check(token.refreshing >= 0 && token.refreshing != call && !token.is_valid(), "one_token_request", call,
                  "it waits for a token that no call fetches, or that is there");
            c.waits_for_token = true;
            ++totals_.cases["waits for a token that another call gets"];
            return note(call, "waits for the token, at most ", e.length);
        }
        note(call, "waits for ", e.length);
        budget_model& b = budgets[static_cast<std::size_t>(c.client)];
        check(b.left >= b.calls_per_retry, "budget", call, "it retries, and the budget is empty");
        b.left -= b.calls_per_retry;
        ++totals_.retries;
        auto const& mine = e.is_token_request ? c.token_sends : c.sends;
        if (mine.empty()) return check(false, "retries_as_stated", call, "it waits before anything was sent");
        send_record const& last = sends_[static_cast<std::size_t>(mine.back())];
        int const attempts = last.is_token ? last.nth_of_refresh : last.nth;
        moment const retry_after = last.end.retry_after.value_or(moment::zero());
        check(reason_to_stop(c.rule, attempts, last.end, (moment::max)()).empty(), "retries_as_stated", call,
              "its rule does not retry");
        check(e.length >= retry_after, "retry_after_kept", call, "a delay that is shorter than Retry-After");
        check(e.length < left, "retries_as_stated", call, "a delay beyond the deadline");
        check(e.length <= retry_after + longest_wait(c.rule, attempts), "retries_as_stated", call,
              "a delay that is longer than its rule allows");
    }

    /// A call emitted `token_refreshed`.
    void refresh_ended(int call, bool granted) {
        if (granted) return;
        if (token.refreshing == call) {
            call_record& c = calls[static_cast<std::size_t>(call)];
            // If it failed or was stopped, another call may continue the refresh.
            send_record const& last = sends_[static_cast<std::size_t>(c.token_sends.back())];
            ++totals_.cases[token.is_ahead ? "renewals ahead that failed" : "renewals that failed"];
            if (token.is_ahead && last.end.error != rest::errc::cancelled) {
                c.has_postponed = true;
                moment const left = (std::max)(token.expires - now(), moment::zero());
                token.refresh_from = token.refresh_by =
                    now() + (std::max)(left / 2, last.end.retry_after.value_or(moment::zero()));
            }
            // A call whose time is up reports a timeout, not that the token was refused.
            refresh_is_over(!token.is_ahead && !is_transient(last.end) && last.end.error != rest::errc::cancelled &&
                            now() < c.began + c.timeout);
        }
        note(call, "refresh ended without a token");
    }

    /// The token was taken from the client, to be revoked.
    void token_taken() noexcept { token.is_there = false; }

    /// A call has ended with a result, or was abandoned.
    void end(call_record& c) {
        c.has_ended = true;
        continues(c);
        if (token.refreshing == c.number) refresh_is_over();
    }

    void abandon(call_record& c) {
        if (token.refreshing == c.number) ++totals_.cases["renewals that were abandoned"];
        ++totals_.abandoned;
        note(c.number, "abandoned");
        end(c);
    }

    // The side of the server.

    [[nodiscard]] rest::fault fault_of(rest::request const& q) {
        send_record& s = sends_[static_cast<std::size_t>(number_in(header_of(q, "X-Send")))];
        rest::splitmix64 random(draw(conditions_.seed, purpose::fault, s.call, s.is_token, s.nth));
        if (random() % 100 >= conditions_.percent_faults) return {};
        rest::fault m{rest::all_faults[static_cast<std::size_t>(random() % rest::all_faults.size())]};
        // Mostly within the timeout of a call, sometimes beyond it, and sometimes at once.
        std::uint64_t const longest = random() % 8 == 0 ? 60'000 : 3'000;
        m.length = std::chrono::milliseconds(random() % 6 == 0 ? 0 : static_cast<std::int64_t>(random() % longest));
        if (!kept_.kinds.contains(m.what) || !keeps_fault(s, "")) return {};
        s.fault = m;
        std::size_t const operation = s.is_token ? velo_auth_number : calls[static_cast<std::size_t>(s.call)].operation;
        ++totals_.cells[operation][static_cast<std::size_t>(m.what) - 1];
        note(s.call, "fault: ", rest::to_text(m.what), ", ", moment(m.length));
        return m;
    }

    latency latency_of(rest::request const& q) override {
        send_record& s = sends_[static_cast<std::size_t>(number_in(header_of(q, "X-Send")))];
        rest::splitmix64 random(draw(conditions_.seed, purpose::latency, s.call, s.is_token, s.nth, s.transmissions++));
        auto const some = [&] {
            // Sometimes in whole milliseconds, so that events have the same time.
            if (random() % 4 == 0) return moment(std::chrono::milliseconds(random() % 40));
            std::int64_t const most = random() % 16 == 0 ? 3'000'000'000 : 40'000'000;
            return moment(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most)));
        };
        moment const there = some();
        return {there, some()};
    }

    void arrive(rest::request const& q, rest::response& r) override {
        set_clock();
        int const number = number_in(header_of(q, "X-Send"));
        send_record& s = sends_[static_cast<std::size_t>(number)];
        bool const is_for_token = q.target.starts_with("/v1/authenticate");
        server_fault const what = server_fault_of(s);
        ++s.deliveries;
        ++totals_.deliveries;
        if (s.has_ended) ++totals_.late_deliveries;
        if (is_for_token && now() >= conditions_.key_withdrawn_from && now() < conditions_.key_withdrawn_until) {
            r.start(401);
        } else {
            if (what == server_fault::refuses_503) fake.fail_next(503);
            if (what == server_fault::refuses_504) fake.fail_next(504);
            if (what == server_fault::refuses_500) fake.fail_next(500);
            if (what == server_fault::refuses_429) fake.fail_next(429);
            static_cast<void>(fake.send(q, r));
        }
        bool const acts = r.status() >= 200 && r.status() < 300;
        s.acted += acts;
        note(s.call, s.is_token ? "token request " : "send ", s.nth, " delivered: ", r.status(),
             what == server_fault::none ? "" : ", server fault: ",
             what == server_fault::none ? "" : server_fault_names[static_cast<std::size_t>(what)]);
        if (what == server_fault::acts_503 || what == server_fault::odd_503) {
            r.start(503);
            if (what == server_fault::odd_503) static_cast<void>(r.add_header("Retry-After", "soon"));
        }
        if (s.is_token && r.status() == 200) grant(what, r);
    }

    /// Sets the fake's clock to the virtual time.
    void set_clock() {
        auto const behind = std::chrono::floor<std::chrono::seconds>(wall_clock::now()) - shown_;
        if (behind == std::chrono::seconds::zero()) return;
        shown_ += behind;
        fake.advance(behind);
    }

  private:
    static ledger*& current() noexcept {
        thread_local ledger* l = nullptr;
        return l;
    }

    static moment longest_wait(retry_rule const& rule, int attempts) noexcept {
        if (rule.what == retry_rule::kind::function) return function_wait;
        return (rule.what == retry_rule::kind::unlimited ? retry_rule{} : rule).ceiling(attempts);
    }

    /// `s` is sent after `last`, for the same call.
    void after(call_record& c, send_record const& last, send_record const& s) {
        check(last.has_ended, "sender", c.number, "two sends at once");
        // For token requests only within one refresh: a postponed one does not bind the next.
        if (last.end.retry_after && (!s.is_token || token.refreshing == c.number))
            check(now() >= last.ended + *last.end.retry_after, "retry_after_kept", c.number,
                  "sent again before the time in Retry-After");
        check(c.rejections_of_token <= 1, "refresh", c.number, "it continues after a second 401");
        if (s.is_token) return;
        check(!last.end.is_success, "retries_as_stated", c.number, "sent again after a success");
        bool const has_new_token = last.end.status == 401 && c.takes_token;
        ++totals_.cases[has_new_token                                        ? "sent again with a new token"
                        : c.idempotency == idempotency_class::non_idempotent ? "sent again, single use"
                        : last.end.delivered == rest::delivery::answered     ? "sent again after an answer"
                        : last.end.delivered == rest::delivery::not_sent     ? "sent again, not sent"
                                                                             : "sent again, maybe sent"];
        if (has_new_token) {
            check(c.rule.what != retry_rule::kind::never, "retries_as_stated", c.number,
                  "sent again, although its rule is never");
            check(s.signature != last.signature, "refresh", c.number, "sent again with the token that was rejected");
        } else {
            check(reason_to_stop(c.rule, last.nth, last.end, (moment::max)()).empty(), "retries_as_stated", c.number,
                  "sent again, although its rule does not retry");
        }
        if (c.idempotency != idempotency_class::non_idempotent) return;
        for (int const i : c.sends) {
            send_record const& earlier = sends_[static_cast<std::size_t>(i)];
            bool const may_have_acted = earlier.deliveries != 0 || earlier.end.delivered != rest::delivery::not_sent;
            check(!may_have_acted || asks_for_resend(earlier.end), "not_twice", c.number,
                  "sent again, although an earlier send may have acted");
        }
    }

    /// The calls that wait for the refresh continue at this time.
    void refresh_is_over(bool refused = false) {
        token.refreshing = -1;
        for (call_record& c : calls) {
            if (!c.waits_for_token || c.woken) continue;
            c.woken = now();
            c.is_refused = refused;
        }
    }
    void continues(call_record& c) {
        check(!c.woken || *c.woken == now(), "woken", c.number, "it still waits although the refresh has ended");
        c.waits_for_token = false;
        c.woken.reset();
    }

    /// A send is authorized with the client's token.
    void check_token(call_record const& c, send_record const& s) {
        bool const is_its_own = token.granted_to == c.number;
        check(token.is_there && s.signature == token.signature && (token.is_valid() || is_its_own), "valid_token",
              c.number, "it is sent with a token that has expired or was rejected");
        check(now() < token.refresh_by || token.refreshing >= 0 || is_its_own || c.has_postponed, "refresh_margin",
              c.number, "no call refreshes a token that expires soon");
    }

    void begin_token_send(call_record const& c, send_record& s) {
        check(c.takes_token, "one_token_request", c.number, "a token request of a call with a credential of its own");
        check(c.rejections_of_token <= 1, "refresh", c.number, "a refresh after a second 401");
        if (token.refreshing < 0) {
            check(now() >= token.held_off_until, "retry_after_kept", c.number,
                  "a token request before the time in the Retry-After of another");
            check(!token.is_valid() || now() >= token.refresh_from, "one_token_request", c.number,
                  "a token request although the token is valid");
            token.refreshing = c.number;
            token.is_ahead = token.is_valid();
            token.attempts = 0;
            ++totals_.refreshes;
            if (token.is_ahead) ++totals_.cases["renewals ahead of the expiry"];
        }
        check(token.refreshing == c.number, "one_token_request", c.number,
              "a token request while call " + std::to_string(token.refreshing) + " refreshes the token");
        check(!c.is_refused, "one_token_request", c.number, "a token request although the token was refused");
        moment const left = c.began + c.timeout - now();
        check(!token.is_ahead || s.timeout < left || left <= moment(1), "in_time", c.number,
              "all its time for a token that it does not need yet");
        s.nth_of_refresh = ++token.attempts;
    }

    void end_token_send(send_record const& s, rest::response const& r) {
        std::string_view const text = s.end.is_success ? between(r.body(), R"("access_token":")", "\"") : "";
        if (text.empty()) {
            moment const asked = (std::min)(s.end.retry_after.value_or(moment::zero()), moment(std::chrono::hours(1)));
            if (s.end.retry_after) token.held_off_until = (std::max)(token.held_off_until, now() + asked);
            if (!token.is_ahead && !is_transient(s.end) && s.end.error != rest::errc::cancelled) token.refused = now();
            return;
        }
        std::string_view const life = between(r.body(), R"("expires_in":)", "}");
        token.is_there = true;
        token.signature = std::hash<std::string_view>{}("Bearer " + std::string(text));
        token.expires = s.began + lifetime(life);
        moment const ahead = (std::min)(moment(std::chrono::minutes(1)), lifetime(life) / 10);
        token.refresh_by = token.expires - ahead;
        token.refresh_from = token.refresh_by - ahead;
        token.granted_to = s.call;
        token.held_off_until = {};
        refresh_is_over();
        note(s.call, "has a token until ", token.expires);
    }

    /// "At most 24 hours, and 5 minutes if `expires_in` is absent or not a positive number."
    static moment lifetime(std::string_view text) {
        double const seconds = text.empty() ? 0 : std::strtod(std::string(text).c_str(), nullptr);
        if (seconds <= 0) return std::chrono::minutes(5);
        return (std::min)(moment(static_cast<std::int64_t>(seconds * 1e9)), moment(std::chrono::hours(24)));
    }

    void grant(server_fault what, rest::response& r) const {
        if (what != server_fault::no_token && !conditions_.expires_in) return;
        std::string const token_text(between(r.body(), R"("access_token":")", "\""));
        std::string body = "{}";
        if (what != server_fault::no_token) {
            body = R"({"access_token":")" + token_text + "\"";
            if (!conditions_.expires_in->empty()) body += R"(,"expires_in":)" + *conditions_.expires_in;
            body += "}";
        }
        r.start(200);
        static_cast<void>(r.append(body));
    }

    /// The fault is the same for each copy of a request: a copy that is refused and another that acts would be a case
    /// that no client can handle.
    server_fault server_fault_of(send_record const& s) {
        rest::splitmix64 random(draw(conditions_.seed, purpose::server_fault, s.call, s.is_token, s.nth));
        if (random() % 100 >= conditions_.percent_server_faults) return server_fault::none;
        auto const what = static_cast<server_fault>(1 + random() % (s.is_token ? 7 : 6));
        return keeps_fault(s, "s") ? what : server_fault::none;
    }
    bool keeps_fault(send_record const& s, std::string const& what) {
        std::string name = std::to_string(s.call) + (s.is_token ? ".t" : ".") + std::to_string(s.nth) + what;
        if (kept_.faults && !kept_.faults->contains(name)) return false;
        if (traces_) faults_.insert(std::move(name));
        return true;
    }

    /// The delay that the response asks for, from the plan of the faults and not from the header field.
    static std::optional<moment> retry_after(send_record const& s) {
        using std::chrono::seconds;
        seconds const length = std::chrono::ceil<seconds>(s.fault.length);
        if (s.fault.what == rest::fault_kind::rate_limited) return length;
        if (s.fault.what != rest::fault_kind::unavailable) return std::nullopt;
        // A date, from which the client subtracts the whole seconds of its own clock.
        return std::chrono::ceil<seconds>(s.began) + length - std::chrono::floor<seconds>(now());
    }

    conditions conditions_;
    selection const& kept_;
    totals& totals_;
    bool traces_;
    ledger* outer_;
    std::deque<send_record> sends_;
    std::set<std::string> faults_;
    std::string trace_, failed_, how_;
    std::chrono::sys_seconds shown_ = wall_clock::beginning;
    int token_sender_ = -1;
};

/// The plan of `rest::faulty`: the ledger draws the faults.
struct ledger_faults {
    rest::fault operator()(rest::request const& q) const { return ledger::here().fault_of(q); }
};

/// The Transport of a client. It records each attempt, and numbers it for the server.
template <class Inner>
class recorded : public rest::detail::task_of<Inner> {
  public:
    explicit recorded(Inner inner) : inner_(std::move(inner)) {}

    [[nodiscard]] bool is_confidential() const noexcept { return inner_.is_confidential(); }

    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r,
                                     rest::send_limits const& limits = {}) const
        requires rest::blocking_transport<Inner>
    {
        ledger& l = ledger::here();
        if (!l.failed().empty()) return rest::attempt::failed(rest::errc::cancelled, rest::delivery::not_sent);
        one_send s(l, q, limits);
        rest::attempt a = inner_.send(s.request, r, limits);
        s.end(a, r);
        return a;
    }

    [[nodiscard]] auto send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const
        requires rest::async_transport<Inner>
    {
        return run(inner_, q, r, limits);
    }
    [[nodiscard]] auto wait(rest::delay const& p) const
        requires rest::async_transport<Inner>
    {
        return inner_.wait(p);
    }

  private:
    struct one_send {
        one_send(ledger& l, rest::request const& q, rest::send_limits const& limits)
            : to(l), number(l.begin_send(q, limits)), request(q) {
            auto const end = std::copy(q.headers.begin(), q.headers.end(), headers.begin());
            auto const text = std::to_chars(digits.data(), digits.data() + digits.size(), number);
            *end = {"X-Send", {digits.data(), static_cast<std::size_t>(text.ptr - digits.data())}};
            request.headers = {headers.data(), q.headers.size() + 1};
        }
        one_send(one_send const&) = delete;
        ~one_send() {
            if (!ended) to.abandon_send(number);
        }
        void end(rest::attempt const& a, rest::response const& r) {
            ended = true;
            to.end_send(number, a, r);
        }

        ledger& to;
        int number;
        rest::request request;
        std::array<rest::header, 24> headers{};
        std::array<char, 12> digits{};
        bool ended = false;
    };

    template <class Async = Inner>
    static typename Async::template task<rest::attempt> run(Async inner, rest::request const& q, rest::response& r,
                                                            rest::send_limits const& limits) {
        ledger& l = ledger::here();
        // After a failed check the calls end soon.
        if (!l.failed().empty()) co_return rest::attempt::failed(rest::errc::cancelled, rest::delivery::not_sent);
        one_send s(l, q, limits);
        rest::attempt a = co_await inner.send(s.request, r, limits);
        s.end(a, r);
        co_return a;
    }

    Inner inner_;
};

/// Records the events of the calls.
struct ledger_observer {
    void operator()(rest::event::sending const& e) const {
        if (e.is_token_request) ledger::here().sender_of_token(number_in(e.correlation));
    }
    void operator()(rest::event::waiting const& e) const { ledger::here().waits(number_in(e.correlation), e); }
    void operator()(rest::event::token_refreshed const& e) const {
        ledger::here().refresh_ended(number_in(e.correlation), e.granted);
    }
};

}  // namespace simulation

#endif
