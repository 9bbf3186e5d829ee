// SPDX-License-Identifier: BSL-1.0
// kind: wrong_bulk
// form: value
// expect: velo: this function returns an operation: give the client that calls it as the first argument
// where: header

#include "../../bulk.hpp"

struct test : setting {
    void run() {
        std::vector<velo::user_id> const rows{id};
        auto const unlock = [](velo::user_id const& u) { return velo::unlock_user_v2{.user_id = u}; };
        auto const sink = [](velo::user_id const&, velo::result<void> const&) {};
#if ACCEPT
        check(static_cast<bool>(velo::rest::for_each_concurrent(client, rows, unlock, sink)));
#else
        check(static_cast<bool>(velo::rest::for_each_concurrent(rows, unlock, sink)));
#endif
    }
};
