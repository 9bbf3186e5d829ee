// SPDX-License-Identifier: BSL-1.0

// Prints docs/retries.md. The tables are not written here: a call of each idempotency is stepped by hand to a failed
// attempt, and its next step is printed.

#include <velo/client.hpp>
#include <velo/operations.hpp>
#include <velo/rest/call/prepare.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <initializer_list>
#include <iostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;
using rest::delivery;
using rest::errc;
using rest::idempotency;

constexpr std::string_view requested_delay = "7";  // seconds, longer than any default delay

[[noreturn]] void contradiction(std::string const& what) {
    std::cerr << "the page cannot be made: " << what << '\n';
    std::exit(EXIT_FAILURE);
}

std::string text_of(idempotency i) {
    switch (i) {
        case idempotency::safe: return "safe";
        case idempotency::idempotent: return "idempotent";
        case idempotency::non_idempotent: break;
    }
    return "non-idempotent";
}

std::string text_of(std::chrono::nanoseconds t) {
    auto const ms = std::chrono::duration_cast<std::chrono::milliseconds>(t).count();
    return ms % 1000 == 0 ? std::to_string(ms / 1000) + " s" : std::to_string(ms) + " ms";
}

/// The end of an attempt: an error of the transport if `status` is 0, otherwise a response.
struct attempt_end {
    errc error = errc::none;
    delivery delivered = delivery::answered;
    int status = 0;
    bool has_retry_after = false;
    bool is_idle_timeout = false;  ///< the response ends a connection that had carried a request
};

template <class Machine>
void end_attempt(Machine& machine, attempt_end const& e) {
    if (e.status == 0) return machine.ended(rest::attempt::failed(e.error, e.delivered), rest::instant());
    rest::response& response = machine.response_buffer();
    response.start(e.status);
    if (e.has_retry_after && !response.add_header("Retry-After", requested_delay))
        contradiction("Retry-After exceeds the limits of a response");
    if (e.is_idle_timeout && !response.add_header("Connection", "close"))
        contradiction("Connection exceeds the limits of a response");
    rest::attempt ended = rest::attempt::answered();
    ended.reused_connection = e.is_idle_timeout;
    machine.ended(std::move(ended), rest::instant());
}

/// True when the default retry policy retries. It is compared with the step of the call.
bool policy_retries(idempotency i, attempt_end const& e) {
    rest::retry::retry_context c{.idempotency = i, .delivered = e.delivered, .status = e.status, .time_left = 30s};
    if (e.status == 0) c.error = e.error;
    if (e.has_retry_after) c.retry_after = 7s;
    c.timed_out_while_idle = e.is_idle_timeout;
    return rest::retry::is_safe_to_resend(c) && rest::retry::backoff{}(c);
}

/// The next step, in words, of a call whose first attempt ended like `e`.
template <class Op, class Auth>
std::string step_after(Op const& op, Auth const& auth, attempt_end const& e) {
    rest::client const client(rest::scripted{}, auth);
    auto machine = client.machine(op);
    machine.begin(rest::instant());
    if (machine.request().operation != Op::endpoint.name) {
        rest::response& granted = machine.response_buffer();
        granted.start(200);
        if (!granted.append(R"({"access_token":"a","expires_in":1800})"))
            contradiction("a token exceeds the limits of a response");
        machine.ended(rest::attempt::answered(), rest::instant());
    }
    end_attempt(machine, e);
    bool const waits = machine.next() == rest::step::wait;
    if (waits != policy_retries(Op::endpoint.idempotency, e)) contradiction("the call disagrees with its policy");
    if (waits) return machine.delay().length >= 7s ? "retry later" : "retry";
    if (machine.next() == rest::step::send) return "retry with a new token";
    return machine.result() ? "**success**" : "fail";
}

// One call of each idempotency.
velo::get_self const safe{};
velo::disable_user_v2 const idempotent{.user_id = "8bbf301c-948f-4445-b411-357eec53e441"};
velo::register_sms const non_idempotent{.body = {.sms_number = "+11235555555"}};
static_assert(velo::get_self::endpoint.idempotency == idempotency::safe);
static_assert(velo::disable_user_v2::endpoint.idempotency == idempotency::idempotent);
static_assert(velo::register_sms::endpoint.idempotency == idempotency::non_idempotent);

velo::client_credentials<> key() {
    return {rest::secret_string(std::string_view("key")), rest::secret_string(std::string_view("secret"))};
}

/// Prints the row for attempts that ended in one of these ways, which all have to lead to the same steps.
template <class Auth>
void row(std::string_view what, Auth const& auth, std::vector<attempt_end> const& ends) {
    std::cout << "| " << what << " |";
    auto const cell = [&](auto const& op) {
        std::string const first = step_after(op, auth, ends.front());
        for (attempt_end const& e : ends) {
            if (step_after(op, auth, e) != first) contradiction(std::string(what) + " is more than one case");
        }
        std::cout << ' ' << first << " |";
    };
    cell(safe);
    cell(idempotent);
    cell(non_idempotent);
    std::cout << '\n';
}

/// Attempts that ended with an error of a transport: with one of `errors`, or with `others` with any other one.
std::vector<attempt_end> transport_errors(std::initializer_list<errc> errors, bool others, delivery how_far) {
    std::vector<attempt_end> all;
    for (errc const e : {errc::connect_failed, errc::tls_failed, errc::connection_lost, errc::protocol_error,
                         errc::timed_out, errc::cancelled, errc::response_too_large, errc::transport_failed}) {
        if ((std::find(errors.begin(), errors.end(), e) == errors.end()) == others) all.push_back({e, how_far});
    }
    return all;
}

std::vector<attempt_end> statuses_except(std::initializer_list<int> excluded) {
    std::vector<attempt_end> all;
    for (int status = 300; status != 600; ++status) {
        if (std::find(excluded.begin(), excluded.end(), status) == excluded.end()) all.push_back({.status = status});
    }
    return all;
}

/// The end of a DELETE whose first attempt was maybe sent and whose second got a 404.
std::string deleted_earlier() {
    rest::client const client(rest::scripted{}, velo::bearer("token"));
    auto machine = client.machine(velo::delete_user_by_id_v2{.user_id = "8bbf301c-948f-4445-b411-357eec53e441"});
    machine.begin(rest::instant());
    end_attempt(machine, {errc::connection_lost, delivery::maybe_sent});
    machine.waited(errc::none, rest::instant(1s));
    end_attempt(machine, {.status = 404});
    return machine.result() ? "**success**" : "fail";
}

void print_failures() {
    auto const transient = {errc::connect_failed, errc::connection_lost, errc::protocol_error, errc::timed_out};
    velo::bearer const token("token");
    std::cout << "| end of the attempt | safe | idempotent | non-idempotent |\n|---|---|---|---|\n";
    row("not sent: no connection, or not in time", token, transport_errors(transient, false, delivery::not_sent));
    row("maybe sent: the connection was lost, there was no response in time, or it was not HTTP", token,
        transport_errors(transient, false, delivery::maybe_sent));
    row("429 with Retry-After", token, {{.status = 429, .has_retry_after = true}});
    row("429 without Retry-After", token, {{.status = 429}});
    row("425", token, {{.status = 425}});
    row("503 with Retry-After", token, {{.status = 503, .has_retry_after = true}});
    row("503 without Retry-After", token, {{.status = 503}});
    row("500, 502, 504", token, {{.status = 500}, {.status = 502}, {.status = 504}});
    row("408 with `Connection: close` on a connection that had carried a request", token,
        {{.status = 408, .is_idle_timeout = true}});
    row("any other 408", token, {{.status = 408}});
    row("401 for a token of `client_credentials`", key(), {{.status = 401}});
    row("401 for another credential", token, {{.status = 401}});
    row("any other status that is not 2xx", token, statuses_except({401, 408, 425, 429, 500, 502, 503, 504}));
    std::vector<attempt_end> permanent = transport_errors(transient, true, delivery::not_sent);
    for (attempt_end const& e : transport_errors(transient, true, delivery::maybe_sent)) permanent.push_back(e);
    row("TLS was rejected, the response is too large, the call was stopped, …", token, permanent);
    std::cout << "| 404 to a DELETE, after an earlier attempt of the call that may have acted | – | "
              << deleted_earlier() << " | – |\n";
}

/// Sets a one-time code. False if the value has no member for one.
template <class T>
bool set_code(T& value) {
    return rest::any_member<T>([&]<class M>(M) {
        auto& member = M::get(value);
        if constexpr (rest::described<typename M::type>) {
            return set_code(member);
        } else if constexpr (rest::wrapper<typename M::type>) {
            using inner = rest::unwrapped_t<typename M::type>;
            if constexpr (rest::one_time<inner>) {
                member = inner("123456");
                return true;
            }
        }
        return false;
    });
}

void print_operations() {
    std::cout << "| operation | request | idempotency | with a one-time code |\n|---|---|---|---|\n";
    velo::for_each_operation([]<class Op>(std::type_identity<Op>) {
        auto op = rest::make_blank<Op>();
        std::string const without = text_of(rest::idempotency_of(op));
        bool const has_code = set_code(op);
        if (Op::endpoint.method == rest::method::delete_ && Op::endpoint.idempotency != idempotency::idempotent) {
            contradiction("a DELETE that is not idempotent");
        }
        std::cout << "| `" << Op::endpoint.name << "` | `" << to_text(Op::endpoint.method) << ' ' << Op::endpoint.path
                  << "` | " << without << " | " << (has_code ? text_of(rest::idempotency_of(op)) : "") << " |\n";
    });
}

void print_delays() {
    rest::retry::backoff const backoff;
    std::cout << "| failed attempt | longest delay after it |\n|---|---|\n";
    for (int attempts = 1; attempts != backoff.max_attempts; ++attempts) {
        std::cout << "| " << attempts << " | " << text_of(backoff.ceiling(attempts)) << " |\n";
    }
    std::cout << "| " << backoff.max_attempts << " | none: the call fails with its error |\n";
}

}  // namespace

int main() {
    velo::default_config const defaults;
    std::string const attempts = std::to_string(defaults.retry.max_attempts);
    std::string const capacity = std::to_string(defaults.retry_budget.capacity);
    std::string const per_retry = std::to_string(defaults.retry_budget.calls_per_retry);

    std::cout <<
        R"(# Retries

A client retries a failed call if resending it cannot duplicate its effect, and if the failure may be temporary. This page is made by
`tests/reference/retries.cpp` from the descriptors and from the steps of calls; a test compares it.

## Conditions of a retry

1. **Idempotency.** The descriptor of an operation states it. *Safe*: it changes nothing. *Idempotent*: sending it twice leaves the same
   state as sending it once. *Non-idempotent*: sending it twice may act twice. The HTTP method does not show it: enabling a user is a POST
   and idempotent; registering a number is a POST and sends another SMS. A call that contains a one-time code is non-idempotent whatever
   its operation, because the server rejects the code the second time (`rest::idempotency_of`).
2. **Delivery** (`error.delivery()`). If the server cannot have seen the request, any call may be resent. If part of it may have been sent,
   a non-idempotent call fails at once with `maybe_sent`.
3. **Status.** A 429, and a 503 with Retry-After, say that the server did not act and that the client should try again later. A 503 without
   Retry-After may come from a gateway that forwarded the request. A 425 says that the server did not act, because the request may have been
   copied on its way (RFC 8470 section 5.2). A 408 says that the server did not receive the whole request in time (RFC 9110 section 15.5.9);
   gateways also send it for a slow server behind them. It says that the server did not act in one case: with `Connection: close`, on a
   connection that had carried a request. The server then gave up the idle connection while the request was under way. A 421 is not retried:
   a connection is used for one server only, so a new one would reach the same server. Nor is 520, which no standard defines.
4. **Retry policy.** It decides whether to retry, and after which delay. The default, `velo::retry::backoff`, chooses a random delay up to
   a limit that doubles with each attempt, so that clients which failed together do not return together. The time in Retry-After, in
   seconds or as a date, is added.
5. **Deadline.** A call has one timeout for all its attempts, delays and token requests. A delay that would end after it is not begun: the
   call fails at once, with the error of the last attempt.
6. **Budget.** A client and its copies may make )"
              << capacity << " retries; every " << per_retry << R"( successful calls add one. So clients do not multiply
   the load of a server that fails.

| default | |
|---|---|
| attempts of a call | )"
              << attempts << R"(, and as many for its token |
| timeout of a call | )"
              << text_of(defaults.timeout) << R"( |
| delays | doubling from )"
              << text_of(defaults.retry.initial_delay) << R"( to )" << text_of(defaults.retry.max_delay) << R"( |
| budget | )" << capacity
              << R"( retries |

)";
    print_delays();
    std::cout << "\n## Failures that are retried\n\n";
    print_failures();
    std::cout << R"(
- *retry*: after a delay of the policy.
- *retry later*: after the time in Retry-After and a delay of the policy.
- *retry with a new token*: at once, but once a call; a second 401 is the error. Every policy does this, except `retry::never`.
- *fail*: the call ends with this error.

A DELETE wants the resource to be absent. If an earlier attempt of the same call may have deleted it, 404 is a success; on the first attempt
it is an error. The token request `velo_auth` is retried like any idempotent operation.

## Retry-After

A 429 or a 503 may say how long to wait, in seconds or as a date. A date is compared with the response's own Date, or with the client's
calendar if it has none. The call waits so long, and a delay of the policy. If that would end after the deadline of the call, the call fails at
once with the status, and `error.retry_after()` has the server's text. A Retry-After of the token endpoint holds for all calls of the
client ([tokens](tokens.md)).

## Idempotency of the operations

The last column is empty if the request cannot contain a code.

)";
    print_operations();
    std::cout << R"md(
## Options

For one call:

```cpp
using namespace std::chrono_literals;
using duration = std::chrono::nanoseconds;

auto const once = client.call(velo::list_users{}, {.retry = velo::retry::never});
auto const patient = client.call(velo::list_users{}, {.timeout = 2min, .retry = velo::retry::always});
auto const brisk = client.call(velo::list_users{}, {.retry = velo::retry::backoff{.initial_delay = 50ms, .max_attempts = 2}});
auto const own = client.call(velo::list_users{}, {.retry = [](velo::retry::retry_context const& c) -> std::optional<duration> {
    if (!velo::retry::is_transient(c) || c.attempts == 3) return std::nullopt;
    return 100ms;
}});
std::cout << (once && patient && brisk && own ? "four successes\n" : "a failure\n");
```

For a client, in its configuration. Other numbers are values, another policy is a type:

```cpp
using namespace std::chrono_literals;

velo::default_config slow;
slow.retry = {.initial_delay = 500ms, .max_delay = 10s, .max_attempts = 3};
slow.retry_budget = {.capacity = 20, .calls_per_retry = 5};
velo::client const slow_client(fake, velo::bearer(fake.token()), velo::json{}, slow);

struct no_retries : velo::default_config {
    velo::retry::never_t retry{};
};
velo::client const careful(fake, velo::bearer(fake.token()), velo::json{}, no_retries{});

fake.fail_next(503);
std::cout << slow_client.call(velo::get_user_by_id_v2{.user_id = id}).has_value() << '\n';  // 1
fake.fail_next(503);
std::cout << careful.call(velo::get_user_by_id_v2{.user_id = id}).error() << '\n';  // get_user_by_id_v2: HTTP 503 …
```

- `retry::never`: one attempt, also after a 401.
- `retry::always`: as `backoff`, until the deadline and without a limit on attempts.
- A policy of your own is a callable that takes a `retry::retry_context` and returns the delay, or `std::nullopt` to fail
  (`retry::policy`). It is called for every failure after which resending is safe, also for a 404: check `retry::is_transient`, as the
  call above does. `examples/3_policies/retry.cpp` has one.

`retry::always` does not compile for a non-idempotent operation, because it could act twice:

```cpp reject
users.register_sms({.sms_number = "+11235555"}, {.retry = velo::retry::always});  // this operation must not be sent twice
client.call(velo::logout{}, {.retry = velo::retry::always});                      // this operation must not be sent twice
```

The same holds for a non-idempotent operation of a client whose configuration has `retry::always`. A `retry` member that is not a policy
does not compile either. If only the arguments make a call non-idempotent, it is rejected when it is made: `retry::always` with a one-time
code in the request is `errc::invalid_request`. So is `retry::always` for a non-idempotent call in options that calls of several operations
share.

## Attempts and their results

`error.attempts()` and `client.raw(op).attempts` are the number of attempts; `error.delivery()` is what the server may have seen. The
observer receives an event for each attempt and each delay (`docs/observe.md`). To test a program's behaviour after failures, wrap its
transport in `velo::rest::faulty` (`docs/transports.md`).

## Limits

- *Idempotent* is meant for one caller. If somebody disables a user between two attempts of a call that enables them, the user is enabled
  in the end.
- A 404 to a DELETE after an attempt that may have acted is a success even if the user never existed.
- A server that acts and still responds with 429, or with 503 and Retry-After, acts twice.
- A non-idempotent call is not retried after a 401, although most servers have not acted then. Its token is not used again.
- The budget is that of a client and its copies. Other clients and other programs have their own.
- The calling thread or coroutine waits during a delay. There is no queue of calls that are resent later.
)md";
    return EXIT_SUCCESS;
}
