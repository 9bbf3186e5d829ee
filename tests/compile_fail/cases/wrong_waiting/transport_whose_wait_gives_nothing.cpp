// SPDX-License-Identifier: BSL-1.0
// kind: wrong_waiting
// form: value
// expect: velo: this Transport is asynchronous and cannot wait before another attempt
// where: header

#include "../../async.hpp"

struct bad {
    template <class T>
    using task = at_once<T>;
    fake_api fake;
    at_once<velo::rest::attempt> send(velo::rest::request const& q, velo::rest::response& r, velo::rest::send_limits const& limits) const { co_return fake.send(q, r, limits); }
    at_once<bool> wait(velo::rest::delay const&) const { co_return true; }
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
