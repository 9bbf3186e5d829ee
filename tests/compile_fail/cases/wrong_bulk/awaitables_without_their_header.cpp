// SPDX-License-Identifier: BSL-1.0
// kind: wrong_bulk
// form: value
// expect: velo: coroutines of this kind cannot run at the same time by themselves: include velo/rest/bulk/asio.hpp for boost::asio::awaitable, or specialise rest::concurrency<task<errc>>
// where: header

#include "../../bulk.hpp"

/// Stands for a coroutine that only coroutines of its own kind may await.
struct awaitable {};

struct test : setting {
    void run() {
#if ACCEPT
        check(velo::rest::concurrency<at_once<velo::errc>>::all({}).get() == velo::errc::none);
#else
        check(velo::rest::concurrency<awaitable>::all({}).get() == velo::errc::none);
#endif
    }
};
