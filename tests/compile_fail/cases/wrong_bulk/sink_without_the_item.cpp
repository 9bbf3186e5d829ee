// SPDX-License-Identifier: BSL-1.0
// kind: wrong_bulk
// form: value
// expect: velo: this function does not take what a bulk gives it: the item and the outcome of its call; it returns nothing or a bool
// where: header

#include "../../bulk.hpp"

struct outcome_only {
    void operator()(velo::result<void> const&) const {}
};

struct test : setting {
    void run() {
        std::vector<velo::user_id> const rows{id};
        auto const unlock = [](velo::user_id const& u) { return velo::unlock_user_v2{.user_id = u}; };
#if ACCEPT
        check(static_cast<bool>(velo::rest::for_each_concurrent(client, rows, unlock, ignore)));
#else
        check(static_cast<bool>(velo::rest::for_each_concurrent(client, rows, unlock, outcome_only{})));
#endif
    }
};
