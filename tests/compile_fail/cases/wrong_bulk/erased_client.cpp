// SPDX-License-Identifier: BSL-1.0
// kind: wrong_bulk
// form: value
// expect: velo: a bulk takes operations for a velo::client: leave out an any client or a facade, and let the function make the call and return its result
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
        check(velo::rest::for_each_concurrent(users, rows, unlock, sink));
#endif
    }
};
