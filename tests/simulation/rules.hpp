// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SIMULATION_RULES_HPP
#define VELO_TESTS_SIMULATION_RULES_HPP

// What the documentation says of retries, in other words than the headers: nothing here calls them for a decision.

#include <velo/rest/error/delivery.hpp>
#include <velo/rest/error/errc.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace simulation {

namespace rest = velo::rest;
using moment = std::chrono::nanoseconds;

enum class replay_class { safe, idempotent, non_idempotent };

struct operation_facts {
    std::string_view name;
    replay_class idempotency;
    bool takes_code = false;  ///< has room for a verification code, which works once
    bool for_self = false;    ///< is for users
};

inline constexpr std::array<operation_facts, 21> all_operations{{
    {"delete_user_by_id_v2", replay_class::idempotent},
    {"disable_user_v2", replay_class::idempotent},
    {"enable_user_v2", replay_class::idempotent},
    {"get_self", replay_class::safe, false, true},
    {"get_user_by_id_v2", replay_class::safe},
    {"invite_user", replay_class::non_idempotent, true},
    {"list_users", replay_class::safe},
    {"register_sms", replay_class::non_idempotent, false, true},
    {"resend_token", replay_class::non_idempotent, true},
    {"role_update", replay_class::idempotent, true},
    {"unlock_user_v2", replay_class::idempotent},
    {"unregister_mfa", replay_class::non_idempotent, true},
    {"unregister_mfa_for_self", replay_class::non_idempotent, false, true},
    {"update_password_self", replay_class::non_idempotent, false, true},
    {"user_details_update", replay_class::idempotent, true},
    {"user_details_update_for_self", replay_class::idempotent, false, true},
    {"validate_password_self", replay_class::safe, false, true},
    {"logout", replay_class::non_idempotent},
    {"reset_password", replay_class::non_idempotent},
    {"validate_access_token", replay_class::non_idempotent},
    {"velo_auth", replay_class::idempotent},
}};
inline constexpr std::size_t velo_auth_number = 20;

/// How one send has ended, as who sent it was told.
struct send_end {
    rest::errc error{};  ///< none when there was an answer
    rest::delivery delivered = rest::delivery::answered;
    int status = 0;
    std::optional<moment> asked{};  ///< what its Retry-After asks for, from then on
    bool is_success = false;
};

/// "It makes sense to send it again."
[[nodiscard]] inline bool passes(send_end const& e) noexcept {
    using enum rest::errc;
    if (e.error != rest::errc::none)
        return e.error == connect_failed || e.error == connection_lost || e.error == timed_out ||
               e.error == protocol_error;
    constexpr std::array pass{429, 500, 502, 503, 504};
    return std::find(pass.begin(), pass.end(), e.status) != pass.end();
}

/// "The server did not act, and asks to be asked again."
[[nodiscard]] inline bool asks_again(send_end const& e) noexcept {
    return e.error == rest::errc::none && (e.status == 429 || (e.status == 503 && e.asked.has_value()));
}

/// The retry option of a call, or what its client has instead.
struct retry_rule {
    enum class kind { no_retry, unlimited, backoff, function };
    kind what = kind::backoff;
    moment initial_delay = std::chrono::milliseconds(200);
    moment max_delay = std::chrono::seconds(5);
    int max_attempts = 5;

    /// Every wait but what the server asks for is shorter.
    [[nodiscard]] moment ceiling(int attempts) const noexcept {
        moment wait = initial_delay;
        for (int i = 1; i < attempts && wait < max_delay; ++i) wait += wait;
        return (std::min)(wait, max_delay);
    }
};

/// The function among the retry options: three attempts, and always the same wait.
inline constexpr int function_attempts = 3;
inline constexpr moment function_wait = std::chrono::milliseconds(70);

/// May the rule refuse to send again after attempt number `attempts`, which ended like `e`, with that much time left?
/// Why; nothing when it has to send again.
[[nodiscard]] inline std::string_view stops(retry_rule const& rule, int attempts, send_end const& e,
                                            moment left) noexcept {
    if (rule.what == retry_rule::kind::no_retry) return "never";
    if (rule.what == retry_rule::kind::function) {
        if (e.error == rest::errc::none && e.status < 500) return "the function does not want it";
        if (attempts >= function_attempts) return "the function has had its attempts";
        return left <= e.asked.value_or(moment::zero()) + function_wait ? "no time for the next" : "";
    }
    if (!passes(e)) return "it does not pass";
    bool const is_always = rule.what == retry_rule::kind::unlimited;
    if (!is_always && attempts >= rule.max_attempts) return "attempts";
    moment const ceiling = (is_always ? retry_rule{} : rule).ceiling(attempts);
    return left <= e.asked.value_or(moment::zero()) + ceiling ? "no time for the next" : "";
}

}  // namespace simulation

#endif
