// SPDX-License-Identifier: BSL-1.0
// kind: wrong_type
// operation: register_sms
// form: facade
// expect: this is no retry policy

#include "../../prelude.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ok(users.register_sms({.sms_number = "+14155550101"}, {.retry = [](velo::retry::retry_context const& s) { return s.attempts < 3 ? std::optional(std::chrono::nanoseconds()) : std::nullopt; }}));
#else
        ok(users.register_sms({.sms_number = "+14155550101"}, {.retry = [this](velo::retry::retry_context const& s) { return s.attempts < 3 ? std::optional(std::chrono::nanoseconds()) : std::nullopt; }}));
#endif
    }
};
