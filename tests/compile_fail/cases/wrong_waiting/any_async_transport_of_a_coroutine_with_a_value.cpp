// SPDX-License-Identifier: BSL-1.0
// kind: wrong_waiting
// form: value
// expect: velo: this is not the type of a coroutine: name it with void, as boost::asio::awaitable<void>
// where: header

#include "../../async.hpp"

struct test : setting {
    void run() {
#if ACCEPT
        ignore(velo::rest::any_async_transport<at_once<void>>::of(async_api{fake}));
#else
        ignore(velo::rest::any_async_transport<at_once<int>>::of(async_api{fake}));
#endif
    }
};
