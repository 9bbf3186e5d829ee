// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SIMULATION_LEDGER_HPP
#define VELO_TESTS_SIMULATION_LEDGER_HPP

// What happens in a schedule, written down where it happens: each send above the faults, each delivery below them, and
// what calls say of themselves. What must hold at once is checked at once.

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

/// Numbers that depend on what they are for and on nothing else: so what is left of a schedule stays the same when a
/// part of it is taken away.
template <class... Keys>
[[nodiscard]] constexpr std::uint64_t draw(std::uint64_t seed, Keys... keys) noexcept {
    std::uint64_t bits = rest::splitmix64::nth(seed + 1);
    ((bits = rest::splitmix64::nth(bits ^ (static_cast<std::uint64_t>(keys) + 0x51ED27u))), ...);
    return bits;
}
enum class purpose { schedule, fault, trouble, trip, generator };

/// What goes wrong at the server itself: beside the faults, which are on the way to it.
enum class trouble {
    none,
    refuses_503,  ///< without a Retry-After; it does not act
    acts_503,     ///< a gateway in front of it says so, though it has acted
    odd_503,      ///< the same, with a Retry-After that says nothing
    refuses_504,
    refuses_500,
    refuses_429,  ///< without a Retry-After
    no_token,     ///< of a token request: an answer without one
};
inline constexpr std::array<std::string_view, 8> trouble_names{
    "none", "503", "acts, then 503", "acts, then odd 503", "504", "500", "429", "no token"};

enum class whose { application, user };

/// One call. What is known of it before it begins comes first.
struct call_record {
    int number = 0;
    int caller = 0;
    std::size_t operation = 0;
    whose client = whose::application;
    replay_class idempotency = replay_class::non_idempotent;
    bool takes_token = false;       ///< signed with the client's token
    bool is_contradiction = false;  ///< to be retried always, though it is to be sent once
    retry_rule rule{};
    moment timeout{};
    bool may_be_stopped = false;

    bool has_begun = false;
    bool has_ended = false;  ///< with a result, or abandoned
    moment began{};
    std::vector<int> sends{}, token_sends{};  ///< numbers of `send_record`
    bool waits_for_token = false;
    bool has_put_off = false;       ///< it has failed to renew a token ahead
    bool is_refused = false;        ///< what it waited for was refused: there is no token for it
    std::optional<moment> woken{};  ///< when what it waits for was over
    int refusals_of_token = 0;      ///< answers 401 to the client's token
    bool has_result = false;
    bool is_success = false;
    rest::delivery delivered = rest::delivery::not_sent;
};

/// One send: what the client calls an attempt.
struct send_record {
    int call = 0;
    bool is_token = false;
    int nth = 0;             ///< of its call, token requests apart; from 1
    int nth_of_renewal = 0;  ///< of a token request
    moment began{}, timeout{};
    std::uint64_t signature = 0;  ///< of its Authorization field
    bool has_ended = false;
    send_end end{};
    moment ended{};
    int trips = 0;
    int deliveries = 0;
    int acted = 0;  ///< deliveries that the fake answered 2xx
    rest::fault fault{};
};

/// The client's token, as it has to be by what was sent and answered.
struct token_model {
    bool is_there = false;
    std::uint64_t signature = 0;
    moment expires{};
    moment may_be_renewed{}, must_be_renewed{};  ///< from then on: when exactly is random
    int renewing = -1;                           ///< the call that gets another
    bool is_ahead = false;
    int attempts = 0;                 ///< of the renewal
    int granted_to = -1;              ///< the last call that got one
    std::optional<moment> refused{};  ///< when the server last said that there will be none

    [[nodiscard]] bool is_valid() const noexcept { return is_there && now() < expires; }
};

/// The retry budget, as it has to be.
struct budget_model {
    int calls_per_retry = 10;
    long long most = 1000;
    long long left = 1000;
};

/// What schedules do together.
struct totals {
    std::array<std::array<std::uint64_t, rest::all_faults.size()>, all_operations.size()> cells{};
    std::uint64_t calls = 0, sends = 0, deliveries = 0, strays = 0, renewals = 0, retries = 0, successes = 0,
                  abandoned = 0;
    std::map<std::string, std::uint64_t, std::less<>> ends{};  ///< how calls ended
    std::map<std::string_view, std::uint64_t> situations{};    ///< that the checks are about: static texts
};

/// What is left out of a schedule, when it shrinks.
struct selection {
    std::optional<std::set<int>> calls{};
    std::optional<std::set<std::string>> mishaps{};  ///< `CALL.SEND`, `t` before token requests, `s` before troubles
    std::set<rest::fault_kind> faults{rest::all_faults.begin(), rest::all_faults.end()};
};

/// A part of `text` between two others; empty when it is not there.
[[nodiscard]] inline std::string_view between(std::string_view text, std::string_view before,
                                              std::string_view after) noexcept {
    std::size_t const begin = text.find(before);
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin + before.size());
    return text.substr(0, text.find(after));
}

[[nodiscard]] inline std::string_view field_of(rest::request const& q, std::string_view name) noexcept {
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

class ledger final : public wire {
    /// No schedule has so many.
    static constexpr int most_sends = 5'000;

  public:
    /// What is the same for all calls of a schedule.
    struct conditions {
        std::uint64_t seed = 0;
        unsigned percent_faults = 0;
        unsigned percent_troubles = 0;
        std::optional<std::string> expires_in{};  ///< what the server says of a token's life, instead of 1799 seconds
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
    [[nodiscard]] std::set<std::string> const& mishaps() const noexcept { return mishaps_; }
    [[nodiscard]] std::string const& trace() const noexcept { return trace_; }

    // What failed.

    /// The first check that failed, and how; empty when none did.
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
        if (e.asked) text += ", asks for " + text_of(*e.asked);
        return text + " (" + std::string(rest::to_text(e.delivered)) + ')';
    }

    // The clients' side of the faults.

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

    /// The next send is for the token, and belongs to this call.
    void sender_of_token(int call) noexcept { token_sender_ = call; }

    /// A send begins; its number.
    int begin_send(rest::request const& q, rest::send_limits const& limits) {
        std::string_view const correlation = field_of(q, "X-Correlation-Id");
        bool const is_token = correlation.empty();
        int const call = is_token ? token_sender_ : number_in(correlation);
        call_record& c = calls[static_cast<std::size_t>(call)];
        int const number = static_cast<int>(sends_.size());
        check(q.target.starts_with("/v1/authenticate") == (is_token || c.operation == velo_auth_number), "sender", call,
              "a request of another operation, or without the call's correlation");
        send_record s{.call = call, .is_token = is_token, .began = now(), .timeout = limits.timeout};
        s.signature = std::hash<std::string_view>{}(field_of(q, "Authorization"));
        std::vector<int>& mine = is_token ? c.token_sends : c.sends;
        s.nth = static_cast<int>(mine.size()) + 1;
        if (s.nth > 1) after(c, sends_[static_cast<std::size_t>(mine.back())], s);
        goes_on(c);
        check(c.has_begun && !c.has_ended, "sender", call, "it sends before it begins or after its end");
        check(limits.timeout <= c.began + c.timeout - now(), "in_time", call, "an attempt has more time than its call");
        if (is_token) {
            begin_token_send(c, s);
        } else {
            check(token.renewing != call, "one_token_request", call, "it goes on while it gets a token");
            if (c.takes_token) check_token(c, s);
        }
        mine.push_back(number);
        sends_.push_back(s);
        ++totals_.sends;
        check(number < most_sends, "hang", call, "there is no end of sending");
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
        if (a.error == velo::errc::none) s.end.asked = asked(s);
        s.end.is_success = a.error == velo::errc::none && s.end.status >= 200 && s.end.status < 300;
        note(s.call, s.is_token ? "token request " : "send ", s.nth, " ended: ", s.end);
        if (s.is_token) return end_token_send(s, r);
        budget_model& b = budgets[static_cast<std::size_t>(c.client)];
        if (s.end.is_success && b.left < b.most) ++b.left;
        if (s.end.status == 401 && c.takes_token) {
            ++c.refusals_of_token;
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

    /// A call says that it waits.
    void waits(int call, rest::event::waiting const& e) {
        call_record& c = calls[static_cast<std::size_t>(call)];
        moment const left = c.began + c.timeout - now();
        goes_on(c);
        if (e.reason == rest::event::wait_reason::token) {
            check(token.renewing >= 0 && token.renewing != call && !token.is_valid(), "one_token_request", call,
                  "it waits for a token that nobody gets, or that is there");
            c.waits_for_token = true;
            ++totals_.situations["waits for a token that another call gets"];
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
        int const attempts = last.is_token ? last.nth_of_renewal : last.nth;
        moment const asked = last.end.asked.value_or(moment::zero());
        check(stops(c.rule, attempts, last.end, (moment::max)()).empty(), "retries_as_stated", call,
              "its rule says not to");
        check(e.length >= asked, "retry_after_kept", call, "a wait shorter than the server asks for");
        check(e.length < left, "retries_as_stated", call, "a wait beyond its time");
        check(e.length <= asked + longest_wait(c.rule, attempts), "retries_as_stated", call,
              "a wait longer than its rule says");
    }

    /// A call says that it gets no token any more: it has one, or it has given up.
    void renewal_ended(int call, bool granted) {
        if (granted) return;
        if (token.renewing == call) {
            call_record& c = calls[static_cast<std::size_t>(call)];
            // It has failed, or was stopped: then the next one may go on with it.
            send_record const& last = sends_[static_cast<std::size_t>(c.token_sends.back())];
            ++totals_.situations[token.is_ahead ? "renewals ahead that failed" : "renewals that failed"];
            if (token.is_ahead && last.end.error != rest::errc::cancelled) {
                c.has_put_off = true;
                moment const left = (std::max)(token.expires - now(), moment::zero());
                token.may_be_renewed = token.must_be_renewed =
                    now() + (std::max)(left / 2, last.end.asked.value_or(moment::zero()));
            }
            // A call without time says that, and nothing of a refusal.
            renewal_is_over(!token.is_ahead && !passes(last.end) && last.end.error != rest::errc::cancelled &&
                            now() < c.began + c.timeout);
        }
        note(call, "gets no token");
    }

    /// Somebody takes the token from the client.
    void token_taken() noexcept { token.is_there = false; }

    /// A call has ended, with a result or abandoned: what it does not say of itself.
    void end(call_record& c) {
        c.has_ended = true;
        goes_on(c);
        if (token.renewing == c.number) renewal_is_over();
    }

    void abandon(call_record& c) {
        if (token.renewing == c.number) ++totals_.situations["renewals that were abandoned"];
        ++totals_.abandoned;
        note(c.number, "abandoned");
        end(c);
    }

    // The server's side of the faults.

    [[nodiscard]] rest::fault mishap_of(rest::request const& q) {
        send_record& s = sends_[static_cast<std::size_t>(number_in(field_of(q, "X-Send")))];
        rest::splitmix64 random(draw(conditions_.seed, purpose::fault, s.call, s.is_token, s.nth));
        if (random() % 100 >= conditions_.percent_faults) return {};
        rest::fault m{rest::all_faults[static_cast<std::size_t>(random() % rest::all_faults.size())]};
        // Mostly within the time of a call, now and then beyond it, and now and then at once.
        std::uint64_t const longest = random() % 8 == 0 ? 60'000 : 3'000;
        m.length = std::chrono::milliseconds(random() % 6 == 0 ? 0 : static_cast<std::int64_t>(random() % longest));
        if (!kept_.faults.contains(m.what) || !keeps_mishap(s, "")) return {};
        s.fault = m;
        std::size_t const operation = s.is_token ? velo_auth_number : calls[static_cast<std::size_t>(s.call)].operation;
        ++totals_.cells[operation][static_cast<std::size_t>(m.what) - 1];
        note(s.call, "fault: ", rest::to_text(m.what), ", ", moment(m.length));
        return m;
    }

    trip trip_of(rest::request const& q) override {
        send_record& s = sends_[static_cast<std::size_t>(number_in(field_of(q, "X-Send")))];
        rest::splitmix64 random(draw(conditions_.seed, purpose::trip, s.call, s.is_token, s.nth, s.trips++));
        auto const some = [&] {
            // Whole milliseconds too, so that things happen at the same moment.
            if (random() % 4 == 0) return moment(std::chrono::milliseconds(random() % 40));
            std::int64_t const most = random() % 16 == 0 ? 3'000'000'000 : 40'000'000;
            return moment(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most)));
        };
        moment const there = some();
        return {there, some()};
    }

    void arrive(rest::request const& q, rest::response& r) override {
        set_clock();
        int const number = number_in(field_of(q, "X-Send"));
        send_record& s = sends_[static_cast<std::size_t>(number)];
        bool const is_for_token = q.target.starts_with("/v1/authenticate");
        trouble const what = trouble_of(s);
        ++s.deliveries;
        ++totals_.deliveries;
        if (s.has_ended) ++totals_.strays;
        if (is_for_token && now() >= conditions_.key_withdrawn_from && now() < conditions_.key_withdrawn_until) {
            r.start(401);
        } else {
            if (what == trouble::refuses_503) fake.fail_next(503);
            if (what == trouble::refuses_504) fake.fail_next(504);
            if (what == trouble::refuses_500) fake.fail_next(500);
            if (what == trouble::refuses_429) fake.fail_next(429);
            static_cast<void>(fake.send(q, r));
        }
        bool const acts = r.status() >= 200 && r.status() < 300;
        s.acted += acts;
        note(s.call, s.is_token ? "token request " : "send ", s.nth, " delivered: ", r.status(),
             what == trouble::none ? "" : ", trouble: ",
             what == trouble::none ? "" : trouble_names[static_cast<std::size_t>(what)]);
        if (what == trouble::acts_503 || what == trouble::odd_503) {
            r.start(503);
            if (what == trouble::odd_503) static_cast<void>(r.add_header("Retry-After", "soon"));
        }
        if (s.is_token && r.status() == 200) grant(what, r);
    }

    /// The fake's clock shows what the virtual one does.
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
        // Within one renewal: one that was put off is forgotten, and what the server then asked for with it.
        if (last.end.asked && (!s.is_token || token.renewing == c.number))
            check(now() >= last.ended + *last.end.asked, "retry_after_kept", c.number,
                  "sent again earlier than the server asks");
        check(c.refusals_of_token <= 1, "renewal", c.number, "it goes on after a second 401");
        if (s.is_token) return;
        check(!last.end.is_success, "retries_as_stated", c.number, "sent again after a success");
        bool const is_renewal = last.end.status == 401 && c.takes_token;
        ++totals_.situations[is_renewal                                       ? "sent again with a new token"
                             : c.idempotency == replay_class::non_idempotent  ? "sent again, single use"
                             : last.end.delivered == rest::delivery::answered ? "sent again after an answer"
                             : last.end.delivered == rest::delivery::not_sent ? "sent again, not sent"
                                                                              : "sent again, maybe sent"];
        if (is_renewal) {
            check(c.rule.what != retry_rule::kind::no_retry, "retries_as_stated", c.number,
                  "sent again, and it said never");
            check(s.signature != last.signature, "renewal", c.number, "sent again with the token that was rejected");
        } else {
            check(stops(c.rule, last.nth, last.end, (moment::max)()).empty(), "retries_as_stated", c.number,
                  "sent again, and its rule says not to");
        }
        if (c.idempotency != replay_class::non_idempotent) return;
        for (int const i : c.sends) {
            send_record const& earlier = sends_[static_cast<std::size_t>(i)];
            bool const may_have_acted = earlier.deliveries != 0 || earlier.end.delivered != rest::delivery::not_sent;
            check(!may_have_acted || asks_again(earlier.end), "not_twice", c.number,
                  "sent again, and an earlier send may have acted");
        }
    }

    /// Who waits for it goes on, at this moment.
    void renewal_is_over(bool refused = false) {
        token.renewing = -1;
        for (call_record& c : calls) {
            if (!c.waits_for_token || c.woken) continue;
            c.woken = now();
            c.is_refused = refused;
        }
    }
    void goes_on(call_record& c) {
        check(!c.woken || *c.woken == now(), "woken", c.number, "it waits for a token that nobody gets any more");
        c.waits_for_token = false;
        c.woken.reset();
    }

    /// It is signed with the client's token.
    void check_token(call_record const& c, send_record const& s) {
        bool const is_its_own = token.granted_to == c.number;
        check(token.is_there && s.signature == token.signature && (token.is_valid() || is_its_own), "valid_token",
              c.number, "it is sent with a token that has expired or was rejected");
        check(now() < token.must_be_renewed || token.renewing >= 0 || is_its_own || c.has_put_off, "refresh_margin",
              c.number, "nobody renews a token that expires soon");
    }

    void begin_token_send(call_record const& c, send_record& s) {
        check(c.takes_token, "one_token_request", c.number, "a token request of a call that has its own");
        check(c.refusals_of_token <= 1, "renewal", c.number, "a renewal after a second 401");
        if (token.renewing < 0) {
            check(!token.is_valid() || now() >= token.may_be_renewed, "one_token_request", c.number,
                  "a token request, and the token is good");
            token.renewing = c.number;
            token.is_ahead = token.is_valid();
            token.attempts = 0;
            ++totals_.renewals;
            if (token.is_ahead) ++totals_.situations["renewals ahead of the expiry"];
        }
        check(token.renewing == c.number, "one_token_request", c.number,
              "a token request while call " + std::to_string(token.renewing) + " makes another");
        check(!c.is_refused, "one_token_request", c.number, "it was told that there is no token");
        moment const left = c.began + c.timeout - now();
        check(!token.is_ahead || s.timeout < left || left <= moment(1), "in_time", c.number,
              "it gives all its time to a token that it can do without");
        s.nth_of_renewal = ++token.attempts;
    }

    void end_token_send(send_record const& s, rest::response const& r) {
        std::string_view const text = s.end.is_success ? between(r.body(), R"("access_token":")", "\"") : "";
        if (text.empty()) {
            if (!token.is_ahead && !passes(s.end) && s.end.error != rest::errc::cancelled) token.refused = now();
            return;
        }
        std::string_view const life = between(r.body(), R"("expires_in":)", "}");
        token.is_there = true;
        token.signature = std::hash<std::string_view>{}("Bearer " + std::string(text));
        token.expires = s.began + lifetime(life);
        moment const ahead = (std::min)(moment(std::chrono::minutes(1)), lifetime(life) / 10);
        token.must_be_renewed = token.expires - ahead;
        token.may_be_renewed = token.must_be_renewed - ahead;
        token.granted_to = s.call;
        renewal_is_over();
        note(s.call, "has a token until ", token.expires);
    }

    /// "Five minutes are assumed, and at most a day is believed."
    static moment lifetime(std::string_view text) {
        double const seconds = text.empty() ? 0 : std::strtod(std::string(text).c_str(), nullptr);
        if (seconds <= 0) return std::chrono::minutes(5);
        return (std::min)(moment(static_cast<std::int64_t>(seconds * 1e9)), moment(std::chrono::hours(24)));
    }

    void grant(trouble what, rest::response& r) const {
        if (what != trouble::no_token && !conditions_.expires_in) return;
        std::string const token_text(between(r.body(), R"("access_token":")", "\""));
        std::string body = "{}";
        if (what != trouble::no_token) {
            body = R"({"access_token":")" + token_text + "\"";
            if (!conditions_.expires_in->empty()) body += R"(,"expires_in":)" + *conditions_.expires_in;
            body += "}";
        }
        r.start(200);
        static_cast<void>(r.append(body));
    }

    /// The same for each copy of a request: one that is refused and acted upon is nobody's fault.
    trouble trouble_of(send_record const& s) {
        rest::splitmix64 random(draw(conditions_.seed, purpose::trouble, s.call, s.is_token, s.nth));
        if (random() % 100 >= conditions_.percent_troubles) return trouble::none;
        auto const what = static_cast<trouble>(1 + random() % (s.is_token ? 7 : 6));
        return keeps_mishap(s, "s") ? what : trouble::none;
    }
    bool keeps_mishap(send_record const& s, std::string const& what) {
        std::string name = std::to_string(s.call) + (s.is_token ? ".t" : ".") + std::to_string(s.nth) + what;
        if (kept_.mishaps && !kept_.mishaps->contains(name)) return false;
        if (traces_) mishaps_.insert(std::move(name));
        return true;
    }

    /// What the answer asks for, from now on. It is the plan that knows, and not the field.
    static std::optional<moment> asked(send_record const& s) {
        using std::chrono::seconds;
        seconds const length = std::chrono::ceil<seconds>(s.fault.length);
        if (s.fault.what == rest::fault_kind::rate_limited) return length;
        if (s.fault.what != rest::fault_kind::unavailable) return std::nullopt;
        // A date, of which the client takes away what its own clock shows in whole seconds.
        return std::chrono::ceil<seconds>(s.began) + length - std::chrono::floor<seconds>(now());
    }

    conditions conditions_;
    selection const& kept_;
    totals& totals_;
    bool traces_;
    ledger* outer_;
    std::deque<send_record> sends_;
    std::set<std::string> mishaps_;
    std::string trace_, failed_, how_;
    std::chrono::sys_seconds shown_ = wall_clock::beginning;
    int token_sender_ = -1;
};

/// The faults, as the ledger draws them.
struct faults_of_ledger {
    rest::fault operator()(rest::request const& q) const { return ledger::here().mishap_of(q); }
};

/// The Transport that a client gets: writes each attempt down, with a number for what is below.
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
        // After a check has failed, calls end soon.
        if (!l.failed().empty()) co_return rest::attempt::failed(rest::errc::cancelled, rest::delivery::not_sent);
        one_send s(l, q, limits);
        rest::attempt a = co_await inner.send(s.request, r, limits);
        s.end(a, r);
        co_return a;
    }

    Inner inner_;
};

/// What calls say of themselves.
struct watcher {
    void operator()(rest::event::sending const& e) const {
        if (e.is_token_request) ledger::here().sender_of_token(number_in(e.correlation));
    }
    void operator()(rest::event::waiting const& e) const { ledger::here().waits(number_in(e.correlation), e); }
    void operator()(rest::event::token_refreshed const& e) const {
        ledger::here().renewal_ended(number_in(e.correlation), e.granted);
    }
};

}  // namespace simulation

#endif
