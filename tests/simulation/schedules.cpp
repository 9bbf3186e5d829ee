// SPDX-License-Identifier: BSL-1.0

// Random schedules: several callers share a client over a network with faults, in virtual time. Each schedule must
// follow the documented rules of retries and of the token.
//
// usage: schedules [--count N] [--seed FIRST] [--kinds KIND,KIND…]      N schedules, with some kinds of faults or with
// all
//        schedules --one SEED [--calls N,N…] [--faults FAULT,FAULT…]    one schedule, or a part of it, with its trace

#include <velo/fake.hpp>
#include <velo/operations.hpp>
#include <velo/rest/transport/faulty.hpp>
#include <velo/velo.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <limits>
#include <optional>
#include <set>
#include <sstream>
#include <stop_token>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "ledger.hpp"
#include "rules.hpp"
#include "virtual_time.hpp"

namespace simulation {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// More events than any schedule has.
constexpr std::uint64_t max_steps = 20'000;

// The plan of a schedule.

struct call_plan {
    int caller = 0;
    std::size_t operation = 0;
    client_kind client = client_kind::application;
    moment sleep{};          ///< before the call
    std::uint64_t bits = 0;  ///< random bits for its arguments
    std::optional<moment> timeout{};
    enum class option { client_default, never, always, backoff, function } retry = option::client_default;
    velo::retry::backoff backoff{};
    std::optional<moment> stopped_after{};
    enum class own_token { none, application, user, nonsense } token = own_token::none;
    bool with_code = false;
    bool revokes_token = false;  ///< `logout` revokes the client's token, which is taken from the client
};

struct schedule_plan {
    ledger::conditions conditions{};
    bool blocks = false;
    int callers = 1;
    moment timeout = seconds(30);
    velo::retry::backoff retry{};
    velo::retry::budget_limits budget{};
    std::vector<call_plan> calls{};
};

schedule_plan plan_of(std::uint64_t seed) {
    rest::splitmix64 random(draw(seed, purpose::schedule));
    auto const below = [&](std::uint64_t n) { return random() % n; };
    // From a millisecond to about a minute, all orders of magnitude with the same probability. Half of them are whole
    // milliseconds, so that events have the same time.
    auto const some_time = [&](std::uint64_t smallest = 20) {
        std::uint64_t const most = std::uint64_t{1} << (smallest + below(37 - smallest));
        return moment(static_cast<std::int64_t>(below(2) == 0 ? below(most) : below(most / 1'000'000 + 1) * 1'000'000));
    };
    auto const some_backoff = [&] {
        return velo::retry::backoff{.initial_delay = milliseconds(below(8) == 0 ? 0 : below(1500)),
                                    .max_delay = milliseconds(below(8) == 0 ? 0 : below(9000)),
                                    .max_attempts = 1 + static_cast<int>(below(7))};
    };

    schedule_plan p;
    p.conditions.seed = seed;
    p.blocks = below(3) == 0;
    p.callers = p.blocks ? 1 : 2 + static_cast<int>(below(3));
    p.conditions.percent_faults = std::array{0u, 15u, 30u, 50u, 75u}[below(5)];
    p.conditions.percent_server_faults = std::array{0u, 0u, 5u, 15u}[below(4)];
    moment life = seconds(1799);
    switch (below(10)) {
        case 0: p.conditions.expires_in = "5", life = seconds(5); break;
        case 1: p.conditions.expires_in = "40", life = seconds(40); break;
        case 2: {
            constexpr char const* like_none[] = {"0", "", R"("soon")", R"("300")"};
            p.conditions.expires_in = like_none[below(4)], life = seconds(300);
            break;
        }
        default: break;
    }
    // In a third of the schedules all callers call when the token of the first is about to expire, or has just expired.
    bool const meets_expiry = below(3) == 0;
    if (below(12) == 0) {
        p.conditions.key_withdrawn_from = below(2) == 0 ? moment::zero() : life - some_time();
        p.conditions.key_withdrawn_until = p.conditions.key_withdrawn_from + some_time();
    }
    if (below(3) == 0) p.timeout = some_time(28);
    if (below(3) == 0) p.retry = some_backoff();
    if (below(3) == 0) p.budget = {static_cast<int>(below(4)), 1 + static_cast<int>(below(3))};

    for (int caller = 0; caller != p.callers; ++caller) {
        std::uint64_t const count = 2 + below(5);
        for (std::uint64_t i = 0; i != count; ++i) {
            call_plan c;
            c.caller = caller;
            c.operation = below(all_operations.size());
            c.bits = random();
            bool const for_self = all_operations[c.operation].for_self;
            if (c.operation != velo_auth_number && below(5) >= (for_self ? 1u : 4u)) c.client = client_kind::user;
            if (i == 0 && meets_expiry && caller != 0) {
                moment const window = (std::min)(life / 10, moment(seconds(60)));
                c.sleep = life - window + below(4) * window / 3;
                c.sleep += milliseconds(below(20));
            } else {
                switch (below(8)) {
                    case 0: c.sleep = seconds(below(1900)); break;
                    case 1: c.sleep = seconds(below(60)); break;
                    case 2:
                    case 3: c.sleep = some_time(); break;
                    default: break;
                }
            }
            if (below(3) == 0) c.timeout = below(16) == 0 ? moment::zero() : some_time(below(3) == 0 ? 20 : 30);
            switch (below(8)) {
                case 0: c.retry = call_plan::option::never; break;
                case 1: c.retry = call_plan::option::always; break;
                case 2: c.retry = call_plan::option::backoff, c.backoff = some_backoff(); break;
                case 3: c.retry = call_plan::option::function; break;
                default: break;
            }
            // A non-idempotent call rejects `retry::always`: that is tried sometimes.
            bool const is_once = all_operations[c.operation].idempotency == idempotency_class::non_idempotent;
            if (c.retry == call_plan::option::always && is_once && below(8) != 0)
                c.retry = call_plan::option::client_default;
            if (below(8) == 0) c.stopped_after = some_time() / 4;
            if (below(10) == 0) c.token = static_cast<call_plan::own_token>(1 + below(3));
            c.with_code = below(2) == 0;
            c.revokes_token = below(2) == 0;
            p.calls.push_back(c);
        }
    }
    return p;
}

// The clients.

struct config : velo::default_config {
    using clock = simulation::clock;
    using wall_clock = simulation::wall_clock;
    using wait_strategy = simulation::waiting;
    using mutex = rest::no_mutex;
    ledger_observer observer{};
};

using application_auth = velo::client_credentials<rest::no_mutex>;
using user_auth = velo::bearer<velo::secret_string>;
template <class Network>
using transport = recorded<rest::faulty<Network, ledger_faults, waiting, wall_clock, clock>>;

template <class Transport>
struct clients {
    velo::client<Transport, application_auth, velo::json, config> application;
    velo::client<Transport, user_auth, velo::json, config> user;
};

struct person {
    std::string email, number;
    velo::user_id id;
};

/// A schedule that runs.
struct schedule {
    schedule_plan const& plan;
    ledger& log;
    std::vector<person> people{};

    template <class Network>
    auto make_clients() const {
        config p;
        p.timeout = plan.timeout;
        p.retry = plan.retry;
        p.retry_budget = plan.budget;
        p.generator = rest::splitmix64(draw(plan.conditions.seed, purpose::generator));
        transport<Network> const t(rest::faulty<Network, ledger_faults, waiting, wall_clock, clock>(Network(log), {}));
        return clients<transport<Network>>{
            .application = velo::client(t, application_auth(log.fake.key(), log.fake.secret()), velo::json{}, p),
            .user = velo::client(t, user_auth(log.fake.token(people[0].id)), velo::json{}, p)};
    }

    void fill() {
        using velo::user_status;
        auto const entity = velo::entity_id::checked("11111111-2222-4333-8444-555555555555").value();
        auto const add = [&](char const* name, char const* role, auto change) {
            velo::fake_user u;
            std::string const email = std::string(name) + "@example.com";
            std::string const number = "+1415555010" + std::to_string(people.size());
            u.shown.email = email;
            u.shown.sms_number = number;
            u.shown.roles = {{.name = std::string(role)}};
            u.password = velo::password::checked("correct horse battery staple").value();
            change(u);
            people.push_back({email, number, log.fake.add(std::move(u))});
        };
        auto const of_entity = [&](velo::fake_user& u) { u.shown.entity_id = entity; };
        add("backoffice", "backoffice.admin", [](velo::fake_user&) {});
        add("payee", "payee.admin", [&](velo::fake_user& u) {
            of_entity(u);
            u.shown.user_type = velo::user_type::payee;
        });
        add("admin", "payor.admin", [&](velo::fake_user& u) {
            of_entity(u);
            u.shown.locked_out = true;
        });
        add("invited", "payor.support", [&](velo::fake_user& u) {
            of_entity(u);
            u.enrolled = false;
            u.password.reset();
        });
        add("master", "payor.master_admin", [&](velo::fake_user& u) {
            of_entity(u);
            u.shown.status = user_status::disabled;
        });
    }
};

// The arguments of the operations.

class arguments {
  public:
    arguments(schedule const& s, call_plan const& p) : schedule_(s), plan_(p), random_(p.bits), who_(below(5)) {}

    template <class Op>
    Op make() {
        Op op = make(std::type_identity<Op>{});
        return op;
    }

  private:
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    person const& somebody() const { return schedule_.people[who_]; }
    velo::user_id_argument id() {
        if (below(10) != 0) return somebody().id;
        return velo::user_id_argument("99999999-2222-4333-8444-555555555555");
    }
    /// Mostly the valid code of the user, which is fetched without the faulty network; sometimes a wrong one.
    velo::verification_code code() {
        auto const& fake = schedule_.log.fake;
        if (below(4) == 0) return velo::verification_code::checked("000000").value();
        velo::client const backoffice(fake, velo::bearer(fake.token(schedule_.people[0].id)));
        bool const is_sent = backoffice.call(velo::register_sms{{.sms_number = number_of(who_)}}).has_value();
        std::string const text(is_sent ? fake.outbox().back().secret.reveal() : std::string_view("000000"));
        return velo::verification_code::checked(text).value();
    }
    template <class Body>
    void add_code(Body& body) {
        if (plan_.with_code) body.verification_code = code();
    }
    velo::new_password new_password() {
        return velo::new_password::checked("a new passphrase of number " + std::to_string(below(4))).value();
    }
    velo::phone number_of(std::size_t i) const { return velo::phone::checked(schedule_.people[i].number).value(); }
    velo::email email() { return velo::email::checked("guest" + std::to_string(below(6)) + "@example.com").value(); }
    template <class Body>
    void change(Body& body) {
        if (below(2) == 0) body.first_name = velo::person_name::checked("Ann").value();
        if (below(2) == 0) body.last_name = nullptr;
        if (below(6) == 0) body.email = email();
    }

    template <class Op>
        requires requires(Op op) { op.user_id; } && (!requires(Op op) { op.body; })
    Op make(std::type_identity<Op>) {
        return Op{id()};
    }
    template <class Op>
        requires std::same_as<Op, velo::get_self> || std::same_as<Op, velo::logout> || std::same_as<Op, velo::velo_auth>
    Op make(std::type_identity<Op>) {
        return Op{};
    }
    velo::list_users make(std::type_identity<velo::list_users>) {
        velo::list_users op;
        if (below(2) == 0) op.status = velo::user_status::enabled;
        if (below(2) == 0) op.page_size = velo::page_size::checked(static_cast<std::int32_t>(1 + below(3))).value();
        return op;
    }
    velo::invite_user make(std::type_identity<velo::invite_user>) {
        velo::invite_user op{{.email = email(),
                              .mfa_type = velo::mfa_type::totp,
                              .sms_number = number_of(who_),
                              .primary_contact_number = number_of(who_),
                              .roles = {"backoffice.admin"}}};
        add_code(op.body);
        return op;
    }
    velo::register_sms make(std::type_identity<velo::register_sms>) { return {{.sms_number = number_of(who_)}}; }
    velo::resend_token make(std::type_identity<velo::resend_token>) {
        if (below(2) == 0) who_ = 3;
        velo::resend_token op{somebody().id, {.token_type = velo::token_type::invite_mfa_user}};
        add_code(op.body);
        return op;
    }
    velo::role_update make(std::type_identity<velo::role_update>) {
        velo::role_update op{id(), {.roles = {"payor.admin"}}};
        if (below(2) == 0) op.body.roles = {"payor.support", "payor.admin"};
        add_code(op.body);
        return op;
    }
    velo::unregister_mfa make(std::type_identity<velo::unregister_mfa>) {
        velo::unregister_mfa op{id(), {.mfa_type = velo::unregister_mfa_type::totp}};
        add_code(op.body);
        return op;
    }
    velo::unregister_mfa_for_self make(std::type_identity<velo::unregister_mfa_for_self>) {
        velo::unregister_mfa_for_self op{{.mfa_type = velo::mfa_type::totp}};
        if (below(2) == 0) op.authorization = token_of(who_);
        return op;
    }
    velo::update_password_self make(std::type_identity<velo::update_password_self>) {
        return {{.old_password = velo::password::checked("correct horse battery staple").value(),
                 .new_password = new_password()}};
    }
    velo::user_details_update make(std::type_identity<velo::user_details_update>) {
        velo::user_details_update op{id()};
        change(op.body);
        add_code(op.body);
        return op;
    }
    velo::user_details_update_for_self make(std::type_identity<velo::user_details_update_for_self>) {
        velo::user_details_update_for_self op;
        change(op.body);
        return op;
    }
    velo::validate_password_self make(std::type_identity<velo::validate_password_self>) {
        return {{.password = new_password()}};
    }
    velo::reset_password make(std::type_identity<velo::reset_password>) {
        return {{.email = velo::email::checked(somebody().email).value()}};
    }
    velo::validate_access_token make(std::type_identity<velo::validate_access_token>) {
        velo::validate_access_token op{
            {.otp = velo::otp::checked(schedule_.log.fake.device_code(somebody().id).reveal()).value()}};
        auto const pre_auth = schedule_.log.fake.log_in(somebody().email, "correct horse battery staple");
        if (pre_auth) op.authorization = velo::bearer_token::checked(pre_auth->reveal()).value();
        return op;
    }
    velo::bearer_token token_of(std::size_t i) const {
        return velo::bearer_token::checked(schedule_.log.fake.token(schedule_.people[i].id).reveal()).value();
    }

    schedule const& schedule_;
    call_plan const& plan_;
    rest::splitmix64 random_;
    std::size_t who_;
};

// A call.

std::optional<moment> retry_function(velo::retry::retry_context const& s) {
    if (s.attempts >= function_attempts || (s.error == velo::errc::none && s.status < 500)) return std::nullopt;
    return s.retry_after.value_or(moment::zero()) + function_wait;
}

retry_rule rule_of(call_plan const& p, velo::retry::backoff const& of_client) {
    using kind = retry_rule::kind;
    auto const rule = [](velo::retry::backoff const& b) {
        return retry_rule{kind::backoff, b.initial_delay, b.max_delay, b.max_attempts};
    };
    switch (p.retry) {
        case call_plan::option::never: return {.what = kind::never};
        case call_plan::option::always: return {.what = kind::unlimited};
        case call_plan::option::function: return {.what = kind::function};
        case call_plan::option::backoff: return rule(p.backoff);
        case call_plan::option::client_default: break;
    }
    return rule(of_client);
}

/// The result of a call, as far as the checks need it.
struct call_end {
    bool is_success = false;
    rest::errc error{};
    int status = 0;
    rest::delivery delivered = rest::delivery::answered;
    int attempts = 0;
    moment elapsed{};
};

/// The documented rule by which a call has failed; empty if it should have continued.
std::string_view explanation(ledger const& log, call_record const& c, call_end const& e) {
    using rest::errc;
    moment const left = c.began + c.timeout - now();
    if (c.must_be_rejected) return e.error == errc::invalid_request && c.sends.empty() ? "sent once, always" : "";
    if (e.error == errc::invalid_request) return "";
    if (left <= moment::zero()) return "its time is up";
    if (e.error == errc::cancelled) return c.may_be_stopped ? "stopped" : "";
    budget_model const& budget = log.budgets[static_cast<std::size_t>(c.client)];
    bool const is_empty = budget.left < budget.calls_per_retry;
    auto const last_of = [&](std::vector<int> const& mine) {
        return &log.sends()[static_cast<std::size_t>(mine.back())];
    };
    if (e.error == errc::token_refresh_failed) {
        if (!c.takes_token) return "";
        if (log.token.refused && *log.token.refused >= c.began) return "the token was refused";
        if (log.token.refreshing < 0 && !log.token.is_valid() && log.token.held_off_until - now() >= left)
            return "no time until a token may be asked for";
        if (c.token_sends.empty()) return "";
        send_record const& last = *last_of(c.token_sends);
        if (!c.sends.empty() && last_of(c.sends)->ended > last.ended) return "";
        if (is_empty) return "no budget for the token";
        return reason_to_stop(c.rule, last.nth_of_refresh, last.end, left);
    }
    if (c.sends.empty()) return "";
    send_record const& last = *last_of(c.sends);
    if (e.error != last.end.error || e.status != last.end.status) return "";
    if (last.end.status == 401 && c.takes_token) {
        if (c.idempotency == idempotency_class::non_idempotent) return "401, and it is sent once";
        if (c.rule.what == retry_rule::kind::never) return "401, and never";
        return c.rejections_of_token > 1 ? "a second 401" : "";
    }
    bool const is_safe_to_resend = c.idempotency != idempotency_class::non_idempotent ||
                                   last.end.delivered == rest::delivery::not_sent || asks_for_resend(last.end);
    if (!is_safe_to_resend) return "it may have acted, and is sent once";
    if (is_empty) return "no budget";
    return reason_to_stop(c.rule, last.nth, last.end, left);
}

template <class Outcome>
call_end end_of(Outcome const& r) {
    if (r.has_value()) return {.is_success = true};
    auto const& e = r.error();
    bool const has_status = e.code().category() == rest::status_code(500).category();
    return {.error = has_status ? rest::errc::none : static_cast<rest::errc>(e.code().value()),
            .status = has_status ? e.status() : 0,
            .delivered = e.delivery(),
            .attempts = e.attempts(),
            .elapsed = e.elapsed()};
}

void check_end(schedule const& s, call_record& c, call_end const& e, totals& all) {
    ledger& log = s.log;
    log.end(c);
    c.has_result = true;
    c.is_success = e.is_success;
    c.delivered = e.delivered;
    std::string text = e.is_success    ? "succeeded"
                       : e.status != 0 ? std::to_string(e.status)
                                       : rest::make_error_code(e.error).message();
    log.note(c.number, "ended: ", text, e.is_success ? "" : ", ", e.is_success ? "" : rest::to_text(e.delivered));
    ++all.ends[text];
    if (!log.failed().empty()) return;
    log.check(now() <= c.began + (std::max)(c.timeout, moment::zero()), "in_time", c.number, "it ended too late");
    // A 404 to a DELETE is a success if an earlier send may have deleted the user.
    auto const send = [&](int i) -> send_record const& { return log.sends()[static_cast<std::size_t>(i)]; };
    bool const was_deleted =
        all_operations[c.operation].name == "delete_user_by_id_v2" && !c.sends.empty() &&
        send(c.sends.back()).end.status == 404 && std::any_of(c.sends.begin(), c.sends.end() - 1, [&](int i) {
            send_end const& end = send(i).end;
            return end.delivered == rest::delivery::maybe_sent || (end.status >= 500 && !asks_for_resend(end));
        });
    if (was_deleted) ++all.cases["404 of a deleted user"];
    if (e.is_success) {
        ++all.successes;
        if (all_operations[c.operation].takes_code && all_operations[c.operation].idempotency != c.idempotency)
            ++all.cases["succeeded with a one-time code in it"];
        bool const acted = std::any_of(c.sends.begin(), c.sends.end(), [&](int i) { return send(i).acted != 0; });
        log.check(acted || was_deleted, "no_false_success", c.number, "a success although no response was one");
        return;
    }
    log.check(!was_deleted, "no_false_failure", c.number, "the user is deleted, and the call failed");
    log.check(e.attempts == static_cast<int>(c.sends.size()), "attempts", c.number,
              "the number of its attempts is wrong");
    log.check(e.elapsed == now() - c.began, "attempts", c.number, "its elapsed time is wrong");
    if (all_operations[c.operation].takes_code && all_operations[c.operation].idempotency != c.idempotency)
        ++all.cases["failed with a one-time code in it"];
    log.check(e.error != rest::errc::decode_failed, "decoded", c.number, "a response could not be decoded");
    std::string_view const why = explanation(log, c, e);
    log.check(!why.empty(), "succeeds_when_it_can", c.number, "it should have continued");
    log.note(c.number, "because: ", why);
    ++all.cases[why];
}

/// The record of a call before it begins.
template <class Op>
call_record record_of(schedule const& s, call_plan const& p, int number, Op const& op, bool has_own_token) {
    call_record c;
    c.number = number;
    c.caller = p.caller;
    c.operation = p.operation;
    c.client = p.client;
    c.idempotency = all_operations[p.operation].idempotency;
    if (all_operations[p.operation].takes_code && p.with_code) c.idempotency = idempotency_class::non_idempotent;
    bool brings_token = false;
    if constexpr (requires { op.authorization; }) brings_token = op.authorization.has_value();
    c.takes_token = p.client == client_kind::application && !has_own_token && !brings_token &&
                    p.operation != velo_auth_number && all_operations[p.operation].name != "reset_password";
    c.rule = rule_of(p, s.plan.retry);
    c.must_be_rejected =
        c.rule.what == retry_rule::kind::unlimited && c.idempotency == idempotency_class::non_idempotent;
    c.timeout = p.timeout.value_or(s.plan.timeout);
    c.may_be_stopped = s.plan.blocks && p.stopped_after.has_value();
    return c;
}

/// The options of a call, and the values that they view.
template <class Client>
struct prepared_options {
    typename Client::options options{};
    std::string correlation{};
    velo::secret_string token{};

    prepared_options(schedule const& s, call_plan const& p, int number, Client const& client)
        : correlation(std::to_string(number)) {
        options.timeout = p.timeout;
        options.correlation = correlation;
        switch (p.retry) {
            case call_plan::option::never: options.retry = velo::retry::never; break;
            case call_plan::option::always: options.retry = velo::retry::always; break;
            case call_plan::option::backoff: options.retry = p.backoff; break;
            case call_plan::option::function: options.retry = retry_function; break;
            case call_plan::option::client_default: break;
        }
        switch (p.token) {
            case call_plan::own_token::application: token = s.log.fake.token(); break;
            case call_plan::own_token::user: token = s.log.fake.token(s.people[p.bits % 2].id); break;
            case call_plan::own_token::nonsense: token = velo::secret_string("nonsense"); break;
            case call_plan::own_token::none: break;
        }
        if constexpr (requires { client.auth().tokens(); }) {
            // As `velo::log_out` does.
            if (p.revokes_token && all_operations[p.operation].name == "logout") {
                if (auto taken = client.auth().tokens().take()) token = std::move(*taken);
                s.log.token_taken();
            }
        }
        if (!token.reveal().empty()) options.token = token;
    }
    prepared_options(prepared_options const&) = delete;
};

/// Requests the stop of a blocking call at a given time.
class stopper final : event_queue::entry {
  public:
    void at(moment when) { event_queue::here().at(when, *this); }
    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

  private:
    void run() override { source_.request_stop(); }
    std::stop_source source_;
};

struct finished {};

template <class Op, class Client>
task<finished> call_async(schedule& s, call_plan const& p, int number, Client client, totals& all) {
    s.log.set_clock();
    prepared_options<Client> setting(s, p, number, client);
    Op const op = arguments(s, p).template make<Op>();
    call_record& c = s.log.begin(record_of(s, p, number, op, setting.options.token.is_given()));
    task<rest::outcome<Op>> call = client.call(op, setting.options);
    std::optional<rest::outcome<Op>> r;
    if (p.stopped_after) {
        within<rest::outcome<Op>> in_time(std::move(call), now() + *p.stopped_after);
        r = co_await in_time;
    } else {
        r = co_await call;
    }
    if (r) {
        check_end(s, c, end_of(*r), all);
    } else {
        s.log.abandon(c);
    }
    co_return finished{};
}

template <class Op, class Client>
finished call_blocking(schedule& s, call_plan const& p, int number, Client const& client, totals& all) {
    s.log.set_clock();
    prepared_options<Client> setting(s, p, number, client);
    Op const op = arguments(s, p).template make<Op>();
    call_record& c = s.log.begin(record_of(s, p, number, op, setting.options.token.is_given()));
    stopper stop;
    setting.options.stop = stop.token();
    if (p.stopped_after) stop.at(now() + *p.stopped_after);
    rest::outcome<Op> const r = client.call(op, setting.options);
    check_end(s, c, end_of(r), all);
    return {};
}

/// Calls `f` with the type of the operation and the client of a call.
template <class Clients, class F>
auto with_call(call_plan const& p, Clients const& c, F f) {
    return boost::mp11::mp_with_index<all_operations.size()>(p.operation, [&](auto i) {
        using op = boost::mp11::mp_at_c<velo::operations, i>;
        if constexpr (!std::is_same_v<op, velo::velo_auth>) {
            if (p.client == client_kind::user) return f(std::type_identity<op>{}, c.user);
        }
        return f(std::type_identity<op>{}, c.application);
    });
}

template <class Clients>
task<finished> caller_async(schedule& s, Clients const& c, int caller, totals& all) {
    for (std::size_t i = 0; i != s.plan.calls.size() && s.log.failed().empty(); ++i) {
        call_plan const& p = s.plan.calls[i];
        int const number = static_cast<int>(i);
        if (p.caller != caller || !s.log.keeps(number)) continue;
        sleep_until waking(now() + p.sleep);
        co_await waking;
        task<finished> call = with_call(p, c, [&]<class Op>(std::type_identity<Op>, auto const& client) {
            return call_async<Op>(s, p, number, client, all);
        });
        co_await call;
    }
    co_return finished{};
}

template <class Clients>
void call_blocking(schedule& s, Clients const& c, totals& all) {
    for (std::size_t i = 0; i != s.plan.calls.size() && s.log.failed().empty(); ++i) {
        call_plan const& p = s.plan.calls[i];
        int const number = static_cast<int>(i);
        if (!s.log.keeps(number)) continue;
        event_queue::here().run_until(now() + p.sleep, [] { return false; });
        with_call(p, c, [&]<class Op>(std::type_identity<Op>, auto const& client) {
            return call_blocking<Op>(s, p, number, client, all);
        });
    }
}

// Running a schedule.

struct result {
    std::string failed{}, how{}, trace{};
    std::set<std::string> faults{};
    schedule_plan plan{};
};

/// The checks that can be made only when every request has arrived.
void check_after(ledger& log) {
    for (call_record const& c : log.calls) {
        if (!c.has_begun) continue;
        auto const acted = std::count_if(c.sends.begin(), c.sends.end(),
                                         [&](int i) { return log.sends()[static_cast<std::size_t>(i)].acted != 0; });
        log.check(c.idempotency != idempotency_class::non_idempotent || acted <= 1, "not_twice", c.number,
                  "the server acted on two of its sends");
        bool const reports_not_sent = c.has_result && !c.is_success && c.delivered == rest::delivery::not_sent;
        log.check(!reports_not_sent || acted == 0, "no_false_not_sent", c.number,
                  "it reports that nothing was sent, and the server acted");
    }
}

result run(std::uint64_t seed, selection const& kept, totals& all, bool traces) {
    result out{.plan = plan_of(seed)};
    event_queue time;
    ledger log(out.plan.conditions, kept, all, traces);
    log.calls.resize(out.plan.calls.size());
    for (std::size_t i = 0; i != out.plan.calls.size(); ++i) {
        log.calls[i].caller = out.plan.calls[i].caller;
        log.calls[i].operation = out.plan.calls[i].operation;
    }
    for (budget_model& b : log.budgets) {
        b.calls_per_retry = out.plan.budget.calls_per_retry;
        b.left = b.most = static_cast<long long>(out.plan.budget.capacity) * b.calls_per_retry;
    }
    schedule s{out.plan, log};
    s.fill();
    if (out.plan.blocks) {
        auto const both = s.make_clients<blocking_network>();
        call_blocking(s, both, all);
        while (!time.is_empty()) time.step();
    } else {
        auto const both = s.make_clients<network>();
        std::vector<task<finished>> callers;
        for (int i = 0; i != out.plan.callers; ++i) callers.push_back(caller_async(s, both, i, all));
        for (task<finished>& c : callers) c.begin().resume();
        while (!time.is_empty() && time.steps() < max_steps) time.step();
        for (std::size_t i = 0; i != callers.size(); ++i)
            log.check(callers[i].is_done(), "hang", -1, "caller " + std::to_string(i) + " has not ended");
    }
    check_after(log);
    out.failed = log.failed();
    out.how = log.how();
    out.trace = log.trace();
    out.faults = log.faults();
    return out;
}

// The output.

template <class Set>
std::string listed(Set const& all) {
    std::ostringstream text;
    char const* before = "";
    for (auto const& one : all) text << std::exchange(before, ",") << one;
    return text.str();
}

/// Shrinks a schedule: removes callers, calls and faults, one at a time, as long as the same check fails.
selection shrunk(std::uint64_t seed, selection kept, std::string const& failed) {
    totals unused;
    auto const fails = [&](selection const& s) { return run(seed, s, unused, false).failed == failed; };
    result const whole = run(seed, kept, unused, true);
    if (!kept.calls) {
        kept.calls.emplace();
        for (std::size_t i = 0; i != whole.plan.calls.size(); ++i) kept.calls->insert(static_cast<int>(i));
    }
    if (!kept.faults) kept.faults = whole.faults;
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (int caller = 0; caller != whole.plan.callers; ++caller) {
            selection less = kept;
            std::erase_if(*less.calls,
                          [&](int i) { return whole.plan.calls[static_cast<std::size_t>(i)].caller == caller; });
            if (less.calls->size() == kept.calls->size() || !fails(less)) continue;
            kept = std::move(less);
            smaller = true;
        }
        for (int const call : std::set<int>(*kept.calls)) {
            selection less = kept;
            less.calls->erase(call);
            if (!fails(less)) continue;
            kept = std::move(less);
            smaller = true;
        }
        for (std::string const& one : std::set<std::string>(*kept.faults)) {
            selection less = kept;
            less.faults->erase(one);
            if (!fails(less)) continue;
            kept = std::move(less);
            smaller = true;
        }
    }
    // Keep only the faults that still occur.
    result const last = run(seed, kept, unused, true);
    std::erase_if(*kept.faults, [&](std::string const& m) { return !last.faults.contains(m); });
    return kept;
}

void print_conditions(schedule_plan const& p) {
    auto const in_seconds = [](moment m) { return static_cast<double>(m.count()) / 1e9; };
    std::cout << (p.blocks ? "a blocking client" : "an asynchronous client") << ", timeout " << in_seconds(p.timeout)
              << " s, backoff " << in_seconds(p.retry.initial_delay) << " s to " << in_seconds(p.retry.max_delay)
              << " s and " << p.retry.max_attempts << " attempts, budget " << p.budget.capacity << '/'
              << p.budget.calls_per_retry << ", tokens say " << p.conditions.expires_in.value_or("1799") << " s\n";
    for (std::size_t i = 0; i != p.calls.size(); ++i) {
        call_plan const& c = p.calls[i];
        constexpr std::array options_texts{"", ", never", ", always", ", backoff", ", function"};
        constexpr std::array tokens{"", ", token of application", ", token of user", ", token nonsense"};
        std::cout << "  call " << i << " of caller " << c.caller << ", " << all_operations[c.operation].name << " by "
                  << (c.client == client_kind::user ? "user" : "application")
                  << options_texts[static_cast<std::size_t>(c.retry)] << tokens[static_cast<std::size_t>(c.token)]
                  << ", after " << in_seconds(c.sleep) << " s";
        if (c.stopped_after) std::cout << ", stopped after " << in_seconds(*c.stopped_after) << " s";
        std::cout << '\n';
    }
}

void report(std::uint64_t seed, result const& r, selection const& kept) {
    totals unused;
    std::cout << "FAILED " << r.failed << " in seed " << seed << ": " << r.how << "\n\nThe whole schedule:\n";
    result const traced = run(seed, kept, unused, true);
    print_conditions(traced.plan);
    std::cout << traced.trace;
    selection const less = shrunk(seed, kept, r.failed);
    result const small = run(seed, less, unused, true);
    std::cout << "\nThe smallest part of it that fails (" << small.how << "):\n"
              << small.trace << "\nTo repeat it: schedules --one " << seed << " --calls " << listed(*less.calls)
              << " --faults " << (less.faults->empty() ? "none" : listed(*less.faults)) << '\n';
}

/// Prints the names of the faults as column titles, in two lines: `response_delayed` is wider than a column.
void print_fault_names() {
    std::string first_line, second_line;
    auto const add = [](std::string& line, std::string_view title) {
        line.append(14 - title.size(), ' ').append(title);
    };
    for (rest::fault_kind const f : rest::all_faults) {
        std::string_view const name = rest::to_text(f);
        std::size_t const begin = name.find('_') + 1;  // 0 for a name of one word
        add(first_line, name.substr(0, begin));
        add(second_line, name.substr(begin));
    }
    std::printf("%-30s%s\n%-30s%s\n", "faults", first_line.c_str(), "", second_line.c_str());
}

void print_table(totals const& all) {
    print_fault_names();
    for (std::size_t o = 0; o != all_operations.size(); ++o) {
        std::printf("%-30s", std::string(all_operations[o].name).c_str());
        for (std::uint64_t const n : all.cells[o]) std::printf("%14llu", static_cast<unsigned long long>(n));
        std::printf("\n");
    }
    std::printf("\nsituations, and why calls may have failed\n");
    for (auto const& [text, n] : all.cases)
        std::printf("%10llu  %s\n", static_cast<unsigned long long>(n), std::string(text).c_str());
    std::printf("\nhow calls ended\n");
    for (auto const& [text, n] : all.ends)
        std::printf("%10llu  %s\n", static_cast<unsigned long long>(n), text.c_str());
}

std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        std::size_t const comma = text.find(',');
        parts.emplace_back(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return parts;
}

int main(int argc, char** argv) {
    std::uint64_t count = 100'000, first = 1;
    std::optional<std::uint64_t> one;
    selection kept;
    for (int i = 1; i + 1 < argc; i += 2) {
        std::string_view const name = argv[i];
        char const* const value = argv[i + 1];
        if (name == "--count") {
            count = std::strtoull(value, nullptr, 10);
        } else if (name == "--seed") {
            first = std::strtoull(value, nullptr, 10);
        } else if (name == "--one") {
            one = std::strtoull(value, nullptr, 10);
        } else if (name == "--calls") {
            kept.calls.emplace();
            for (std::string const& part : parts_of(value)) kept.calls->insert(std::atoi(part.c_str()));
        } else if (name == "--faults") {
            auto const parts = parts_of(value);
            kept.faults.emplace(parts.begin(), parts.end());
        } else if (name == "--kinds") {
            kept.kinds.clear();
            for (std::string const& part : parts_of(value)) {
                auto const f = std::find_if(rest::all_faults.begin(), rest::all_faults.end(),
                                            [&](rest::fault_kind x) { return rest::to_text(x) == part; });
                if (f == rest::all_faults.end()) return std::cerr << "no such kind of fault: " << part << '\n', 2;
                kept.kinds.insert(*f);
            }
        } else {
            return std::cerr
                       << "usage: schedules [--count N] [--seed FIRST] [--kinds KIND,KIND…] [--one SEED [--calls N,N…] "
                          "[--faults FAULT,FAULT…]]\n",
                   2;
        }
    }
    std::size_t n = 0;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        if (all_operations[n++].name != Op::endpoint.name) std::abort();
    });

    totals all;
    if (one) {
        result const r = run(*one, kept, all, true);
        print_conditions(r.plan);
        std::cout << r.trace << (r.failed.empty() ? "all holds" : "FAILED " + r.failed + ": " + r.how) << '\n';
        return r.failed.empty() ? 0 : 1;
    }

    for (std::uint64_t seed = first; seed != first + count; ++seed) {
        bool const twice = seed - first < 50;
        result const r = run(seed, kept, all, twice);
        if (!r.failed.empty()) return report(seed, r, kept), 1;
        if (!twice) continue;
        totals unused;
        std::string const again = run(seed, kept, unused, true).trace;
        if (again == r.trace) continue;
        std::cout << "FAILED same_again in seed " << seed << ": its trace was\n" << r.trace << "and then\n" << again;
        return 1;
    }
    print_table(all);
    std::uint64_t least = (std::numeric_limits<std::uint64_t>::max)();
    for (auto const& row : all.cells) least = (std::min)(least, *std::min_element(row.begin(), row.end()));
    std::cout << '\n'
              << count << " schedules from seed " << first << ": " << all.calls << " calls (" << all.successes
              << " succeeded, " << all.abandoned << " abandoned), " << all.sends << " sends, " << all.retries
              << " retries, " << all.deliveries << " deliveries (" << all.late_deliveries
              << " after their sends had ended), " << all.refreshes << " renewals; each operation had each fault "
              << least << " times at least\n";
    bool const is_complete = kept.kinds.size() == rest::all_faults.size();
    if (count >= 100'000 && is_complete && least < 100) {
        std::cout << "FAILED coverage: an operation had a kind of fault less than 100 times\n";
        return 1;
    }
    return 0;
}

}  // namespace
}  // namespace simulation

int main(int argc, char** argv) { return simulation::main(argc, argv); }
