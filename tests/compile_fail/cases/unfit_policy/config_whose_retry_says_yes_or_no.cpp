// SPDX-License-Identifier: BSL-1.0
// kind: unfit_policy
// form: value
// expect: velo: this Config has no retry policy: derive it from rest::default config, or add retry, which takes a retry::retry context and returns std::optional<rest::duration>
// where: header

#include "../../prelude.hpp"

struct three_times {
    std::optional<std::chrono::nanoseconds> operator()(velo::retry::retry_context const& s) const { return s.attempts < 3 ? std::optional(std::chrono::nanoseconds()) : std::nullopt; }
};
struct good : velo::rest::default_config {
    three_times retry{};
};
struct yes_or_no {
    bool operator()(velo::retry::retry_context const& s) const { return s.attempts < 3; }
};
struct bad : velo::rest::default_config {
    yes_or_no retry{};
};

struct test : setting {
    void run() {
#if ACCEPT
        velo::client one(fake, velo::bearer("t"), velo::rest::json(), good{});
#else
        velo::client one(fake, velo::bearer("t"), velo::rest::json(), bad{});
#endif
    }
};
