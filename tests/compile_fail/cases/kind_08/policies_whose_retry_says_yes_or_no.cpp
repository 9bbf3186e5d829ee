// SPDX-License-Identifier: BSL-1.0
// kind: 8
// form: value
// expect: velo: these Policies have no retry policy: derive them from rest::default policies, or add retry, which takes a retry::situation and returns std::optional<std::chrono::nanoseconds>
// where: header

#include "../../prelude.hpp"

struct three_times {
    std::optional<std::chrono::nanoseconds> operator()(velo::retry::situation const& s) const { return s.attempts < 3 ? std::optional(std::chrono::nanoseconds()) : std::nullopt; }
};
struct good : velo::rest::default_policies {
    three_times retry{};
};
struct yes_or_no {
    bool operator()(velo::retry::situation const& s) const { return s.attempts < 3; }
};
struct bad : velo::rest::default_policies {
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
