// SPDX-License-Identifier: BSL-1.0

// Prints docs/retries.md, which retry happens when. What happens is not written here: a call of each replay class is
// driven by hand to where it has failed, and asked what it wants next.

#include <velo/client.hpp>
#include <velo/operations.hpp>
#include <velo/rest/call/prepare.hpp>
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

constexpr std::string_view asked_for = "7";  // seconds, more than any wait of the defaults

[[noreturn]] void contradiction(std::string const& what) {
    std::cerr << "the page cannot be made: " << what << '\n';
    std::exit(EXIT_FAILURE);
}

std::string words(idempotency r) {
    switch (r) {
        case idempotency::safe: return "safe";
        case idempotency::idempotent: return "idempotent";
        case idempotency::non_idempotent: break;
    }
    return "non-idempotent";
}

std::string words(std::chrono::nanoseconds t) {
    auto const ms = std::chrono::duration_cast<std::chrono::milliseconds>(t).count();
    return ms % 1000 == 0 ? std::to_string(ms / 1000) + " s" : std::to_string(ms) + " ms";
}

/// How one attempt ended: without an answer (`status` 0), or with one.
struct ending {
    errc error = errc::none;
    delivery delivered = delivery::answered;
    int status = 0;
    bool asks_to_wait = false;
};

template <class Machine>
void tell(Machine& machine, ending const& e) {
    if (e.status == 0) return machine.ended(rest::attempt::failed(e.error, e.delivered), rest::instant());
    rest::response& response = machine.response_buffer();
    response.start(e.status);
    if (e.asks_to_wait && !response.add_header("Retry-After", asked_for)) contradiction("an answer has no room");
    machine.ended(rest::attempt::answered(), rest::instant());
}

/// What the retry policy alone says, to compare with what the call does.
bool policy_repeats(idempotency r, ending const& e) {
    rest::retry::retry_context s{.idempotency = r, .delivered = e.delivered, .status = e.status, .time_left = 30s};
    if (e.status == 0) s.error = e.error;
    if (e.asks_to_wait) s.retry_after = 7s;
    return rest::retry::is_safe_to_resend(s) && rest::retry::backoff{}(s);
}

/// What a call does whose first attempt ended so, in words.
template <class Op, class Auth>
std::string course_of(Op const& op, Auth const& auth, ending const& e) {
    rest::client const client(rest::scripted{}, auth);
    auto machine = client.machine(op);
    machine.begin(rest::instant());
    if (machine.request().operation != Op::endpoint.name) {
        rest::response& granted = machine.response_buffer();
        granted.start(200);
        if (!granted.append(R"({"access_token":"a","expires_in":1800})")) contradiction("a token has no room");
        machine.ended(rest::attempt::answered(), rest::instant());
    }
    tell(machine, e);
    bool const waits = machine.next() == rest::step::wait;
    if (waits != policy_repeats(Op::endpoint.idempotency, e))
        contradiction("the call does not do what its policy says");
    if (waits) return machine.delay().length >= 7s ? "again, when it says" : "again";
    if (machine.next() == rest::step::send) return "again, with a new token";
    return machine.result() ? "**success**" : "the error";
}

// One call of each class.
velo::get_self const safe{};
velo::disable_user_v2 const idempotent{.user_id = "8bbf301c-948f-4445-b411-357eec53e441"};
velo::register_sms const non_idempotent{.body = {.sms_number = "+11235555555"}};
static_assert(velo::get_self::endpoint.idempotency == idempotency::safe);
static_assert(velo::disable_user_v2::endpoint.idempotency == idempotency::idempotent);
static_assert(velo::register_sms::endpoint.idempotency == idempotency::non_idempotent);

velo::client_credentials<> key() {
    return {rest::secret_string(std::string_view("key")), rest::secret_string(std::string_view("secret"))};
}

/// The words of the three classes for endings that all have to be dealt with alike.
template <class Auth>
void row(std::string_view what, Auth const& auth, std::vector<ending> const& alike) {
    std::cout << "| " << what << " |";
    auto const cell = [&](auto const& op) {
        std::string const first = course_of(op, auth, alike.front());
        for (ending const& e : alike) {
            if (course_of(op, auth, e) != first) contradiction(std::string(what) + " is more than one case");
        }
        std::cout << ' ' << first << " |";
    };
    cell(safe);
    cell(idempotent);
    cell(non_idempotent);
    std::cout << '\n';
}

/// The errors of a transport that ended with one of these, or with none of these.
std::vector<ending> errors(std::initializer_list<errc> those, bool others, delivery how_far) {
    std::vector<ending> all;
    for (errc const e : {errc::connect_failed, errc::tls_failed, errc::connection_lost, errc::protocol_error,
                         errc::timed_out, errc::cancelled, errc::response_too_large, errc::transport_failed}) {
        if ((std::find(those.begin(), those.end(), e) == those.end()) == others) all.push_back({e, how_far});
    }
    return all;
}

std::vector<ending> statuses_but(std::initializer_list<int> those) {
    std::vector<ending> all;
    for (int status = 300; status != 600; ++status) {
        if (std::find(those.begin(), those.end(), status) == those.end()) all.push_back({.status = status});
    }
    return all;
}

/// A DELETE that was sent, nobody knows how far, and then answered with 404.
std::string gone_after_ambiguity() {
    rest::client const client(rest::scripted{}, velo::bearer("token"));
    auto machine = client.machine(velo::delete_user_by_id_v2{.user_id = "8bbf301c-948f-4445-b411-357eec53e441"});
    machine.begin(rest::instant());
    tell(machine, {errc::connection_lost, delivery::maybe_sent});
    machine.waited(errc::none, rest::instant(1s));
    tell(machine, {.status = 404});
    return machine.result() ? "**success**" : "the error";
}

void print_situations() {
    auto const waits_for = {errc::connect_failed, errc::connection_lost, errc::protocol_error, errc::timed_out};
    velo::bearer const token("token");
    std::cout << "| what came of the attempt | safe | idempotent | non-idempotent |\n|---|---|---|---|\n";
    row("nothing was sent: no connection, or none in time", token, errors(waits_for, false, delivery::not_sent));
    row("maybe sent: the connection was lost, no answer came in time, or one that is not HTTP", token,
        errors(waits_for, false, delivery::maybe_sent));
    row("429 with a Retry-After", token, {{.status = 429, .asks_to_wait = true}});
    row("429 without", token, {{.status = 429}});
    row("503 with a Retry-After", token, {{.status = 503, .asks_to_wait = true}});
    row("503 without", token, {{.status = 503}});
    row("500, 502, 504", token, {{.status = 500}, {.status = 502}, {.status = 504}});
    row("401, and the token is one of `client_credentials`", key(), {{.status = 401}});
    row("401, and it is another", token, {{.status = 401}});
    row("any other status that is no success", token, statuses_but({401, 429, 500, 502, 503, 504}));
    std::vector<ending> other = errors(waits_for, true, delivery::not_sent);
    for (ending const& e : errors(waits_for, true, delivery::maybe_sent)) other.push_back(e);
    row("TLS was refused, the answer is too large, the call was stopped, …", token, other);
    std::cout << "| 404 to a DELETE, after an attempt of this call that may have acted | – | " << gone_after_ambiguity()
              << " | – |\n";
}

/// Sets a one-time code, if the value has room for one.
template <class T>
bool fill_in_code(T& value) {
    return rest::any_member<T>([&]<class M>(M) {
        auto& member = M::get(value);
        if constexpr (rest::described<typename M::type>) {
            return fill_in_code(member);
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
    std::cout << "| operation | request | class | with a one-time code |\n|---|---|---|---|\n";
    velo::for_each_operation([]<class Op>(std::type_identity<Op>) {
        auto op = rest::make_blank<Op>();
        std::string const without = words(rest::idempotency_of(op));
        bool const takes_code = fill_in_code(op);
        if (Op::endpoint.method == rest::method::delete_ && Op::endpoint.idempotency != idempotency::idempotent) {
            contradiction("a DELETE that does not converge");
        }
        std::cout << "| `" << Op::endpoint.name << "` | `" << to_text(Op::endpoint.method) << ' ' << Op::endpoint.path
                  << "` | " << without << " | " << (takes_code ? words(rest::idempotency_of(op)) : "") << " |\n";
    });
}

void print_waits() {
    rest::retry::backoff const numbers;
    std::cout << "| attempt that failed | longest wait after it |\n|---|---|\n";
    for (int attempts = 1; attempts != numbers.max_attempts; ++attempts) {
        std::cout << "| " << attempts << " | " << words(numbers.ceiling(attempts)) << " |\n";
    }
    std::cout << "| " << numbers.max_attempts << " | none: its error is that of the call |\n";
}

}  // namespace

int main() {
    velo::default_config const defaults;
    std::string const attempts = std::to_string(defaults.retry.max_attempts);
    std::string const capacity = std::to_string(defaults.retry_budget.capacity);
    std::string const per_retry = std::to_string(defaults.retry_budget.calls_per_retry);

    std::cout <<
        R"(# Which retry happens when

A call that fails is sent again when two things hold: sending it again is harmless, and it makes sense. A client does so by
itself, unless it is told otherwise. This page is made by `tests/reference/retries.cpp` from the descriptors and by asking calls
what they do; a test compares it.

## What decides

1. **The replay class** of the operation stands in its descriptor. *Safe*: it changes nothing. *Converging*: sent twice, it ends
   in the same state as sent once. *Single-use*: sent twice, it may act twice. The HTTP method does not tell: enabling a user is
   a POST and converges, registering a number is a POST and sends another SMS. A call with a one-time code in it is non-idempotent
   whatever its operation, because the server refuses the code the second time (`rest::idempotency_of`).
2. **How far the request got** (`error.delivery()`). When the server cannot have seen it, sending it is harmless for every class.
   When some of it may have left, it is not for a non-idempotent call: its error comes back at once and says `maybe_sent`.
3. **The status.** With 429, and with 503 and a Retry-After, the server says that it did not act and wants to be asked again.
   A 503 without one may come from a gateway that had passed the request on.
4. **The retry policy** says whether, and how long to wait. The default, `velo::retry::backoff`, waits at random between nothing
   and a limit that doubles, so that clients that failed together do not come back together; what a Retry-After asks for, in
   seconds or with a date, comes on top.
5. **The deadline.** A call has one time for everything: attempts, waits, getting a token. A wait that would not end before it is
   not begun: the call ends at once, with the error that there is.
6. **The budget.** A client and its copies may make )"
              << capacity << " retries; every " << per_retry << R"( calls that succeed give one back. When a server is
   down, its clients do not multiply what it has to refuse.

| default | |
|---|---|
| attempts of a call | )"
              << attempts << R"(, and as many to get its token |
| time of a call | )"
              << words(defaults.timeout) << R"( |
| waits | doubling from )"
              << words(defaults.retry.initial_delay) << R"( to )" << words(defaults.retry.max_delay) << R"( |
| budget | )" << capacity
              << R"( retries |

)";
    print_waits();
    std::cout << "\n## Which retry happens when\n\n";
    print_situations();
    std::cout << R"(
*again*: after a wait by the policy. *again, when it says*: the wait is what the Retry-After asks for, and the policy's on top.
*again, with a new token*: at once, one time in a call, whatever the policy but `retry::never`; the next 401 is the error.
*the error*: the call ends with it.

For a DELETE, 404 is what was wanted: when an attempt of the same call may have acted before, a 404 is a success. On the first
attempt it is an error. The request for a token, `velo_auth`, is repeated as the idempotent operation that it is.

## The operations

The last column is empty where the request has no place for a code.

)";
    print_operations();
    std::cout << R"md(
## Change it

For one call, in its options:

```cpp
using namespace std::chrono_literals;
using duration = std::chrono::nanoseconds;

auto const once = client.call(velo::list_users{}, {.retry = velo::retry::never});
auto const patient = client.call(velo::list_users{}, {.timeout = 2min, .retry = velo::retry::always});
auto const brisk = client.call(velo::list_users{}, {.retry = velo::retry::backoff{.initial_delay = 50ms, .max_attempts = 2}});
auto const own = client.call(velo::list_users{}, {.retry = [](velo::retry::retry_context const& s) -> std::optional<duration> {
    if (!velo::retry::is_transient(s) || s.attempts == 3) return std::nullopt;
    return 100ms;
}});
std::cout << (once && patient && brisk && own ? "four times done\n" : "not done\n");
```

For a client, in its config: other numbers are values, another policy is a type.

```cpp
using namespace std::chrono_literals;

velo::default_config calm;
calm.retry = {.initial_delay = 500ms, .max_delay = 10s, .max_attempts = 3};
calm.retry_budget = {.capacity = 20, .calls_per_retry = 5};
velo::client const calm_client(fake, velo::bearer(fake.token()), velo::json{}, calm);

struct sent_once : velo::default_config {
    velo::retry::never_t retry{};
};
velo::client const careful(fake, velo::bearer(fake.token()), velo::json{}, sent_once{});

fake.fail_next(503);
std::cout << calm_client.call(velo::get_user_by_id_v2{.user_id = id}).has_value() << '\n';  // 1
fake.fail_next(503);
std::cout << careful.call(velo::get_user_by_id_v2{.user_id = id}).error() << '\n';  // get_user_by_id_v2: HTTP 503 …
```

- `retry::never`: one attempt, whatever happens; also after a 401.
- `retry::always`: as `backoff`, without a limit on attempts, until the time of the call is up.
- A policy of your own is anything that takes a `retry::retry_context` and returns how long to wait, or nothing to give up
  (`retry::policy`). It is asked only when sending again is harmless, but then about every failure, a 404 too: ask
  `retry::is_transient`, as the call above does. `examples/3_policies/retry.cpp` is one in a few lines.

What would act twice does not compile:

```cpp reject
users.register_sms({.sms_number = "+11235555"}, {.retry = velo::retry::always});  // this operation must not be sent twice
client.call(velo::logout{}, {.retry = velo::retry::always});                      // this operation must not be sent twice
```

Nor do non-idempotent operations over a client whose config say `retry::always`, nor a client whose `retry` is no policy.
A call whose class only its value tells is refused when it is made: `retry::always` with a one-time code in the request is
`errc::invalid_request`, and so is it in options that are shared by calls of every class.

## What came of it

`error.attempts()` and `client.raw(op).attempts` say how often a call was sent, `error.delivery()` what the server may have seen
of it. Each attempt and each wait is told to the observer (`docs/observe.md`). `velo::rest::faulty` makes a transport fail as you
like (`docs/transports.md`), to try what your program does then.

## Limits

- *Converging* is said of one caller. When somebody disables a user between the two attempts of a call that enables them, they
  are enabled in the end.
- A 404 to a DELETE after an attempt that may have acted is a success even if the user was never there.
- A 429, and a 503 with a Retry-After, are believed: a server that acts and says so all the same acts twice.
- A 401 is not repeated for a non-idempotent call, though most servers have not acted then. Its token is not used again.
- The budget belongs to a client and its copies. Other clients in the program, and other programs, have their own.
- Who waits is the calling thread, or the coroutine. There is no queue of calls that are repeated later.
)md";
    return EXIT_SUCCESS;
}
