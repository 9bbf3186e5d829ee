// SPDX-License-Identifier: BSL-1.0
// kind: wrong_bulk
// form: value
// expect: velo: this function makes no call of an item: it takes the item by const reference, and returns an operation or the result of a call
// where: header

#include "../../bulk.hpp"

struct shown {
    void operator()(velo::user_id const&) const {}
};

struct test : setting {
    void run() {
        std::vector<velo::user_id> const rows{id};
        auto const unlock = [](velo::user_id const& u) { return velo::unlock_user_v2{.user_id = u}; };
        auto const sink = [](velo::user_id const&, velo::result<void> const&) {};
#if ACCEPT
        check(static_cast<bool>(velo::rest::for_each_concurrent(client, rows, unlock, sink)));
#else
        check(static_cast<bool>(velo::rest::for_each_concurrent(client, rows, shown{}, sink)));
#endif
    }
};
