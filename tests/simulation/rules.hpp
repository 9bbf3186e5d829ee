// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SIMULATION_RULES_HPP
#define VELO_TESTS_SIMULATION_RULES_HPP

// The rules of retries from the documentation, written independently: no header of the library makes a decision here.

#include <velo/rest/error/errc.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace simulation {

namespace rest = velo::rest;
/// A time since the beginning of the schedule, or a length of time.
using moment = std::chrono::nanoseconds;

enum class idempotency_class { safe, idempotent, non_idempotent };

/// The facts of an operation that the rules need.
struct operation_facts {
    std::string_view name;
    idempotency_class idempotency;
    bool takes_code = false;  ///< it may contain a verification code, which works once
    bool for_self = false;    ///< it is for users, not for applications
};

inline constexpr std::array<operation_facts, 21> all_operations{{
    {"delete_user_by_id_v2", idempotency_class::idempotent},
    {"disable_user_v2", idempotency_class::idempotent},
    {"enable_user_v2", idempotency_class::idempotent},
    {"get_self", idempotency_class::safe, false, true},
    {"get_user_by_id_v2", idempotency_class::safe},
    {"invite_user", idempotency_class::non_idempotent, true},
    {"list_users", idempotency_class::safe},
    {"register_sms", idempotency_class::non_idempotent, false, true},
    {"resend_token", idempotency_class::non_idempotent, true},
    {"role_update", idempotency_class::idempotent, true},
    {"unlock_user_v2", idempotency_class::idempotent},
    {"unregister_mfa", idempotency_class::non_idempotent, true},
    {"unregister_mfa_for_self", idempotency_class::non_idempotent, false, true},
    {"update_password_self", idempotency_class::non_idempotent, false, true},
    {"user_details_update", idempotency_class::idempotent, true},
    {"user_details_update_for_self", idempotency_class::idempotent, false, true},
    {"validate_password_self", idempotency_class::safe, false, true},
    {"logout", idempotency_class::non_idempotent},
    {"reset_password", idempotency_class::non_idempotent},
    {"validate_access_token", idempotency_class::non_idempotent},
    {"velo_auth", idempotency_class::idempotent},
}};
inline constexpr std::size_t velo_auth_number = 20;

/// The end of one send, as the sender sees it.
struct send_end {
    rest::errc error{};  ///< none with a response
    rest::delivery delivered = rest::delivery::answered;
    int status = 0;
    std::optional<moment> retry_after{};  ///< the delay that the response asks for
    bool is_success = false;
};

/// "The failure may be temporary."
[[nodiscard]] inline bool is_transient(send_end const& e) noexcept {
    using enum rest::errc;
    if (e.error != rest::errc::none)
        return e.error == connect_failed || e.error == connection_lost || e.error == timed_out ||
               e.error == protocol_error;
    constexpr std::array transient{408, 425, 429, 500, 502, 503, 504};
    return std::find(transient.begin(), transient.end(), e.status) != transient.end();
}

/// "The server did not act, and the client should try again later."
[[nodiscard]] inline bool asks_for_resend(send_end const& e) noexcept {
    return e.error == rest::errc::none &&
           (e.status == 425 || e.status == 429 || (e.status == 503 && e.retry_after.has_value()));
}

/// The retry option of a call, or the policy of its client.
struct retry_rule {
    enum class kind { never, unlimited, backoff, function };
    kind what = kind::backoff;
    moment initial_delay = std::chrono::milliseconds(200);
    moment max_delay = std::chrono::seconds(5);
    int max_attempts = 5;

    /// The longest delay after so many attempts, without the time that the server asks for.
    [[nodiscard]] moment ceiling(int attempts) const noexcept {
        moment wait = initial_delay;
        for (int i = 1; i < attempts && wait < max_delay; ++i) wait += wait;
        return (std::min)(wait, max_delay);
    }
};

/// The retry option that is a function: three attempts, and always the same delay.
inline constexpr int function_attempts = 3;
inline constexpr moment function_wait = std::chrono::milliseconds(70);

/// Why the rule may end the call after attempt number `attempts`, which ended like `e`, with `left` time left. Empty if
/// the call has to be sent again.
[[nodiscard]] inline std::string_view reason_to_stop(retry_rule const& rule, int attempts, send_end const& e,
                                                     moment left) noexcept {
    if (rule.what == retry_rule::kind::never) return "never";
    if (rule.what == retry_rule::kind::function) {
        if (e.error == rest::errc::none && e.status < 500) return "the function does not want it";
        if (attempts >= function_attempts) return "the function has had its attempts";
        return left <= e.retry_after.value_or(moment::zero()) + function_wait ? "no time for the next" : "";
    }
    if (!is_transient(e)) return "it does not pass";
    bool const is_always = rule.what == retry_rule::kind::unlimited;
    if (!is_always && attempts >= rule.max_attempts) return "attempts";
    moment const ceiling = (is_always ? retry_rule{} : rule).ceiling(attempts);
    return left <= e.retry_after.value_or(moment::zero()) + ceiling ? "no time for the next" : "";
}

}  // namespace simulation

#endif
