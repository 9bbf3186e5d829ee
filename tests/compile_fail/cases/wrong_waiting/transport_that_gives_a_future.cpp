// SPDX-License-Identifier: BSL-1.0
// kind: wrong_waiting
// form: value
// expect: velo: send of this Transport gives neither rest::attempt nor task<rest::attempt>
// where: header

#include "../../async.hpp"

struct bad {
    fake_api fake;
    std::future<velo::rest::attempt> send(velo::rest::request const& q, velo::rest::response& r, velo::rest::send_limits const& limits) const { return std::async(std::launch::deferred, [=, this, &r] { return fake.send(q, r, limits); }); }
    bool is_confidential() const noexcept { return true; }
};

struct test : setting {
    void run() {
#if ACCEPT
        velo::client const one(async_api{fake}, velo::bearer("t"));
#else
        velo::client const one(bad{fake}, velo::bearer("t"));
#endif
    }
};
